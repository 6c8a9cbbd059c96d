/**
 * A whole server process for `server-process.test.ts`: the real start, stop, checks and log around an app with one
 * page and one slow answer. Started with `node --import tsx`.
 */
import cluster from 'node:cluster';
import fs from 'node:fs';
import { databaseKind, openDatabase } from '../../app/db/index.server';
import { type Config, parseConfig } from '../../app/platform/config';
import { createLog, type Log } from '../../app/platform/log.server';
import { runWorkers, workerSlot } from '../../app/platform/web/cluster.server';
import { createPageHandler } from '../../app/platform/web/page-handler.server';
import { exitWithSentence, runServer } from '../../app/platform/web/run-server.server';

const SLOW_MS = 700;

async function serve(config: Config, log: Log): Promise<void> {
	await runServer({
		config,
		log,
		openDatabase,
		migrations: fs
			.readdirSync(`prisma/migrations/${databaseKind(config.databaseUrl)}`)
			.filter((name) => /^\d/.test(name)),
		createHandler: async (db) =>
			createPageHandler({
				app: async (request) => {
					const { pathname } = new URL(request.url);
					if (pathname === '/crash') setImmediate(() => Promise.reject(new Error('nobody waits for this')));
					if (pathname === '/slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
					if (pathname === '/never') await new Promise(() => {});
					return Response.json({ users: await db.user.count(), pid: process.pid });
				},
				log,
				origin: config.origin,
				trustedProxies: 0,
				mode: 'production',
				staticFiles: null,
				cacheBytes: 0,
			}),
		jobs:
			(workerSlot() ?? 0) === 0
				? [
						{
							name: 'tick',
							everyMs: 100,
							run: async ({ log: jobLog }) => jobLog.info({ pid: process.pid }, 'tick'),
						},
					]
				: [],
		isWorker: workerSlot() !== null,
	});
}

try {
	const config = parseConfig(process.env);
	const log = createLog(config);
	if (cluster.isPrimary && config.webConcurrency > 1) runWorkers(config.webConcurrency, log);
	else await serve(config, log);
} catch (error) {
	exitWithSentence(error);
}
