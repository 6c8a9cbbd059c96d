/** One server process from start to stop: checks, database, HTTP, jobs, signals. Knows no route and no model. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '~/platform/config';
import type { Log } from '~/platform/log.server';
import { type Job, startBackgroundJobs } from './background-jobs.server';
import { stopGracefully } from './graceful-stop.server';
import { loggable } from './loggable-error';
import { createHttpServer, type PageHandler } from './page-handler.server';
import {
	databaseError,
	explainStartupError,
	listenError,
	type RawDatabase,
	requireDataFolder,
	requireMigrated,
} from './startup-errors.server';

/** How long requests in flight may take after the signal to stop, in milliseconds. */
const GRACE_MS = 10_000;
/** npm repeats the Ctrl+C that the terminal has sent to everybody already; that is not a second wish. */
const SAME_SIGNAL_MS = 1_000;

export interface Database extends RawDatabase {
	$disconnect(): Promise<void>;
}

export interface ServerParts<Db extends Database> {
	config: Config;
	log: Log;
	openDatabase(url: string): Promise<Db>;
	/** Names of the migrations that must have been applied. */
	migrations: ReadonlyArray<string>;
	/** Builds the request handler once the database is known to be in order. */
	createHandler(db: Db): Promise<PageHandler>;
	/** Work of this process beside requests. */
	jobs: ReadonlyArray<Job<{ db: Db; config: Config; log: Log; now(): Date }>>;
	/** Whether signals are somebody else's business: the primary process tells its workers itself. */
	isWorker: boolean;
}

function listen(server: Server, { port, host }: Config): Promise<AddressInfo> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, host }, () => {
			server.off('error', reject);
			resolve(server.address() as AddressInfo);
		});
	});
}

async function openMigrated<Db extends Database>(parts: ServerParts<Db>): Promise<Db> {
	const url = parts.config.databaseUrl;
	try {
		const db = await parts.openDatabase(url);
		await requireMigrated(db, parts.migrations);
		return db;
	} catch (error) {
		throw databaseError(error, url);
	}
}

/** `http://host:port` as a person would type it. */
export function listeningAddress({ address, port, family }: AddressInfo): string {
	return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Ends the process with one sentence on standard error. */
export function exitWithSentence(error: unknown): never {
	console.error(explainStartupError(error));
	process.exit(1);
}

/**
 * Starts serving and returns; from then on signals decide. SIGTERM and SIGINT stop gracefully with code 0, a second
 * one at once with code 1. An error that nobody caught also stops the process, with code 1.
 * @throws whatever kept the server from starting; `exitWithSentence` knows how to say it
 */
export async function runServer<Db extends Database>(parts: ServerParts<Db>): Promise<void> {
	const { config, log } = parts;
	requireDataFolder(config.dataDir);
	const db = await openMigrated(parts);
	const { handle } = await parts.createHandler(db);
	const server = createHttpServer(handle);
	const address = await listen(server, config).catch((error: unknown) => {
		throw listenError(error, config);
	});
	const stopJobs = startBackgroundJobs(parts.jobs, { db, config, log, now: () => new Date() }, log);
	log.info({ address: listeningAddress(address) }, 'listening');

	let stoppingSince: number | null = null;
	async function stop(reason: string, exitCode: number): Promise<void> {
		if (stoppingSince !== null) {
			if (Date.now() - stoppingSince < SAME_SIGNAL_MS) return;
			log.warn({ reason }, 'stopping at once');
			process.exit(1);
		}
		stoppingSince = Date.now();
		log.info({ reason }, 'stopping');
		const inTime = await stopGracefully({
			server,
			graceMs: GRACE_MS,
			closers: [stopJobs, () => db.$disconnect()],
			onError: (error) => log.error({ error: loggable(error) }, 'closing failed'),
		});
		log.info({ inTime }, 'stopped');
		process.exit(exitCode);
	}
	process.on('SIGTERM', () => void stop('SIGTERM', 0));
	// A terminal sends Ctrl+C to the whole group; the primary passes it on as SIGTERM.
	process.on('SIGINT', () => void (parts.isWorker ? undefined : stop('SIGINT', 0)));
	if (parts.isWorker) process.on('disconnect', () => void stop('primary process gone', 0));
	process.on('uncaughtException', (error) => {
		log.fatal({ error: loggable(error) }, 'uncaught error');
		void stop('uncaught error', 1);
	});
	process.on('unhandledRejection', (error) => log.error({ error: loggable(error) }, 'unhandled rejection'));
}
