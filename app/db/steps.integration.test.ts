import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachDatabase } from '../../tests/support/database';
import { type Db, databaseKind } from './client.server';
import { addDonePart, appendStepIfOpen, type NewStep } from './steps.server';
import { transact } from './transact.server';

const NOW = new Date('2026-03-01T10:00:00.123Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);

async function openAttempt(db: Db, deadlineAt: Date | null = null) {
	const userId = randomUUID();
	const id = randomUUID();
	await db.user.create({ data: { id: userId, name: 'Test' } });
	await db.attempt.create({
		data: {
			id,
			userId,
			courseId: 'c',
			quizId: 'q',
			behaviour: 'test',
			number: 1,
			seed: 4_000_000_000n,
			items: [],
			settings: {},
			startedAt: NOW,
			deadlineAt,
			openKey: `${userId}:c:q`,
		},
	});
	return { id, userId };
}

function step(attempt: { id: string; userId: string }, over: Partial<NewStep> = {}): NewStep {
	return {
		id: randomUUID(),
		attemptId: attempt.id,
		userId: attempt.userId,
		itemId: 'i',
		revision: 1,
		key: randomUUID(),
		kind: 'save',
		response: { text: 'ə Ժ Ж “quoted”', n: [1, 2] },
		fraction: null,
		certainty: null,
		at: NOW,
		...over,
	};
}

onEachDatabase('appendStepIfOpen', (db, url) => {
	const append = (value: NewStep) => appendStepIfOpen(db(), databaseKind(url()), value);

	test('what is written reads back through Prisma', async () => {
		const attempt = await openAttempt(db());
		const value = step(attempt, { kind: 'try', fraction: 0.25, certainty: 3 });
		expect(await append(value)).toBe(true);
		const row = await db().step.findUniqueOrThrow({ where: { id: value.id } });
		expect(row).toMatchObject({
			itemId: 'i',
			revision: 1,
			kind: 'try',
			response: value.response,
			fraction: 0.25,
			certainty: 3,
			at: NOW,
		});
	});

	test('refuses another user, a closed attempt and a passed deadline, to the millisecond', async () => {
		const attempt = await openAttempt(db(), later(1));
		expect(await append(step(attempt, { userId: 'someone-else' }))).toBe(false);
		expect(await append(step(attempt, { at: later(1) }))).toBe(false);
		expect(await append(step(attempt, { at: NOW }))).toBe(true);
		await db().attempt.update({ where: { id: attempt.id }, data: { state: 'submitted' } });
		expect(await append(step(attempt, { revision: 2 }))).toBe(false);
		expect(await db().step.count({ where: { attemptId: attempt.id } })).toBe(1);
	});

	test('the same revision or the same key is written once', async () => {
		const attempt = await openAttempt(db());
		const first = step(attempt);
		expect(await append(first)).toBe(true);
		expect(await append(step(attempt))).toBe(false);
		expect(await append(step(attempt, { revision: 2, key: first.key }))).toBe(false);
		expect(await append(step(attempt, { revision: 2 }))).toBe(true);
	});

	test('twenty racing writers of one revision: one wins', async () => {
		const attempt = await openAttempt(db());
		const written = await Promise.all(Array.from({ length: 20 }, () => append(step(attempt))));
		expect(written.filter(Boolean)).toHaveLength(1);
	});
});

onEachDatabase('addDonePart', (db) => {
	test('the first time counts, and ten at once make one, inside transactions too', async () => {
		const userId = randomUUID();
		await db().user.create({ data: { id: userId, name: 'Test' } });
		const part = { userId, courseId: 'c', part: 'read:l' };
		await addDonePart(db(), { ...part, at: NOW });
		await Promise.all(
			Array.from({ length: 10 }, () => transact(db(), (tx) => addDonePart(tx, { ...part, at: later(5) }))),
		);
		expect(await db().donePart.findMany({ where: { userId } })).toEqual([{ ...part, at: NOW }]);
	});
});
