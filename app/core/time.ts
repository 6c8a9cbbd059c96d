/** Durations and deadlines. Durations are milliseconds unless the name says otherwise. */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** Accommodation for learners who work without a time limit. */
export const NO_LIMIT = Number.POSITIVE_INFINITY;

/**
 * Last instant at which a timed attempt takes answers.
 * @param limitMinutes of the quiz, > 0; null when it has no limit
 * @param multiplier of the learner's accommodation, > 0: 1.5 is half as long again, `NO_LIMIT` lifts the limit; null
 * when the learner has none
 * @returns null when there is no limit
 * @throws RangeError for a limit or multiplier that is not above 0
 */
export function deadlineFor(
	startedAt: Date,
	limitMinutes: number | null,
	multiplier: number | null,
): Date | null {
	for (const [name, value] of Object.entries({ limitMinutes, multiplier })) {
		if (value !== null && !(value > 0)) throw new RangeError(`${name} must be above 0, not ${value}.`);
	}
	if (limitMinutes === null || multiplier === NO_LIMIT) return null;
	return new Date(startedAt.getTime() + Math.round(limitMinutes * MINUTE_MS * (multiplier ?? 1)));
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A number of minutes in words, rounded up: “1 minute”, “8 minutes”, “1 hour”, “1 h 05 min”. Not below 0. */
export function formatMinutes(minutes: number): string {
	const whole = Math.max(0, Math.ceil(minutes));
	const hours = Math.floor(whole / 60);
	const rest = whole % 60;
	if (hours === 0) return whole === 1 ? '1 minute' : `${whole} minutes`;
	if (rest === 0) return hours === 1 ? '1 hour' : `${hours} hours`;
	return `${hours} h ${twoDigits(rest)} min`;
}

/** A duration in words, in minutes; “less than a minute” below one. */
export function formatDuration(milliseconds: number): string {
	return milliseconds < MINUTE_MS ? 'less than a minute' : formatMinutes(milliseconds / MINUTE_MS);
}

/**
 * Time left as on a clock: “0:59”, “12:05”, “1:00:00”. Rounded up, so that “0:00” shows only when time is up.
 * Not below 0.
 */
export function formatClock(milliseconds: number): string {
	const whole = Math.max(0, Math.ceil(milliseconds / SECOND_MS));
	const hours = Math.floor(whole / 3600);
	const minutes = Math.floor(whole / 60) % 60;
	const seconds = twoDigits(whole % 60);
	return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${twoDigits(minutes)}:${seconds}`;
}
