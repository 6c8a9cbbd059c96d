import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time';
import { counted, formatBoth, formatLocal, formatSpan, percent } from './words';

const DUE = new Date('2026-11-06T19:59:00Z');

test('a date is in words, with the day of the week', () => {
	expect(formatLocal(DUE, 'Asia/Baku', 'en-GB')).toBe('Friday, 6 November 2026 at 23:59');
	expect(formatLocal(DUE, 'Asia/Baku', 'de')).toBe('Freitag, 6. November 2026 um 23:59');
});

test('the same clock is named once, also in another zone', () => {
	const once = 'Friday, 6 November 2026 at 23:59';
	expect(formatBoth(DUE, 'Asia/Baku', 'Asia/Baku', 'en-GB')).toBe(once);
	expect(formatBoth(DUE, 'Asia/Baku', 'Asia/Yerevan', 'en-GB')).toBe(once);
});

test('different clocks are both named, the viewer’s first', () => {
	expect(formatBoth(DUE, 'Asia/Baku', 'Europe/Berlin', 'en-GB')).toBe(
		'Friday, 6 November 2026 at 20:59 Central European Standard Time (in class 23:59 Azerbaijan Standard Time)',
	);
	expect(formatBoth(DUE, 'Europe/Berlin', 'Asia/Baku', 'en-GB')).toBe(
		'Friday, 6 November 2026 at 23:59 Azerbaijan Standard Time (in class 20:59 Central European Standard Time)',
	);
});

test('another day in class is named as well', () => {
	expect(formatBoth(DUE, 'Australia/Lord_Howe', 'America/New_York', 'en-GB')).toBe(
		'Friday, 6 November 2026 at 14:59 Eastern Standard Time (in class Saturday, 7 November 2026 at 06:59 Lord Howe Daylight Time)',
	);
});

test('zones that agree in winter only are both named in summer', () => {
	const summer = new Date('2026-07-06T19:59:00Z');
	const winter = new Date('2026-12-06T19:59:00Z');
	expect(formatBoth(winter, 'Europe/Berlin', 'Africa/Tunis', 'en-GB')).not.toContain('in class');
	expect(formatBoth(summer, 'Europe/Berlin', 'Africa/Tunis', 'en-GB')).toContain('in class 21:59');
});

test.each([
	[0, 'less than a minute'],
	[MINUTE_MS - 1, 'less than a minute'],
	[MINUTE_MS, '1 minute'],
	[59 * MINUTE_MS + 59_999, '59 minutes'],
	[HOUR_MS, '1 hour'],
	[HOUR_MS + 2 * MINUTE_MS, '1 hour 2 minutes'],
	[1.3 * DAY_MS, '1 day 7 hours'],
	[2 * DAY_MS + 59 * MINUTE_MS, '2 days'],
])('%d ms are %j', (milliseconds, words) => {
	expect(formatSpan(milliseconds)).toBe(words);
});

test('numbers have at most two decimals', () => {
	expect([percent(0.625), percent(1 / 3), percent(0.1 + 0.2), percent(1)]).toEqual([
		'62.5 %',
		'33.33 %',
		'30 %',
		'100 %',
	]);
	expect([counted(1, 'day'), counted(0, 'day'), counted(1.5, 'minute')]).toEqual([
		'1 day',
		'0 days',
		'1.5 minutes',
	]);
});
