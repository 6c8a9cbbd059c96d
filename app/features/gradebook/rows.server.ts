/** The grades of a class, from its standings and the rules of each student. */

import { formatHundredths } from '~/core/csv';
import type { DatabaseKind, DbOrTx } from '~/db/index.server';
import {
	type GradebookStudent,
	gradebookStudents,
	type StandingCell,
	standingCells,
} from '~/db/index.server';
import { type Grade, gradeOf, NO_STANDING, totalOf } from '~/features/assignments';
import { type AssignmentFacts, isFor, loadAssignments, rulesFor } from '~/features/assignments/index.server';
import { cellOf, type GradeRow } from './cells';

/** Of one class, at one instant. */
export interface GradebookOf {
	classId: string;
	/** IANA, of the class. */
	zone: string;
	now: Date;
}

/** The published assignments of a class, in their order. */
export async function gradedAssignments(db: DbOrTx, classId: string): Promise<Array<AssignmentFacts>> {
	return (await loadAssignments(db, classId)).filter(({ publishedAt }) => publishedAt !== null);
}

/** The grade of a student in an assignment; null when it is not for them. */
export function gradeFor(
	assignment: AssignmentFacts,
	student: GradebookStudent,
	standing: StandingCell | undefined,
	{ zone, now }: Pick<GradebookOf, 'zone' | 'now'>,
): Grade | null {
	if (!isFor(assignment, student)) return null;
	const { latePolicy, missingPolicy } = assignment;
	const rules = rulesFor(assignment, student, zone);
	return gradeOf({ standing: standing ?? NO_STANDING, rules, latePolicy, missingPolicy, zone, now });
}

/** The row of a student. @param standings everybody's, in the order of the assignments */
function rowOf(
	assignments: ReadonlyArray<AssignmentFacts>,
	student: GradebookStudent,
	standings: ReadonlyArray<ReadonlyMap<string, StandingCell> | undefined>,
	at: Pick<GradebookOf, 'zone' | 'now'>,
): GradeRow {
	const { userId, name, group } = student;
	const grades = assignments.map((assignment, index) =>
		gradeFor(assignment, student, standings[index]?.get(userId), at),
	);
	const total = totalOf(
		assignments.map(({ weight }, index) => ({ weight, score: grades[index]?.score ?? null })),
	);
	return {
		userId,
		name,
		group,
		total: total === null ? null : formatHundredths(total),
		cells: grades.map((grade) => (grade === null ? null : cellOf(grade))),
	};
}

/**
 * The rows of these students, in the order given. One statement.
 * @param everybody whether they are all or most of the class: then all standings are read at once
 */
export async function gradeRows(
	db: DbOrTx,
	kind: DatabaseKind,
	{ classId, zone, now }: GradebookOf,
	assignments: ReadonlyArray<AssignmentFacts>,
	students: ReadonlyArray<GradebookStudent>,
	everybody: boolean,
): Promise<Array<GradeRow>> {
	const userIds = everybody ? null : students.map(({ userId }) => userId);
	const cells = await standingCells(db, kind, { classId, userIds });
	const standings = assignments.map(({ id }) => cells.get(id));
	return students.map((student) => rowOf(assignments, student, standings, { zone, now }));
}

/** Everything that stands in the gradebook of a class: assignments, and rows by name. Five statements. */
export async function wholeGradebook(db: DbOrTx, kind: DatabaseKind, of: GradebookOf) {
	const [assignments, students] = await Promise.all([
		gradedAssignments(db, of.classId),
		gradebookStudents(db, of.classId),
	]);
	const rows = await gradeRows(db, kind, of, assignments, students, true);
	return { assignments, students, rows };
}
