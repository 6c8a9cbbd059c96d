/**
 * A whole server process for `server-process.test.ts`: the real start, stop, checks and log around an app with one
 * page and one slow answer. Started with `node --import tsx`.
 */
import fs from 'node:fs';
import { databaseKind, openDatabase } from '../../app/db/index.server';
import { parseConfig } from '../../app/platform/config';
import { createLog } from '../../app/platform/log.server';
import { createPageHandler } from '../../app/platform/web/page-handler.server';
import { exitWithSentence, runServer } from '../../app/platform/web/run-server.server';

const SLOW_MS = 700;

try {
	const config = parseConfig(process.env);
	const log = createLog(config);
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
					const users = await db.user.count();
					return Response.json({ users });
				},
				log,
				origin: config.origin,
				trustedProxies: 0,
				mode: 'production',
				staticFiles: null,
				cacheBytes: 0,
			}),
		jobs: [],
		isWorker: false,
	});
} catch (error) {
	exitWithSentence(error);
}
