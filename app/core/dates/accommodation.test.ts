import { expect, test } from 'vitest';
import { NO_LIMIT } from '../time';
import { describeAccommodation, NO_ACCOMMODATION, requireAccommodation } from './accommodation';

test.each([
	[
		{ multiplier: 1.5, extraDays: 3, extraAttempts: 1 },
		'You have 1.5 times the time, 3 more days and 1 more attempt.',
	],
	[{ multiplier: NO_LIMIT, extraDays: 1, extraAttempts: 0 }, 'You have no time limit and 1 more day.'],
	[{ multiplier: 2, extraDays: 0, extraAttempts: 0 }, 'You have 2 times the time.'],
	[{ multiplier: 1, extraDays: 0, extraAttempts: 2 }, 'You have 2 more attempts.'],
	[NO_ACCOMMODATION, null],
])('%j reads %j', (accommodation, words) => {
	expect(describeAccommodation(accommodation)).toBe(words);
	expect(() => requireAccommodation(accommodation)).not.toThrow();
});

test.each([
	{ multiplier: 0.99 },
	{ multiplier: Number.NaN },
	{ extraDays: -1 },
	{ extraDays: 0.5 },
	{ extraAttempts: -1 },
	{ extraAttempts: Number.NaN },
])('%j would shorten something or is no number, and is refused', (field) => {
	expect(() => requireAccommodation({ ...NO_ACCOMMODATION, ...field })).toThrow(RangeError);
});
