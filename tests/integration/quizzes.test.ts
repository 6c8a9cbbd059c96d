/** The quiz engine on real databases, with the real course. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Item } from '~/core/kinds';
import { MINUTE_MS } from '~/core/time';
import { type Db, databaseKind } from '~/db/index.server';
import { doneParts, getProgressPage } from '~/features/progress/index.server';
import { findAttempt, loadSteps } from '~/features/quizzes/attempt-store.server';
import {
	getAttemptPage,
	getQuizIntro,
	getReviewPage,
	rebuildRollups,
	submitExpired,
} from '~/features/quizzes/index.server';
import { markAttempt } from '~/features/quizzes/mark-attempt.server';
import { findQuiz, type QuizSource } from '~/features/quizzes/quiz-source.server';
import { saveAnswers } from '~/features/quizzes/save-answers.server';
import { startAttempt } from '~/features/quizzes/start-attempt.server';
import { submitAttempt } from '~/features/quizzes/submit-attempt.server';
import { tryItem } from '~/features/quizzes/try-item.server';
import { rightFields, store, wrongFields } from '../support/answers';
import { onEachDatabase } from '../support/database';
import { change } from '../support/http-learner';
import { COURSE, itemOf, LESSON } from '../support/walk';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS);
const TEST = 'the-genocide-convention-test';

function source(slug: string): QuizSource {
	const found = findQuiz(COURSE, slug);
	if (found === null) throw new Error(`There is no quiz ${slug}.`);
	return found;
}

async function newUser(db: Db): Promise<string> {
	const id = randomUUID();
	await db.user.create({ data: { id, name: 'Test' } });
	return id;
}

function ofKind(kind: Item['kind']): Item {
	const item = source(LESSON)
		.itemsFor(0, [])
		.find((each) => each.kind === kind);
	if (item === undefined) throw new Error(`The quiz has no ${kind}.`);
	return item;
}

onEachDatabase('quizzes', (db, url) => {
	const kind = () => databaseKind(url());

	async function begun(slug: string) {
		const userId = await newUser(db());
		const attemptId = await startAttempt(db(), source(slug), userId, NOW);
		const save = (answers: Parameters<typeof change>, now = NOW) =>
			saveAnswers(db(), kind(), { attemptId, userId, answers: [change(...answers)], now });
		const attempt = await findAttempt(db(), attemptId, userId);
		if (attempt === null) throw new Error('The attempt is missing.');
		return { userId, attemptId, save, items: attempt.items };
	}

	test('ten starts at once make one attempt', async () => {
		const userId = await newUser(db());
		const ids = await Promise.all(
			Array.from({ length: 10 }, () => startAttempt(db(), source(LESSON), userId, NOW)),
		);
		expect(new Set(ids).size).toBe(1);
		expect(await db().attempt.count({ where: { userId } })).toBe(1);
	});

	test('an attempt keeps the items it began with, in its own order of options', async () => {
		const { userId, attemptId, items } = await begun(LESSON);
		expect(items).toEqual(source(LESSON).itemsFor(0, []));
		const first = await getAttemptPage(db(), { attemptId, userId, now: NOW });
		const second = await getAttemptPage(db(), { attemptId, userId, now: NOW });
		expect(first).toEqual(second);
	});

	test('nobody else sees, saves, tries or submits an attempt', async () => {
		const { attemptId } = await begun(LESSON);
		const stranger = await newUser(db());
		const item = ofKind('single-choice');
		const query = { attemptId, userId: stranger, now: NOW };
		expect(await getAttemptPage(db(), query)).toEqual({ kind: 'not-found' });
		expect(await getReviewPage(db(), query)).toEqual({ kind: 'not-found' });
		expect(
			await saveAnswers(db(), kind(), { ...query, answers: [change(item.id, 0, rightFields(item))] }),
		).toBeNull();
		expect(await submitAttempt(db(), query)).toBeNull();
		const tried = await tryItem(db(), kind(), {
			...query,
			itemId: item.id,
			key: randomUUID(),
			base: 0,
			fields: rightFields(item),
		});
		expect(tried).toEqual({ kind: 'not-found' });
	});

	test('saving: each change once, never over a newer one, also emptied answers', async () => {
		const { attemptId, userId, save } = await begun(LESSON);
		const item = ofKind('single-choice');
		const first = change(item.id, 0, wrongFields(item));
		const twice = await saveAnswers(db(), kind(), { attemptId, userId, answers: [first, first], now: NOW });
		expect(twice?.answers.map(({ status }) => status)).toEqual(['saved', 'saved']);
		expect(await save([item.id, 1, rightFields(item)])).toMatchObject({
			answers: [{ status: 'saved', revision: 2 }],
		});
		expect(await save([item.id, 1, wrongFields(item)])).toMatchObject({
			answers: [{ status: 'stale', revision: 2, fields: rightFields(item) }],
		});
		expect(await save([item.id, 2, []])).toMatchObject({ answers: [{ status: 'saved', revision: 3 }] });
		const page = await getAttemptPage(db(), { attemptId, userId, now: NOW });
		expect(page.kind === 'open' && page.page.items.find(({ itemId }) => itemId === item.id)).toMatchObject({
			fields: [],
			revision: 3,
		});
		expect(await save(['no-such-item', 0, []])).toMatchObject({ answers: [{ status: 'refused' }] });
	});

	test('an answer that is too long is refused with a sentence', async () => {
		const { save, items } = await begun(LESSON);
		const item = items.find((each) => each.kind === 'reflection');
		if (item?.kind !== 'reflection') throw new Error('The quiz has no reflection.');
		const reply = await save([item.id, 0, [[`section.${item.sections[0]?.id}`, 'x'.repeat(10_001)]]]);
		expect(reply?.answers[0]).toMatchObject({
			status: 'refused',
			message: expect.stringMatching(/10001 characters/),
		});
	});

	test('practice: a wrong try tells its own feedback, a right one everything; the penalty counts', async () => {
		const { attemptId, userId } = await begun(LESSON);
		const item = ofKind('single-choice');
		const at = { attemptId, userId, itemId: item.id, now: NOW };
		const wrong = await tryItem(db(), kind(), {
			...at,
			key: 'first-try',
			base: 0,
			fields: wrongFields(item),
		});
		expect(wrong.kind).toBe('tried');
		// The same click again writes nothing.
		await tryItem(db(), kind(), { ...at, key: 'first-try', base: 0, fields: wrongFields(item) });
		expect(
			await tryItem(db(), kind(), { ...at, key: 'stale-try', base: 0, fields: rightFields(item) }),
		).toEqual({ kind: 'stale' });
		await tryItem(db(), kind(), { ...at, key: 'second-try', base: 1, fields: rightFields(item) });
		expect(
			await tryItem(db(), kind(), { ...at, key: 'third-try', base: 2, fields: rightFields(item) }),
		).toMatchObject({ kind: 'refused' });
		expect((await loadSteps(db(), attemptId)).get(item.id)).toHaveLength(2);
		await submitAttempt(db(), { attemptId, userId, now: NOW });
		const mark = await db().mark.findUniqueOrThrow({
			where: { attemptId_itemId: { attemptId, itemId: item.id } },
		});
		const penalty = source(LESSON).settings.penalty;
		expect(mark.fraction).toBeCloseTo(1 - penalty, 9);
	});

	test('submitting marks what was saved, once, and notes progress; ten at once are one', async () => {
		const { attemptId, userId, save, items } = await begun(LESSON);
		let revision = 0;
		for (const item of items) {
			revision = 0;
			await save([item.id, revision, rightFields(item)]);
		}
		await Promise.all(
			Array.from({ length: 10 }, () => submitAttempt(db(), { attemptId, userId, now: after(3) })),
		);
		const attempt = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
		expect(attempt).toMatchObject({ state: 'submitted', openKey: null, pending: 0, submittedAt: after(3) });
		expect(attempt.score).toBeCloseTo(1, 9);
		expect(await db().mark.count({ where: { attemptId } })).toBe(items.length);
		const lesson = source(LESSON).settings.lessonId;
		expect(await doneParts(db(), userId, COURSE)).toEqual(new Set([`quiz:${lesson}`]));
		expect(await save([items[0]?.id ?? '', 1, []])).toMatchObject({
			open: false,
			answers: [{ status: 'refused' }],
		});
	});

	test('an answer races a submission: what was acknowledged is marked', async () => {
		for (let round = 0; round < 10; round += 1) {
			const { attemptId, userId, save } = await begun(LESSON);
			const item = ofKind('single-choice');
			const [reply] = await Promise.all([
				save([item.id, 0, rightFields(item)]),
				submitAttempt(db(), { attemptId, userId, now: NOW }),
			]);
			const mark = await db().mark.findUniqueOrThrow({
				where: { attemptId_itemId: { attemptId, itemId: item.id } },
			});
			const saved = reply?.answers[0]?.status === 'saved';
			expect({ saved, answered: mark.answered, fraction: mark.fraction }).toEqual({
				saved,
				answered: saved,
				fraction: saved ? 1 : 0,
			});
		}
	});

	test('a module test draws one item an objective, others the next time, and closes itself', async () => {
		const { attemptId, userId, save, items } = await begun(TEST);
		const objectives = items.map(({ objective }) => objective);
		expect(new Set(objectives).size).toBe(objectives.length);
		expect(objectives.length).toBe(source(TEST).itemCount);
		const limit = source(TEST).settings.timeLimitMinutes;
		if (limit === null) throw new Error('The test has no time limit.');
		const [first, second] = items;
		if (!first || !second) throw new Error('The test is too short.');
		await save([first.id, 0, rightFields(first)]);
		expect(await save([second.id, 0, rightFields(second)], after(limit))).toMatchObject({ open: false });
		expect(await submitExpired(db(), after(limit - 1))).toBe(0);
		expect(await submitExpired(db(), after(limit + 5))).toBe(1);
		const attempt = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
		expect(attempt).toMatchObject({ state: 'submitted', submittedAt: after(limit) });
		const review = await getReviewPage(db(), { attemptId, userId, now: after(limit + 5) });
		if (review.kind !== 'submitted') throw new Error('The test is not submitted.');
		expect(review.page.closedByTime).toBe(true);
		expect(review.page.items.filter(({ answered }) => answered).map(({ itemId }) => itemId)).toEqual([
			first.id,
		]);

		const again = await startAttempt(db(), source(TEST), userId, after(limit + 10));
		const next = await findAttempt(db(), again, userId);
		const repeated = next?.items.filter(({ id }) => items.some((item) => item.id === id)) ?? [];
		// An item comes again only where its objective has no other that may be drawn.
		for (const { id, objective } of repeated)
			expect({ id, others: drawable(objective) }).toEqual({ id, others: 1 });
		expect(repeated.length).toBeLessThan(items.length / 4);
	});

	test('a test shows no feedback before it is submitted, then about answered items only', async () => {
		const { attemptId, userId, save, items } = await begun(TEST);
		const [first] = items;
		if (first === undefined) throw new Error('The test is empty.');
		await save([first.id, 0, wrongFields(first)]);
		const open = await getAttemptPage(db(), { attemptId, userId, now: NOW });
		expect(
			open.kind === 'open' && open.page.items.every(({ feedback, mayTry }) => feedback === null && !mayTry),
		).toBe(true);
		await submitAttempt(db(), { attemptId, userId, now: NOW });
		const review = await getReviewPage(db(), { attemptId, userId, now: NOW });
		if (review.kind !== 'submitted') throw new Error('The test is not submitted.');
		for (const item of review.page.items) expect(item.feedback !== null).toBe(item.itemId === first.id);
	});

	test('best counts; the intro shows every attempt; marking again from the steps gives the same numbers', async () => {
		const { attemptId, userId, save, items } = await begun(LESSON);
		for (const item of items.slice(0, 4)) await save([item.id, 0, rightFields(item)]);
		await submitAttempt(db(), { attemptId, userId, now: NOW });
		const second = await startAttempt(db(), source(LESSON), userId, after(1));
		await submitAttempt(db(), { attemptId: second, userId, now: after(2) });
		const intro = await getQuizIntro(db(), { courseId: COURSE, slug: LESSON, userId, now: after(3) });
		expect(intro?.attempts.map(({ number, counts }) => [number, counts])).toEqual([
			[1, true],
			[2, false],
		]);
		const before = await db().mark.findMany({ where: { attemptId }, orderBy: { itemId: 'asc' } });
		const attempt = await findAttempt(db(), attemptId, userId);
		if (attempt === null) throw new Error('The attempt is missing.');
		await markAttempt(db(), attempt, await loadSteps(db(), attemptId));
		expect(await db().mark.findMany({ where: { attemptId }, orderBy: { itemId: 'asc' } })).toEqual(before);
		expect((await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).score).toBe(attempt.score);
	});

	test('rebuilding from the steps repairs what was lost and changes nothing else', async () => {
		const { attemptId, userId, save, items } = await begun(LESSON);
		for (const item of items.slice(0, 5)) await save([item.id, 0, rightFields(item)]);
		await submitAttempt(db(), { attemptId, userId, now: NOW });
		const stored = async () => ({
			attempt: await db().attempt.findUniqueOrThrow({ where: { id: attemptId } }),
			marks: await db().mark.findMany({ where: { attemptId }, orderBy: { itemId: 'asc' } }),
			done: await db().donePart.findMany({ where: { userId } }),
		});
		const before = await stored();
		expect((await rebuildRollups(db())).changed).toBe(0);
		expect(await stored()).toEqual(before);
		await db().mark.deleteMany({ where: { attemptId } });
		await db().donePart.deleteMany({ where: { userId } });
		await db().attempt.update({ where: { id: attemptId }, data: { score: 0.123 } });
		expect((await rebuildRollups(db())).changed).toBe(1);
		expect(await stored()).toEqual(before);
	});

	test('mastery: a quiz makes a goal proficient, only the module test makes it mastered, and a miss takes it down', async () => {
		const { attemptId, userId, save, items } = await begun(LESSON);
		for (const item of items) await save([item.id, 0, rightFields(item)]);
		await submitAttempt(db(), { attemptId, userId, now: NOW });
		const levelsOf = async () => {
			const page = await getProgressPage(db(), userId);
			const objectives = page.courses[0]?.modules.flatMap((module) => module.objectives) ?? [];
			return new Map(objectives.map(({ id, level }) => [id, level]));
		};
		const goal = items[0]?.objective ?? '';
		expect((await levelsOf()).get(goal)).toBe('proficient');
		const takeTest = async (answer: (item: Item) => ReturnType<typeof rightFields>, minutes: number) => {
			const test = await startAttempt(db(), source(TEST), userId, after(minutes));
			const found = await findAttempt(db(), test, userId);
			const answers = (found?.items ?? []).map((item) => change(item.id, 0, answer(item)));
			await saveAnswers(db(), kind(), { attemptId: test, userId, answers, now: after(minutes) });
			await submitAttempt(db(), { attemptId: test, userId, now: after(minutes + 1) });
		};
		await takeTest(rightFields, 10);
		expect((await levelsOf()).get(goal)).toBe('mastered');
		await takeTest(() => [], 20);
		expect((await levelsOf()).get(goal)).toBe('proficient');
	});

	test('a broken grader is not a wrong answer', async () => {
		const { attemptId, userId, items } = await begun(LESSON);
		const [item] = items;
		if (item === undefined) throw new Error('The quiz is empty.');
		// A stored answer that no grader of today can read, as after a faulty migration.
		await db().step.create({
			data: {
				id: randomUUID(),
				attemptId,
				itemId: item.id,
				revision: 1,
				key: randomUUID(),
				kind: 'try',
				response: itemResponseOfAnotherKind(item),
				fraction: null,
				at: NOW,
			},
		});
		await submitAttempt(db(), { attemptId, userId, now: NOW });
		const attempt = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
		expect(attempt.pending).toBe(1);
		const mark = await db().mark.findUniqueOrThrow({
			where: { attemptId_itemId: { attemptId, itemId: item.id } },
		});
		expect(mark).toMatchObject({ status: 'failed', fraction: null });
	});
});

/** How many items of an objective a test may draw. */
function drawable(objective: string): number {
	const test = store.getTest(COURSE, TEST);
	const items = test?.pool.find((entry) => entry.objective === objective)?.items ?? [];
	return items.filter(({ kind }) => !test?.settings.exclude.includes(kind)).length;
}

function itemResponseOfAnotherKind(item: Item): object {
	return item.kind === 'single-choice' ? { rows: {} } : { choice: 'a' };
}

test('the course has items of every kind', () => {
	const kinds = new Set(
		[
			'a-word-and-a-treaty',
			'article-ii-word-by-word',
			LESSON,
			'in-part-how-much-is-enough',
			'neighbouring-crimes',
			'test-the-conclusion',
		]
			.flatMap((slug) => source(slug).itemsFor(0, []))
			.map((item) => itemOf(item.id).kind),
	);
	expect(kinds.size).toBe(11);
});
