/**
 * Changed rules reach attempts that run, and answers that wait to be shown, in the transaction of the change: deadlines
 * move at once, and whoever is concerned is told in plain words.
 */
import { attemptDeadline, deadlineChange, type EffectiveDates } from '~/core/dates';
import type { Tx } from '~/db/index.server';
import { answersFromOf } from './answers-from';
import { loadAssignments, ownLimitOf, rulesForQuiz, STUDENT_FACTS } from './facts.server';

export interface RecomputeInput {
	classId: string;
	/** Whose rules have changed; null: of every assignment of the class. */
	assignmentIds: ReadonlyArray<string> | null;
	/** For whom; null: for everybody in the class. */
	userIds: ReadonlyArray<string> | null;
	now: Date;
}

/** What a change of rules did to attempts. */
export interface Recomputed {
	/** Open attempts that now end at another instant. */
	moved: number;
	/** A sentence for each open attempt that was moved, by user. */
	sentences: ReadonlyMap<string, ReadonlyArray<string>>;
}

/** Rules of an attempt that ends at `endsAt`, whatever they were: enough to say how an end has moved. */
function endingAt(rules: EffectiveDates, endsAt: Date | null): EffectiveDates {
	return {
		...rules,
		limitMinutes: { ...rules.limitMinutes, value: null },
		closesAt: { ...rules.closesAt, value: endsAt },
	};
}

/**
 * The end of an attempt that runs, under changed rules. An end that would lie in the past is now: what was saved until
 * this moment counts. One that had passed already stays, unless the new one is still to come.
 */
export function movedDeadline(
	{ startedAt, deadlineAt }: { startedAt: Date; deadlineAt: Date | null },
	rules: EffectiveDates,
	now: Date,
): Date | null {
	const wanted = attemptDeadline(startedAt, rules);
	if (wanted === null || wanted > now) return wanted;
	return deadlineAt !== null && deadlineAt <= now ? deadlineAt : now;
}

const same = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();

/**
 * Brings the deadlines of open attempts, and the instants from which answers are shown, in line with the rules as the
 * transaction sees them. Doing it again changes nothing. Write the changed rules first; their rows (the assignment, the
 * membership) must have been updated in the same transaction, so that nobody begins an attempt in between.
 */
export async function recomputeOpenAttempts(
	tx: Tx,
	{ classId, assignmentIds, userIds, now }: RecomputeInput,
): Promise<Recomputed> {
	const facts = await tx.class.findUniqueOrThrow({
		where: { id: classId },
		select: { zone: true, courseId: true },
	});
	const assignments = (await loadAssignments(tx, classId)).filter(
		({ id }) => assignmentIds === null || assignmentIds.includes(id),
	);
	const attempts = await tx.attempt.findMany({
		where: {
			assignmentId: { in: assignments.map(({ id }) => id) },
			...(userIds === null ? {} : { userId: { in: [...userIds] } }),
			state: { in: ['open', 'submitted'] },
		},
		select: {
			id: true,
			userId: true,
			quizId: true,
			assignmentId: true,
			state: true,
			startedAt: true,
			deadlineAt: true,
			answersFrom: true,
		},
	});
	const students = await tx.membership.findMany({
		where: { classId, userId: { in: [...new Set(attempts.map(({ userId }) => userId))] } },
		select: { ...STUDENT_FACTS, userId: true, user: { select: { zone: true } } },
	});
	const studentOf = new Map(students.map((student) => [student.userId, student]));
	const sentences = new Map<string, Array<string>>();
	let moved = 0;
	for (const attempt of attempts) {
		const assignment = assignments.find(({ id }) => id === attempt.assignmentId);
		const student = studentOf.get(attempt.userId);
		if (assignment === undefined || student === undefined) continue;
		const ownLimit = ownLimitOf(facts.courseId, attempt.quizId);
		const rules = rulesForQuiz(assignment, student, facts.zone, ownLimit);
		const answersFrom = answersFromOf(assignment.answers, rules);
		const deadlineAt = attempt.state === 'open' ? movedDeadline(attempt, rules, now) : attempt.deadlineAt;
		const endMoved = !same(deadlineAt, attempt.deadlineAt);
		if (!endMoved && same(answersFrom, attempt.answersFrom)) continue;
		const written = endMoved
			? await tx.attempt.updateMany({
					where: { id: attempt.id, state: 'open' },
					data: { deadlineAt, answersFrom },
				})
			: { count: 0 };
		if (written.count === 0) {
			await tx.attempt.updateMany({ where: { id: attempt.id }, data: { answersFrom } });
			continue;
		}
		moved += 1;
		const { sentence } = deadlineChange({
			startedAt: attempt.startedAt,
			before: endingAt(rules, attempt.deadlineAt),
			after: endingAt(rules, deadlineAt),
			classZone: facts.zone,
			viewerZone: student.user.zone ?? facts.zone,
		});
		if (sentence === null) continue;
		const own = sentences.get(attempt.userId) ?? [];
		own.push(`“${assignment.title}”: ${sentence}`);
		sentences.set(attempt.userId, own);
	}
	return { moved, sentences };
}
