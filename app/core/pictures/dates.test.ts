import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateInWords, firstDayOf, isPartialDate, spanOf, yearsOf } from './dates';

test.each(['1805', '1991-11', '1992-02-29', '2000-02-29', '9999-12-31'])('%s is a date', (value) => {
	expect(isPartialDate(value)).toBe(true);
});

test.each([
	'',
	'92',
	'0999',
	'01992',
	'1992-1',
	'1992-00',
	'1992-13',
	'1992-02-30',
	'1991-02-29',
	'1900-02-29',
	'1992-04-31',
	'1992/02/25',
	'25 February 1992',
	'1992-02-25T00:00',
	' 1992',
])('“%s” is none', (value) => {
	expect(isPartialDate(value)).toBe(false);
	expect(() => spanOf(value)).toThrow(RangeError);
	expect(() => dateInWords('1992', value)).toThrow(RangeError);
});

test('a date means all its days', () => {
	expect(spanOf('1970')).toEqual({ from: 0, until: 365 });
	expect(spanOf('1970-02')).toEqual({ from: 31, until: 59 });
	expect(spanOf('1970-01-01')).toEqual({ from: 0, until: 1 });
	expect(spanOf('1970-12', '1971')).toEqual({ from: 334, until: 730 });
	const leap = spanOf('1992');
	expect(leap.until - leap.from).toBe(366);
});

test('a span knows its years: one that ends with December does not reach into the next', () => {
	expect(yearsOf(spanOf('1991-12-31'))).toEqual({ from: 1991, to: 1991 });
	expect(yearsOf(spanOf('1828', '1829'))).toEqual({ from: 1828, to: 1829 });
});

test.each([
	['1823', null, '1823'],
	['1918-09', null, 'September 1918'],
	['1992-03-06', null, '6 March 1992'],
	['1992-03-06', '1992-03-06', '6 March 1992'],
	['1828', '1829', '1828–1829'],
	['1992-02-25', '1992-02-26', '25–26 February 1992'],
	['1918-03-30', '1918-04-02', '30 March – 2 April 1918'],
	['1993-04', '1993-11', 'April–November 1993'],
	['1987-11', '1988-01', 'November 1987 – January 1988'],
	['2022-12-12', '2023-09', '12 December 2022 – September 2023'],
	['1991-09-25', '1991-10', '25 September – October 1991'],
	['1988-11', '1989', 'November 1988 – 1989'],
	['1991', '1991-10', '1991 – October 1991'],
])('%s to %s is “%s”', (date, end, words) => {
	expect(dateInWords(date, end)).toBe(words);
});

const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

test('every day of the calendar is a date, lies in its month and its year, and follows the day before', () => {
	fc.assert(
		fc.property(day, (date) => {
			const text = date.toISOString().slice(0, 10);
			const span = spanOf(text);
			expect(span.until - span.from).toBe(1);
			expect(span.from).toBe(Math.floor(date.getTime() / 86_400_000));
			for (const whole of [spanOf(text.slice(0, 7)), spanOf(text.slice(0, 4))]) {
				expect(span.from).toBeGreaterThanOrEqual(whole.from);
				expect(span.until).toBeLessThanOrEqual(whole.until);
			}
			expect(yearsOf(span)).toEqual({ from: date.getUTCFullYear(), to: date.getUTCFullYear() });
		}),
	);
});

test('years and months follow each other without a gap', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1000, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
			const text = `${year}-${String(month).padStart(2, '0')}`;
			expect(spanOf(text).until).toBe(firstDayOf(year, month + 1));
			expect(spanOf(String(year)).until).toBe(spanOf(String(year + 1)).from);
		}),
	);
});
