/** What `npm run up` does, in order. A second run keeps the data and skips whatever is up to date. */
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { endAll, exitCodeOf, onInterrupt, signalGroup, start } from './children.mjs';
import { ROOT } from './paths.mjs';
import { build, install, loadEnvironment, migrate, prepare, runTypeScript } from './steps.mjs';
import { Stop, step, terminal } from './terminal.mjs';

const HEALTHY_WITHIN_MS = 30_000;
const HEALTH_POLL_MS = 50;
/** A second Ctrl+C within this time is the same one: npm passes on what the terminal has sent already. */
const SAME_SIGNAL_MS = 1_000;

/** @returns {Promise<import('./settings').UsableSettings>} */
async function checkSettings() {
	const said = await runTypeScript(['app/cli/lib/settings.ts']);
	if (said.code !== 0) throw new Stop(said.stderr.trim());
	return JSON.parse(said.stdout);
}

/** @returns {Promise<Array<{ role: string, signInName: string, password: string }>>} the demo accounts that can sign in */
async function seed() {
	const said = await step(
		'Looking for the demo accounts and their class (the first time, half a minute)',
		() => runTypeScript(['prisma/seed.ts', '--json']),
	);
	if (said.code !== 0) throw new Stop(`The demo accounts could not be made:\n${said.stderr.trim()}`);
	return JSON.parse(said.stdout);
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} address of its health page
 * @returns {Promise<boolean>} false when the server ended before it was ready
 */
async function untilHealthy(server, address) {
	const deadline = Date.now() + HEALTHY_WITHIN_MS;
	while (server.exitCode === null && server.signalCode === null) {
		if (Date.now() > deadline) {
			throw new Stop(`The server was not ready within ${HEALTHY_WITHIN_MS / 1000} seconds.`);
		}
		const healthy = await fetch(address).then(
			(response) => response.ok,
			() => false,
		);
		if (healthy) return true;
		await pause(HEALTH_POLL_MS);
	}
	return false;
}

/** @param {Array<{ role: string, signInName: string, password: string }>} accounts */
function table(accounts) {
	const width = (/** @type {'role' | 'signInName'} */ field) =>
		Math.max(...accounts.map((account) => account[field].length));
	return accounts
		.map(
			({ role, signInName, password }) =>
				`  ${role.padEnd(width('role'))}   ${signInName.padEnd(width('signInName'))}   ${password}`,
		)
		.join('\n');
}

/**
 * Passes signals on to the server; a second one, later, no longer asks politely.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {() => boolean} whether someone asked the server to end
 */
function passSignalsTo(server) {
	let first = 0;
	onInterrupt((signal) => {
		if (first === 0) {
			first = Date.now();
			server.kill(signal);
		} else if (Date.now() - first > SAME_SIGNAL_MS) signalGroup(server, 'SIGKILL');
	});
	return () => first !== 0;
}

async function steps() {
	loadEnvironment();
	await install();
	await prepare();
	const settings = await checkSettings();
	await build();
	await migrate();
	const accounts = await seed();
	const server = start(process.execPath, ['build/server/index.js'], {
		env: { NODE_ENV: 'production', PORT: String(settings.port) },
	});
	const ended = once(server, 'exit');
	const asked = passSignalsTo(server);
	if (!(await untilHealthy(server, settings.healthAddress))) {
		if (asked()) return;
		throw new Stop('The server stopped before it was ready.');
	}
	console.log(`\nLectern is running: ${settings.origin}\n`);
	if (accounts.length > 0) {
		console.log(
			`Demo accounts (role, sign-in name, password; also in ${settings.dataDir}/demo-accounts.json):`,
		);
		console.log(`${table(accounts)}\n`);
	}
	console.log(`Ctrl+C stops it. The data stays in ${settings.database}.`);
	const [code, signal] = await ended;
	if (code !== 0 && !asked()) throw new Stop(`The server ended unexpectedly (${signal ?? `code ${code}`}).`);
}

/** Runs all steps and stays until the server ends. */
export async function bringUp() {
	process.chdir(ROOT);
	onInterrupt((signal) => {
		endAll().then(() => process.exit(exitCodeOf(signal)));
	});
	await terminal(async () => {
		try {
			await steps();
		} finally {
			await endAll();
		}
	});
}
