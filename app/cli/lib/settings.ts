/**
 * Finds out whether Lectern can run with these settings before anything long starts: `up` runs this file as a
 * process and reads one line of JSON, or shows the sentence it gets instead.
 */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { parseConfig } from '~/platform/config';

/** What `up` needs to know of the settings. */
export interface UsableSettings {
	/** Never 0: a free port is chosen when PORT is 0. */
	port: number;
	/** The address to open in a browser. */
	origin: string;
	/** Where this machine asks the server whether it is well. */
	healthAddress: string;
	dataDir: string;
}

/** A setting that cannot work here; the message is one sentence for the terminal. */
export class UnusableSetting extends Error {
	override name = 'UnusableSetting';
}

const CONNECT_TIMEOUT_MS = 5_000;

const codeOf = (error: unknown) =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const REASONS: Record<string, string> = {
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EROFS: 'the file system is read-only',
	EEXIST: 'it is not a folder',
	ENOTDIR: 'a part of it is not a folder',
	ENOENT: 'it cannot be created there',
	ENOSPC: 'the disk is full',
};

/** Step by step: `mkdir -p` of Node.js never returns where a folder seems to vanish as it is made, as in /proc. */
function makeFolder(folder: string): void {
	if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
	if (path.dirname(folder) !== folder) makeFolder(path.dirname(folder));
	// Holds accounts and answers: nobody else's business on a shared machine.
	fs.mkdirSync(folder, { mode: 0o700 });
}

/** Makes the folder if need be and writes to it. `setting` is the variable that names it. */
function requireWritable(folder: string, setting: string): void {
	try {
		makeFolder(folder);
		const probe = path.join(folder, `.write-test-${process.pid}`);
		fs.writeFileSync(probe, '');
		fs.rmSync(probe);
	} catch (error) {
		const code = codeOf(error);
		throw new UnusableSetting(
			`Lectern cannot write to ${folder}: ${REASONS[code] ?? code}. Choose another folder with ${setting}.`,
		);
	}
}

function requireSqlite(file: string): void {
	requireWritable(path.dirname(file), 'DATABASE_URL or DATA_DIR');
	if (!fs.existsSync(file)) return;
	try {
		const database = new Database(file, { fileMustExist: true });
		try {
			database.prepare('SELECT count(*) FROM sqlite_master').get();
		} finally {
			database.close();
		}
	} catch (error) {
		throw new UnusableSetting(
			codeOf(error) === 'SQLITE_NOTADB'
				? `DATABASE_URL names ${file}, which is not an SQLite database.`
				: `DATABASE_URL names ${file}, which cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
		);
	}
}

async function requirePostgres(url: string): Promise<void> {
	const { host, pathname } = new URL(url);
	const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
	client.on('error', () => {});
	try {
		await client.connect();
	} catch (error) {
		const code = codeOf(error);
		if (code === '28P01' || code === '28000') {
			throw new UnusableSetting(`DATABASE_URL: the PostgreSQL server at ${host} refuses this user or password.`);
		}
		if (code === '3D000') {
			throw new UnusableSetting(
				`DATABASE_URL: the PostgreSQL server at ${host} has no database "${decodeURIComponent(pathname.slice(1))}"; create it first.`,
			);
		}
		throw new UnusableSetting(
			`DATABASE_URL: no PostgreSQL server can be reached at ${host} (${code || (error instanceof Error ? error.message : String(error))}).`,
		);
	} finally {
		await client.end().catch(() => {});
	}
}

/** @returns the port, or a free one for 0 */
function requirePort(port: number, host: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', (error) => {
			const code = codeOf(error);
			reject(
				new UnusableSetting(
					code === 'EADDRINUSE'
						? `Port ${port} is in use: stop the program that uses it, or choose another port, such as PORT=${port + 1} npm run up.`
						: code === 'EACCES'
							? `Port ${port} is not open to this user: choose one above 1023 with PORT.`
							: `Lectern cannot listen on HOST ${host}, port ${port} (${code}).`,
				),
			);
		});
		server.listen(port, host, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
		});
	});
}

/** A host as it stands in an address: the local one for "any", IPv6 in brackets. */
function reachable(host: string, any: string): string {
	if (host === '' || host === '0.0.0.0' || host === '::') return any;
	return net.isIPv6(host) ? `[${host}]` : host;
}

/**
 * @param env usually `process.env`
 * @throws {ConfigError | UnusableSetting} with a sentence that names the variable
 */
export async function checkSettings(env: Record<string, string | undefined>): Promise<UsableSettings> {
	const config = parseConfig(env);
	requireWritable(config.dataDir, 'DATA_DIR');
	if (config.databaseUrl.startsWith('file:')) requireSqlite(config.databaseUrl.slice('file:'.length));
	else await requirePostgres(config.databaseUrl);
	const port = await requirePort(config.port, config.host);
	const shown = config.host === '127.0.0.1' ? 'localhost' : reachable(config.host, 'localhost');
	return {
		port,
		origin: config.origin ?? `http://${shown}:${port}`,
		healthAddress: `http://${reachable(config.host, '127.0.0.1')}:${port}/healthz`,
		dataDir: config.dataDir,
	};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		console.log(JSON.stringify(await checkSettings(process.env)));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
