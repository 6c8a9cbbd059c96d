/**
 * Mastery of objectives, from what was marked. The levels and thresholds follow Khan Academy's: practice on one
 * thing can only raise a level and goes up to proficient; mastered is reached, and any level lost, only in
 * assessments that mix objectives.
 */

/** Levels, lowest first. */
export const MASTERY_LEVELS = ['not-started', 'attempted', 'familiar', 'proficient', 'mastered'] as const;
export type MasteryLevel = (typeof MASTERY_LEVELS)[number];

/** One objective in one attempt. */
export interface MasteryEvent {
	objective: string;
	/** Mean over the objective's items in the attempt, 0..1. */
	fraction: number;
	/** Whether the attempt mixed objectives, as a module test does. */
	mixed: boolean;
	at: Date;
}

/** A share below this is a miss. */
const FAMILIAR_FROM = 0.7;
/** Means of thirds and sevenths come out a little off. */
const ROUNDING = 1e-9;

const rankOf = (level: MasteryLevel) => MASTERY_LEVELS.indexOf(level);

function levelAt(rank: number): MasteryLevel {
	return MASTERY_LEVELS[Math.min(Math.max(rank, 0), MASTERY_LEVELS.length - 1)] ?? 'not-started';
}

function practiceLevel(fraction: number): MasteryLevel {
	if (fraction >= 1 - ROUNDING) return 'proficient';
	return fraction >= FAMILIAR_FROM - ROUNDING ? 'familiar' : 'attempted';
}

/**
 * The level after one more event.
 * - Practice: below 0.7 attempted, from 0.7 familiar, 1 proficient; never lower than before.
 * - Mixed: 1 raises one level, and from not started straight to familiar; below 0.7 drops one; between keeps.
 *   Whoever has been assessed is at least attempted.
 */
export function nextLevel(
	level: MasteryLevel,
	event: Pick<MasteryEvent, 'fraction' | 'mixed'>,
): MasteryLevel {
	const rank = rankOf(level);
	const attempted = rankOf('attempted');
	if (!event.mixed) return levelAt(Math.max(rank, rankOf(practiceLevel(event.fraction))));
	if (event.fraction >= 1 - ROUNDING) return levelAt(Math.max(rank, attempted) + 1);
	if (event.fraction >= FAMILIAR_FROM - ROUNDING) return levelAt(Math.max(rank, attempted));
	return levelAt(Math.max(rank - 1, attempted));
}

/**
 * Levels of all objectives that have an event. Objectives that are not in the map are not started.
 * @param events in any order; those at one instant count in the order given
 */
export function masteryLevels(events: ReadonlyArray<MasteryEvent>): Map<string, MasteryLevel> {
	const levels = new Map<string, MasteryLevel>();
	for (const event of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
		levels.set(event.objective, nextLevel(levels.get(event.objective) ?? 'not-started', event));
	}
	return levels;
}

/** An item of a submitted attempt, as mastery sees it. */
export interface AttemptedItem {
	objective: string;
	/** 0..1 before penalties and certainty; null while it waits for a person or its grader failed. 0 when unanswered. */
	fraction: number | null;
}

/**
 * The events of one attempt: per objective the mean of its items, without those that have no mark.
 * Objectives none of whose items has a mark give no event.
 */
export function eventsOf(attempt: {
	items: ReadonlyArray<AttemptedItem>;
	mixed: boolean;
	at: Date;
}): Array<MasteryEvent> {
	const fractions = new Map<string, Array<number>>();
	for (const { objective, fraction } of attempt.items) {
		if (fraction === null) continue;
		fractions.set(objective, [...(fractions.get(objective) ?? []), fraction]);
	}
	return [...fractions].map(([objective, marks]) => ({
		objective,
		fraction: marks.reduce((sum, mark) => sum + mark, 0) / marks.length,
		mixed: attempt.mixed,
		at: attempt.at,
	}));
}
