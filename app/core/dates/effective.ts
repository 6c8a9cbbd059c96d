/**
 * What holds for one student: the assignment's rules, then what was set for the student or the group, then the
 * accommodation on top of both.
 *
 * An accommodation moves limit, window and lateness together. Extra days move the due and the closing date. A longer
 * limit moves them by the minutes it adds, so that whoever begins when others may begin has all of the longer limit
 * and is not late for using it; a lifted limit moves them by one more day. The opening stays.
 */
import { deadlineFor, MINUTE_MS, NO_LIMIT } from '../time';
import { type Accommodation, NO_ACCOMMODATION, requireAccommodation } from './accommodation';
import { type Schedule, shiftSchedule } from './schedule';
import { counted, decimal, formatBoth, formatSpan, LOCALE } from './words';

/** The rules of an assignment that can differ for a student. */
export interface AssignmentRules extends Schedule {
	/** Above 0; null without a limit. */
	limitMinutes: number | null;
	/** 1 or more; null for as many as one likes. */
	attempts: number | null;
}

/** What was set for one student or one group; what is left out stays as for the class, null lifts it. */
export interface Override extends Partial<AssignmentRules> {
	scope: 'person' | 'group';
}

/** A rule as it holds for the student. */
export interface Effective<Value> {
	value: Value;
	/** As for the class. */
	usual: Value;
	/** Why, in a sentence to the student. */
	reason: string;
}

export type EffectiveDates = { [Rule in keyof AssignmentRules]: Effective<AssignmentRules[Rule]> };

/** Products of decimals such as 100 · 1.1 come out a little above a whole minute. */
const ROUNDING = 1e-9;
/** Days that a lifted limit adds to the window. */
const DAYS_WITHOUT_LIMIT = 1;

function requireRules({ limitMinutes, attempts }: Pick<AssignmentRules, 'limitMinutes' | 'attempts'>): void {
	if (limitMinutes !== null && !(limitMinutes > 0)) {
		throw new RangeError(`The limit must be above 0 minutes, not ${limitMinutes}.`);
	}
	if (attempts !== null && !(Number.isInteger(attempts) && attempts >= 1)) {
		throw new RangeError(`Attempts must be an integer of 1 or more, not ${attempts}.`);
	}
}

/**
 * The rules for one student, each with its reason. Compute it when it is needed, also while an attempt runs: a
 * change holds at once.
 * @param override what was set for the student, else for the group; null when nothing was
 * @param accommodation null when the student has none
 * @param zone of the class: the one whose days extra days are
 * @throws RangeError for a limit, attempts or an accommodation outside its range
 */
export function effectiveDates(
	assignment: AssignmentRules,
	override: Override | null,
	accommodation: Accommodation | null,
	zone: string,
): EffectiveDates {
	const { multiplier, extraDays, extraAttempts } = accommodation ?? NO_ACCOMMODATION;
	requireAccommodation({ multiplier, extraDays, extraAttempts });
	const given = withOverride(assignment, override);
	for (const rules of [assignment, given]) requireRules(rules);

	const { limitMinutes } = given;
	const limit = longerLimit(limitMinutes, multiplier);
	const lifted = limitMinutes !== null && limit === null;
	const days = extraDays + (lifted ? DAYS_WITHOUT_LIMIT : 0);
	const minutes = limitMinutes === null || limit === null ? 0 : limit - limitMinutes;
	const later = laterWindow(given, days, minutes, zone);

	/** Where the value before the accommodation is from. */
	const source = (rule: keyof AssignmentRules): Source =>
		override === null || override[rule] === undefined ? 'class' : override.scope;
	const window = (rule: 'dueAt' | 'closesAt', none: string): Effective<Date | null> => ({
		value: later[rule],
		usual: assignment[rule],
		reason: given[rule] === null ? none : extendedBy(source(rule), days, minutes),
	});
	return {
		opensAt: {
			value: given.opensAt,
			usual: assignment.opensAt,
			reason: given.opensAt === null ? 'Open from the start.' : sentence(SET_BY[source('opensAt')]),
		},
		dueAt: window('dueAt', 'There is no due date.'),
		closesAt: window('closesAt', 'It does not close.'),
		limitMinutes: {
			value: limit,
			usual: assignment.limitMinutes,
			reason: limitReason(limitMinutes, limit, source('limitMinutes')),
		},
		attempts: {
			value: given.attempts === null ? null : given.attempts + extraAttempts,
			usual: assignment.attempts,
			reason: attemptsReason(given.attempts, extraAttempts, source('attempts')),
		},
	};
}

/** The three dates without their reasons. */
export function scheduleOf({ opensAt, dueAt, closesAt }: EffectiveDates): Schedule {
	return { opensAt: opensAt.value, dueAt: dueAt.value, closesAt: closesAt.value };
}

/**
 * Last instant at which an attempt takes answers: when its time is up or the assignment closes, whichever is first.
 * @returns null when neither ends it
 */
export function attemptDeadline(startedAt: Date, { limitMinutes, closesAt }: EffectiveDates): Date | null {
	const timeUp = deadlineFor(startedAt, limitMinutes.value, null);
	if (timeUp === null || closesAt.value === null) return timeUp ?? closesAt.value;
	return new Date(Math.min(timeUp.getTime(), closesAt.value.getTime()));
}

/**
 * What a change of rules means for an attempt that runs: its new deadline, and a sentence for the student. The
 * sentence is null when the deadline stays.
 */
export function deadlineChange({
	startedAt,
	before,
	after,
	classZone,
	viewerZone,
}: {
	startedAt: Date;
	before: EffectiveDates;
	after: EffectiveDates;
	classZone: string;
	viewerZone: string;
}): { deadlineAt: Date | null; sentence: string | null } {
	const was = attemptDeadline(startedAt, before);
	const deadlineAt = attemptDeadline(startedAt, after);
	if (was?.getTime() === deadlineAt?.getTime()) return { deadlineAt, sentence: null };
	if (deadlineAt === null) {
		return {
			deadlineAt,
			sentence: 'Your time limit was lifted: this attempt does not end by itself any more.',
		};
	}
	const ends = `this attempt now ends on ${formatBoth(deadlineAt, classZone, viewerZone, LOCALE)}`;
	const gained = was === null ? 0 : deadlineAt.getTime() - was.getTime();
	const change = gained > 0 ? `Your time was extended by ${formatSpan(gained)}` : 'Your time was changed';
	return { deadlineAt, sentence: `${change}: ${ends}.` };
}

type Source = 'class' | Override['scope'];

const SET_BY: Readonly<Record<Source, string>> = {
	class: 'as for the whole class',
	person: 'set for you',
	group: 'set for your group',
};

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function withOverride(assignment: AssignmentRules, override: Override | null): AssignmentRules {
	if (override === null) return assignment;
	const { opensAt, dueAt, closesAt, limitMinutes, attempts } = override;
	return {
		opensAt: opensAt === undefined ? assignment.opensAt : opensAt,
		dueAt: dueAt === undefined ? assignment.dueAt : dueAt,
		closesAt: closesAt === undefined ? assignment.closesAt : closesAt,
		limitMinutes: limitMinutes === undefined ? assignment.limitMinutes : limitMinutes,
		attempts: attempts === undefined ? assignment.attempts : attempts,
	};
}

/** In minutes, rounded up to a whole one when it is multiplied; null without a limit. */
function longerLimit(limitMinutes: number | null, multiplier: number): number | null {
	if (limitMinutes === null || multiplier === NO_LIMIT) return null;
	return multiplier === 1 ? limitMinutes : Math.ceil(limitMinutes * multiplier - ROUNDING);
}

function laterWindow(schedule: Schedule, days: number, minutes: number, zone: string): Schedule {
	const moved = shiftSchedule({ ...schedule, opensAt: null }, days, zone);
	const addMinutes = (date: Date | null) =>
		date === null ? null : new Date(date.getTime() + Math.round(minutes * MINUTE_MS));
	return { opensAt: schedule.opensAt, dueAt: addMinutes(moved.dueAt), closesAt: addMinutes(moved.closesAt) };
}

function extendedBy(source: Source, days: number, minutes: number): string {
	if (days === 0 && minutes === 0) return sentence(SET_BY[source]);
	const added = [
		days > 0 ? counted(days, 'day') : null,
		minutes > 0 ? counted(minutes, 'minute') : null,
	].filter((part) => part !== null);
	const extended = `extended by ${added.join(' and ')}`;
	return sentence(source === 'class' ? extended : `${SET_BY[source]}, and ${extended}`);
}

function limitReason(given: number | null, limit: number | null, source: Source): string {
	if (given === null) return source === 'class' ? 'No time limit.' : `No time limit, ${SET_BY[source]}.`;
	if (limit === null) return `No time limit, lifted from ${counted(given, 'minute')}.`;
	if (limit > given) return `${counted(limit, 'minute')}, extended from ${decimal(given)}.`;
	return `${counted(given, 'minute')}, ${SET_BY[source]}.`;
}

function attemptsReason(given: number | null, extra: number, source: Source): string {
	if (given === null) return 'As many attempts as you like.';
	if (extra > 0) return `${counted(given + extra, 'attempt')}, extended from ${given}.`;
	return `${counted(given, 'attempt')}, ${SET_BY[source]}.`;
}
