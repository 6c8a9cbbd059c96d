import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachDatabase } from '../../tests/support/database';
import type { Db } from './client.server';
import {
	holdStandings,
	lastTriedAt,
	putAssignmentStandings,
	putItemStandings,
	putLessonStandings,
	putMisconceptionStandings,
} from './standings.server';
import { transact } from './transact.server';

const at = (ms: number) => new Date(Date.UTC(2026, 9, 1, 8) + ms);

async function newUser(db: Db): Promise<string> {
	const id = randomUUID();
	await db.user.create({ data: { id, name: 'Test', createdAt: at(-1) } });
	return id;
}

onEachDatabase('standings rows', (db) => {
	test('holding makes a row once and raises its revision each time, also of twenty at once', async () => {
		const [one, other] = [await newUser(db()), await newUser(db())];
		await Promise.all(
			Array.from({ length: 20 }, () => transact(db(), (tx) => holdStandings(tx, 'c', [other, one]))),
		);
		const rows = await db().courseStanding.findMany({ where: { userId: { in: [one, other] } } });
		expect(rows.map(({ revision }) => revision)).toEqual([20, 20]);
		expect(rows.every(({ doneParts, lastAt }) => doneParts === 0 && +lastAt === +at(-1))).toBe(true);
		await transact(db(), (tx) => holdStandings(tx, 'c', []));
	});

	test('who holds second sees what the first has written', async () => {
		const userId = await newUser(db());
		const add = (part: string) =>
			transact(db(), async (tx) => {
				await holdStandings(tx, 'c', [userId]);
				const before = await tx.donePart.count({ where: { userId } });
				await tx.donePart.create({ data: { userId, courseId: 'c', part, at: at(0) } });
				return before;
			});
		const counts = await Promise.all(['a', 'b', 'c', 'd'].map(add));
		expect(counts.toSorted()).toEqual([0, 1, 2, 3]);
	});

	test('who would wait for each other for ever are tried again, and both are done', async () => {
		const [one, other] = [await newUser(db()), await newUser(db())];
		const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
		const raise = async (first: string, second: string) =>
			transact(db(), async (tx) => {
				await holdStandings(tx, 'c', [first]);
				await pause();
				await holdStandings(tx, 'c', [second]);
			});
		await Promise.all([raise(one, other), raise(other, one)]);
		const rows = await db().courseStanding.findMany({ where: { userId: { in: [one, other] } } });
		expect(rows.map(({ revision }) => revision)).toEqual([2, 2]);
		const rename = (first: string, second: string) =>
			transact(db(), async (tx) => {
				await tx.user.update({ where: { id: first }, data: { name: 'A' } });
				await pause();
				await tx.user.update({ where: { id: second }, data: { name: 'A' } });
			});
		await Promise.all([rename(one, other), rename(other, one)]);
		expect(await db().user.count({ where: { id: { in: [one, other] }, name: 'A' } })).toBe(2);
	});

	test('rows are written and written over, to the millisecond and the last digit', async () => {
		const userId = await newUser(db());
		const key = { userId, courseId: 'c' };
		const lesson = { ...key, lessonId: 'l', readAt: at(1), attempts: 1, score: 0.1 + 0.2, lastAt: at(2) };
		const item = { ...key, itemId: 'i', wrongInRow: 2, tries: 3, right: false, lastAt: at(3) };
		const shown = { ...key, code: 'X1', itemId: 'i', times: 1, firstAt: at(1), lastAt: at(1) };
		const put = (over: object) =>
			transact(db(), async (tx) => {
				await putLessonStandings(tx, [{ ...lesson, ...over }]);
				await putItemStandings(tx, [{ ...item, ...over }]);
				await putMisconceptionStandings(tx, [{ ...shown, ...over }]);
			});
		await put({});
		expect(await db().lessonStanding.findMany({ where: key })).toEqual([lesson]);
		expect(await db().itemStanding.findMany({ where: key })).toEqual([item]);
		expect(await db().misconceptionStanding.findMany({ where: key })).toEqual([shown]);
		await put({ readAt: null, score: 1, attempts: 2, tries: 4, right: true, times: 7, lastAt: at(9) });
		expect(await db().lessonStanding.findMany({ where: key })).toEqual([
			{ ...lesson, readAt: null, score: 1, attempts: 2, lastAt: at(9) },
		]);
		expect(await db().itemStanding.findMany({ where: key })).toEqual([
			{ ...item, tries: 4, right: true, lastAt: at(9) },
		]);
		expect(await db().misconceptionStanding.findMany({ where: key })).toEqual([
			{ ...shown, times: 7, lastAt: at(9) },
		]);
	});

	test('more rows than one statement takes are written by several', async () => {
		const userId = await newUser(db());
		const rows = Array.from({ length: 1201 }, (_, index) => ({
			userId,
			courseId: 'c',
			itemId: `i${index}`,
			wrongInRow: 0,
			tries: 1,
			right: true,
			lastAt: at(index),
		}));
		await transact(db(), (tx) => putItemStandings(tx, rows));
		expect(await db().itemStanding.count({ where: { userId } })).toBe(1201);
	});

	test('an assignment’s row keeps every column', async () => {
		const userId = await newUser(db());
		const [classId, assignmentId] = [randomUUID(), randomUUID()];
		await db().class.create({
			data: { id: classId, courseId: 'c', name: 'C', zone: 'UTC', createdAt: at(0) },
		});
		await db().assignment.create({
			data: {
				id: assignmentId,
				classId,
				target: 'quiz',
				targetId: 'q',
				title: 'T',
				position: 0,
				createdAt: at(0),
			},
		});
		const row = {
			assignmentId,
			userId,
			attempts: 1,
			openAttempts: 2,
			startedAt: at(1),
			completedAt: null,
			doneParts: 3,
			parts: 4,
			score: 1 / 3,
			pending: 5,
			lastAt: at(6),
			excused: true,
			override: 0.7,
		};
		await transact(db(), (tx) => putAssignmentStandings(tx, [row]));
		expect(await db().assignmentStanding.findMany({ where: { userId } })).toEqual([row]);
		const next = { ...row, completedAt: at(7), excused: false, override: null, score: null, attempts: 9 };
		await transact(db(), (tx) => putAssignmentStandings(tx, [next]));
		expect(await db().assignmentStanding.findMany({ where: { userId } })).toEqual([next]);
	});

	test('the last try is of this person, this course, and no abandoned attempt', async () => {
		const [one, other] = [await newUser(db()), await newUser(db())];
		const attempt = async (
			userId: string,
			courseId: string,
			state: 'open' | 'abandoned',
			kind: 'try' | 'save',
			ms: number,
		) => {
			const id = randomUUID();
			const number = ms;
			const common = { quizId: 'q', behaviour: 'practice' as const, seed: 1n, items: [], settings: {} };
			await db().attempt.create({
				data: { id, userId, courseId, number, state, startedAt: at(0), ...common },
			});
			const step = { itemId: 'i', revision: 1, key: randomUUID(), kind, response: {}, at: at(ms) };
			await db().step.create({ data: { id: randomUUID(), attemptId: id, ...step } });
		};
		await attempt(one, 'c', 'open', 'try', 5);
		await attempt(one, 'c', 'open', 'try', 4);
		await attempt(one, 'c', 'open', 'save', 9);
		await attempt(one, 'd', 'open', 'try', 8);
		await attempt(one, 'c', 'abandoned', 'try', 7);
		expect(await lastTriedAt(db(), 'c', [one, other])).toEqual(new Map([[one, at(5)]]));
		expect(await lastTriedAt(db(), 'c', [])).toEqual(new Map());
	});
});
