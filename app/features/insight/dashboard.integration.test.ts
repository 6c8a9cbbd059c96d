import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { getCourse, getItem } from '~/content/index.server';
import { DAY_MS } from '~/core/time';
import { databaseKind } from '~/db/index.server';
import { testContext } from '~/features/auth/context.test-support';
import { createTestClass, type TestClass } from '~/features/classes/class.test-support';
import type { ClassAccess } from '~/features/classes/index.server';
import { statementsOf } from '../../../tests/support/count-statements';
import { onEachDatabase } from '../../../tests/support/database';
import { getDashboard } from './dashboard.server';
import { assignLessons, createOthers, fillStandings } from './insight.test-support';
import { liveResponse } from './live.server';
import { readQuery } from './query';
import { getStudent } from './student.server';

const now = new Date('2026-11-20T10:00:30Z');
const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
const QUESTIONS = [
	'article-ii-acts-without-death',
	'article-ii-checkpoint',
	'officials-timeline',
	'night-order-of-events',
];

const accessOf = (made: TestClass): ClassAccess => ({
	viewer: { id: made.instructorId, name: 'Instructor', role: 'instructor', guest: false },
	class: { id: made.id, courseId: made.courseId, name: 'Test class', zone: made.zone, archivedAt: null },
	role: 'instructor',
	membershipId: null,
});
const ask = (text = '') => readQuery(new URLSearchParams(text)).query;

/** A question of the course whose wrong answers show a misconception, and its code. @throws when there is none */
function codedQuestion(courseId: string): [itemId: string, code: string] {
	for (const itemId of QUESTIONS) {
		const code = /"misconception":"(X\d+)"/.exec(JSON.stringify(getItem(courseId, itemId)?.item))?.[1];
		if (code !== undefined) return [itemId, code];
	}
	throw new Error('No question of the list has a misconception.');
}

onEachDatabase('the dashboard of a class', (db, url) => {
	const context = (at = now) => testContext(db(), url(), { now: () => at });
	const dashboard = (made: TestClass, text = '', at = now) =>
		getDashboard(context(at), accessOf(made), ask(text));
	const userOf = (made: TestClass, at: number) => made.students[at]?.userId ?? '';
	/** A class in which everybody was here yesterday. */
	async function quietClass(students = 4) {
		const made = await createTestClass(db(), { students, now: ago(40) });
		await db().courseStanding.createMany({
			data: made.students.map(({ userId }) => ({
				userId,
				courseId: made.courseId,
				revision: 1,
				doneParts: 1,
				lastAt: ago(1),
			})),
		});
		return made;
	}

	test('says of each student why they need somebody, each once, and of the others nothing', async () => {
		const made = await quietClass(7);
		const [first = '', second = ''] = await assignLessons(db(), made, 2, now);
		await db().assignment.update({ where: { id: first }, data: { dueAt: ago(3) } });
		await db().assignment.update({ where: { id: second }, data: { dueAt: ago(-1) } });
		const standing = (at: number, assignmentId: string, completedAt: Date | null, pending = 0) =>
			db().assignmentStanding.create({
				data: {
					assignmentId,
					userId: userOf(made, at),
					attempts: 1,
					completedAt,
					doneParts: 1,
					parts: 2,
					pending,
					lastAt: ago(2),
				},
			});
		for (const at of [1, 2, 3, 4, 5, 6]) {
			await standing(at, first, ago(5));
			if (at !== 2) await standing(at, second, ago(5), at === 4 ? 2 : 0);
		}
		await db().itemStanding.create({
			data: {
				userId: userOf(made, 3),
				courseId: made.courseId,
				itemId: QUESTIONS[0] ?? '',
				wrongInRow: 4,
				tries: 4,
				right: false,
				lastAt: ago(1),
			},
		});
		await db().misconceptionStanding.createMany({
			data: QUESTIONS.slice(0, 2).map((itemId) => ({
				userId: userOf(made, 3),
				courseId: made.courseId,
				code: 'X1',
				itemId,
				times: 1,
				firstAt: ago(2),
				lastAt: ago(1),
			})),
		});
		await db().courseStanding.updateMany({ where: { userId: userOf(made, 5) }, data: { lastAt: ago(9) } });
		const { needs, counts } = await dashboard(made);
		const said = new Map(
			needs.map(({ name, reasons }) => [name, reasons.map(({ kind, text }) => `${kind}: ${text}`)]),
		);
		expect(Object.fromEntries(said)).toEqual({
			'Student 1': [
				'overdue: “Before you begin” is overdue since Tuesday, 17 November 2026 at 14:00.',
				'not started: Has not started “What does the author claim?”, due Saturday, 21 November 2026 at 14:00.',
			],
			'Student 3': [
				'not started: Has not started “What does the author claim?”, due Saturday, 21 November 2026 at 14:00.',
			],
			'Student 4': [
				expect.stringMatching(/^stuck: Stuck on “.+”: 4 wrong tries in a row\.$/),
				expect.stringMatching(
					/^misconception: Repeated misconception X1, “There is a minimum.+”: in 2 questions\.$/,
				),
			],
			'Student 5': ['marking: 2 answers in “What does the author claim?” wait for marking.'],
			'Student 6': ['silent: Silent for 9 days.'],
		});
		expect(needs.map(({ name }) => name).slice(0, 2)).toEqual(['Student 1', 'Student 4']);
		expect(counts).toEqual({ students: 7, needing: 5, waiting: 2, activeToday: 0 });
		const stuck = needs.find(({ name }) => name === 'Student 4')?.reasons[0]?.link?.href;
		expect(stuck).toMatch(/^\/courses\/khojaly\/[a-z-]+#[a-z0-9-]+$/);
	});

	test('dates are each student’s own: extra days and excuses keep people off the list', async () => {
		const made = await quietClass(3);
		const [id = ''] = await assignLessons(db(), made, 1, now);
		await db().assignment.update({ where: { id }, data: { dueAt: ago(1) } });
		await db().membership.update({
			where: { id: made.students[0]?.membershipId ?? '' },
			data: { extraDays: 5 },
		});
		await db().assignmentStanding.create({
			data: { assignmentId: id, userId: userOf(made, 1), excused: true },
		});
		const { needs } = await dashboard(made);
		expect(needs.map(({ name, reasons }) => [name, reasons.map(({ kind }) => kind)])).toEqual([
			['Student 3', ['overdue']],
		]);
	});

	test('the number of silent days is the instructor’s choice, and nonsense is told and kept', async () => {
		const made = await quietClass(2);
		expect((await dashboard(made)).needs).toEqual([]);
		expect((await dashboard(made, 'days=1')).needs).toHaveLength(2);
		for (const typed of ['0', '91', '-3', '1.5', 'soon', '9'.repeat(400)]) {
			const { query, daysError } = readQuery(new URLSearchParams({ days: typed }));
			expect(query.days).toBe(7);
			expect(daysError?.typed).toBe(typed.slice(0, 80));
		}
	});

	test('the heat map says of every lesson what was done, finds by name and pages', async () => {
		const made = await quietClass(53);
		const [one, two, three, four] = getCourse(made.courseId)?.lessonEntries.map(({ id }) => id) ?? [];
		const row = { userId: userOf(made, 0), courseId: made.courseId, lastAt: ago(1) };
		await db().lessonStanding.createMany({
			data: [
				{ ...row, lessonId: one ?? '', readAt: ago(2) },
				{ ...row, lessonId: two ?? '', readAt: null, attempts: 1, score: null },
				{ ...row, lessonId: three ?? '', readAt: ago(2), attempts: 2, score: 0.995 },
				{ ...row, lessonId: four ?? '', readAt: null, attempts: 1, score: 0 },
			],
		});
		const { heat } = await dashboard(made);
		expect(heat.rows[0]?.cells.split(' ').slice(0, 5)).toEqual(['r', 'a', '100', '0', '-']);
		expect(heat.rows).toHaveLength(50);
		expect(heat).toMatchObject({ total: 53, page: 1, pages: 2 });
		const seen = [...heat.rows, ...(await dashboard(made, 'page=2')).heat.rows].map(({ userId }) => userId);
		expect(new Set(seen).size).toBe(53);
		expect((await dashboard(made, 'page=99')).heat.page).toBe(2);
		expect((await dashboard(made, 'find=DENT 53')).heat.rows.map(({ name }) => name)).toEqual(['Student 53']);
		expect((await dashboard(made, 'find=nobody')).heat).toMatchObject({ total: 0, pages: 1, rows: [] });
	});

	test('whoever left, teaches, or is in another class is nowhere', async () => {
		const made = await quietClass(2);
		const other = await quietClass(2);
		await db().membership.update({
			where: { id: made.students[0]?.membershipId ?? '' },
			data: { leftAt: ago(1) },
		});
		await db().misconceptionStanding.create({
			data: {
				userId: userOf(made, 0),
				courseId: made.courseId,
				code: 'X1',
				itemId: 'q',
				times: 9,
				firstAt: ago(2),
				lastAt: ago(1),
			},
		});
		const view = await dashboard(made, 'days=1');
		expect(view.heat.rows.map(({ userId }) => userId)).toEqual([userOf(made, 1)]);
		expect(view.needs.map(({ userId }) => userId)).toEqual([userOf(made, 1)]);
		expect(view.misconceptions).toEqual([]);
		expect(await getStudent(context(), accessOf(made), userOf(made, 0))).toBeNull();
		expect(await getStudent(context(), accessOf(made), userOf(other, 0))).toBeNull();
		expect(await getStudent(context(), accessOf(made), made.instructorId)).toBeNull();
		expect(await getStudent(context(), accessOf(made), userOf(made, 1))).toMatchObject({ name: 'Student 2' });
	});

	test('misconceptions count students, of those who answered such a question, and name the lesson', async () => {
		const made = await quietClass(4);
		const { courseId } = made;
		const [item, code] = codedQuestion(made.courseId);
		await db().itemStanding.createMany({
			data: [0, 1, 2].map((at) => ({
				userId: userOf(made, at),
				courseId,
				itemId: item,
				wrongInRow: 0,
				tries: 1,
				right: true,
				lastAt: ago(1),
			})),
		});
		await db().misconceptionStanding.create({
			data: {
				userId: userOf(made, 0),
				courseId,
				code,
				itemId: item,
				times: 1,
				firstAt: ago(2),
				lastAt: ago(1),
			},
		});
		const { misconceptions } = await dashboard(made);
		expect(misconceptions).toHaveLength(1);
		expect(misconceptions[0]).toMatchObject({ code, students: 1, of: 3, more: 0 });
		expect(misconceptions[0]?.revisit?.href).toMatch(/^\/courses\/khojaly\//);
	});

	test('reports of assignments: done, late, under way; scores after the late policy', async () => {
		const made = await quietClass(4);
		const [id = ''] = await assignLessons(db(), made, 1, now);
		await db().assignment.update({
			where: { id },
			data: { dueAt: ago(10), latePolicy: { percent: 10, per: 'day', floor: 0 } },
		});
		const row = (at: number, completedAt: Date | null, score: number | null) => ({
			assignmentId: id,
			userId: userOf(made, at),
			attempts: 1,
			completedAt,
			score,
			doneParts: 1,
			parts: 2,
		});
		await db().assignmentStanding.createMany({
			data: [row(0, ago(12), 1), row(1, ago(8.5), 1), row(2, null, null)],
		});
		const { assignments, charts } = await dashboard(made);
		expect(assignments).toEqual([expect.objectContaining({ id, of: 4, done: 2, late: 1, started: 3 })]);
		expect(charts).toMatchObject({ assignmentId: id, of: 4, scores: 2, mean: 0.9, median: 0.9 });
		expect(charts?.curve.at(-1)?.done).toBe(2);
		expect(charts?.bins.filter(({ count }) => count > 0)).toEqual([
			{ from: 80, to: 90, count: 1 },
			{ from: 90, to: 100, count: 1 },
		]);
		expect((await dashboard(made, 'assignment=of-another-class')).charts?.assignmentId).toBe(id);
	});

	test('an empty class has an empty dashboard', async () => {
		const made = await createTestClass(db(), { students: 0 });
		expect(await dashboard(made)).toMatchObject({
			counts: { students: 0, needing: 0 },
			needs: [],
			assignments: [],
			charts: null,
			misconceptions: [],
		});
	});

	test('live: an unchanged class answers 304 with one statement; anything done, or a minute, answers anew', async () => {
		const made = await quietClass(3);
		const live = (tag: string | null, text = '', at = now) =>
			liveResponse(
				context(at),
				new Request('http://localhost/', tag === null ? {} : { headers: { 'If-None-Match': tag } }),
				accessOf(made),
				ask(text),
			);
		const first = await live(null);
		const tag = first.headers.get('ETag') ?? '';
		expect(first.status).toBe(200);
		expect(await first.json()).toMatchObject({ counts: { students: 3 } });
		const statements = await statementsOf(async () => expect((await live(tag)).status).toBe(304));
		expect(statements).toHaveLength(1);
		expect((await live(tag, 'days=1')).status).toBe(200);
		expect((await live(tag, '', new Date(now.getTime() + 60_000))).status).toBe(200);
		const changes: Array<() => Promise<unknown>> = [
			() => db().courseStanding.updateMany({ where: { userId: userOf(made, 0) }, data: { revision: 2 } }),
			() =>
				db().membership.update({
					where: { id: made.students[1]?.membershipId ?? '' },
					data: { extraDays: 1 },
				}),
			() =>
				db().membership.update({
					where: { id: made.students[2]?.membershipId ?? '' },
					data: { leftAt: now },
				}),
			() => assignLessons(db(), made, 1, now),
			() => db().assignment.updateMany({ where: { classId: made.id }, data: { revision: 1 } }),
			() => db().assignment.updateMany({ where: { classId: made.id }, data: { publishedAt: null } }),
		];
		let known = tag;
		for (const change of changes) {
			await change();
			const answer = await live(known);
			expect(answer.status).toBe(200);
			known = answer.headers.get('ETag') ?? '';
			expect((await live(known)).status).toBe(304);
		}
	});

	test('the number of statements does not grow with the class', async () => {
		const counts: Array<number> = [];
		for (const [students, lessons] of [
			[3, 2],
			[60, 12],
		] as const) {
			const made = await createTestClass(db(), { students, now: ago(40) });
			const assignmentIds = await assignLessons(db(), made, lessons, now);
			await fillStandings(db(), made, { assignmentIds, questions: QUESTIONS, codes: ['X1', 'X2'], now });
			const statements = await statementsOf(() => dashboard(made));
			counts.push(statements.length);
			// Another page of a class in which nothing has happened.
			expect((await statementsOf(() => dashboard(made, 'sort=last'))).length).toBeLessThanOrEqual(2);
			const student = await statementsOf(() => getStudent(context(), accessOf(made), userOf(made, 0)));
			expect(student.length).toBeLessThanOrEqual(15);
		}
		expect(counts[0]).toBe(counts[1]);
		expect(counts[0]).toBeLessThanOrEqual(12);
	});

	test('thousands of other learners cost a class nothing worth naming', { timeout: 120_000 }, async () => {
		const made = await createTestClass(db(), { students: 100, now: ago(40) });
		const assignmentIds = await assignLessons(db(), made, 10, now);
		await fillStandings(db(), made, { assignmentIds, questions: QUESTIONS, codes: ['X1', 'X2'], now });
		let minutes = 0;
		const median = async () => {
			const times: Array<number> = [];
			for (let round = 0; round < 15; round += 1) {
				const start = performance.now();
				// Another minute each time, so that nothing is kept from the time before.
				minutes += 1;
				await dashboard(made, '', new Date(now.getTime() + minutes * 60_000));
				times.push(performance.now() - start);
			}
			return times.toSorted((a, b) => a - b)[7] ?? 0;
		};
		const alone = await median();
		await createOthers(db(), databaseKind(url()), {
			count: 5_000,
			courseId: made.courseId,
			items: QUESTIONS,
			now,
		});
		// A scan of 140,000 rows of others would take several times as long; the rest is for a busy machine.
		expect(await median()).toBeLessThan(2.5 * alone + 20);
	});

	test('ids of nobody and of anything else are nobody', async () => {
		const made = await quietClass(1);
		for (const id of ['', 'x'.repeat(5_000), randomUUID(), "' OR 1=1 --"]) {
			expect(await getStudent(context(), accessOf(made), id)).toBeNull();
		}
	});
});
