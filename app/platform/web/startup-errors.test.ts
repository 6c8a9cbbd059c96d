import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '~/platform/config';
import {
	databaseError,
	explainStartupError,
	listenError,
	requireDataFolder,
	requireFolder,
	requireMigrated,
} from './startup-errors.server';

const SQLITE = 'file:/data/lectern.db';
const POSTGRES = 'postgresql://lectern:secret@db.example:5432/lectern';

/** The shape of Prisma's errors: the driver's own words are buried in `meta` and `cause`. */
function fromDriver(code: string, buried: object): Error {
	return Object.assign(new Error('Invalid invocation'), {
		code,
		meta: { driverAdapterError: { cause: buried } },
	});
}

function withCode(code: string, message = 'it failed'): Error {
	return Object.assign(new Error(message), { code });
}

test.each([
	['EADDRINUSE', /^Port 3000 on localhost is in use: .*PORT=3001/],
	['EACCES', /^Port 3000 may be opened by the administrator only: /],
	['EADDRNOTAVAIL', /^HOST=localhost is no address of this machine/],
	['ENOTFOUND', /^HOST=localhost is no address of this machine/],
])('listening fails with %s', (code, sentence) => {
	expect(explainStartupError(listenError(withCode(code), { port: 3000, host: 'localhost' }))).toMatch(
		sentence,
	);
});

test.each([
	[SQLITE, fromDriver('P2010', { code: 'SQLITE_NOTADB' }), /^\/data\/lectern\.db is not a SQLite database/],
	[
		SQLITE,
		new TypeError('Cannot open database because the directory does not exist'),
		/^The database file \/data\/lectern\.db cannot be opened/,
	],
	[SQLITE, withCode('SQLITE_READONLY'), /^The database file \/data\/lectern\.db may not be written to/],
	[SQLITE, withCode('P1008'), /^The database file \/data\/lectern\.db is in use/],
	[
		POSTGRES,
		fromDriver('P1000', { originalCode: '28P01' }),
		/^PostgreSQL at db\.example:5432\/lectern refused the user or password/,
	],
	[
		POSTGRES,
		fromDriver('P1003', { originalCode: '3D000' }),
		/^PostgreSQL has no database db\.example:5432\/lectern/,
	],
	[POSTGRES, withCode('ECONNREFUSED'), /^PostgreSQL at db\.example:5432\/lectern does not answer/],
])('the database fails: %#', (url, error, sentence) => {
	const said = explainStartupError(databaseError(error, url));
	expect(said).toMatch(sentence);
	expect(said).not.toContain('secret');
	expect(said).not.toContain('\n');
});

test('a wrong setting keeps its own sentence', () => {
	expect(explainStartupError(new ConfigError('PORT must be a whole number.'))).toBe(
		'PORT must be a whole number.',
	);
});

test('what nobody foresaw is at least said', () => {
	const error = new Error('the moon fell down');
	for (const same of [databaseError(error, SQLITE), listenError(error, { port: 1, host: 'x' })]) {
		expect(explainStartupError(same)).toBe('Lectern could not start: the moon fell down');
	}
});

test('the data folder is made; a file in its place is told', () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-startup-'));
	const data = path.join(folder, 'a', 'b');
	requireDataFolder(data);
	expect(fs.statSync(data).isDirectory()).toBe(true);
	fs.writeFileSync(path.join(folder, 'file'), '');
	// Where Node's own `mkdir -p` never comes back.
	expect(() => requireDataFolder('/proc/lectern/data')).toThrow(/cannot be written to.*DATA_DIR/);
	expect(() => requireDataFolder(path.join(folder, 'file'))).toThrow(/cannot be written to.*DATA_DIR/);
	expect(() => requireFolder(path.join(folder, 'none'), 'The build', 'npm run build')).toThrow(
		/^The build is missing .* Run: npm run build$/,
	);
	fs.rmSync(folder, { recursive: true });
});

test('a migration of this build that the database lacks is told', async () => {
	const database = (applied: Array<string>) => ({
		$queryRawUnsafe: async <T>() => applied.map((migration_name) => ({ migration_name })) as T,
	});
	await expect(requireMigrated(database(['1_a', '2_b']), ['1_a'])).resolves.toBeUndefined();
	await expect(requireMigrated(database(['1_a']), ['1_a', '2_b'])).rejects.toThrow(
		/1 of 2 migrations are not applied\. Run: npm run up$/,
	);
});

test('an empty database is one without migrations; other errors pass', async () => {
	const failing = (error: Error) => ({ $queryRawUnsafe: () => Promise.reject(error) });
	await expect(
		requireMigrated(failing(fromDriver('P2010', { message: 'no such table: _prisma_migrations' })), ['1_a']),
	).rejects.toThrow(/1 of 1 migrations/);
	const missing = fromDriver('P1003', { message: 'database "lectern" does not exist' });
	await expect(requireMigrated(failing(missing), ['1_a'])).rejects.toBe(missing);
});
