/** For tests: classes with published assignments and standings, straight into the database. */
import { randomUUID } from 'node:crypto';
import type { Db } from '~/db/index.server';
import { createTestClass, type TestClass } from '~/features/classes/class.test-support';
import type { ClassAccess } from '~/features/classes/index.server';

export const DUE = new Date('2026-10-10T20:00:00Z');
export const CLOSES = new Date('2026-10-17T20:00:00Z');
export const AFTER = new Date('2026-11-01T08:00:00Z');

export interface TestGradebook extends TestClass {
	/** In their order. */
	assignmentIds: Array<string>;
}

export interface AssignmentOptions {
	title?: string;
	latePolicy?: object;
	missingPolicy?: object;
	weight?: number;
	everyone?: boolean;
	anonymousMarking?: boolean;
	published?: boolean;
}

/** Adds an assignment that was due and closed before `AFTER`. @returns its id */
export async function addAssignment(
	db: Db,
	classId: string,
	position: number,
	{ title = `Assignment ${position + 1}`, published = true, ...rest }: AssignmentOptions = {},
): Promise<string> {
	const id = randomUUID();
	const at = new Date('2026-09-02T08:00:00Z');
	await db.assignment.create({
		data: {
			id,
			classId,
			target: 'lesson',
			targetId: 'none',
			title,
			publishedAt: published ? at : null,
			dueAt: DUE,
			closesAt: CLOSES,
			position,
			createdAt: at,
			...rest,
		},
	});
	return id;
}

export interface TestStanding {
	score?: number | null;
	completedAt?: Date | null;
	pending?: number;
	excused?: boolean;
	override?: number | null;
}

/** How a student stands in an assignment. */
export async function addStanding(
	db: Db,
	assignmentId: string,
	userId: string,
	standing: TestStanding,
): Promise<void> {
	await db.assignmentStanding.create({ data: { assignmentId, userId, attempts: 1, parts: 1, ...standing } });
}

/**
 * A class in which everybody has done everything: scores and lateness from a small generator, so that they are the
 * same in every run.
 */
export async function createTestGradebook(
	db: Db,
	{ students, assignments }: { students: number; assignments: number },
): Promise<TestGradebook> {
	const made = await createTestClass(db, { students });
	const assignmentIds: Array<string> = [];
	for (let at = 0; at < assignments; at += 1) {
		const latePolicy = { percent: 10, per: 'day', floor: 20 };
		assignmentIds.push(await addAssignment(db, made.id, at, { latePolicy, missingPolicy: { percent: 0 } }));
	}
	const rows = made.students.flatMap(({ userId }, student) =>
		assignmentIds.map((assignmentId, at) => {
			const dice = (student * 31 + at * 17) % 10;
			return {
				assignmentId,
				userId,
				attempts: 1,
				parts: 2,
				doneParts: dice === 9 ? 1 : 2,
				completedAt: dice === 9 ? null : new Date(DUE.getTime() + (dice - 7) * 86_400_000),
				score: dice === 9 ? null : ((student * 7 + at * 13) % 101) / 100,
				pending: dice === 3 ? 1 : 0,
				excused: (student + at) % 29 === 0,
			};
		}),
	);
	for (let from = 0; from < rows.length; from += 1_000) {
		await db.assignmentStanding.createMany({ data: rows.slice(from, from + 1_000) });
	}
	return { ...made, assignmentIds };
}

/** The instructor's access to their class, as the guard gives it. */
export async function teacherOf(db: Db, made: TestClass, userId = made.instructorId): Promise<ClassAccess> {
	const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
	const facts = await db.class.findUniqueOrThrow({ where: { id: made.id } });
	const viewer = { id: user.id, name: user.name, role: user.role, guest: false };
	return { viewer, class: facts, role: 'instructor', membershipId: null } as unknown as ClassAccess;
}
