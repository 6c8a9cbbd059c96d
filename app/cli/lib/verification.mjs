/** What `npm run verify` does. With CI=true nothing may be skipped: see `judge`. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { endAll, exitCodeOf, onInterrupt, show } from './children.mjs';
import { inRoot, ROOT } from './paths.mjs';
import { judge, runStages, stageTable } from './stages.mjs';
import { build, install, prepare } from './steps.mjs';
import { provideSystem } from './system.mjs';
import { countTests, summaryLine } from './test-report.mjs';

/** Everything together takes less; a stage that takes longer hangs. */
const STAGE_LIMIT_MS = 30 * 60 * 1000;

const bin = (/** @type {string} */ file) => inRoot('node_modules', file);

/** @param {Array<string>} args for Node.js @param {import('./children.mjs').Environment} [env] */
async function tool(args, env) {
	return { ok: (await show(process.execPath, args, { env, limitMs: STAGE_LIMIT_MS })) === 0 };
}

/** @param {() => Promise<void>} work throws when it fails */
async function done(work) {
	await work();
	return { ok: true };
}

/**
 * Runs one vitest project and counts its tests.
 * @param {string} project
 * @param {import('./children.mjs').Environment} [env]
 * @returns {Promise<import('./stages.mjs').Found>}
 */
async function vitest(project, env) {
	const report = inRoot('.cache/verify', `${project}.json`);
	fs.mkdirSync(path.dirname(report), { recursive: true });
	fs.rmSync(report, { force: true });
	const args = [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`,
	];
	const { ok } = await tool([bin('vitest/vitest.mjs'), ...args, '--allowOnly=false'], {
		NODE_ENV: undefined,
		...env,
	});
	if (!fs.existsSync(report)) return { ok: false, notes: ['vitest wrote no report'] };
	const counts = countTests(JSON.parse(fs.readFileSync(report, 'utf8')));
	return { ok: ok && counts.failed === 0 && counts.passed > 0, counts };
}

/** @type {Promise<{ url: string, stop: () => Promise<void> }> | null} */
let postgres = null;

/** Stops the temporary PostgreSQL server, also one that is just starting. */
async function stopPostgres() {
	const started = postgres;
	postgres = null;
	const server = await started?.catch(() => null);
	await server?.stop();
}

/**
 * Runs tests that use databases on SQLite, and on PostgreSQL unless that is missing.
 * @param {string} project
 * @param {ReadonlyArray<string>} lacking
 */
async function onBothDatabases(project, lacking) {
	if (process.env.TEST_DATABASE_URL !== undefined) return vitest(project);
	if (lacking.includes('postgresql')) {
		return { ...(await vitest(project)), notes: ['PostgreSQL is missing: only SQLite was tested'] };
	}
	const { startTemporaryPostgres } = await import(
		pathToFileURL(inRoot('prisma/tools/temporary-postgres.mjs')).href
	);
	postgres ??= startTemporaryPostgres();
	try {
		return await vitest(project, { TEST_DATABASE_URL: (await postgres).url });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const notes = [`PostgreSQL could not be started: only SQLite was tested\n${reason}`];
		return { ...(await vitest(project)), ok: false, notes };
	}
}

/** @returns {Array<import('./stages.mjs').Stage>} */
function stages() {
	/** @type {Array<string>} */
	let lacking = [];
	return [
		{ name: 'install', needs: [], run: () => done(install) },
		{
			name: 'system',
			needs: ['install'],
			run: async () => {
				lacking = await provideSystem();
				return { ok: true, notes: lacking.map((name) => `${name} is missing`) };
			},
		},
		{ name: 'prepare', needs: ['install'], run: () => done(prepare) },
		{ name: 'types', needs: ['prepare'], run: () => tool([bin('typescript/bin/tsc'), '--noEmit']) },
		{
			name: 'lint',
			needs: ['install'],
			run: () => tool([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']),
		},
		{
			name: 'content check',
			needs: ['install'],
			run: () => tool(['--import', 'tsx', 'app/cli/course.ts', 'check']),
		},
		{ name: 'build', needs: ['prepare'], run: () => done(build) },
		// The derived PostgreSQL schema is checked by prisma/tools/derive.test.ts, with the unit tests.
		{ name: 'unit tests', needs: ['prepare'], run: () => vitest('unit') },
		{ name: 'integration tests', needs: ['prepare'], run: () => onBothDatabases('integration', lacking) },
		{
			name: 'browser tests',
			needs: ['build'],
			run: async () =>
				lacking.includes('chromium')
					? { ok: true, notes: ['Chromium is missing: no browser, accessibility or fault test ran'] }
					: onBothDatabases('browser', lacking),
		},
	];
}

/** Runs all stages, prints a table and, last and alone on its line, the sum of the tests. Sets the exit code. */
export async function verify() {
	process.chdir(ROOT);
	onInterrupt((signal) => {
		Promise.all([endAll(), stopPostgres()]).finally(() => process.exit(exitCodeOf(signal)));
	});
	const strict = process.env.CI === 'true';
	const began = Date.now();
	const results = await runStages(stages(), { now: Date.now, say: console.log }).finally(stopPostgres);
	const { counts, problems } = judge(results, { strict });
	const notes = results.filter(({ state }) => state === 'passed').flatMap((result) => result.notes);
	console.log(`\n${stageTable(results)}\n${((Date.now() - began) / 1000).toFixed(0)} s in all`);
	if (!strict && notes.length > 0) console.log(`\nSKIPPED, NOT CHECKED: ${notes.join('. ')}.`);
	if (problems.length > 0) console.log(`\n${problems.join('\n')}`);
	console.log(`\n${summaryLine(counts)}`);
	if (problems.length > 0 || counts.failed > 0) process.exitCode = 1;
}
