import { expect, test } from 'vitest';
import {
	DAY_MS,
	deadlineFor,
	formatClock,
	formatDuration,
	formatMinutes,
	HOUR_MS,
	MINUTE_MS,
	NO_LIMIT,
	SECOND_MS,
	WEEK_MS,
} from './time';

const START = new Date('2026-03-01T12:00:00.000Z');

test('durations are milliseconds', () => {
	expect([SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS, WEEK_MS]).toEqual([
		1000, 60_000, 3_600_000, 86_400_000, 604_800_000,
	]);
});

test.each([
	[30, null, '2026-03-01T12:30:00.000Z'],
	[30, 1, '2026-03-01T12:30:00.000Z'],
	[30, 1.5, '2026-03-01T12:45:00.000Z'],
	[0.5, 1.25, '2026-03-01T12:00:37.500Z'],
	[90, 2, '2026-03-01T15:00:00.000Z'],
])('%d minutes with the multiplier %s end at %s', (limit, multiplier, end) => {
	expect(deadlineFor(START, limit, multiplier)?.toISOString()).toBe(end);
});

test('without a limit, or with one lifted, there is no deadline', () => {
	expect(deadlineFor(START, null, null)).toBeNull();
	expect(deadlineFor(START, null, 1.5)).toBeNull();
	expect(deadlineFor(START, 30, NO_LIMIT)).toBeNull();
});

test.each([
	[0, null],
	[-5, null],
	[Number.NaN, null],
	[30, 0],
	[30, -1],
	[30, Number.NaN],
])('a limit of %d with the multiplier %s is refused', (limit, multiplier) => {
	expect(() => deadlineFor(START, limit, multiplier)).toThrow(RangeError);
});

test.each([
	[-1, '0 minutes'],
	[0, '0 minutes'],
	[0.2, '1 minute'],
	[1, '1 minute'],
	[8, '8 minutes'],
	[59.5, '1 hour'],
	[60, '1 hour'],
	[65, '1 h 05 min'],
	[119.1, '2 hours'],
	[135, '2 h 15 min'],
])('%d minutes read as %j', (minutes, words) => {
	expect(formatMinutes(minutes)).toBe(words);
});

test.each([
	[0, 'less than a minute'],
	[59_999, 'less than a minute'],
	[60_000, '1 minute'],
	[60_001, '2 minutes'],
	[3_900_000, '1 h 05 min'],
])('%d ms read as %j', (duration, words) => {
	expect(formatDuration(duration)).toBe(words);
});

test.each([
	[-5, '0:00'],
	[0, '0:00'],
	[1, '0:01'],
	[59_000, '0:59'],
	[59_001, '1:00'],
	[725_000, '12:05'],
	[3_600_000, '1:00:00'],
	[3_661_000, '1:01:01'],
])('%d ms left show as %s', (left, clock) => {
	expect(formatClock(left)).toBe(clock);
});
