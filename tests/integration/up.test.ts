/** What `npm run up` refuses, before anything long starts. That it works is in tests/e2e/up.test.ts. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { checkSettings } from '../../app/cli/lib/settings';
import { TEST_DATABASES } from '../support/database';
import { freePort } from '../support/port';
import { environmentForUp } from '../support/up';

const run = promisify(execFile);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-settings-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A data folder of its own and any free port, unless `env` says otherwise. */
const settings = (env: Record<string, string>) =>
	checkSettings({ PORT: '0', DATA_DIR: fs.mkdtempSync(path.join(folder, 'data-')), ...env });

test('usable settings: the address people see, and the one this machine asks', async () => {
	const port = String(await freePort());
	const dataDir = path.join(folder, 'new/folder');
	expect(await settings({ PORT: port, DATA_DIR: dataDir })).toEqual({
		port: Number(port),
		origin: `http://localhost:${port}`,
		healthAddress: `http://127.0.0.1:${port}/healthz`,
		dataDir,
		database: path.join(dataDir, 'lectern.db'),
	});
	expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700);
	expect(fs.readdirSync(dataDir)).toEqual([]);
	const behindProxy = await settings({ PORT: port, HOST: '0.0.0.0', ORIGIN: 'https://learn.example.org/' });
	expect(behindProxy).toMatchObject({
		origin: 'https://learn.example.org',
		healthAddress: `http://127.0.0.1:${port}/healthz`,
	});
	const anyPort = await settings({ PORT: '0', HOST: '::1' });
	expect(anyPort.port).toBeGreaterThan(1023);
	expect(anyPort.healthAddress).toBe(`http://[::1]:${anyPort.port}/healthz`);
});

test('a busy port is named, with a way out', async () => {
	const server = net.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	try {
		await expect(settings({ PORT: String(port) })).rejects.toThrow(
			new RegExp(`^Port ${port} on 127.0.0.1 is in use: .* PORT .*\\.$`),
		);
	} finally {
		server.close();
	}
});

test('a data folder that cannot be written to', async () => {
	const file = path.join(folder, 'a-file');
	fs.writeFileSync(file, '');
	const sentence = (dataDir: string) =>
		`The folder ${dataDir} cannot be written to: give this user the right to, or set DATA_DIR to another.`;
	for (const dataDir of [file, `${file}/below`, '/proc/lectern/below']) {
		await expect(settings({ DATA_DIR: dataDir })).rejects.toThrow(sentence(dataDir));
	}
});

test.each([
	[
		'mysql://somewhere',
		'DATABASE_URL must be file:PATH for SQLite or postgresql://USER:PASSWORD@HOST:PORT/NAME',
	],
	['nonsense', 'DATABASE_URL must be file:PATH for SQLite or postgresql://USER:PASSWORD@HOST:PORT/NAME'],
	['file:', 'DATABASE_URL names no file.'],
])('DATABASE_URL %s', async (url, message) => {
	await expect(settings({ DATABASE_URL: url })).rejects.toThrow(message);
});

test('a DATABASE_URL that names something else than a database', async () => {
	const file = path.join(folder, 'text.db');
	fs.writeFileSync(file, 'This is text, and long enough not to be taken for an empty file. '.repeat(20));
	await expect(settings({ DATABASE_URL: `file:${file}` })).rejects.toThrow(
		`${file} is not a SQLite database: point DATABASE_URL to another file.`,
	);
	await expect(settings({ DATABASE_URL: `file:${folder}` })).rejects.toThrow(
		`The database file ${folder} cannot be opened`,
	);
	await expect(settings({ DATABASE_URL: 'file:/proc/lectern/x.db' })).rejects.toThrow(
		/^The folder \/proc\/lectern cannot be written to: .* set DATABASE_URL or DATA_DIR to another\.$/,
	);
});

test('a PostgreSQL server that is not there; the password is not repeated', async () => {
	const port = await freePort();
	const failed = settings({ DATABASE_URL: `postgresql://someone:s3cret@127.0.0.1:${port}/lectern` });
	await expect(failed).rejects.toThrow(
		`PostgreSQL at 127.0.0.1:${port}/lectern does not answer: start it, or correct DATABASE_URL.`,
	);
	await expect(failed).rejects.not.toThrow('s3cret');
});

test.each(TEST_DATABASES.filter((kind) => kind === 'postgresql'))(
	'a database that works, one that does not exist, and a user it does not know (%s)',
	async () => {
		const server = new URL(process.env.TEST_DATABASE_URL ?? '');
		expect((await settings({ DATABASE_URL: server.href })).database).toBe(`${server.host}${server.pathname}`);
		const noDatabase = new URL(server);
		noDatabase.pathname = '/not_there';
		await expect(settings({ DATABASE_URL: noDatabase.href })).rejects.toThrow(
			`PostgreSQL has no database ${server.host}/not_there: create it, or correct DATABASE_URL.`,
		);
		const noUser = new URL(server);
		noUser.username = 'stranger';
		await expect(settings({ DATABASE_URL: noUser.href })).rejects.toThrow(
			`PostgreSQL at ${server.host}${server.pathname} refused the user or password of DATABASE_URL.`,
		);
	},
);

test.each([
	[{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.\n'],
	[{ DATABASE_URL: 'nonsense' }, /^DATABASE_URL must be .*\n$/],
	[{ DATA_DIR: '/proc/lectern' }, /^The folder \/proc\/lectern cannot be written to: .*\n$/],
])('up says one sentence and ends with code 1: %o', async (env, sentence) => {
	const failed = await run(process.execPath, ['app/cli/up.mjs'], {
		env: environmentForUp({ PORT: '0', DATA_DIR: folder, ...env }),
	}).catch((error: unknown) => error);
	expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) });
});
