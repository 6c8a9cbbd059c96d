/**
 * `npm run dev`: the app as Vite serves it, pages and styles exchanged while you edit, courses rebuilt when their text
 * changes. Everything but Vite is what production runs, with two differences: nothing is cached, and the content
 * security policy lets Vite work. Modules that hold the database or the settings are loaded once: restart after
 * changing those.
 */
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/server-runtime';
import { createServer as createVite, type ViteDevServer } from 'vite';
import { readArticles } from '~/content/index.server';
import { openDatabase } from '~/db/index.server';
import { parseConfig } from '~/platform/config';
import { createLog } from '~/platform/log.server';
import { createHttpServer, createPageHandler, type PageHandler } from '~/platform/web/page-handler.server';
import { createRemixApp } from '~/platform/web/remix-app.server';
import { exitWithSentence, listeningAddress } from '~/platform/web/run-server.server';
import { listenError, requireDataFolder } from '~/platform/web/startup-errors.server';
import { capture, endAll, onInterrupt, start } from './lib/children.mjs';

const TSX = ['--import', 'tsx'];

async function migrate(): Promise<void> {
	const { code, stdout, stderr } = await capture(process.execPath, [...TSX, 'prisma/tools/migrate.ts']);
	if (code !== 0) throw new Error(`the database could not be brought up to date:\n${stderr}`);
	if (stdout.startsWith('Applied')) console.log(stdout.trim());
}

/** The child says what is wrong with a course; the site shows the last good build meanwhile. */
function watchCourses(): void {
	start(process.execPath, [...TSX, 'app/cli/course.ts', 'build', '--watch']);
}

function newestBuild(vite: ViteDevServer): Promise<ServerBuild> {
	return vite.ssrLoadModule('virtual:remix/server-build') as unknown as Promise<ServerBuild>;
}

async function dev(): Promise<void> {
	if (fs.existsSync('.env')) process.loadEnvFile('.env');
	process.env.NODE_ENV = 'development';
	const config = parseConfig(process.env);
	const log = createLog({ logLevel: process.env.LOG_LEVEL === undefined ? 'warn' : config.logLevel });
	requireDataFolder(config.dataDir);
	await migrate();
	watchCourses();
	for (const { complete, message } of readArticles(config.dataDir)) if (!complete) log.warn(message);
	const db = await openDatabase(config.databaseUrl);

	let pages: PageHandler | null = null;
	const server = createHttpServer((request, response) => {
		// Vite answers for its own modules; every other address is a page.
		vite.middlewares(request, response, () => pages?.handle(request, response));
	});
	const vite = await createVite({
		appType: 'custom',
		server: { middlewareMode: true, hmr: { server }, host: config.host },
	});
	const app = createRemixApp(
		() => newestBuild(vite),
		'development',
		(facts) => ({ ...facts, db, config, now: () => new Date(), prose: new Map() }),
	);
	pages = createPageHandler({
		app: (request, facts) =>
			app(request, facts).catch((error: unknown) => {
				if (error instanceof Error) vite.ssrFixStacktrace(error);
				console.error(error);
				throw error;
			}),
		log,
		origin: config.origin,
		trustedProxies: config.trustedProxies,
		mode: 'development',
		staticFiles: null,
		cacheBytes: 0,
	});

	let stopping = false;
	onInterrupt(() => {
		if (stopping) return;
		stopping = true;
		server.closeAllConnections();
		Promise.all([vite.close(), db.$disconnect(), endAll()]).finally(() => process.exit(0));
	});
	server.once('error', (error) => void endAll().then(() => exitWithSentence(listenError(error, config))));
	server.listen({ port: config.port, host: config.host }, () => {
		console.log(`\nLectern (development): ${listeningAddress(server.address() as AddressInfo)}\n`);
	});
}

try {
	await dev();
} catch (error) {
	await endAll();
	exitWithSentence(error);
}
