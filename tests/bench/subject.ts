/** A server under measurement: a process on its own core, whose processor time and memory the system tells. */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../support/port';

const run = promisify(execFile);
const SERVER_CORE = '0';
const LOAD_CORE = '1';
const READY_WITHIN_MS = 30_000;

/** What one round of load showed. */
export interface Round {
	requestsPerSecond: number;
	/** Processor time of the server for each request, in milliseconds; null where the system does not tell. */
	cpuMs: number | null;
	/** Share of the round in which the server was at work, 0..1; null where the system does not tell. */
	busy: number | null;
	/** Bytes of one answer, headers included. */
	bytes: number;
	/** Milliseconds. */
	p99: number;
}

/** See `load.mjs`. */
export type Sender =
	| { kind: 'fixed'; path: string; headers: Record<string, string> }
	| {
			kind: 'autosave';
			path: string;
			headers: Record<string, string>;
			itemId: string;
			base: number;
			choices: Array<string>;
	  };

export interface Subject {
	name: string;
	port: number;
	origin: string;
	pid: number;
	/** Milliseconds from the start of the process to its first answer. */
	startMs: number;
	stop(): Promise<void>;
}

const hasTaskset = (() => {
	try {
		execFileSync('taskset', ['-c', LOAD_CORE, 'true'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
})();

/** Server and load generator share no core when the machine has two and `taskset` is there. */
export const isPinned = hasTaskset && os.availableParallelism() > 1;

function pinned(core: string, program: string, args: Array<string>): [string, Array<string>] {
	return isPinned ? ['taskset', ['-c', core, program, ...args]] : [program, args];
}

/** Ticks of the scheduler in a second, the unit of /proc. */
const TICKS_PER_SECOND = (() => {
	try {
		return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
	} catch {
		return 100;
	}
})();

/** Processor time of a process so far, user and system, in milliseconds; null where the system does not tell. */
function cpuMsOf(pid: number): number | null {
	try {
		const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
	} catch {
		return null;
	}
}

/** `VmRSS` (now) or `VmHWM` (the most so far) of a process, in bytes; null where the system does not tell. */
export function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number | null {
	try {
		const kib = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
			fs.readFileSync(`/proc/${pid}/status`, 'utf8'),
		)?.[1];
		return kib === undefined ? null : Number(kib) * 1024;
	} catch {
		return null;
	}
}

/**
 * Starts `node file` with `env` on a free port, which it finds in PORT, and waits until `path` is answered.
 * @throws with what it said when it ends or does not answer in time
 */
export async function startSubject(
	name: string,
	file: string,
	env: Record<string, string>,
	answeringPath: string,
): Promise<Subject> {
	const port = await freePort();
	const origin = `http://127.0.0.1:${port}`;
	const logFile = path.join(os.tmpdir(), `lectern-bench-${process.pid}-${port}.log`);
	const log = fs.openSync(logFile, 'w');
	const started = performance.now();
	const child: ChildProcess = spawn(...pinned(SERVER_CORE, process.execPath, [file]), {
		env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), ...env },
		// A file, as in production: a pipe would make this process do a part of the work.
		stdio: ['ignore', log, log],
	});
	fs.closeSync(log);
	const stop = async () => {
		if (child.exitCode === null && child.signalCode === null) {
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
		}
		fs.rmSync(logFile, { force: true });
	};
	while (true) {
		const answered = await fetch(origin + answeringPath).then(
			(response) => response.ok,
			() => false,
		);
		if (answered) break;
		if (child.exitCode !== null || performance.now() - started > READY_WITHIN_MS) {
			const said = fs.readFileSync(logFile, 'utf8');
			await stop();
			throw new Error(`${name} did not start:\n${said}`);
		}
		await pause(5);
	}
	return { name, port, origin, pid: child.pid ?? 0, startMs: performance.now() - started, stop };
}

/**
 * Puts load on `subject` for `seconds`, one connection for each sender.
 * @throws when an answer was not 200, or an answer was not saved
 */
export async function load(subject: Subject, senders: Array<Sender>, seconds: number): Promise<Round> {
	const settings = JSON.stringify({ port: subject.port, seconds, senders });
	const before = cpuMsOf(subject.pid);
	const { stdout } = await run(...pinned(LOAD_CORE, process.execPath, ['tests/bench/load.mjs', settings]), {
		maxBuffer: 1024 * 1024,
	});
	const after = cpuMsOf(subject.pid);
	const result = JSON.parse(stdout);
	if (result.failed > 0)
		throw new Error(`${subject.name}: ${result.failed} of ${result.requests} answers failed.`);
	const cpu = before === null || after === null ? null : after - before;
	return {
		requestsPerSecond: result.requests / result.seconds,
		cpuMs: cpu === null ? null : cpu / result.requests,
		busy: cpu === null ? null : cpu / (result.seconds * 1000),
		bytes: result.bytes / result.requests,
		p99: result.p99,
	};
}

export function median(values: Array<number>): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** A server and what is asked of it; `senders` is called before every round, because answers have revisions. */
export interface Contender {
	subject: Subject;
	senders(): Promise<Array<Sender>> | Array<Sender>;
}

/** Length of the measurement. */
export interface Effort {
	rounds: number;
	/** Of each round. */
	seconds: number;
}

/** A page of React is compiled, and compiled better, for some thousand requests. */
const WARM_UP_ROUNDS = 3;

/**
 * Measures contenders in turn, round by round, so that a slow minute of the machine hits all of them.
 * @returns medians over the rounds, in the order of `contenders`
 */
export async function compare(
	contenders: Array<Contender>,
	{ rounds, seconds }: Effort,
): Promise<Array<Round>> {
	for (const { subject, senders } of contenders)
		await load(subject, await senders(), WARM_UP_ROUNDS * seconds);
	const measured: Array<Array<Round>> = contenders.map(() => []);
	for (let round = 0; round < rounds; round += 1) {
		for (const [at, { subject, senders }] of contenders.entries()) {
			measured[at]?.push(await load(subject, await senders(), seconds));
		}
	}
	const known = (values: Array<number | null>) => values.filter((value) => value !== null);
	return measured.map((all) => ({
		requestsPerSecond: median(all.map((one) => one.requestsPerSecond)),
		cpuMs: all[0]?.cpuMs === null ? null : median(known(all.map((one) => one.cpuMs))),
		busy: all[0]?.busy === null ? null : median(known(all.map((one) => one.busy))),
		bytes: median(all.map((one) => one.bytes)),
		p99: median(all.map((one) => one.p99)),
	}));
}
