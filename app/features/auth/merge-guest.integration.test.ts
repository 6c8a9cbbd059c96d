import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendStepIfOpen, type DatabaseKind, type Db, databaseKind } from '~/db/index.server';
import { onEachDatabase } from '../../../tests/support/database';
import { MERGE_RULES, mergeGuest } from './merge-guest.server';

const COURSE = 'c';
const time = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

/** Of one item: `null` was emptied again, `undefined` never answered. */
type Answer = string | null | undefined;

interface QuizHistory {
	closed: Array<'submitted' | 'abandoned'>;
	/** The answers of the open attempt; null: there is none. */
	open: Array<Answer> | null;
}

interface History {
	quizzes: Record<'q1' | 'q2' | 'q3', QuizHistory>;
	/** Minutes by part. */
	parts: Partial<Record<string, number>>;
	place: { lessonId: string; minute: number } | null;
}

const quizHistory: fc.Arbitrary<QuizHistory> = fc.record({
	closed: fc.array(fc.constantFrom('submitted', 'abandoned'), { maxLength: 3 }),
	open: fc.option(fc.array(fc.constantFrom('a', 'b', null, undefined), { maxLength: 4 }), { freq: 2 }),
});
const history: fc.Arbitrary<History> = fc.record({
	quizzes: fc.record({ q1: quizHistory, q2: quizHistory, q3: quizHistory }),
	parts: fc.record(
		{ 'read:a': fc.nat(50), 'read:b': fc.nat(50), 'quiz:a': fc.nat(50), 'test:m': fc.nat(50) },
		{ requiredKeys: [] },
	),
	place: fc.option(fc.record({ lessonId: fc.constantFrom('a', 'b'), minute: fc.nat(50) })),
});

async function newUser(db: Db, guest: boolean): Promise<string> {
	const id = randomUUID();
	await db.user.create({
		data: { id, name: 'Test', ...(guest ? {} : { username: id.slice(0, 30), passwordHash: 'hash' }) },
	});
	return id;
}

async function writeHistory(db: Db, kind: DatabaseKind, userId: string, history: History): Promise<void> {
	const { quizzes, parts, place } = history;
	for (const [quizId, { closed, open }] of Object.entries(quizzes)) {
		const common = {
			userId,
			courseId: COURSE,
			quizId,
			behaviour: 'test',
			seed: 7n,
			items: [],
			settings: {},
		} as const;
		const openKey = `${userId}:${COURSE}:${quizId}`;
		for (const [index, state] of closed.entries()) {
			const id = randomUUID();
			await db.attempt.create({
				data: { ...common, id, number: index + 1, startedAt: time(index), openKey },
			});
			await writeSteps(db, kind, { id, userId }, ['a']);
			await db.mark.create({
				data: {
					attemptId: id,
					itemId: 'i0',
					objectiveId: 'o',
					status: 'graded',
					fraction: 0.5,
					answered: true,
				},
			});
			const score = state === 'submitted' ? 0.5 : null;
			await db.attempt.update({
				where: { id },
				data: { state, score, submittedAt: time(index + 1), openKey: null },
			});
		}
		if (open === null) continue;
		const id = randomUUID();
		await db.attempt.create({
			data: { ...common, id, number: closed.length + 1, startedAt: time(9), openKey },
		});
		await writeSteps(db, kind, { id, userId }, open);
	}
	for (const [part, minute] of Object.entries(parts)) {
		await db.donePart.create({ data: { userId, courseId: COURSE, part, at: time(minute ?? 0) } });
	}
	if (place !== null) {
		const { lessonId, minute } = place;
		await db.place.create({ data: { userId, courseId: COURSE, lessonId, anchor: userId, at: time(minute) } });
	}
}

async function writeSteps(
	db: Db,
	kind: DatabaseKind,
	attempt: { id: string; userId: string },
	answers: Array<Answer>,
) {
	for (const [index, answer] of answers.entries()) {
		if (answer === undefined) continue;
		for (const [revision, value] of (answer === null ? ['a', null] : [answer]).entries()) {
			const written = await appendStepIfOpen(db, kind, {
				id: randomUUID(),
				attemptId: attempt.id,
				userId: attempt.userId,
				itemId: `i${index}`,
				revision: revision + 1,
				key: `${index}.${revision}`,
				kind: 'save',
				response: value === null ? null : { value },
				fraction: null,
				certainty: null,
				at: time(1),
			});
			if (!written) throw new Error('The step was not written.');
		}
	}
}

/** All that two users own, as it stands. */
async function snapshot(db: Db, userIds: Array<string>) {
	const where = { userId: { in: userIds } };
	const attempts = await db.attempt.findMany({ where, orderBy: { id: 'asc' } });
	const attemptIds = attempts.map(({ id }) => id);
	return {
		users: await db.user.findMany({ where: { id: { in: userIds } }, orderBy: { id: 'asc' } }),
		attempts,
		steps: await db.step.findMany({ where: { attemptId: { in: attemptIds } }, orderBy: { id: 'asc' } }),
		marks: await db.mark.findMany({
			where: { attemptId: { in: attemptIds } },
			orderBy: [{ attemptId: 'asc' }, { itemId: 'asc' }],
		}),
		parts: await db.donePart.findMany({ where, orderBy: [{ userId: 'asc' }, { part: 'asc' }] }),
		places: await db.place.findMany({ where, orderBy: { userId: 'asc' } }),
	};
}

const given = (answers: Array<Answer>) => answers.filter((answer) => typeof answer === 'string').length;

onEachDatabase('mergeGuest', (db, url) => {
	const kind = () => databaseKind(url());
	async function twoUsers(guest: History, account: History) {
		const ids = { guestId: await newUser(db(), true), accountId: await newUser(db(), false) };
		await writeHistory(db(), kind(), ids.guestId, guest);
		await writeHistory(db(), kind(), ids.accountId, account);
		return ids;
	}

	const none: QuizHistory = { closed: [], open: null };
	const onlyOpen = (open: Array<Answer>): History => ({
		quizzes: { q1: { closed: [], open }, q2: none, q3: none },
		parts: {},
		place: null,
	});
	/** More steps, but every answer was taken back. */
	const emptied = onlyOpen([null, null]);
	const full = onlyOpen(['a']);

	test('nothing is lost, progress never shrinks, and twice is once', { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(history, history, async (guest, account) => {
				const ids = await twoUsers(guest, account);
				const { guestId, accountId } = ids;
				const before = await snapshot(db(), [guestId, accountId]);
				expect(await mergeGuest(db(), kind(), ids)).toBe(true);
				const after = await snapshot(db(), [guestId, accountId]);

				// Everything is the account's, and the guest is gone.
				expect(after.users.map(({ id }) => id)).toEqual([accountId]);
				expect(new Set(after.attempts.map(({ userId }) => userId)).size).toBeLessThanOrEqual(1);
				expect(after.parts.every(({ userId }) => userId === accountId)).toBe(true);

				// Every attempt, step and mark is there, and those that count are what they were.
				expect(after.attempts.map(({ id }) => id)).toEqual(before.attempts.map(({ id }) => id));
				expect(after.steps).toEqual(before.steps);
				expect(after.marks).toEqual(before.marks);
				for (const was of before.attempts) {
					const is = after.attempts.find(({ id }) => id === was.id);
					const { userId: _, number, openKey, state, ...facts } = was;
					expect(is).toMatchObject(facts);
					if (state !== 'open') expect(is?.state).toBe(state);
					if (was.userId === accountId) expect(is?.number).toBe(number);
					if (is?.state !== 'open') expect(is?.openKey).toBeNull();
				}

				for (const quizId of ['q1', 'q2', 'q3'] as const) {
					const ofQuiz = after.attempts.filter((attempt) => attempt.quizId === quizId);
					// The guest's attempts come last, in their own order, without gaps or doubles.
					const guests = before.attempts.filter(
						(attempt) => attempt.quizId === quizId && attempt.userId === guestId,
					);
					const ordered = guests.toSorted((one, other) => one.number - other.number).map(({ id }) => id);
					const moved = ofQuiz
						.toSorted((one, other) => one.number - other.number)
						.slice(ofQuiz.length - guests.length);
					expect(moved.map(({ id }) => id)).toEqual(ordered);
					expect(new Set(ofQuiz.map(({ number }) => number)).size).toBe(ofQuiz.length);
					// One open attempt when either had one: that with the most answers.
					const opens = [guest.quizzes[quizId].open, account.quizzes[quizId].open].filter(
						(one) => one !== null,
					);
					const open = ofQuiz.filter(({ state }) => state === 'open');
					expect(open).toHaveLength(Math.min(1, opens.length));
					if (open[0] === undefined) continue;
					expect(open[0].openKey).toBe(`${accountId}:${COURSE}:${quizId}`);
					const steps = after.steps.filter(({ attemptId }) => attemptId === open[0]?.id);
					const latest = new Map(
						steps
							.toSorted((one, other) => one.revision - other.revision)
							.map((step) => [step.itemId, step.response]),
					);
					const answered = [...latest.values()].filter((response) => response !== null).length;
					expect(answered).toBe(Math.max(...opens.map(given)));
				}

				// Parts: the union, each at its earlier instant. Place: the newer, the account's when they are equal.
				const names = [...new Set([...Object.keys(guest.parts), ...Object.keys(account.parts)])].toSorted();
				expect(after.parts.map(({ part, at }) => [part, at])).toEqual(
					names.map((part) => [part, time(Math.min(guest.parts[part] ?? 99, account.parts[part] ?? 99))]),
				);
				const places = [
					...(account.place === null ? [] : [{ ...account.place, anchor: accountId }]),
					...(guest.place === null ? [] : [{ ...guest.place, anchor: guestId }]),
				].toSorted((one, other) => other.minute - one.minute);
				const kept = places[0];
				expect(after.places).toEqual(
					kept === undefined
						? []
						: [
								{
									userId: accountId,
									courseId: COURSE,
									lessonId: kept.lessonId,
									anchor: kept.anchor,
									at: time(kept.minute),
								},
							],
				);

				expect(await mergeGuest(db(), kind(), ids)).toBe(false);
				expect(await snapshot(db(), [guestId, accountId])).toEqual(after);
			}),
			{ numRuns: 40, examples: [[emptied, full]] },
		);
	});

	const some: History = {
		quizzes: {
			q1: { closed: ['submitted'], open: ['a', 'b'] },
			q2: { closed: [], open: ['a'] },
			q3: { closed: ['submitted', 'submitted'], open: null },
		},
		parts: { 'read:a': 3 },
		place: { lessonId: 'a', minute: 3 },
	};

	test('an account is never merged away, nor into itself, nor into nobody', async () => {
		const one = await newUser(db(), false);
		const other = await newUser(db(), false);
		await writeHistory(db(), kind(), one, some);
		const before = await snapshot(db(), [one, other]);
		expect(await mergeGuest(db(), kind(), { guestId: one, accountId: other })).toBe(false);
		expect(await mergeGuest(db(), kind(), { guestId: one, accountId: one })).toBe(false);
		expect(await snapshot(db(), [one, other])).toEqual(before);
		const guest = await newUser(db(), true);
		await writeHistory(db(), kind(), guest, some);
		await expect(mergeGuest(db(), kind(), { guestId: guest, accountId: 'nobody' })).rejects.toThrow();
		expect(await db().attempt.count({ where: { userId: guest } })).toBe(5);
	});

	test('merging twice at once merges once', async () => {
		const ids = await twoUsers(some, some);
		const done = await Promise.all([1, 2, 3].map(() => mergeGuest(db(), kind(), ids)));
		expect(done.toSorted()).toEqual([false, false, true]);
		expect(await db().attempt.count({ where: { userId: ids.accountId } })).toBe(10);
	});

	test('two guests merged into one account at once both arrive', async () => {
		const { guestId, accountId } = await twoUsers(some, some);
		const other = await newUser(db(), true);
		await writeHistory(db(), kind(), other, some);
		await Promise.all([guestId, other].map((id) => mergeGuest(db(), kind(), { guestId: id, accountId })));
		const attempts = await db().attempt.findMany({ where: { userId: accountId, quizId: 'q3' } });
		expect(attempts.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
		expect(await db().attempt.count({ where: { userId: accountId, state: 'open', quizId: 'q1' } })).toBe(1);
	});

	test('other people’s rows are left alone', async () => {
		const bystander = await newUser(db(), false);
		await writeHistory(db(), kind(), bystander, some);
		const before = await snapshot(db(), [bystander]);
		await mergeGuest(db(), kind(), await twoUsers(some, some));
		expect(await snapshot(db(), [bystander])).toEqual(before);
	});
});

test('every model that belongs to a user has a merge rule', () => {
	const schema = fs.readFileSync('prisma/schema.prisma', 'utf8');
	const owned = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)]
		.filter(([, , body]) => /^\s+\w+\s+User\??\s+@relation/m.test(body ?? ''))
		.map(([, name]) => name);
	expect(owned.length).toBeGreaterThan(3);
	expect(Object.keys(MERGE_RULES).toSorted()).toEqual(owned.toSorted());
});
