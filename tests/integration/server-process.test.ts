/** Starting and stopping a server, as an operator sees it: a process, its exit code, what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, TEST_DATABASES, type TestDatabase } from '../support/database';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
	database = await createTestDatabase('sqlite');
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-process-'));
});
afterAll(async () => {
	await database.remove();
	fs.rmSync(folder, { recursive: true });
});

const children: Array<ChildProcess> = [];
afterEach(() => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Process {
	child: ChildProcess;
	/** Standard output, parsed line by line. */
	log(): Array<Record<string, unknown>>;
	said(): string;
	/** Resolves with the exit code and the signal that ended it. */
	ended: Promise<unknown>;
}

function run(env: Record<string, string>): Process {
	const child = spawn(process.execPath, ['--import', 'tsx', 'tests/integration/server-fixture.ts'], {
		env: {
			PATH: process.env.PATH,
			NODE_ENV: 'production',
			PORT: '0',
			DATA_DIR: folder,
			DATABASE_URL: database.url,
			...env,
		},
	});
	children.push(child);
	let [out, errors] = ['', ''];
	child.stdout.setEncoding('utf8').on('data', (text) => {
		out += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text) => {
		errors += text;
	});
	return {
		child,
		log: () =>
			out
				.split('\n')
				.slice(0, -1)
				.map((line) => JSON.parse(line)),
		said: () => errors,
		ended: once(child, 'close'),
	};
}

/** Starts a server and waits until it listens; gives its address too. */
async function runUntilListening(env: Record<string, string> = {}): Promise<Process & { address: string }> {
	const started = run(env);
	const address = () => started.log().find(({ msg }) => msg === 'listening')?.address;
	await expect.poll(address, { timeout: 15_000, message: started.said() }).toEqual(expect.any(String));
	return { ...started, address: String(address()) };
}

/** What a server says that does not start: its one line, after it has ended with code 1. */
async function failure(env: Record<string, string>): Promise<string> {
	const { ended, said, log } = run(env);
	expect(await ended).toEqual([1, null]);
	expect(log()).toEqual([]);
	expect(said()).toMatch(/^[^\n]+\n$/);
	return said().trim();
}

/** GET over a connection of its own, because a connection stays with one worker. */
function getAlone(address: string): Promise<string> {
	return new Promise((resolve, reject) => {
		// A connection that a killed worker had just been given is never answered.
		const request = http.get(address, { agent: false, timeout: 1_000 }, (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (text) => {
				body += text;
			});
			response.on('end', () => resolve(body));
		});
		request.on('timeout', () => request.destroy(new Error('no answer')));
		request.on('error', reject);
	});
}

test('a request under way is finished, then the process ends with code 0', async () => {
	const { address, child, ended, log } = await runUntilListening();
	const agent = new http.Agent({ keepAlive: true });
	const idle = new URL(address);
	await new Promise((resolve) =>
		http.get({ agent, ...{ port: idle.port, host: idle.hostname } }, (response) => {
			response.resume();
			response.on('end', resolve);
		}),
	);
	const slow = fetch(`${address}/slow`);
	await new Promise((resolve) => setTimeout(resolve, 200));
	child.kill('SIGTERM');
	await expect.poll(() => log().some(({ msg }) => msg === 'stopping')).toBe(true);
	await expect(fetch(address)).rejects.toThrow();
	const answer = await slow;
	expect(answer.status).toBe(200);
	expect(await answer.json()).toMatchObject({ users: 0 });
	const answered = Date.now();
	expect(await ended).toEqual([0, null]);
	// Neither the idle nor the finished connection may hold it until it times out.
	expect(Date.now() - answered).toBeLessThan(2_000);
	expect(log().at(-1)).toMatchObject({ msg: 'stopped', inTime: true });
	agent.destroy();
});

test('Ctrl+C that arrives twice through npm is one wish; one more, later, ends it at once', async () => {
	const { address, child, ended, log } = await runUntilListening();
	fetch(`${address}/never`).catch(() => {});
	await new Promise((resolve) => setTimeout(resolve, 200));
	child.kill('SIGINT');
	child.kill('SIGINT');
	await new Promise((resolve) => setTimeout(resolve, 1_200));
	expect(child.exitCode).toBeNull();
	child.kill('SIGINT');
	expect(await ended).toEqual([1, null]);
	expect(log().map(({ msg }) => msg)).toContain('stopping at once');
});

test('an error that nobody caught is logged, and others are still served', async () => {
	const { address, log } = await runUntilListening();
	await fetch(`${address}/crash`);
	await expect.poll(() => log().some(({ msg }) => msg === 'unhandled rejection')).toBe(true);
	expect((await fetch(address)).status).toBe(200);
});

test('a port in use is told with its number and the way out', async () => {
	const other = net.createServer();
	await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
	const { port } = other.address() as AddressInfo;
	expect(await failure({ PORT: String(port) })).toMatch(
		new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use: .*PORT=3001 npm start\\.$`),
	);
	other.close();
});

test('a host that is not ours', async () => {
	expect(await failure({ HOST: '192.0.2.1' })).toMatch(/^HOST=192\.0\.2\.1 is no address of this machine/);
});

test('a wrong setting', async () => {
	expect(await failure({ PORT: 'http' })).toMatch(/^PORT must be a whole number/);
	expect(await failure({ DATABASE_URL: 'mysql://x' })).toMatch(/^DATABASE_URL must be/);
});

test('a data folder that cannot be made', async () => {
	fs.writeFileSync(path.join(folder, 'file'), '');
	expect(await failure({ DATA_DIR: path.join(folder, 'file/data') })).toMatch(
		/^The data folder .*file\/data cannot be written to: .* DATA_DIR/,
	);
});

test('a database file in a folder that is not there', async () => {
	expect(await failure({ DATABASE_URL: `file:${folder}/none/lectern.db` })).toMatch(
		/^The database file .*none\/lectern\.db cannot be opened/,
	);
});

test('a file that is no database', async () => {
	const file = path.join(folder, 'letter.db');
	fs.writeFileSync(file, 'Dear reader, this is not a database. '.repeat(100));
	expect(await failure({ DATABASE_URL: `file:${file}` })).toMatch(/letter\.db is not a SQLite database/);
});

test('a database without tables', async () => {
	expect(await failure({ DATABASE_URL: `file:${folder}/empty.db` })).toMatch(
		/^The database is not up to date: .* Run: npm run up$/,
	);
});

test('PostgreSQL that is not there', async () => {
	const said = await failure({ DATABASE_URL: 'postgresql://lectern:secret@127.0.0.1:1/lectern' });
	expect(said).toBe('PostgreSQL at 127.0.0.1:1/lectern does not answer: start it, or correct DATABASE_URL.');
});

if (TEST_DATABASES.includes('postgresql')) {
	test('PostgreSQL without that database', async () => {
		const url = new URL(process.env.TEST_DATABASE_URL ?? '');
		url.pathname = '/no_such_database';
		expect(await failure({ DATABASE_URL: url.href })).toMatch(
			/^PostgreSQL has no database .*\/no_such_database/,
		);
	});

	test('several processes share the port, one runs the jobs, a lost one is replaced', {
		timeout: 60_000,
	}, async () => {
		const other = await createTestDatabase('postgresql');
		const { address, child, ended, log } = await runUntilListening({
			DATABASE_URL: other.url,
			WEB_CONCURRENCY: '2',
		});
		const workers = async () => {
			const pids = new Set<number>();
			for (let time = 0; time < 10; time += 1) {
				pids.add(JSON.parse(await getAlone(address)).pid);
			}
			return pids;
		};
		await expect.poll(async () => (await workers()).size, { timeout: 10_000 }).toBe(2);
		const ticks = () => log().flatMap(({ msg, pid }) => (msg === 'tick' ? [pid] : []));
		const before = ticks().length;
		await expect.poll(() => ticks().length).toBeGreaterThan(before + 3);
		expect(new Set(ticks()).size).toBe(1);
		const [first = 0] = await workers();
		process.kill(first, 'SIGKILL');
		await expect
			.poll(async () => [...(await workers())].filter((pid) => pid !== first).length, { timeout: 10_000 })
			.toBe(2);
		const slow = fetch(`${address}/slow`);
		await new Promise((resolve) => setTimeout(resolve, 200));
		child.kill('SIGTERM');
		expect((await slow).status).toBe(200);
		expect(await ended).toEqual([0, null]);
		await other.remove();
	});

	test('several processes that cannot start say so once', async () => {
		const url = new URL(process.env.TEST_DATABASE_URL ?? '');
		url.pathname = '/no_such_database';
		expect(await failure({ DATABASE_URL: url.href, WEB_CONCURRENCY: '3' })).toMatch(
			/^PostgreSQL has no database/,
		);
	});
}
