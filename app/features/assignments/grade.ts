/** What an assignment is worth for one student at an instant: state, score after all policies, and why in words. */
import {
	applyLatePolicy,
	type EffectiveDates,
	type LatePolicy,
	type MissingPolicy,
	missingScore,
	type StudentState,
	scheduleOf,
	studentState,
} from '~/core/dates';

/** What `AssignmentStanding` says; null columns when the student has no row yet. */
export interface StandingFacts {
	completedAt: Date | null;
	/** 0..1, before policies. */
	score: number | null;
	pending: number;
	excused: boolean;
	/** 0..1. */
	override: number | null;
}

/** The standing of a student who has done nothing. */
export const NO_STANDING: StandingFacts = {
	completedAt: null,
	score: null,
	pending: 0,
	excused: false,
	override: null,
};

export interface Grade {
	state: StudentState;
	/** 0..1, what counts now; null when nothing counts yet, and for the excused. */
	score: number | null;
	/** 0..1 before policies and override; null without a marked attempt. */
	raw: number | null;
	/** Where `score` is from. */
	from: 'nothing' | 'attempts' | 'override' | 'missing policy' | 'excused';
	/** The arithmetic in words, to the student; null when there is nothing to explain. */
	sentence: string | null;
	/** Answers that wait for a person: the score may still rise. */
	pending: number;
}

/** Before an override, then the late policy, then the missing policy; the excused have no score. */
export function gradeOf({
	standing,
	rules,
	latePolicy,
	missingPolicy,
	zone,
	now,
}: {
	standing: StandingFacts;
	/** The student's own. */
	rules: EffectiveDates;
	latePolicy: LatePolicy | null;
	missingPolicy: MissingPolicy | null;
	/** Of the class. */
	zone: string;
	now: Date;
}): Grade {
	const { completedAt, score: raw, pending, excused, override } = standing;
	const schedule = scheduleOf(rules);
	const state = studentState({ schedule, submittedAt: completedAt, excused, now });
	const grade = (score: number | null, from: Grade['from'], sentence: string | null): Grade => ({
		state,
		score,
		raw,
		from,
		sentence,
		pending,
	});
	if (excused) return grade(null, 'excused', 'You are excused: it does not count.');
	if (override !== null) return grade(override, 'override', 'Set by your instructor.');
	if (completedAt !== null && raw !== null) {
		const late = applyLatePolicy({
			score: Math.min(1, Math.max(0, raw)),
			dueAt: schedule.dueAt,
			submittedAt: completedAt,
			policy: latePolicy,
			zone,
		});
		return grade(late.score, 'attempts', late.lateness.units === 0 ? null : late.sentence);
	}
	const missing = missingScore(missingPolicy, state);
	if (missing !== null && (raw === null || missing.score > raw))
		return grade(missing.score, 'missing policy', missing.sentence);
	return raw === null ? grade(null, 'nothing', null) : grade(raw, 'attempts', null);
}

/**
 * The grade of the class: the mean of the scores that count, by weight.
 * @returns 0..1; null while nothing counts
 */
export function totalOf(grades: ReadonlyArray<{ score: number | null; weight: number }>): number | null {
	const counting = grades.flatMap(({ score, weight }) =>
		score === null || weight <= 0 ? [] : [{ score, weight }],
	);
	const weights = counting.reduce((sum, { weight }) => sum + weight, 0);
	if (weights === 0) return null;
	return counting.reduce((sum, { score, weight }) => sum + score * weight, 0) / weights;
}
