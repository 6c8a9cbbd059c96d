/** For tests: a class with people, straight into the database. */
import { randomUUID } from 'node:crypto';
import type { Db } from '~/db/index.server';

export interface TestClass {
	id: string;
	courseId: string;
	zone: string;
	instructorId: string;
	students: Array<{ userId: string; membershipId: string; name: string }>;
}

/** A class of the course `khojaly` with one instructor and `students` students, all without a password. */
export async function createTestClass(
	db: Db,
	{
		students = 3,
		zone = 'Asia/Baku',
		now = new Date('2026-09-01T08:00:00Z'),
	}: { students?: number; zone?: string; now?: Date } = {},
): Promise<TestClass> {
	const id = randomUUID();
	const courseId = 'khojaly';
	const people = ['Instructor', ...Array.from({ length: students }, (_, at) => `Student ${at + 1}`)].map(
		(name, at) => ({
			id: randomUUID(),
			name,
			role: at === 0 ? ('instructor' as const) : ('learner' as const),
		}),
	);
	await db.user.createMany({
		data: people.map((person) => ({ ...person, username: `u-${person.id.slice(0, 20)}`, createdAt: now })),
	});
	await db.class.create({ data: { id, courseId, name: 'Test class', zone, createdAt: now } });
	const memberships = people.map(({ id: userId }, at) => ({
		id: randomUUID(),
		classId: id,
		userId,
		role: at === 0 ? ('instructor' as const) : ('student' as const),
		joinedAt: now,
	}));
	await db.membership.createMany({ data: memberships });
	return {
		id,
		courseId,
		zone,
		instructorId: people[0]?.id ?? '',
		students: people.slice(1).map(({ id: userId, name }, at) => ({
			userId,
			name,
			membershipId: memberships[at + 1]?.id ?? '',
		})),
	};
}
