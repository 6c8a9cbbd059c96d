/** Item analysis of real attempts: saved, submitted and marked as a student's are. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Item, parseItem } from '~/core/kinds';
import { analyseQuiz, hideUncertain } from '~/core/statistics';
import type { Db } from '~/db/index.server';
import { createTestClass, type TestClass } from '~/features/classes/class.test-support';
import { submitExpired } from '~/features/quizzes/index.server';
import { onEachDatabase } from '../../../tests/support/database';
import { questionsCsv } from './csv.server';
import { getQuizAnalysis } from './quiz-analysis.server';
import { getQuizList } from './quiz-list.server';

const STARTED = new Date('2026-10-01T08:00:00Z');
const DEADLINE = new Date('2026-10-01T09:00:00Z');
const LATER = new Date('2026-10-01T09:00:01Z');

/** Single choice with three options; `a` is the key. */
function question(id: string, points: number, key = 'a'): Item {
	return parseItem({
		id,
		kind: 'single-choice',
		objective: 'o',
		reread: 'p',
		prompt: `What about ${id}?`,
		points,
		options: ['a', 'b', 'c'].map((option) => ({
			id: option,
			text: `Option ${option}`,
			correct: option === key,
			feedback: `This is why ${option}.`,
		})),
	});
}

/** A data set worked by hand: 24 students, four questions of 1, 1, 2 and 1 points. */
const POINTS = [1, 1, 2, 1];
const ITEM_IDS = ['q1', 'q2', 'q3', 'q4'];
/** Options chosen; null: not answered. The last question's key is wrong: the strong ones choose `b`. */
function chosenBy(student: number): Array<string | null> {
	return [
		student < 18 ? 'a' : 'b',
		student % 3 === 0 ? 'c' : 'a',
		student < 12 ? 'a' : student < 20 ? 'b' : null,
		student < 11 ? 'b' : 'a',
	];
}

async function newAssignment(db: Db, classId: string): Promise<string> {
	const id = randomUUID();
	await db.assignment.create({
		data: {
			id,
			classId,
			target: 'quiz',
			targetId: 'hand-worked',
			title: 'Quiz',
			publishedAt: STARTED,
			position: 0,
			createdAt: STARTED,
		},
	});
	return id;
}

async function publish(db: Db, items: ReadonlyArray<Item>): Promise<Map<string, string>> {
	const versions = new Map<string, string>();
	for (const item of items) {
		const id = randomUUID();
		await db.itemVersion.create({
			data: { id, courseId: 'khojaly', itemId: item.id, definition: JSON.parse(JSON.stringify(item)) },
		});
		versions.set(item.id, id);
	}
	return versions;
}

interface Sitting {
	userId: string;
	assignmentId: string | null;
	versions: ReadonlyMap<string, string>;
	chosen: ReadonlyArray<string | null>;
	number?: number;
	quizId?: string;
	/** Stays open when false. */
	over?: boolean;
	state?: 'open' | 'abandoned';
}

/** An attempt with its answers, which `submitExpired` then closes. */
async function sit(db: Db, sitting: Sitting): Promise<string> {
	const id = randomUUID();
	const { userId, assignmentId, versions, chosen, number = 1, quizId = 'hand-worked', over = true } = sitting;
	const pinned = [...versions].map(([itemId, versionId]) => ({ itemId, versionId }));
	await db.attempt.create({
		data: {
			id,
			userId,
			courseId: 'khojaly',
			quizId,
			behaviour: 'test',
			number,
			seed: 7n,
			state: sitting.state ?? 'open',
			items: pinned,
			settings: {
				slug: 'hand-worked',
				title: 'Hand-worked',
				tries: null,
				penalty: 0,
				timeLimitMinutes: 60,
				certainty: false,
				counts: 'best',
				lessonId: null,
				moduleId: 'm',
			},
			startedAt: STARTED,
			deadlineAt: over ? DEADLINE : null,
			openKey: sitting.state === 'abandoned' ? null : `${userId}:khojaly:${quizId}:${number}`,
			assignmentId,
		},
	});
	await db.step.createMany({
		data: pinned.flatMap(({ itemId }, at) => {
			const choice = chosen[at] ?? null;
			if (choice === null) return [];
			return {
				id: randomUUID(),
				attemptId: id,
				itemId,
				revision: 1,
				key: `k${at}`,
				kind: 'save' as const,
				response: { choice },
				at: STARTED,
			};
		}),
	});
	return id;
}

async function handWorked(db: Db, students = 24): Promise<{ group: TestClass; assignmentId: string }> {
	const group = await createTestClass(db, { students });
	const assignmentId = await newAssignment(db, group.id);
	const versions = await publish(
		db,
		ITEM_IDS.map((id, at) => question(id, POINTS[at] ?? 1)),
	);
	for (const [at, { userId }] of group.students.entries()) {
		await sit(db, { userId, assignmentId, versions, chosen: chosenBy(at) });
	}
	await submitExpired(db, LATER);
	return { group, assignmentId };
}

const query = { quizId: 'hand-worked', choice: 'first', mayRegrade: true } as const;

/** What core says of the same answers, without the database. */
function expected(students = 24) {
	const items = ITEM_IDS.map((id, at) => ({ id, maxMark: POINTS[at] ?? 1, guessScore: 1 / 3 }));
	const attempts = Array.from({ length: students }, (_, student) => ({
		marks: new Map(
			ITEM_IDS.map((id, at) => [id, chosenBy(student)[at] === 'a' ? (POINTS[at] ?? 1) : 0] as const),
		),
	}));
	return hideUncertain(analyseQuiz({ items, attempts, drawn: false }));
}

/** Every number of `found` within 1e-9 of that of `wanted`. */
function expectSame(found: object, wanted: object): void {
	const numbers = (value: unknown, path = ''): Array<[string, unknown]> =>
		typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([name, inner]) => numbers(inner, `${path}.${name}`))
			: [[path, value]];
	const have = new Map(numbers(found));
	for (const [path, value] of numbers(wanted)) {
		if (typeof value === 'number') {
			expect(Math.abs(Number(have.get(path)) - value), path).toBeLessThan(1e-9);
		} else expect(have.get(path), path).toBe(value);
	}
}

onEachDatabase('item analysis', (db) => {
	test('agrees with core on a data set worked by hand', async () => {
		const { group } = await handWorked(db());
		const view = await getQuizAnalysis(db(), group, query);
		if (view === null) throw new Error('no analysis');
		const { quiz, items } = expected();
		expectSame(view.statistics, quiz);
		expectSame(
			view.questions.map(({ statistics }) => statistics ?? {}),
			items,
		);
		// By hand: 18, 16, 12 and 13 of 24 are right.
		expect(view.questions.map(({ statistics }) => statistics?.facility)).toEqual(
			[18, 16, 12, 13].map((right) => expect.closeTo((100 * right) / 24, 9)),
		);
		expect(view.statistics.mean).toBeCloseTo((100 * (18 + 16 + 2 * 12 + 13)) / (24 * 5), 9);
		expect(view.drawn).toBe(false);
	});

	test('counts every option, by upper and lower group, and names the key that looks wrong', async () => {
		const { group } = await handWorked(db());
		const view = await getQuizAnalysis(db(), group, query);
		const third = view?.questions[2]?.parts[0];
		expect(third?.options.map(({ id, right, count }) => ({ id, right, count }))).toEqual([
			{ id: 'a', right: true, count: 12 },
			{ id: 'b', right: false, count: 8 },
			{ id: 'c', right: false, count: 0 },
		]);
		expect(third?.unanswered).toBe(4);
		const last = view?.questions[3];
		expect(last?.advice?.topic).toBe('check-key');
		expect(last?.advice?.sentence).toContain('Option b');
		const [a, b] = last?.parts[0]?.options ?? [];
		expect(b?.upper).toBeGreaterThan(a?.upper ?? 0);
		expect(last?.regradeHref).toBe(`/teach/${group.id}/regrades/new?quiz=hand-worked&item=q4`);
		expect(last?.parts[0]?.options.map(({ feedback }) => feedback)).toContain('This is why b.');
	});

	test('only this class’s submitted attempts count, one a student', async () => {
		const { group, assignmentId } = await handWorked(db(), 12);
		const versions = await publish(
			db(),
			ITEM_IDS.map((id, at) => question(id, POINTS[at] ?? 1)),
		);
		const other = await createTestClass(db(), { students: 3 });
		const otherAssignment = await newAssignment(db(), other.id);
		const none = [null, null, null, null];
		const [first, second, third, fourth] = group.students;
		const aside = { versions, chosen: none };
		for (const { userId } of other.students) {
			await sit(db(), { ...aside, userId, assignmentId: otherAssignment });
		}
		// A second attempt, one of their own, one still open, one set aside.
		await sit(db(), { ...aside, userId: first?.userId ?? '', assignmentId, number: 2 });
		await sit(db(), { ...aside, userId: second?.userId ?? '', assignmentId: null, number: 2 });
		await sit(db(), { ...aside, userId: third?.userId ?? '', assignmentId, number: 2, over: false });
		await sit(db(), { ...aside, userId: fourth?.userId ?? '', assignmentId, number: 2, state: 'abandoned' });
		await submitExpired(db(), LATER);
		const attemptsWith = async (choice: 'first' | 'last' | 'best' | 'all') =>
			(await getQuizAnalysis(db(), group, { ...query, choice }))?.statistics;
		expectSame((await attemptsWith('first')) ?? {}, expected(12).quiz);
		expectSame((await attemptsWith('best')) ?? {}, expected(12).quiz);
		const { mean, standardDeviation } = expected(12).quiz;
		const [listed] = (await getQuizList(db(), group, 'first')).quizzes;
		expectSame(listed ?? {}, { attempts: 12, students: 12, mean, standardDeviation });
		expect((await attemptsWith('all'))?.attempts).toBe(13);
		const last = await attemptsWith('last');
		expect(last?.attempts).toBe(12);
		expect(last?.mean).toBeLessThan(expected(12).quiz.mean ?? 0);
		expect((await getQuizAnalysis(db(), other, query))?.statistics.attempts).toBe(3);
	});

	test('says nothing below the minimum but keeps key and counts of attempts', async () => {
		const { group } = await handWorked(db(), 9);
		const view = await getQuizAnalysis(db(), group, query);
		expect(view?.statistics).toMatchObject({ attempts: 9, mean: null, standardDeviation: null });
		expect(view?.hidden.description).toBe('Shown from 10 attempts on; there are 9.');
		for (const one of view?.questions ?? []) {
			expect(one.statistics?.facility).toBeNull();
			expect(one.parts[0]?.unanswered).toBeNull();
			expect(one.parts[0]?.options.map(({ count, upper, lower }) => [count, upper, lower])).toEqual(
				[1, 2, 3].map(() => [0, null, null]),
			);
			expect(one.parts[0]?.options[0]?.right).toBe(true);
		}
		const list = await getQuizList(db(), group, 'first');
		expect(list.quizzes).toMatchObject([{ attempts: 9, students: 9, mean: null }]);
	});

	test('follows the marks: a corrected key, a dropped question, one that waits', async () => {
		const { group } = await handWorked(db());
		const corrected = await publish(db(), [question('q4', 1, 'b')]);
		const attempts = await db().attempt.findMany({ where: { assignment: { classId: group.id } } });
		for (const [at, { userId }] of group.students.entries()) {
			const attemptId = attempts.find((one) => one.userId === userId)?.id ?? '';
			const fraction = chosenBy(at)[3] === 'b' ? 1 : 0;
			await db().mark.update({
				where: { attemptId_itemId: { attemptId, itemId: 'q4' } },
				data: { fraction },
			});
		}
		const correction = {
			classId: group.id,
			policy: 'replace' as const,
			reason: 'The key was wrong.',
			createdById: group.instructorId,
			createdAt: LATER,
			changes: [],
		};
		const rekey = { ...correction, id: randomUUID(), itemId: 'q4', kind: 'rekey' as const };
		await db().regrade.create({ data: { ...rekey, versionId: corrected.get('q4') ?? null } });
		const rekeyed = (await getQuizAnalysis(db(), group, query))?.questions[3];
		expect(rekeyed?.statistics?.facility).toBeCloseTo((100 * 11) / 24, 9);
		expect(rekeyed?.parts[0]?.options.find(({ right }) => right)?.id).toBe('b');
		expect(rekeyed?.advice?.topic).not.toBe('check-key');
		expect(rekeyed?.corrections).toHaveLength(1);

		const drop = {
			...correction,
			id: randomUUID(),
			itemId: 'q4',
			kind: 'drop' as const,
			createdAt: new Date(LATER.getTime() + 1),
		};
		await db().regrade.create({ data: drop });
		await db().mark.updateMany({
			where: {
				itemId: 'q3',
				attempt: { assignment: { classId: group.id }, userId: group.students[0]?.userId ?? '' },
			},
			data: { status: 'pending', fraction: null },
		});
		const view = await getQuizAnalysis(db(), group, query);
		expect(view?.questions[3]).toMatchObject({ statistics: null, advice: null });
		expect(view?.questions[3]?.leftOut).toContain('dropped');
		expect(view?.questions[2]?.leftOut).toContain('1 answer waits');
		// The two questions that are left carry the quiz.
		expect(view?.statistics.attempts).toBe(24);
		expect(view?.statistics.mean).toBeCloseTo((100 * (18 + 16)) / 48, 9);
	});

	test('a question that everybody has full marks for gets no advice; assistants get no way to regrade', async () => {
		const { group } = await handWorked(db(), 12);
		await db().regrade.create({
			data: {
				id: randomUUID(),
				classId: group.id,
				itemId: 'q1',
				kind: 'credit',
				policy: 'replace',
				reason: 'Unclear.',
				createdById: group.instructorId,
				createdAt: LATER,
				changes: [],
			},
		});
		const view = await getQuizAnalysis(db(), group, { ...query, mayRegrade: false });
		expect(view?.questions.map(({ advice }) => advice === null)).toEqual([true, false, false, false]);
		expect(view?.questions[0]?.corrections.join()).toContain('full marks');
		expect(view?.questions.map(({ regradeHref }) => regradeHref)).toEqual([null, null, null, null]);
	});

	test('attempts with different questions are judged by those that had each', async () => {
		const group = await createTestClass(db(), { students: 20 });
		const assignmentId = await newAssignment(db(), group.id);
		const versions = await publish(
			db(),
			ITEM_IDS.map((id) => question(id, 1)),
		);
		for (const [at, { userId }] of group.students.entries()) {
			const own = new Map([...versions].filter((_, place) => place !== at % 4));
			await sit(db(), { userId, assignmentId, versions: own, chosen: ['a', 'b', 'a'] });
		}
		await submitExpired(db(), LATER);
		const view = await getQuizAnalysis(db(), group, query);
		expect(view).toMatchObject({
			drawn: true,
			statistics: { attempts: 20, leftOut: 0, internalConsistency: null },
		});
		expect(view?.questions.map(({ statistics }) => statistics?.attempts)).toEqual([15, 15, 15, 15]);
		expect(view?.questions.map(({ statistics }) => statistics?.effectiveWeight)).toEqual([
			null,
			null,
			null,
			null,
		]);
	});

	test('the spreadsheet has every question with all digits, and no formula', async () => {
		const { group } = await handWorked(db());
		const view = await getQuizAnalysis(db(), group, query);
		if (view === null) throw new Error('no analysis');
		const [first] = view.questions;
		if (first === undefined) throw new Error('no question');
		const csv = questionsCsv({ ...view, questions: [{ ...first, prompt: '=HYPERLINK("x"), he said' }] });
		const [head, row] = csv.split('\r\n');
		expect(head).toMatch(/^\ufeffnumber,item,question,/);
		expect(row).toContain(`"'=HYPERLINK(""x""), he said"`);
		expect(row).toContain(`,${first.statistics?.facility},`);
	});

	test('asks the database as often for two students as for twenty', async () => {
		const statements = async (students: number) => {
			const { group } = await handWorked(db(), students);
			let count = 0;
			const counting = db().$extends({
				query: {
					$allOperations({ args, query: run }) {
						count += 1;
						return run(args);
					},
				},
			}) as unknown as Db;
			await getQuizAnalysis(counting, group, query);
			await getQuizList(counting, group, 'first');
			return count;
		};
		const few = await statements(2);
		expect(few).toBeLessThanOrEqual(8);
		expect(await statements(20)).toBe(few);
	});

	test('a quiz that the class has nothing to do with is not there', async () => {
		const group = await createTestClass(db(), { students: 1 });
		expect(await getQuizAnalysis(db(), group, query)).toBeNull();
	});
});
