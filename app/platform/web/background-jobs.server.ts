/** Work that nobody's request waits for, such as closing attempts whose time is up. */

import { loggable } from './loggable-error';

/** One kind of work. `Context` is whatever the process hands to its jobs. */
export interface Job<Context> {
	/** For the log. */
	name: string;
	/** Milliseconds from the end of one run to the start of the next. */
	everyMs: number;
	run(context: Context): Promise<void>;
}

/** The part of the log that jobs need. */
interface ErrorLog {
	error(facts: object, message: string): void;
}

/** How a job's newest run went. */
export interface JobRun {
	name: string;
	/** When it ended. */
	at: Date;
	ok: boolean;
}

const lastRuns = new Map<string, JobRun>();

/** The newest run of each job of this process, in the order they first ran; none where another process does them. */
export function lastJobRuns(): Array<JobRun> {
	return [...lastRuns.values()];
}

/**
 * Runs each job again and again, the first time after `everyMs`. A job never overlaps with itself; an error is
 * logged and the job goes on next time.
 * @returns stops all jobs and resolves when the runs under way have ended
 */
export function startBackgroundJobs<Context>(
	jobs: ReadonlyArray<Job<Context>>,
	context: Context,
	log: ErrorLog,
): () => Promise<void> {
	let stopped = false;
	const timers = new Map<Job<Context>, NodeJS.Timeout>();
	const running = new Set<Promise<void>>();

	async function run(job: Job<Context>): Promise<void> {
		let ok = false;
		try {
			await job.run(context);
			ok = true;
		} catch (error) {
			log.error({ error: loggable(error), job: job.name }, 'background job failed');
		}
		lastRuns.set(job.name, { name: job.name, at: new Date(), ok });
	}
	function plan(job: Job<Context>): void {
		if (stopped) return;
		const timer = setTimeout(() => {
			const work = run(job).finally(() => {
				running.delete(work);
				plan(job);
			});
			running.add(work);
		}, job.everyMs);
		// Does not keep the process alive.
		timer.unref();
		timers.set(job, timer);
	}
	for (const job of jobs) plan(job);

	return async () => {
		stopped = true;
		for (const timer of timers.values()) clearTimeout(timer);
		await Promise.all(running);
	};
}
