import { afterEach, expect, test, vi } from 'vitest';
import { onEachDatabase } from '../../tests/support/database';
import { createRateLimit } from './rate-limit.server';

afterEach(() => vi.useRealTimers());

onEachDatabase('rate limits', (db) => {
	const rate = { name: 'test', points: 3, seconds: 60 };
	const limit = (name: string, secret = 'secret') => createRateLimit(db(), secret, { ...rate, name });

	test('so many in a window and no more; another subject, and another limit, are not touched', async () => {
		const one = limit('one');
		for (let taken = 0; taken < 3; taken += 1) expect(await one.take('a')).toEqual({ ok: true });
		const refused = await one.take('a');
		expect(refused).toMatchObject({ ok: false });
		if (!refused.ok) {
			expect(refused.retryAfterSeconds).toBeGreaterThan(50);
			expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
		}
		expect(await one.take('b')).toEqual({ ok: true });
		expect(await limit('other').take('a')).toEqual({ ok: true });
	});

	test('another process counts on', async () => {
		for (let taken = 0; taken < 3; taken += 1) await limit('shared').take('a');
		expect(await limit('shared').take('a')).toMatchObject({ ok: false });
	});

	test('forty at once: exactly as many as there are points', async () => {
		const one = limit('at-once');
		const taken = await Promise.all(Array.from({ length: 40 }, () => one.take('a')));
		expect(taken.filter(({ ok }) => ok)).toHaveLength(3);
	});

	test('the window passes, also for those who went on trying', async () => {
		const one = limit('window');
		for (let taken = 0; taken < 10; taken += 1) await one.take('a');
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 59_000 });
		expect(await one.take('a')).toEqual({ ok: false, retryAfterSeconds: 1 });
		vi.setSystemTime(Date.now() + 2_000);
		expect(await one.take('a')).toEqual({ ok: true });
	});

	test('points are given back, one or all', async () => {
		const one = limit('back');
		for (let taken = 0; taken < 3; taken += 1) await one.take('a');
		await one.giveBack('a');
		expect(await one.take('a')).toEqual({ ok: true });
		expect(await one.take('a')).toMatchObject({ ok: false });
		await one.forget('a');
		expect(await one.take('a')).toEqual({ ok: true });
	});

	test('a subject is stored as a keyed hash', async () => {
		await limit('hidden').take('192.0.2.7');
		await limit('hidden', 'another secret').take('192.0.2.7');
		const rows = await db().rateLimiterFlexible.findMany({ where: { key: { startsWith: 'hidden:' } } });
		expect(rows).toHaveLength(2);
		expect(JSON.stringify(rows)).not.toContain('192.0.2.7');
	});

	test('a database that fails is an error, not a limit', async () => {
		const broken = {
			rateLimiterFlexible: {
				deleteMany: () => Promise.reject(new Error('no database')),
			},
		};
		await expect(createRateLimit(broken, 'secret', rate).take('a')).rejects.toThrow('no database');
	});
});
