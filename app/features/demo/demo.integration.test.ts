import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/database';
import { testContext } from '../auth/context.test-support';
import { rebuildStandings } from '../standings/index.server';
import { fillDemoClass } from './index.server';

const NOW = new Date('2026-11-22T12:00:00Z');

onEachDatabase('the demo class', (db, url) => {
	test('has thirty students of whom every dashboard has something to say, and is made once', async () => {
		const context = testContext(db(), url());
		await db().user.createMany({
			data: [
				{ id: 'instructor', name: 'Demo instructor', username: 'instructor', role: 'instructor' },
				{ id: 'learner', name: 'Demo learner', username: 'learner' },
			],
		});
		// What a run that was broken off has left.
		await db().user.create({ data: { id: 'left', name: 'Left over', username: 'student01' } });
		await db().class.create({
			data: {
				id: 'unfinished',
				courseId: 'khojaly',
				name: 'Demo class (being filled)',
				zone: 'Asia/Baku',
				createdAt: NOW,
				memberships: { create: { id: 'left', userId: 'left', role: 'student', joinedAt: NOW } },
			},
		});
		const people = { instructorId: 'instructor', learnerId: 'learner' };
		const sittings = await fillDemoClass(context, people, NOW);
		expect(sittings).toBeGreaterThan(150);

		expect(await db().user.count()).toBe(31);
		const found = await db().class.findFirstOrThrow({ include: { memberships: true, assignments: true } });
		expect(found.name).toBe('Demo class');
		expect(found.memberships.filter(({ role }) => role === 'student')).toHaveLength(30);
		expect(found.memberships.filter(({ extraDays }) => extraDays > 0)).toHaveLength(1);
		expect(found.assignments.length).toBeGreaterThanOrEqual(5);

		// Some are late, some in the middle, one absent; some stuck; some repeat a misconception.
		const standings = await db().assignmentStanding.findMany({ include: { assignment: true } });
		const late = standings.filter(
			({ completedAt, assignment }) =>
				completedAt !== null && assignment.dueAt !== null && completedAt > assignment.dueAt,
		);
		expect(late.length).toBeGreaterThan(0);
		expect(await db().attempt.count({ where: { state: 'open' } })).toBeGreaterThan(0);
		expect(await db().itemStanding.count({ where: { wrongInRow: { gte: 3 } } })).toBeGreaterThan(0);
		expect(await db().misconceptionStanding.count({ where: { times: { gte: 2 } } })).toBeGreaterThan(0);
		expect(await db().attempt.count({ where: { userId: 'learner' } })).toBeGreaterThan(0);

		// What the product wrote on the way is what it would make from the answers.
		const before = await db().courseStanding.findMany({
			orderBy: { userId: 'asc' },
			omit: { revision: true },
		});
		await rebuildStandings(db());
		const after = await db().courseStanding.findMany({
			orderBy: { userId: 'asc' },
			omit: { revision: true },
		});
		expect(after).toEqual(before);

		expect(await fillDemoClass(context, people, NOW)).toBeNull();
		expect(await db().class.count()).toBe(1);
	}, 120_000);
});
