import { expect, test } from 'vitest';
import { createTestClass } from '~/features/classes/class.test-support';
import { onEachDatabase } from '../../tests/support/database';
import { databaseKind } from './client.server';
import { insightStudents, misconceptionsShown } from './insight.server';

const at = new Date('2026-10-01T08:00:00Z');

onEachDatabase('the read models of a class', (db, url) => {
	test('a misconception is held until the question was answered right', async () => {
		const made = await createTestClass(db(), { students: 1 });
		const { courseId } = made;
		const userId = made.students[0]?.userId ?? '';
		const shown = ['still-wrong', 'right-by-now', 'never-counted'].map((itemId) => ({ itemId, code: 'X1' }));
		await db().misconceptionStanding.createMany({
			data: shown.map((each) => ({ ...each, userId, courseId, times: 2, firstAt: at, lastAt: at })),
		});
		const row = { userId, courseId, tries: 2, lastAt: at };
		await db().itemStanding.createMany({
			data: [
				{ ...row, itemId: 'still-wrong', wrongInRow: 2, right: false },
				{ ...row, itemId: 'right-by-now', wrongInRow: 0, right: true },
				// Of another course: says nothing about this one.
				{ ...row, courseId: 'other', itemId: 'never-counted', wrongInRow: 0, right: true },
			],
		});
		const found = await misconceptionsShown(db(), databaseKind(url()), { classId: made.id, courseId });
		const held = new Map(found.map((each) => [each.itemId, each.held]));
		expect([...held].sort()).toEqual([
			['never-counted', true],
			['right-by-now', false],
			['still-wrong', true],
		]);
		expect(found.every(({ times, code }) => times === 2 && code === 'X1')).toBe(true);
	});

	test('who only joined has done nothing yet', async () => {
		const made = await createTestClass(db(), { students: 2 });
		const { id: classId, courseId } = made;
		const [joined = '', worked = ''] = made.students.map(({ userId }) => userId);
		const { createdAt } = await db().user.findUniqueOrThrow({ where: { id: joined } });
		await db().courseStanding.createMany({
			data: [
				{ userId: joined, courseId, lastAt: createdAt },
				{ userId: worked, courseId, lastAt: at, doneParts: 1 },
			],
		});
		const students = await insightStudents(db(), { classId, courseId });
		const lastAt = new Map(students.map((student) => [student.userId, student.lastAt]));
		expect(lastAt).toEqual(
			new Map([
				[joined, null],
				[worked, at],
			]),
		);
	});
});
