/** What a student is given because of a disability, an illness or the like: one profile for all assignments. */
import { NO_LIMIT } from '../time';
import { counted, decimal } from './words';

export interface Accommodation {
	/** Of every time limit, 1 or more: 1.5 is half as long again, `NO_LIMIT` lifts the limit. */
	multiplier: number;
	/** Whole days on the calendar by which everything is due and closes later, 0 or more. */
	extraDays: number;
	/** 0 or more. */
	extraAttempts: number;
}

/** Nothing is changed. */
export const NO_ACCOMMODATION: Accommodation = { multiplier: 1, extraDays: 0, extraAttempts: 0 };

/**
 * Refuses what would shorten anything.
 * @throws RangeError that names the field
 */
export function requireAccommodation({ multiplier, extraDays, extraAttempts }: Accommodation): void {
	if (!(multiplier >= 1)) throw new RangeError(`The multiplier must be 1 or more, not ${multiplier}.`);
	for (const [name, count] of Object.entries({ extraDays, extraAttempts })) {
		if (!Number.isInteger(count) || count < 0) {
			throw new RangeError(`${name} must be an integer of 0 or more, not ${count}.`);
		}
	}
}

/** What the student has, such as “You have 1.5 times the time, 3 more days and 1 more attempt.”; null for nothing. */
export function describeAccommodation(accommodation: Accommodation): string | null {
	const { multiplier, extraDays, extraAttempts } = accommodation;
	const parts = [
		multiplier === NO_LIMIT
			? 'no time limit'
			: multiplier > 1
				? `${decimal(multiplier)} times the time`
				: null,
		extraDays > 0 ? counted(extraDays, 'more day') : null,
		extraAttempts > 0 ? counted(extraAttempts, 'more attempt') : null,
	].filter((part) => part !== null);
	const last = parts.pop();
	if (last === undefined) return null;
	return `You have ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}.`;
}
