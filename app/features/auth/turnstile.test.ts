import { expect, test } from 'vitest';
import { createTurnstile } from './turnstile';

test('lets in as many as it may, in order, and passes on results and errors', async () => {
	const inTurn = createTurnstile(2);
	const started: Array<number> = [];
	const finish: Array<(error: Error | null) => void> = [];
	const work = (number: number) =>
		inTurn(() => {
			started.push(number);
			return new Promise<number>((resolve, reject) => {
				finish.push((error) => (error === null ? resolve(number) : reject(error)));
			});
		});
	const results = [1, 2, 3, 4].map((number) => work(number).catch((error: Error) => error.message));
	await Promise.resolve();
	expect(started).toEqual([1, 2]);
	finish[1]?.(new Error('broken'));
	expect(await results[1]).toBe('broken');
	await new Promise(setImmediate);
	expect(started).toEqual([1, 2, 3]);
	finish[0]?.(null);
	finish[2]?.(null);
	expect(await results[0]).toBe(1);
	await new Promise(setImmediate);
	expect(started).toEqual([1, 2, 3, 4]);
	finish[3]?.(null);
	expect(await Promise.all(results)).toEqual([1, 'broken', 3, 4]);
	// All places are free again.
	expect(await inTurn(async () => 'again')).toBe('again');
});
