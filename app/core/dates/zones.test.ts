import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time';
import { calendarDaysBetween, instantOf, isLocalDateTime, isTimeZone, localOf, shiftDays } from './zones';

const at = (text: string) => new Date(text);

// Changes of clocks as the time zone database has them: the first instant with the new offset, both in minutes.
const CHANGES = [
	['Europe/Berlin', '2026-03-29T01:00:00Z', 60, 120],
	['Europe/Berlin', '2026-10-25T01:00:00Z', 120, 60],
	['America/New_York', '2026-03-08T07:00:00Z', -300, -240],
	['America/New_York', '2026-11-01T06:00:00Z', -240, -300],
	['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 660, 630],
	['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 630, 660],
	['Pacific/Apia', '2011-12-30T10:00:00Z', -600, 840],
	['Pacific/Apia', '2012-03-31T14:00:00Z', 840, 780],
	['Asia/Baku', '2015-03-29T00:00:00Z', 240, 300],
	['Asia/Baku', '2015-10-25T00:00:00Z', 300, 240],
	['Asia/Yerevan', '2011-03-26T22:00:00Z', 240, 300],
	['Asia/Yerevan', '2011-10-29T22:00:00Z', 300, 240],
] as const;
const ZONES = [...new Set(CHANGES.map(([zone]) => zone)), 'UTC', 'Asia/Kathmandu', 'Africa/Casablanca'];

test.each(CHANGES)('%s at %s: from %d to %d minutes ahead', (zone, instant, before, after) => {
	const change = at(instant).getTime();
	const ahead = (epochMs: number) =>
		(Date.parse(`${localOf(new Date(epochMs), zone)}Z`) - epochMs) / MINUTE_MS;
	expect(ahead(change - 1000)).toBe(before);
	expect(ahead(change)).toBe(after);
});

test.each([
	['2026-11-06T23:59', 'Asia/Baku', '2026-11-06T19:59:00.000Z'],
	['2026-11-06T23:59', 'Asia/Yerevan', '2026-11-06T19:59:00.000Z'],
	['2026-07-06T23:59:30.5', 'Europe/Berlin', '2026-07-06T21:59:30.500Z'],
	['2026-02-25T08:00', 'UTC', '2026-02-25T08:00:00.000Z'],
	// Skipped: read with the offset before the change.
	['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
	['2026-03-08T02:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
	['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
	['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
	['2015-03-29T04:15', 'Asia/Baku', '2015-03-29T00:15:00.000Z'],
	// Twice: the first of the two.
	['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
	['2026-11-01T01:00', 'America/New_York', '2026-11-01T05:00:00.000Z'],
	['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
	// The edges of both.
	['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
	['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
	['2026-10-25T01:59', 'Europe/Berlin', '2026-10-24T23:59:00.000Z'],
	['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
	['2011-12-29T23:59', 'Pacific/Apia', '2011-12-30T09:59:00.000Z'],
	['2011-12-31T00:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
	expect(instantOf(local, zone).toISOString()).toBe(instant);
});

test('seconds and milliseconds are written only when there are any', () => {
	expect(localOf(at('2026-11-06T19:59:00Z'), 'Asia/Baku')).toBe('2026-11-06T23:59');
	expect(localOf(at('2026-11-06T19:59:30Z'), 'Asia/Baku')).toBe('2026-11-06T23:59:30');
	expect(localOf(at('2026-11-06T19:59:00.007Z'), 'Asia/Baku')).toBe('2026-11-06T23:59:00.007');
	expect(localOf(at('2026-11-06T20:00:00Z'), 'Asia/Baku')).toBe('2026-11-07T00:00');
});

test.each([
	'',
	'2026-11-06',
	'2026-11-06 23:59',
	'2026-11-06T23:59Z',
	'2026-02-30T10:00',
	'2025-02-29T10:00',
	'2026-13-01T10:00',
	'2026-11-06T24:00',
	'2026-11-06T10:60',
	'2026-11-06T10:00:60',
	'0999-11-06T10:00',
])('%j is no local time', (text) => {
	expect(isLocalDateTime(text)).toBe(false);
	expect(() => instantOf(text, 'UTC')).toThrow(RangeError);
});

test('a leap day is one', () => {
	expect(isLocalDateTime('2028-02-29T10:00')).toBe(true);
});

test.each(['Mars/Olympus', '', '+04:00', '-05:00'])('%j is no zone', (zone) => {
	expect(isTimeZone(zone)).toBe(false);
	expect(() => instantOf('2026-11-06T23:59', zone)).toThrow(RangeError);
	expect(() => localOf(new Date(0), zone)).toThrow(RangeError);
});

test('years beyond four digits are refused, not misread', () => {
	for (const instant of ['-002000-06-01T00:00:00Z', '0998-06-01T00:00:00Z', '+012026-06-01T00:00:00Z']) {
		expect(() => localOf(at(instant), 'Asia/Baku')).toThrow(RangeError);
	}
	expect(localOf(at('+010000-01-01T03:00:00Z'), 'America/New_York')).toBe('9999-12-31T22:00');
	expect(localOf(at('0999-12-31T23:30:00Z'), 'Asia/Kathmandu').slice(0, 10)).toBe('1000-01-01');
	expect(() => localOf(at('9999-12-31T23:00:00Z'), 'Asia/Baku')).toThrow(RangeError);
	expect(() => localOf(new Date(Number.NaN), 'Asia/Baku')).toThrow(RangeError);
});

/** Quarters of hours around a change, or anywhere. */
const moments = fc.oneof(
	fc
		.tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -200, max: 200 }))
		.map(([[zone, change], quarters]) => ({
			zone,
			instant: new Date(Date.parse(change) + quarters * 15 * MINUTE_MS),
		})),
	fc.record({
		zone: fc.constantFrom(...ZONES),
		instant: fc.date({
			min: at('1980-01-01T00:00:00Z'),
			max: at('2037-12-31T00:00:00Z'),
			noInvalidDate: true,
		}),
	}),
);

test('local times are those of the platform’s own formatter', () => {
	fc.assert(
		fc.property(moments, ({ zone, instant }) => {
			const platform = instant.toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T');
			expect(localOf(instant, zone).padEnd(19, ':00').slice(0, 19)).toBe(platform);
		}),
	);
});

test('an instant comes back from its local time, or as the first of two that show the same', () => {
	fc.assert(
		fc.property(moments, ({ zone, instant }) => {
			const back = instantOf(localOf(instant, zone), zone);
			expect(localOf(back, zone)).toBe(localOf(instant, zone));
			expect([0, HOUR_MS / 2, HOUR_MS]).toContain(instant.getTime() - back.getTime());
		}),
	);
});

test('a local time is the first instant that shows it, or one after the change that skips it', () => {
	fc.assert(
		fc.property(moments, ({ zone, instant }) => {
			// Read as a local time, so that skipped ones are among them.
			const local = localOf(instant, 'UTC');
			const wall = instant.getTime();
			// Every offset in use is a multiple of 15 minutes.
			const showing = Array.from(
				{ length: 27 * 4 },
				(_, index) => wall - 14 * HOUR_MS + index * 15 * MINUTE_MS,
			).filter((epochMs) => localOf(new Date(epochMs), zone) === local);
			const found = instantOf(local, zone).getTime();
			if (showing.length > 0) {
				expect(found).toBe(Math.min(...showing));
				return;
			}
			const shown = Date.parse(`${localOf(new Date(found), zone)}Z`);
			const skipped = shown - wall;
			expect([HOUR_MS / 2, HOUR_MS, DAY_MS]).toContain(skipped);
			// That much earlier the clocks had not changed yet.
			expect(Date.parse(`${localOf(new Date(found - skipped), zone)}Z`)).toBeLessThan(wall);
		}),
		{ numRuns: 300 },
	);
});

test.each([
	// 23:59 stays 23:59 over the end of summer time: 7 days and an hour.
	['Europe/Berlin', '2026-10-23T21:59:00.000Z', 7, '2026-10-30T22:59:00.000Z'],
	['America/New_York', '2026-03-07T14:00:00.000Z', 1, '2026-03-08T13:00:00.000Z'],
	['Australia/Lord_Howe', '2026-04-04T12:00:00.000Z', 1, '2026-04-05T12:30:00.000Z'],
	['Asia/Baku', '2026-03-28T19:59:00.000Z', 182, '2026-09-26T19:59:00.000Z'],
	['Asia/Baku', '2015-03-28T19:59:00.000Z', 1, '2015-03-29T18:59:00.000Z'],
	['Asia/Yerevan', '2011-10-30T19:59:00.000Z', -1, '2011-10-29T18:59:00.000Z'],
	// The day that was skipped on the way: two calendar days are 24 hours.
	['Pacific/Apia', '2011-12-29T22:00:00.000Z', 2, '2011-12-30T22:00:00.000Z'],
	// Into a skipped hour.
	['Europe/Berlin', '2026-03-28T01:30:00.000Z', 1, '2026-03-29T01:30:00.000Z'],
])('%s: %s and %d days are %s', (zone, instant, days, shifted) => {
	expect(shiftDays(at(instant), days, zone).toISOString()).toBe(shifted);
});

test('no days are no change, even in an hour that comes twice', () => {
	const second = at('2026-10-25T01:30:00Z');
	expect(localOf(second, 'Europe/Berlin')).toBe('2026-10-25T02:30');
	expect(shiftDays(second, 0, 'Europe/Berlin')).toEqual(second);
	expect(() => shiftDays(second, 0.5, 'Europe/Berlin')).toThrow(RangeError);
});

test('shifted dates keep the time on the clock, unless it is skipped, and the days between', () => {
	fc.assert(
		fc.property(moments, fc.integer({ min: -400, max: 400 }), ({ zone, instant }, days) => {
			const shifted = shiftDays(instant, days, zone);
			const clock = (date: Date) => localOf(date, zone).slice(11);
			const target = Date.parse(`${localOf(instant, zone).slice(0, 10)}T00:00Z`) + days * DAY_MS;
			const expected = `${new Date(target).toISOString().slice(0, 10)}T${clock(instant)}`;
			if (localOf(instantOf(expected, zone), zone) !== expected) return;
			expect(localOf(shifted, zone)).toBe(expected);
			expect(calendarDaysBetween(instant, shifted, zone)).toBe(days);
		}),
	);
});

test('more days are never earlier', () => {
	fc.assert(
		fc.property(moments, fc.integer({ min: 0, max: 400 }), ({ zone, instant }, days) => {
			const shifted = shiftDays(instant, days, zone).getTime();
			expect(shifted).toBeGreaterThanOrEqual(instant.getTime());
			expect(shiftDays(instant, days + 1, zone).getTime()).toBeGreaterThanOrEqual(shifted);
		}),
	);
});

test('calendar days are counted by midnights of the zone', () => {
	const from = at('2026-11-06T19:59:00Z');
	const to = at('2026-11-06T20:00:00Z');
	expect(calendarDaysBetween(from, to, 'Asia/Baku')).toBe(1);
	expect(calendarDaysBetween(to, from, 'Asia/Baku')).toBe(-1);
	expect(calendarDaysBetween(from, to, 'UTC')).toBe(0);
	expect(calendarDaysBetween(at('2026-09-07T05:00:00Z'), at('2027-02-01T05:00:00Z'), 'Europe/Berlin')).toBe(
		147,
	);
});
