/** What `npm run up` refuses, before anything long starts. That it works is in tests/e2e/up.test.ts. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSettings } from '../../app/cli/lib/settings';
import { TEST_DATABASES } from '../support/database';
import { freePort } from '../support/port';

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
			`Port ${port} is in use: stop the program that uses it, or choose another port, such as PORT=${port + 1} npm run up.`,
		);
	} finally {
		server.close();
	}
});

test('a data folder that cannot be written to', async () => {
	const file = path.join(folder, 'a-file');
	fs.writeFileSync(file, '');
	await expect(settings({ DATA_DIR: file })).rejects.toThrow(
		`Lectern cannot write to ${file}: it is not a folder. Choose another folder with DATA_DIR.`,
	);
	await expect(settings({ DATA_DIR: `${file}/below` })).rejects.toThrow(
		`Lectern cannot write to ${file}/below: a part of it is not a folder. Choose another folder with DATA_DIR.`,
	);
});

test.each([
	['mysql://somewhere', 'DATABASE_URL must be file:PATH for SQLite or postgresql://USER:PASSWORD@HOST:PORT/NAME'],
	['nonsense', 'DATABASE_URL must be file:PATH for SQLite or postgresql://USER:PASSWORD@HOST:PORT/NAME'],
	['file:', 'DATABASE_URL names no file.'],
])('DATABASE_URL %s', async (url, message) => {
	await expect(settings({ DATABASE_URL: url })).rejects.toThrow(message);
});

test('a DATABASE_URL that names something else than a database', async () => {
	const file = path.join(folder, 'text.db');
	fs.writeFileSync(file, 'This is text, and long enough not to be taken for an empty file. '.repeat(20));
	await expect(settings({ DATABASE_URL: `file:${file}` })).rejects.toThrow(
		`DATABASE_URL names ${file}, which is not an SQLite database.`,
	);
	await expect(settings({ DATABASE_URL: `file:${folder}` })).rejects.toThrow(
		`DATABASE_URL names ${folder}, which cannot be opened`,
	);
	await expect(settings({ DATABASE_URL: 'file:/proc/lectern/x.db' })).rejects.toThrow(
		/^Lectern cannot write to \/proc\/lectern: .*\. Choose another folder with DATABASE_URL or DATA_DIR\.$/,
	);
});

test('a PostgreSQL server that is not there; its password is not repeated', async () => {
	const port = await freePort();
	const failed = settings({ DATABASE_URL: `postgresql://someone:s3cret@127.0.0.1:${port}/lectern` });
	await expect(failed).rejects.toThrow(
		`DATABASE_URL: no PostgreSQL server can be reached at 127.0.0.1:${port} (ECONNREFUSED).`,
	);
	await expect(failed).rejects.not.toThrow('s3cret');
});

describe.runIf(TEST_DATABASES.includes('postgresql'))('with a PostgreSQL server', () => {
	test('a database that does not exist, a user it does not know, and one that works', async () => {
		const server = new URL(process.env.TEST_DATABASE_URL ?? '');
		await expect(settings({ DATABASE_URL: server.href })).resolves.toMatchObject({});
		const noDatabase = new URL(server);
		noDatabase.pathname = '/not_there';
		await expect(settings({ DATABASE_URL: noDatabase.href })).rejects.toThrow(
			`DATABASE_URL: the PostgreSQL server at ${server.host} has no database "not_there"; create it first.`,
		);
		const noUser = new URL(server);
		noUser.username = 'stranger';
		await expect(settings({ DATABASE_URL: noUser.href })).rejects.toThrow(
			`DATABASE_URL: the PostgreSQL server at ${server.host} refuses this user or password.`,
		);
	});
});

test.each([
	[{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.\n'],
	[{ DATABASE_URL: 'nonsense' }, /^DATABASE_URL must be .*\n$/],
	[{ DATA_DIR: '/proc/lectern' }, /^Lectern cannot write to \/proc\/lectern: .*\n$/],
])('up says one sentence and ends with code 1: %o', async (env, sentence) => {
	const failed = await run(process.execPath, ['app/cli/up.mjs'], {
		env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: folder, ...env },
	}).catch((error: unknown) => error);
	expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) });
});
