/** Who needs their teacher, why, and who first. One list a student: nobody is in it twice. */
import type { StudentState } from '../dates';
import { DAY_MS } from '../time';
import { groupBy } from './group';

/** Wrong tries in a row from which on a student counts as stuck on a question. */
export const STUCK_TRIES = 3;
/** A misconception counts as repeated when it is held in so many questions … */
export const REPEATED_QUESTIONS = 2;
/** … or so often altogether. */
export const REPEATED_TIMES = 3;
/** What closed unfinished longer ago than this is no matter for today. */
export const MISSED_MS = 14 * DAY_MS;

/** An assignment as it stands for one student. */
export interface NeedAssignment {
	id: string;
	/** At `now`, by the student's own dates. */
	state: StudentState;
	/** Whether anything of it was done. */
	started: boolean;
	/** The student's own; null where there is none. */
	dueAt: Date | null;
	closesAt: Date | null;
	/** Answers that wait for a person. */
	pending: number;
	/** Instant of the last thing done for it; null before the first. */
	lastAt: Date | null;
}

/** What the rules look at. */
export interface NeedFacts {
	joinedAt: Date;
	/** Instant of the last thing done in the course; null when nothing was done. */
	lastAt: Date | null;
	/** Whether everything in the course is done: such a student may well be silent. */
	finished: boolean;
	assignments: ReadonlyArray<NeedAssignment>;
	/** Questions with marked tries. */
	questions: ReadonlyArray<{ itemId: string; wrongInRow: number; right: boolean; lastAt: Date }>;
	/** How often a misconception showed, by question. `held`: the last answer to the question is still not right. */
	misconceptions: ReadonlyArray<{ code: string; itemId: string; times: number; held: boolean; lastAt: Date }>;
}

/** One reason; `since` is how long it has been so. */
export type Need =
	| { kind: 'overdue'; assignmentId: string; since: Date }
	| { kind: 'stuck'; itemId: string; wrongInRow: number; since: Date }
	| { kind: 'not started'; assignmentId: string; due: Date; since: Date }
	| { kind: 'misconception'; code: string; questions: number; times: number; since: Date }
	| { kind: 'missed'; assignmentId: string; since: Date }
	| { kind: 'marking'; assignmentId: string; answers: number; since: Date }
	/** `begun`: whether anything was done since joining. */
	| { kind: 'silent'; days: number; begun: boolean; since: Date };
export type NeedKind = Need['kind'];

/** How urgent each kind is: the sum over the kinds a student has decides who comes first. */
export const URGENCY: Readonly<Record<NeedKind, number>> = {
	overdue: 6,
	stuck: 5,
	'not started': 4,
	misconception: 3,
	marking: 3,
	missed: 2,
	silent: 2,
};

/** Adds what an assignment asks for; most ask for nothing. */
function addAssignment(needs: Array<Need>, assignment: NeedAssignment, now: Date): void {
	const { id: assignmentId, state, pending } = assignment;
	if (state === 'excused') return;
	if (pending > 0) {
		needs.push({ kind: 'marking', assignmentId, answers: pending, since: assignment.lastAt ?? now });
	}
	if (state === 'submitted' || state === 'late' || state === 'open' || state === 'not open yet') return;
	const { dueAt, closesAt } = assignment;
	const due = dueAt ?? closesAt;
	if (state === 'overdue but open' && dueAt !== null) {
		needs.push({ kind: 'overdue', assignmentId, since: dueAt });
	} else if (state === 'due soon' && !assignment.started && due !== null) {
		needs.push({ kind: 'not started', assignmentId, due, since: due });
	} else if ((state === 'missing' || state === 'closed') && closesAt !== null) {
		const recently = now.getTime() - closesAt.getTime() <= MISSED_MS;
		if (recently) needs.push({ kind: 'missed', assignmentId, since: closesAt });
	}
}

/** Who has corrected an answer needs nobody for it any more: only what is held counts. */
function repeated(shown: NeedFacts['misconceptions']): Array<Need> {
	const codes = groupBy(
		shown.filter(({ held }) => held),
		({ code }) => code,
	);
	return [...codes].flatMap(([code, rows]) => {
		const times = rows.reduce((sum, row) => sum + row.times, 0);
		const questions = new Set(rows.filter((row) => row.times > 0).map(({ itemId }) => itemId)).size;
		if (questions < REPEATED_QUESTIONS && times < REPEATED_TIMES) return [];
		const since = new Date(Math.max(...rows.map(({ lastAt }) => lastAt.getTime())));
		return [{ kind: 'misconception' as const, code, questions, times, since }];
	});
}

function silence({ finished, lastAt, joinedAt }: NeedFacts, silentDays: number, now: Date): Array<Need> {
	if (finished) return [];
	// Somebody may have worked on the course long before they joined: silence in the class begins with joining.
	const begun = lastAt !== null && lastAt > joinedAt;
	const since = begun ? lastAt : joinedAt;
	const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
	return days >= silentDays ? [{ kind: 'silent', days, begun, since }] : [];
}

/**
 * Why a student needs their teacher: the most urgent kind first, within a kind the oldest. Empty when all is well.
 * @param silentDays days without anything done from which on a student counts as silent, 1 or more
 */
export function needsOf(
	facts: NeedFacts,
	{ now, silentDays }: { now: Date; silentDays: number },
): Array<Need> {
	const stuck = facts.questions
		.filter(({ wrongInRow, right }) => wrongInRow >= STUCK_TRIES && !right)
		.map(({ itemId, wrongInRow, lastAt }) => ({ kind: 'stuck' as const, itemId, wrongInRow, since: lastAt }));
	const needs: Array<Need> = [
		...stuck,
		...repeated(facts.misconceptions),
		...silence(facts, silentDays, now),
	];
	for (const assignment of facts.assignments) addAssignment(needs, assignment, now);
	return needs.sort((a, b) => URGENCY[b.kind] - URGENCY[a.kind] || a.since.getTime() - b.since.getTime());
}

/** How urgent a student's reasons are together: each kind counts once, however often it is there. */
export function urgencyOf(needs: ReadonlyArray<Need>): number {
	return [...new Set(needs.map(({ kind }) => kind))].reduce((sum, kind) => sum + URGENCY[kind], 0);
}

/**
 * Those who need somebody, the most urgent first; of equals who has waited longest, then by name and id, so that the
 * order is the same every time.
 */
export function rankNeeds<Student extends { id: string; name: string; needs: ReadonlyArray<Need> }>(
	students: ReadonlyArray<Student>,
): Array<Student> {
	const oldest = (needs: ReadonlyArray<Need>) => Math.min(...needs.map(({ since }) => since.getTime()));
	return students
		.filter(({ needs }) => needs.length > 0)
		.map((student) => ({ student, urgency: urgencyOf(student.needs), since: oldest(student.needs) }))
		.sort(
			(a, b) =>
				b.urgency - a.urgency ||
				a.since - b.since ||
				a.student.name.localeCompare(b.student.name, 'en') ||
				(a.student.id < b.student.id ? -1 : 1),
		)
		.map(({ student }) => student);
}
