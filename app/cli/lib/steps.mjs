/** The steps that `up`, `verify`, `dev` and `build` share. Each is skipped when its result is up to date. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseEnv } from 'node:util';
import { capture } from './children.mjs';
import { inRoot } from './paths.mjs';
import { hashOf, modifiedAt, unlessUnchanged } from './stamps.mjs';
import { Stop, step } from './terminal.mjs';

/** How much of a failed command's output is shown. */
const SHOWN_LINES = 40;
const SHOWN_NPM_LINES = 10;

/** Reads `.env` when there is one. Variables that are set already win, and an empty value counts as not set. */
export function loadEnvironment() {
	if (!fs.existsSync(inRoot('.env'))) return;
	for (const [name, value] of Object.entries(parseEnv(fs.readFileSync(inRoot('.env'), 'utf8')))) {
		if (value !== '') process.env[name] ??= value;
	}
}

/** @param {{ stdout: string, stderr: string }} said */
function lastLines({ stdout, stderr }) {
	return `${stdout}${stderr}`.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}

/** npm tells the reason first and its own manual last. @param {{ stderr: string }} said */
function npmReason({ stderr }) {
	const lines = stderr.split('\n').filter((line) => /^npm (error|ERR!) \S/.test(line));
	return lines.slice(0, SHOWN_NPM_LINES).join('\n') || lastLines({ stdout: '', stderr });
}

/**
 * Runs npm: the one that started us, if one did.
 * @param {Array<string>} args
 * @param {import('./children.mjs').Environment} env
 */
function npm(args, env) {
	const given = process.env.npm_execpath;
	return given !== undefined && path.basename(given) === 'npm-cli.js'
		? capture(process.execPath, [given, ...args], env)
		: capture('npm', args, env);
}

/** Whether the packages of package-lock.json are there. npm writes its own copy of the lock file last, so a broken installation counts as none. */
export function isInstalled() {
	const installed = modifiedAt(inRoot('node_modules/.package-lock.json'));
	return installed > 0 && installed >= modifiedAt(inRoot('package-lock.json'));
}

/** Installs the packages of package-lock.json. */
export async function install() {
	if (isInstalled()) return;
	await step('Installing packages (a minute or two, the first time)', async () => {
		// The tools of the build are development dependencies, whatever NODE_ENV says.
		const said = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], { NODE_ENV: undefined });
		if (said.code !== 0) throw new Stop(`Packages could not be installed:\n${npmReason(said)}`);
	});
}

const PRISMA = inRoot('node_modules/prisma/build/index.js');

/**
 * Generates the Prisma client of each database. Prisma insists on a schema-engine binary that `generate` never runs
 * and would download it: it is shown a file that exists instead, here and nowhere else.
 */
export async function prepare() {
	for (const [provider, schema] of [
		['sqlite', 'prisma/schema.prisma'],
		['postgresql', 'prisma/postgresql/schema.prisma'],
	]) {
		const inputs = hashOf([schema, 'node_modules/prisma/package.json']);
		const output = `app/db/generated/${provider}/client.ts`;
		await unlessUnchanged(`prisma-${provider}`, { inputs, outputs: [output] }, () =>
			step(`Generating the database client (${provider})`, async () => {
				const said = await capture(process.execPath, [PRISMA, 'generate', '--schema', schema], {
					PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
					PRISMA_HIDE_UPDATE_MESSAGE: '1',
					CHECKPOINT_DISABLE: '1',
				});
				if (said.code !== 0 || modifiedAt(inRoot(output)) === 0) {
					throw new Stop(`The database client (${provider}) could not be generated:\n${lastLines(said)}`);
				}
			}),
		);
	}
}

const BUILD_INPUTS = [
	'app',
	'content',
	'public',
	'prisma/migrations',
	'prisma/schema.prisma',
	'prisma/postgresql/schema.prisma',
	'package.json',
	'package-lock.json',
	'remix.config.js',
	'tsconfig.json',
	'vite.config.ts',
];
const BUILD_OUTPUTS = ['build/server/index.js', 'build/client', 'app/content/generated'];
const NOT_BUILT = /(^|\/)generated$|\.test\.tsx?$|^app\/cli\/lib$/;

/** Checks and compiles the courses and builds the pages. */
export async function build() {
	const inputs = hashOf(BUILD_INPUTS, (relative) => NOT_BUILT.test(relative));
	await unlessUnchanged('build', { inputs, outputs: BUILD_OUTPUTS }, () =>
		step('Building the courses and the pages (about half a minute)', async () => {
			const said = await npm(['run', 'build'], { NODE_ENV: 'production' });
			if (said.code !== 0) throw new Stop(`The build failed:\n${lastLines(said)}`);
		}),
	);
}

/** Runs a TypeScript file of ours. @param {Array<string>} args the file, relative to the root, and its arguments */
export function runTypeScript(args) {
	return capture(process.execPath, ['--import', 'tsx', ...args]);
}

/** Brings the database up to date, in a process of its own: the schema engine keeps the SQLite file locked until it ends. */
export async function migrate() {
	const said = await runTypeScript(['prisma/tools/migrate.ts']);
	if (said.code !== 0) {
		throw new Stop(
			/SocketTimeout|database is locked/.test(said.stderr)
				? 'The database is in use by another program, perhaps a Lectern that runs already: stop it and try again.'
				: `The database could not be brought up to date:\n${lastLines(said)}`,
		);
	}
	if (said.stdout.startsWith('Applied')) console.log(said.stdout.trim());
}
