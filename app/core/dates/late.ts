/**
 * What lateness costs, and what is entered for work that never came. Policies are applied to scores when they are
 * shown or exported, not stored with the marks: a changed policy or date is right everywhere at once.
 */
import { DAY_MS, HOUR_MS } from '../time';
import type { StudentState } from './state';
import { counted, decimal, formatSpan, percent } from './words';
import { shiftDays } from './zones';

export interface LatePolicy {
	/** Points of a hundred, of all that could be had, taken off for each hour or day begun. 0..100. */
	percent: number;
	per: 'hour' | 'day';
	/** Lateness takes no score below this, in per cent, 0..100. A score that is lower anyway stays as it is. */
	floor: number;
}

/** Work that was not handed in by the due date counts as this, in per cent, 0..100, until it is handed in. */
export interface MissingPolicy {
	percent: number;
}

export interface Lateness {
	/** 0 when on time. */
	milliseconds: number;
	/** Hours or days begun: any part of one counts as a whole. */
	units: number;
}

export interface LateScore {
	/** 0..1, after the policy. */
	score: number;
	/** What was taken off, 0..1. */
	deducted: number;
	lateness: Lateness;
	/** The arithmetic, for the student. */
	sentence: string;
}

/** Products of shares come out a little off; no one loses a point in a hundred million to that. */
const ROUNDING = 1e-9;

function requirePercent(name: string, value: number): void {
	if (!(value >= 0 && value <= 100)) throw new RangeError(`${name} is 0 to 100 per cent, not ${value}.`);
}

/**
 * Hours or days begun since the due date, rounded up: 1.3 days are 2. Handing in at the very instant is on time. A
 * day lasts until the same time on the clock of the class, and never less than 24 hours, so that a change of clocks
 * makes nobody later.
 * @param zone of the class
 */
export function latenessOf(dueAt: Date, submittedAt: Date, per: LatePolicy['per'], zone: string): Lateness {
	const milliseconds = Math.max(0, submittedAt.getTime() - dueAt.getTime());
	if (per === 'hour') return { milliseconds, units: Math.ceil(milliseconds / HOUR_MS) };
	const days = Math.ceil(milliseconds / DAY_MS);
	// Clocks shift by less than a day in a term, so only the day before can still be running.
	const running = days > 0 && submittedAt <= shiftDays(dueAt, days - 1, zone) ? days - 1 : days;
	return { milliseconds, units: running };
}

/**
 * A score after the late policy: what was earned, less the percentage of all that could be earned for each hour or
 * day begun, not below the floor. Later never gives more.
 * @param score 0..1, as marked
 * @param dueAt the student's own, with override and accommodation; null when nothing can be late
 * @throws RangeError for a policy or score outside its range
 */
export function applyLatePolicy({
	score,
	dueAt,
	submittedAt,
	policy,
	zone,
}: {
	score: number;
	dueAt: Date | null;
	submittedAt: Date;
	/** Null when lateness costs nothing. */
	policy: LatePolicy | null;
	/** Of the class. */
	zone: string;
}): LateScore {
	if (!(score >= 0 && score <= 1)) throw new RangeError(`A score is 0 to 1, not ${score}.`);
	if (policy !== null) {
		requirePercent('The deduction', policy.percent);
		requirePercent('The floor', policy.floor);
	}
	const per = policy?.per ?? 'day';
	const lateness = dueAt === null ? { milliseconds: 0, units: 0 } : latenessOf(dueAt, submittedAt, per, zone);
	const unchanged = (sentence: string) => ({ score, deducted: 0, lateness, sentence });
	if (lateness.units === 0) return unchanged('Handed in on time: nothing is taken off.');

	const late = `Handed in ${formatSpan(lateness.milliseconds)} late`;
	if (policy === null) return unchanged(`${late}: nothing is taken off in this class.`);
	const floor = policy.floor / 100;
	if (score <= floor) {
		return unchanged(
			`${late}, but nothing is taken off at or below ${percent(floor)}: it stays ${percent(score)}.`,
		);
	}
	const penalty = (lateness.units * policy.percent) / 100;
	const lowered = Math.max(0, score - penalty);
	const after = Math.abs(lowered - floor) < ROUNDING ? floor : Math.max(lowered, floor);
	const counts = `counts as ${counted(lateness.units, per)}`;
	const sum = `${lateness.units} × ${decimal(policy.percent)} % = ${percent(penalty)} off`;
	const result =
		lowered < floor - ROUNDING || score - penalty < -ROUNDING
			? `${percent(score)} − ${percent(penalty)} would be less than ${percent(floor)}, the least that lateness leaves: it is ${percent(after)}`
			: `${percent(score)} − ${percent(penalty)} = ${percent(after)}`;
	return {
		score: after,
		deducted: score - after,
		lateness,
		sentence: `${late}, which ${counts}: ${sum}. ${result}.`,
	};
}

/** What the score of missing work is, 0..1, and why in words. */
export interface MissingScore {
	score: number;
	sentence: string;
}

/**
 * What counts for work that was not handed in. Handing it in afterwards, while that is possible, replaces it.
 * @param state the student's, see `studentState`; only overdue and missing work is concerned
 * @returns null while nothing is to be entered: no policy, not overdue, handed in or excused
 * @throws RangeError for a policy outside its range
 */
export function missingScore(policy: MissingPolicy | null, state: StudentState): MissingScore | null {
	if (policy === null || (state !== 'missing' && state !== 'overdue but open')) return null;
	requirePercent('The score of missing work', policy.percent);
	const score = policy.percent / 100;
	const until = state === 'missing' ? '' : ' until you hand it in';
	return { score, sentence: `Not handed in by the due date: counts as ${percent(score)}${until}.` };
}
