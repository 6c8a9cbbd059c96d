import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lastJobRuns, startBackgroundJobs } from './background-jobs.server';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const silent = { error: () => {} };

test('a job runs again and again with the context it was given', async () => {
	const seen: Array<string> = [];
	const job = { name: 'a', everyMs: 100, run: async (context: string) => void seen.push(context) };
	startBackgroundJobs([job], 'context', silent);
	expect(seen).toEqual([]);
	await vi.advanceTimersByTimeAsync(350);
	expect(seen).toEqual(['context', 'context', 'context']);
});

test('a slow run does not overlap with the next one', async () => {
	let running = 0;
	let most = 0;
	let runs = 0;
	const job = {
		name: 'slow',
		everyMs: 10,
		async run() {
			runs += 1;
			running += 1;
			most = Math.max(most, running);
			await new Promise((resolve) => setTimeout(resolve, 95));
			running -= 1;
		},
	};
	startBackgroundJobs([job], null, silent);
	await vi.advanceTimersByTimeAsync(500);
	expect(most).toBe(1);
	expect(runs).toBe(5);
});

test('an error is logged with the name of the job, and the job goes on', async () => {
	const error = vi.fn();
	let runs = 0;
	const job = {
		name: 'failing',
		everyMs: 10,
		async run() {
			runs += 1;
			throw new Error('no luck');
		},
	};
	startBackgroundJobs([job], null, { error });
	await vi.advanceTimersByTimeAsync(35);
	expect(runs).toBe(3);
	expect(error).toHaveBeenCalledTimes(3);
	expect(error.mock.calls[0]?.[0]).toMatchObject({ job: 'failing', error: { message: 'no luck' } });
});

test('stopping waits for the run under way and starts no other', async () => {
	let ended = 0;
	const job = {
		name: 'slow',
		everyMs: 10,
		async run() {
			await new Promise((resolve) => setTimeout(resolve, 50));
			ended += 1;
		},
	};
	const stop = startBackgroundJobs([job], null, silent);
	await vi.advanceTimersByTimeAsync(15);
	let stopped = false;
	const stopping = stop().then(() => {
		stopped = true;
	});
	await vi.advanceTimersByTimeAsync(20);
	expect(stopped).toBe(false);
	await vi.advanceTimersByTimeAsync(200);
	await stopping;
	expect(ended).toBe(1);
});

test('how the newest run of each job went is known', async () => {
	let fails = true;
	const job = {
		name: 'now and then',
		everyMs: 10,
		async run() {
			if (fails) throw new Error('no luck');
		},
	};
	const newest = () => lastJobRuns().find(({ name }) => name === job.name);
	startBackgroundJobs([job], null, silent);
	expect(newest()).toBeUndefined();
	await vi.advanceTimersByTimeAsync(15);
	expect(newest()).toMatchObject({ ok: false, at: expect.any(Date) });
	fails = false;
	await vi.advanceTimersByTimeAsync(10);
	expect(newest()).toMatchObject({ ok: true });
});
