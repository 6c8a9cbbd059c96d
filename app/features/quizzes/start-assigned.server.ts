/** Beginning an attempt under an assignment: its rules, as they hold for this student at this instant. */
import { attemptDeadline } from '~/core/dates';
import { type DatabaseKind, type Db, shareRules } from '~/db/index.server';
import {
	answersFromOf,
	type CoveringAssignment,
	coveringAssignments,
	type StartState,
} from '~/features/assignments/index.server';
import type { AttemptSettings } from './attempt-store.server';
import type { QuizSource } from './quiz-source.server';
import { type AttemptTerms, beginAttempt, openKeyOf } from './start-attempt.server';

/** Why an attempt cannot begin under an assignment; `gone`: it is not, or no longer, there for this student. */
export type StartRefusal = Exclude<StartState, 'open'> | 'gone';

/**
 * How a quiz is taken under an assignment: its own way where the assignment says nothing. Which attempt counts stays the
 * quiz's own here: the assignment's is looked up where it is used, because it may change.
 */
export function settingsUnder(
	{ behaviour: usual, settings }: Pick<QuizSource, 'behaviour' | 'settings'>,
	{ assignment, rules }: Pick<CoveringAssignment, 'assignment' | 'rules'>,
): { behaviour: QuizSource['behaviour']; settings: AttemptSettings } {
	const behaviour = assignment.behaviour ?? usual;
	// Tries, penalty and certainty belong to the behaviour they were written for.
	const own = behaviour === usual ? {} : { tries: null, penalty: 0, certainty: false };
	return {
		behaviour,
		settings: {
			...settings,
			...own,
			timeLimitMinutes: rules.limitMinutes.value,
		},
	};
}

function termsUnder(source: QuizSource, covering: CoveringAssignment, now: Date): AttemptTerms {
	const { assignment, rules } = covering;
	return {
		...settingsUnder(source, covering),
		deadlineAt: attemptDeadline(now, rules),
		answersFrom: answersFromOf(assignment.answers, rules),
	};
}

interface AssignedStart {
	source: QuizSource;
	userId: string;
	assignmentId: string;
	now: Date;
}

/**
 * The student's open attempt of a quiz under an assignment, or a new one. Dates and the number of attempts are looked
 * at in the transaction that writes it: no double press, no second tab and no change of the rules gets around them.
 */
export async function startAssigned(
	db: Db,
	kind: DatabaseKind,
	{ source, userId, assignmentId, now }: AssignedStart,
): Promise<{ attemptId: string } | { refused: StartRefusal }> {
	const asking = { userId, courseId: source.courseId, quizId: source.quizId, now };
	const find = (all: Array<CoveringAssignment>) =>
		all.find(({ assignment }) => assignment.id === assignmentId);
	const before = find(await coveringAssignments(db, asking));
	if (before === undefined) return { refused: 'gone' };
	const membershipId = before.student.id;
	const begun = await beginAttempt<StartRefusal>(db, {
		source,
		userId,
		assignmentId,
		now,
		async terms(tx) {
			await shareRules(tx, kind, { assignmentId, membershipId });
			const covering = find(await coveringAssignments(tx, asking));
			if (covering === undefined) return 'gone';
			return covering.state === 'open' ? termsUnder(source, covering, now) : covering.state;
		},
	});
	if ('attemptId' in begun || begun.refused !== 'no attempts left') return begun;
	// The last one may have been begun in another tab in this moment: then it is this one.
	const openKey = openKeyOf(source, userId, assignmentId);
	const open = await db.attempt.findUnique({ where: { openKey }, select: { id: true } });
	return open === null ? begun : { attemptId: open.id };
}
