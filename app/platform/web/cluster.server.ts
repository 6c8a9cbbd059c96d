/** Several server processes on one port, for PostgreSQL. Each has its own page cache. */
import cluster, { type Worker } from 'node:cluster';
import type { Log } from '~/platform/log.server';

/** Wait before a worker that crashed is replaced, so that a crash at start does not spin. */
const RESTART_DELAY_MS = 1_000;
/** A little more than a worker takes to finish its requests. */
const STOP_WITHIN_MS = 12_000;
/** See `run-server.server.ts`. */
const SAME_SIGNAL_MS = 1_000;
/** Tells a worker which of the places it has: 0 also runs the background jobs. */
const SLOT_VARIABLE = 'LECTERN_WORKER_SLOT';

/** Number of this worker, from 0; null in a process that is no worker. */
export function workerSlot(): number | null {
	return cluster.isWorker ? Number(process.env[SLOT_VARIABLE] ?? 0) : null;
}

/**
 * Starts `count` copies of this program and keeps them running. The first must listen before the others start, so
 * that what is wrong at start is said once; it then ends this process with the same code.
 */
export function runWorkers(count: number, log: Log): void {
	const workers = new Map<number, Worker>();
	let stoppingSince: number | null = null;
	let started = false;

	function exitWhenEmpty(code: number): void {
		if (workers.size === 0) process.exit(code);
	}
	function fork(slot: number): void {
		const worker = cluster.fork({ [SLOT_VARIABLE]: String(slot) });
		workers.set(slot, worker);
		worker.once('listening', () => {
			if (started || stoppingSince !== null) return;
			started = true;
			for (let other = 1; other < count; other += 1) fork(other);
		});
		worker.once('exit', (code, signal) => {
			workers.delete(slot);
			if (stoppingSince !== null) exitWhenEmpty(0);
			else if (!started) process.exit(code === 0 ? 1 : code);
			else {
				log.error({ slot, code, signal }, 'worker ended, starting another');
				setTimeout(() => {
					if (stoppingSince === null) fork(slot);
				}, RESTART_DELAY_MS);
			}
		});
	}
	function stop(signal: NodeJS.Signals): void {
		if (stoppingSince !== null && Date.now() - stoppingSince < SAME_SIGNAL_MS) return;
		const again = stoppingSince !== null;
		stoppingSince ??= Date.now();
		for (const worker of workers.values()) worker.process.kill(again ? 'SIGKILL' : 'SIGTERM');
		if (again) process.exit(1);
		log.info({ reason: signal, workers: workers.size }, 'stopping all workers');
		setTimeout(() => {
			for (const worker of workers.values()) worker.process.kill('SIGKILL');
		}, STOP_WITHIN_MS).unref();
		exitWhenEmpty(0);
	}
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
	fork(0);
}
