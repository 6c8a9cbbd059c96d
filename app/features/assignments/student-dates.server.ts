/** The due dates of students, each with their own: for calendars and reminders. */
import type { DbOrTx } from '~/db/index.server';
import { type AssignmentFacts, isFor, loadAssignmentsOf, rulesFor, STUDENT_FACTS } from './facts.server';

/** A due date of one student. */
export interface StudentDue {
	userId: string;
	assignment: AssignmentFacts;
	class: { id: string; name: string; zone: string };
	/** In which the student reads times. */
	viewerZone: string;
	dueAt: Date;
}

/** Which students: one person, or everybody in one class who wants mail and has an address. */
export type WhoseDates = { userId: string } | { classId: string };

/** The due dates of published assignments in classes that are not archived. A fixed number of statements. */
export async function dueDatesOf(db: DbOrTx, whose: WhoseDates): Promise<Array<StudentDue>> {
	const people =
		'userId' in whose
			? { userId: whose.userId }
			: { classId: whose.classId, user: { wantsMail: true, email: { not: null }, suspendedAt: null } };
	const memberships = await db.membership.findMany({
		where: { ...people, role: 'student', leftAt: null, class: { archivedAt: null } },
		select: {
			...STUDENT_FACTS,
			userId: true,
			user: { select: { zone: true } },
			class: { select: { id: true, name: true, zone: true } },
		},
	});
	if (memberships.length === 0) return [];
	const assignments = await loadAssignmentsOf(db, [...new Set(memberships.map(({ class: of }) => of.id))]);
	const published = assignments.filter(({ publishedAt }) => publishedAt !== null);
	return memberships.flatMap(({ class: of, user, userId, ...student }) =>
		published.flatMap((assignment): Array<StudentDue> => {
			if (assignment.classId !== of.id || !isFor(assignment, student)) return [];
			const dueAt = rulesFor(assignment, student, of.zone).dueAt.value;
			if (dueAt === null) return [];
			return [{ userId, assignment, class: of, viewerZone: user.zone ?? of.zone, dueAt }];
		}),
	);
}
