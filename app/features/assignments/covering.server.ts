/** Which assignments a quiz can be taken under, by whom, and how each of them stands. */
import { getCourse } from '~/content/index.server';
import { assignmentParts } from '~/core/assignments';
import type { EffectiveDates } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import {
	type AssignmentFacts,
	isFor,
	loadAssignmentsOf,
	ownLimitOf,
	rulesForQuiz,
	STUDENT_FACTS,
	type StudentFacts,
} from './facts.server';

/** Whether an attempt can be begun under an assignment now, and if not, why. */
export type StartState = 'open' | 'not open yet' | 'closed' | 'no attempts left';

/** A published assignment that is for the learner and asks for the quiz. */
export interface CoveringAssignment {
	assignment: AssignmentFacts;
	class: { id: string; name: string; zone: string };
	/** The learner's membership. */
	student: StudentFacts;
	/** Zone in which the learner reads times. */
	viewerZone: string;
	/** Of this learner, for this quiz. */
	rules: EffectiveDates;
	/** Attempts of the quiz under the assignment, open and submitted. */
	used: number;
	/** The one that runs; it can be gone on with whatever `state` says. */
	openAttemptId: string | null;
	state: StartState;
}

interface Asking {
	userId: string;
	courseId: string;
	quizId: string;
	now: Date;
}

/** Whether the course of a class asks for this quiz under the assignment. */
export function asksFor(assignment: AssignmentFacts, courseId: string, quizId: string): boolean {
	const course = getCourse(courseId);
	if (course === null) return false;
	return assignmentParts(course, assignment.target, assignment.targetId).some(
		(part) => part.quizId === quizId,
	);
}

function startState(rules: EffectiveDates, used: number, now: Date): StartState {
	const { opensAt, closesAt, attempts } = rules;
	if (opensAt.value !== null && now < opensAt.value) return 'not open yet';
	if (closesAt.value !== null && now > closesAt.value) return 'closed';
	return attempts.value !== null && used >= attempts.value ? 'no attempts left' : 'open';
}

/** What can be begun or gone on with comes first, then what is due soonest. */
function byUrgency(one: CoveringAssignment, other: CoveringAssignment): number {
	const usable = ({ state, openAttemptId }: CoveringAssignment) => state === 'open' || openAttemptId !== null;
	const end = ({ rules }: CoveringAssignment) =>
		(rules.dueAt.value ?? rules.closesAt.value)?.getTime() ?? Number.POSITIVE_INFINITY;
	if (usable(one) !== usable(other)) return usable(one) ? -1 : 1;
	const [first, second] = [end(one), end(other)];
	return first === second ? one.assignment.position - other.assignment.position : first - second;
}

/**
 * The assignments of the learner's classes that a quiz can be taken under, the most urgent first; none for people who
 * are in no class of the course. A bounded number of statements.
 */
export async function coveringAssignments(
	db: DbOrTx,
	{ userId, courseId, quizId, now }: Asking,
): Promise<Array<CoveringAssignment>> {
	const memberships = await db.membership.findMany({
		where: { userId, role: 'student', leftAt: null, class: { courseId, archivedAt: null } },
		select: {
			...STUDENT_FACTS,
			class: { select: { id: true, name: true, zone: true } },
			user: { select: { zone: true } },
		},
	});
	if (memberships.length === 0) return [];
	const assignments = await loadAssignmentsOf(
		db,
		memberships.map((membership) => membership.class.id),
	);
	const found = assignments.flatMap((assignment) => {
		const membership = memberships.find((each) => each.class.id === assignment.classId);
		if (membership === undefined || assignment.publishedAt === null) return [];
		const mine = isFor(assignment, membership) && asksFor(assignment, courseId, quizId);
		return mine ? [{ assignment, membership }] : [];
	});
	if (found.length === 0) return [];
	const attempts = await db.attempt.findMany({
		where: {
			userId,
			quizId,
			assignmentId: { in: found.map(({ assignment }) => assignment.id) },
			state: { in: ['open', 'submitted'] },
		},
		select: { id: true, assignmentId: true, state: true },
	});
	const ownLimit = ownLimitOf(courseId, quizId);
	return found
		.map(({ assignment, membership: { class: of, user, ...student } }): CoveringAssignment => {
			const own = attempts.filter(({ assignmentId }) => assignmentId === assignment.id);
			const rules = rulesForQuiz(assignment, student, of.zone, ownLimit);
			return {
				assignment,
				class: of,
				student,
				viewerZone: user.zone ?? of.zone,
				rules,
				used: own.length,
				openAttemptId: own.find(({ state }) => state === 'open')?.id ?? null,
				state: startState(rules, own.length, now),
			};
		})
		.sort(byUrgency);
}
