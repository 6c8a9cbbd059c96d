/** The built server as a process of its own, on a free port, with data of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './port';

const run = promisify(execFile);

const SERVER_FILE = path.resolve('build/server/index.js');
const READY_WITHIN_MS = 30_000;
const POLL_MS = 25;
/** Longer than the server itself waits for requests in flight. */
const STOP_WITHIN_MS = 20_000;

/** A server that a test started. The port and the data stay the same over `kill` and `restart`. */
export interface TestServer {
	/** Such as `http://127.0.0.1:40123`, without a slash at the end. */
	url: string;
	/** `file:/…` or `postgresql://…`; open it to look at what was stored. */
	databaseUrl: string;
	dataDir: string;
	/** Process id, a new one after `restart`. */
	pid(): number;
	/** What the server has written since the test started it, standard error included. */
	log(): string;
	/** Ends the process at once, as a crash does, or with another signal. @returns when it is gone */
	kill(signal: NodeJS.Signals): Promise<void>;
	/** Starts it again with the same data. @throws when it is still running or does not become ready */
	restart(): Promise<void>;
	/** Ends it politely and deletes its data. @throws when it does not end by itself */
	stop(): Promise<void>;
}

export interface TestServerOptions {
	/** Added to the server's environment. */
	env?: Record<string, string>;
	/** A migrated database; a fresh SQLite file when there is none given. */
	databaseUrl?: string;
	/** Folder it is started in, which has other courses in `app/content/generated`; this repository when left out. */
	cwd?: string;
}

/**
 * Starts the built server (`npm run build` comes first) and waits until it is healthy.
 * @throws with the server's own words when it ends or is not ready within 30 s
 */
export async function startServer({
	env = {},
	databaseUrl,
	cwd,
}: TestServerOptions = {}): Promise<TestServer> {
	if (!fs.existsSync(SERVER_FILE)) throw new Error('There is no build: run `npm run build` first.');
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-server-'));
	const database = databaseUrl ?? `file:${path.join(dataDir, 'lectern.db')}`;
	if (databaseUrl === undefined) {
		await run(process.execPath, ['--import', 'tsx', 'prisma/tools/migrate.ts', database]);
	}
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	let log = '';
	let child: ChildProcess | null = null;

	const running = () => {
		if (child === null) throw new Error('The server is not running.');
		return child;
	};

	async function start(): Promise<void> {
		if (child !== null) throw new Error('The server is running already.');
		// From a clean environment: what the developer has set must not change a test.
		const started = spawn(process.execPath, [SERVER_FILE], {
			cwd,
			env: {
				PATH: process.env.PATH,
				NODE_ENV: 'production',
				HOST: '127.0.0.1',
				PORT: String(port),
				DATA_DIR: dataDir,
				DATABASE_URL: database,
				...env,
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		child = started;
		for (const stream of [started.stdout, started.stderr]) {
			stream.setEncoding('utf8').on('data', (chunk: string) => {
				log += chunk;
			});
		}
		started.once('exit', () => {
			child = null;
		});
		const deadline = Date.now() + READY_WITHIN_MS;
		while (true) {
			if (child !== started) throw new Error(`The server ended before it was ready:\n${log}`);
			if (Date.now() > deadline) {
				started.kill('SIGKILL');
				throw new Error(`The server was not ready within ${READY_WITHIN_MS / 1000} s:\n${log}`);
			}
			const healthy = await fetch(`${url}/healthz`).then(
				(response) => response.ok,
				() => false,
			);
			if (healthy) return;
			await pause(POLL_MS);
		}
	}

	async function kill(signal: NodeJS.Signals): Promise<void> {
		const ended = once(running(), 'exit');
		running().kill(signal);
		await ended;
	}

	async function stop(): Promise<void> {
		try {
			if (child === null) return;
			const timer = setTimeout(() => child?.kill('SIGKILL'), STOP_WITHIN_MS);
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			const [, signal] = await ended;
			clearTimeout(timer);
			if (signal === 'SIGKILL')
				throw new Error(`The server did not end within ${STOP_WITHIN_MS / 1000} s:\n${log}`);
		} finally {
			fs.rmSync(dataDir, { recursive: true, force: true });
		}
	}

	try {
		await start();
	} catch (error) {
		fs.rmSync(dataDir, { recursive: true, force: true });
		throw error;
	}
	return {
		url,
		databaseUrl: database,
		dataDir,
		pid: () => running().pid ?? 0,
		log: () => log,
		kill,
		restart: start,
		stop,
	};
}
