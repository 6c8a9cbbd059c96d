/**
 * How a learner stands with an assignment, counted from its history. The same history gives the same numbers in
 * whatever order it is read.
 */
import { type Counts, countingAttempt } from '../grading';
import { earliest, latest } from '../standings';
import type { AssignmentPart } from './parts';

/** An attempt that was begun under the assignment; abandoned ones are not given. */
export interface AssignedAttempt {
	quizId: string;
	/** 1, 2, 3 … within the learner's attempts of the quiz. */
	number: number;
	startedAt: Date;
	/** Null while open. */
	submittedAt: Date | null;
	/** 0..1; null while open, and while nothing of it is marked. */
	score: number | null;
	/** Answers that wait for a person, or whose grader failed. */
	pending: number;
	/** Which attempt of the quiz counts, as the quiz says. */
	counts: Counts;
	/** Points of its questions, without those that were dropped; 0 or more. */
	points: number;
	/** Instant of the last marked or asked try; null before the first. */
	triedAt: Date | null;
}

/** What a teacher entered, in any order. */
export interface TeacherEntry {
	id: string;
	kind: 'override' | 'clear' | 'excuse' | 'unexcuse';
	/** 0..1 for an override. */
	score: number | null;
	at: Date;
}

/** Everything that decides how a learner stands with an assignment. */
export interface AssignmentHistory {
	parts: ReadonlyArray<AssignmentPart>;
	/** Of the assignment; null: as the quizzes say. */
	counts: Counts | null;
	/** When lessons were read, by `read:<lesson>`; whenever that was. May hold parts of other assignments. */
	read: ReadonlyMap<string, Date>;
	attempts: ReadonlyArray<AssignedAttempt>;
	/** Points of a quiz that was not submitted yet. */
	pointsOf(quizId: string): number;
	entries: ReadonlyArray<TeacherEntry>;
}

/** What `AssignmentStanding` says. */
export interface AssignmentCount {
	attempts: number;
	openAttempts: number;
	startedAt: Date | null;
	completedAt: Date | null;
	doneParts: number;
	parts: number;
	score: number | null;
	pending: number;
	lastAt: Date | null;
	excused: boolean;
	override: number | null;
}

const isSubmitted = ({ submittedAt }: AssignedAttempt) => submittedAt !== null;

/** What holds of a teacher's entries: the newest of each pair of kinds; of one millisecond, the greater id. */
export function entriesThatHold(
	entries: ReadonlyArray<TeacherEntry>,
): Pick<AssignmentCount, 'excused' | 'override'> {
	const newest = (kinds: ReadonlyArray<TeacherEntry['kind']>) =>
		entries
			.filter(({ kind }) => kinds.includes(kind))
			.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
			.at(-1);
	const grade = newest(['override', 'clear']);
	return {
		excused: newest(['excuse', 'unexcuse'])?.kind === 'excuse',
		override: grade?.kind === 'override' ? grade.score : null,
	};
}

/**
 * The score before all policies: of each quiz the attempt that counts, by points. Quizzes that were not submitted yet
 * earn 0 as soon as one is; a quiz of which nothing is marked yet is in neither sum.
 * @returns 0..1; null before anything is marked
 */
function scoreOf({ parts, counts, attempts, pointsOf }: AssignmentHistory): number | null {
	let earned = 0;
	let possible = 0;
	let marked = false;
	for (const { quizId } of parts) {
		if (quizId === null) continue;
		const submitted = attempts.filter((attempt) => attempt.quizId === quizId && isSubmitted(attempt));
		const newest = submitted.toSorted((a, b) => a.number - b.number).at(-1);
		if (newest === undefined) {
			possible += pointsOf(quizId);
			continue;
		}
		const counting = countingAttempt(submitted, counts ?? newest.counts);
		if (counting === null || counting.score === null) continue;
		marked = true;
		earned += counting.points * counting.score;
		possible += counting.points;
	}
	return marked && possible > 0 ? Math.min(1, earned / possible) : null;
}

/** Null when the learner has done nothing for it and no teacher entered anything: then there is no row either. */
export function assignmentStanding(history: AssignmentHistory): AssignmentCount | null {
	const { parts, read, attempts, entries } = history;
	const submitted = attempts.filter(isSubmitted);
	/** When each part was done first; null while it is not. */
	const done = parts.map(({ part, quizId }) =>
		quizId === null
			? (read.get(part) ?? null)
			: earliest(submitted.flatMap((each) => (each.quizId === quizId ? [each.submittedAt] : []))),
	);
	const doneParts = done.filter((at) => at !== null).length;
	if (attempts.length === 0 && doneParts === 0 && entries.length === 0) return null;
	const readAt = parts.flatMap(({ part, quizId }) => (quizId === null ? [read.get(part) ?? null] : []));
	return {
		attempts: submitted.length,
		openAttempts: attempts.length - submitted.length,
		startedAt: earliest([...readAt, ...attempts.map(({ startedAt }) => startedAt)]),
		completedAt: parts.length > 0 && doneParts === parts.length ? latest(done) : null,
		doneParts,
		parts: parts.length,
		score: scoreOf(history),
		pending: submitted.reduce((sum, { pending }) => sum + pending, 0),
		lastAt: latest([
			...readAt,
			...attempts.flatMap(({ startedAt, submittedAt, triedAt }) => [startedAt, submittedAt, triedAt]),
		]),
		...entriesThatHold(entries),
	};
}
