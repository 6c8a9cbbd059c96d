/** The dates of an assignment, and moving them to another term. */
import { shiftDays } from './zones';

/** Null where there is no such date. */
export interface Schedule {
	/** First instant at which it can be begun. */
	opensAt: Date | null;
	/** Last instant at which it is on time. */
	dueAt: Date | null;
	/** Last instant at which anything is taken. */
	closesAt: Date | null;
}

/**
 * Moves every date by whole days on the calendar of a zone, so that 09:00 stays 09:00 over changes of clocks. For a
 * number of weeks give seven times as many days; for another first day `calendarDaysBetween`. Dates that were in
 * order stay so: one that a skipped hour would overtake moves with it.
 * @throws RangeError unless `days` is an integer
 */
export function shiftSchedule(schedule: Schedule, days: number, zone: string): Schedule {
	const shift = (date: Date | null) => (date === null ? null : shiftDays(date, days, zone));
	const opensAt = shift(schedule.opensAt);
	const dueAt = keepAfter(schedule.opensAt, schedule.dueAt, opensAt, shift(schedule.dueAt));
	const closed = shift(schedule.closesAt);
	const afterOpening = keepAfter(schedule.opensAt, schedule.closesAt, opensAt, closed);
	return { opensAt, dueAt, closesAt: keepAfter(schedule.dueAt, schedule.closesAt, dueAt, afterOpening) };
}

/** `later` moved up to `earlier` where the dates they were shifted from are in that order. */
function keepAfter(
	oldEarlier: Date | null,
	oldLater: Date | null,
	earlier: Date | null,
	later: Date | null,
): Date | null {
	if (oldEarlier === null || oldLater === null || earlier === null || later === null) return later;
	return oldLater >= oldEarlier && later < earlier ? earlier : later;
}
