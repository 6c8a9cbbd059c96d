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
import { type Config, parseConfig } from '~/platform/config';
import {
	databaseError,
	explainStartupError,
	listenError,
	makeFolder,
	StartupError,
} from '~/platform/web/startup-errors.server';

/** What `up` needs to know of the settings. */
export interface UsableSettings {
	/** Never 0: a free port is chosen when PORT is 0. */
	port: number;
	/** The address to open in a browser. */
	origin: string;
	/** Where this machine asks the server whether it is well. */
	healthAddress: string;
	dataDir: string;
	/** The SQLite file, or host and name of the PostgreSQL database. */
	database: string;
}

const CONNECT_TIMEOUT_MS = 5_000;

/** Makes the folder if need be and writes to it. `setting` names the variable that chooses it. */
function requireWritable(folder: string, setting: string): void {
	try {
		makeFolder(folder);
		const probe = path.join(folder, `.write-test-${process.pid}`);
		fs.writeFileSync(probe, '');
		fs.rmSync(probe);
	} catch {
		throw new StartupError(
			`The folder ${folder} cannot be written to: give this user the right to, or set ${setting} to another.`,
		);
	}
}

/** Opens the database and closes it again; a new SQLite file is not made. */
async function reachDatabase(url: string): Promise<void> {
	if (url.startsWith('file:')) {
		const file = url.slice('file:'.length);
		if (!fs.existsSync(file)) return;
		const database = new Database(file, { fileMustExist: true });
		database.prepare('SELECT count(*) FROM sqlite_master').get();
		database.close();
		return;
	}
	const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
	client.on('error', () => {});
	try {
		await client.connect();
	} finally {
		await client.end().catch(() => {});
	}
}

async function requireDatabase(url: string): Promise<void> {
	if (url.startsWith('file:')) {
		requireWritable(path.dirname(url.slice('file:'.length)), 'DATABASE_URL or DATA_DIR');
	}
	try {
		await reachDatabase(url);
	} catch (error) {
		throw databaseError(error, url);
	}
}

/** @returns the port, or a free one for 0 */
function requirePort({ port, host }: Config): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', (error) => reject(listenError(error, { port, host })));
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

/** Where the data is, without user and password. */
function placeOf(url: string): string {
	if (url.startsWith('file:')) return url.slice('file:'.length);
	const { host, pathname } = new URL(url);
	return `${host}${pathname}`;
}

/**
 * @param env usually `process.env`
 * @throws {ConfigError | StartupError} with a sentence that names the variable
 */
export async function checkSettings(env: Record<string, string | undefined>): Promise<UsableSettings> {
	const config = parseConfig(env);
	requireWritable(config.dataDir, 'DATA_DIR');
	await requireDatabase(config.databaseUrl);
	const port = await requirePort(config);
	const shown = config.host === '127.0.0.1' ? 'localhost' : reachable(config.host, 'localhost');
	return {
		port,
		origin: config.origin ?? `http://${shown}:${port}`,
		healthAddress: `http://${reachable(config.host, '127.0.0.1')}:${port}/healthz`,
		dataDir: config.dataDir,
		database: placeOf(config.databaseUrl),
	};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		console.log(JSON.stringify(await checkSettings(process.env)));
	} catch (error) {
		console.error(explainStartupError(error));
		process.exitCode = 1;
	}
}
