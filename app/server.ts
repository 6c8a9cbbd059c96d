/**
 * The production server: `node build/server/index.js`. Settings come first, so that a wrong one is told before
 * anything heavy is loaded, and NODE_ENV before React, which chooses its fast build by it at import.
 */
import cluster from 'node:cluster';
import fs from 'node:fs';
import path from 'node:path';
import type { RequestContext } from '~/context';
import { type Config, parseConfig } from '~/platform/config';
import { createLog, type Log } from '~/platform/log.server';
import type { Job } from '~/platform/web/background-jobs.server';
import { runWorkers, workerSlot } from '~/platform/web/cluster.server';
import { createPageHandler } from '~/platform/web/page-handler.server';
import { exitWithSentence, runServer } from '~/platform/web/run-server.server';
import { constantHeaders } from '~/platform/web/security-headers.server';
import { requireFolder } from '~/platform/web/startup-errors.server';
import { createStaticFiles } from '~/platform/web/static-files.server';

const MIB = 1024 * 1024;
/** The pages of some dozen courses. */
const PAGE_CACHE_BYTES = 32 * MIB;
/** This file runs as build/server/index.js. */
const CLIENT_FOLDER = path.join(import.meta.dirname, '../client');

/** Where `~/content` reads from. */
const COURSES_FOLDER = path.resolve('app/content/generated');

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Days after which a guest who never came back is forgotten. */
const GUEST_DAYS = 30;

type Jobs = ReadonlyArray<Job<Pick<RequestContext, 'db' | 'config' | 'log' | 'now'>>>;

/** Work beside requests. With several processes only the first does it. */
async function loadJobs(): Promise<Jobs> {
	const [{ submitExpired }, { purge }, { writeReminders }, { deliverMail }] = await Promise.all([
		import('~/features/quizzes/index.server'),
		import('~/features/auth/index.server'),
		import('~/features/assignments/index.server'),
		import('~/features/messages/index.server'),
	]);
	return [
		{
			name: 'submit attempts whose time is over',
			everyMs: 30 * SECOND_MS,
			run: async ({ db, now }) => void (await submitExpired(db, now())),
		},
		{
			name: 'write reminders of what is due',
			everyMs: 15 * MINUTE_MS,
			run: async (context) => void (await writeReminders(context)),
		},
		{
			name: 'send mail that waits',
			everyMs: 30 * SECOND_MS,
			run: async (parts) => void (await deliverMail(parts)),
		},
		{
			name: 'forget ended sessions and stale guests',
			everyMs: 6 * HOUR_MS,
			run: async ({ db, now }) => void (await purge(db, now(), GUEST_DAYS)),
		},
	];
}

/** Every process sees within seconds what an admin changes in another one. */
async function followSettings(): Promise<Jobs> {
	const { getSettings } = await import('~/features/site/index.server');
	return [
		{
			name: 'look for changed settings',
			everyMs: 10 * SECOND_MS,
			run: async (parts) => void (await getSettings(parts)),
		},
	];
}

async function serve(config: Config, log: Log): Promise<void> {
	requireFolder(CLIENT_FOLDER, 'The build of the pages', 'npm run build');
	requireFolder(COURSES_FOLDER, 'The built course', 'npm run build');
	const [
		{ databaseKind, openDatabase },
		{ readArticles },
		{ onSettingsChange },
		build,
		{ createRemixApp },
		{ migrations },
	] = await Promise.all([
		import('~/db/index.server'),
		import('~/content/index.server'),
		import('~/features/site/index.server'),
		import('virtual:remix/server-build'),
		import('~/platform/web/remix-app.server'),
		import('virtual:lectern/migrations'),
	]);
	// Every process reads them now, so that all show the same; one of them tells.
	const notes = readArticles(config.dataDir);
	if ((workerSlot() ?? 0) === 0) {
		for (const { complete, message } of notes) log[complete ? 'info' : 'warn'](message);
	}
	await runServer({
		config,
		log,
		openDatabase,
		migrations: migrations[databaseKind(config.databaseUrl)],
		createHandler: async (db) => {
			const handler = createPageHandler({
				app: createRemixApp(build, 'production', (facts) => ({
					...facts,
					db,
					config,
					now: () => new Date(),
					prose: new Map(),
				})),
				log,
				origin: config.origin,
				trustedProxies: config.trustedProxies,
				mode: 'production',
				staticFiles: createStaticFiles(CLIENT_FOLDER, constantHeaders(config.origin)),
				cacheBytes: PAGE_CACHE_BYTES,
			});
			// Every page shows the name of the site.
			onSettingsChange(handler.clearCache);
			return handler;
		},
		jobs: [...((workerSlot() ?? 0) === 0 ? await loadJobs() : []), ...(await followSettings())],
		isWorker: workerSlot() !== null,
	});
}

try {
	if (fs.existsSync('.env')) process.loadEnvFile('.env');
	process.env.NODE_ENV ??= 'production';
	const config = parseConfig(process.env);
	const log = createLog(config);
	if (cluster.isPrimary && config.webConcurrency > 1) runWorkers(config.webConcurrency, log);
	else await serve(config, log);
} catch (error) {
	exitWithSentence(error);
}
