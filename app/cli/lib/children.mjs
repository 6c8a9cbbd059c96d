/**
 * Child processes of the commands. Each leads its own process group, so that Ctrl+C reaches this process alone, which
 * then ends every group it started, by id.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { ROOT } from './paths.mjs';

/** How long a group may take to end before it is killed. */
const PATIENCE_MS = 8_000;
const WINDOWS = process.platform === 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let ending = false;

/** @typedef {Record<string, string | undefined>} Environment added to this process's own; undefined removes a variable */
/** @typedef {{ code: number, stdout: string, stderr: string }} Said what a program said, and its exit code: 1 when it could not start or was ended by a signal */

/**
 * Starts a program in the repository's root.
 * @param {string} program
 * @param {Array<string>} args
 * @param {{ env?: Environment, stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function start(program, args, { env = {}, stdio = 'inherit' } = {}) {
	const child = spawn(program, args, {
		cwd: ROOT,
		env: { ...process.env, ...env },
		stdio,
		detached: !WINDOWS,
	});
	running.add(child);
	child.once('error', () => running.delete(child));
	child.once('exit', () => running.delete(child));
	return child;
}

/**
 * Waits for the end of a program. When `endAll` cut it off there is nothing to go on with: the wait never ends.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number, problem: string }>}
 */
function end(child) {
	return new Promise((resolve) => {
		child.once('error', (error) => resolve({ code: 1, problem: error.message }));
		child.once('close', (code) => {
			if (!ending) resolve({ code: code ?? 1, problem: '' });
		});
	});
}

/**
 * Runs a program to its end and keeps what it says.
 * @param {string} program
 * @param {Array<string>} args
 * @param {Environment} [env]
 * @returns {Promise<Said>}
 */
export async function capture(program, args, env) {
	const child = start(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
	const said = { stdout: '', stderr: '' };
	for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
		child[name]?.setEncoding('utf8').on('data', (chunk) => {
			said[name] += chunk;
		});
	}
	const { code, problem } = await end(child);
	return { code, stdout: said.stdout, stderr: said.stderr + problem };
}

/**
 * Runs a program to its end, its output shown as it comes.
 * @param {string} program
 * @param {Array<string>} args
 * @param {{ env?: Environment, limitMs?: number }} [options] after `limitMs` it is killed, with all of its children
 * @returns {Promise<number>} the exit code
 */
export async function show(program, args, { env, limitMs } = {}) {
	const child = start(program, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
	const timer =
		limitMs &&
		setTimeout(() => {
			console.error(`Killed after ${Math.round(limitMs / 1000)} s: it did not end by itself.`);
			signalGroup(child, 'SIGKILL');
		}, limitMs);
	const { code, problem } = await end(child);
	clearTimeout(timer);
	if (problem !== '') console.error(problem);
	return code;
}

/**
 * Sends a signal to a program and all of its children; does nothing when they are gone.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
	if (child.pid === undefined) return;
	try {
		if (WINDOWS) child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

/** Ends every program that was started here and is still there, with all of its own children. */
export async function endAll() {
	ending = true;
	await Promise.all(
		[...running].map(async (child) => {
			const ended = once(child, 'exit');
			signalGroup(child, 'SIGTERM');
			const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE_MS);
			await ended;
			clearTimeout(timer);
		}),
	);
}

const ASKING_TO_END = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Calls `stop` each time the person or the system asks this process to end; replaces what was there before.
 * @param {(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => void} stop
 */
export function onInterrupt(stop) {
	for (const signal of ASKING_TO_END) {
		process.removeAllListeners(signal);
		process.on(signal, () => stop(signal));
	}
}

/** The exit code by which a shell knows that a signal ended a program. @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
export function exitCodeOf(signal) {
	return 128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal];
}
