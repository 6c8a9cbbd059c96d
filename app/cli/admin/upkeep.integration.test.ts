import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseConfig } from '~/platform/config';
import { onEachDatabase } from '../../../tests/support/database';
import { runAdmin } from './command';
import { UPKEEP } from './upkeep';

onEachDatabase('npm run admin -- rebuild-rollups', (db, url) => {
	const rebuild = () =>
		runAdmin(UPKEEP, ['rebuild-rollups'], () => parseConfig({ DATABASE_URL: url() }), new Date());

	test('makes standings again that were lost or broken, and says how many', async () => {
		const userId = randomUUID();
		const at = new Date('2026-10-01T08:00:00Z');
		await db().user.create({ data: { id: userId, name: 'Test', createdAt: at } });
		const key = { userId, courseId: 'khojaly' };
		await db().donePart.create({ data: { ...key, part: 'read:special-intent', at } });
		await db().itemStanding.create({
			data: { ...key, itemId: 'never-tried', wrongInRow: 9, tries: 9, right: false, lastAt: at },
		});
		expect(await rebuild()).toEqual({
			code: 0,
			err: [],
			out: [
				'Marked 0 submitted attempts again; 0 came out different.',
				'Counted 1 learners in courses again; 3 rows came out different.',
			],
		});
		expect(await db().courseStanding.findMany({ where: key })).toMatchObject([{ doneParts: 1, lastAt: at }]);
		expect(await db().lessonStanding.findMany({ where: key })).toMatchObject([
			{ lessonId: 'special-intent', readAt: at },
		]);
		expect(await db().itemStanding.count({ where: key })).toBe(0);
		expect((await rebuild()).out[1]).toBe('Counted 1 learners in courses again; 0 rows came out different.');
	});
});
