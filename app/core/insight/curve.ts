/** Completion over time, on the days of a class. */
import { calendarDaysBetween, instantOf, localOf, shiftDays } from '../dates';

/** How many had finished by the end of a step. */
export interface CurvePoint {
	/** Last instant of the step, or `to` for the last one. */
	at: Date;
	/** Of all, finished at `at` or before. */
	done: number;
}

/** More steps than this become longer ones. */
const MOST_STEPS = 40;

/** The first instant of the day of a zone that holds an instant. */
export function startOfDay(instant: Date, zone: string): Date {
	return instantOf(`${localOf(instant, zone).slice(0, 10)}T00:00`, zone);
}

/**
 * The cumulative line from the day of `from` to `to`, a step a day, or so many days that there are at most 40 steps.
 * Those who finished before `from` count from the first step on, those after `to` never.
 * @returns at least one point; `done` never falls
 */
export function completionCurve(
	finished: ReadonlyArray<Date>,
	{ from, to, zone }: { from: Date; to: Date; zone: string },
): Array<CurvePoint> {
	const times = finished.map((at) => at.getTime()).sort((a, b) => a - b);
	const first = startOfDay(from < to ? from : to, zone);
	const days = calendarDaysBetween(first, to, zone) + 1;
	const stepDays = Math.max(1, Math.ceil(days / MOST_STEPS));
	const points: Array<CurvePoint> = [];
	let done = 0;
	for (let day = stepDays; ; day += stepDays) {
		// A millisecond before the next step; days of 23 or 25 hours are shorter or longer.
		const end = new Date(shiftDays(first, day, zone).getTime() - 1);
		const at = end < to ? end : to;
		while (done < times.length && (times[done] ?? 0) <= at.getTime()) done += 1;
		points.push({ at, done });
		if (end >= to) return points;
	}
}
