import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber } from './numbers';

test.each([
	['12', [12]],
	[' 12 ', [12]],
	['+12', [12]],
	['-12', [-12]],
	['- 12', [-12]],
	['−12', [-12]],
	['–12', [-12]],
	['‐12', [-12]],
	['1.5', [1.5]],
	['1,5', [1.5]],
	[',5', [0.5]],
	['-.5', [-0.5]],
	['007', [7]],
	['-0', [0]],
	// A mark before exactly three digits: a thousand or a decimal.
	['1,234', [1234, 1.234]],
	['1.234', [1.234, 1234]],
	['0,234', [0.234]],
	['1234,567', [1234.567]],
	['1,2345', [1.2345]],
	// Gaps and several marks leave one reading.
	['1 234', [1234]],
	['1\u00a0234\u00a0567', [1234567]],
	['1\u202f234,5', [1234.5]],
	["1'234.5", [1234.5]],
	['1’234', [1234]],
	['1,234.5', [1234.5]],
	['1.234,5', [1234.5]],
	['1,234,567', [1234567]],
	['1.234.567', [1234567]],
])('%j reads as %j', (typed, readings) => {
	expect(readNumber(typed, null)).toEqual(readings);
});

test.each([
	'',
	'-',
	'.',
	',',
	'abc',
	'twelve',
	'12a',
	'1e3',
	'1 2',
	'12 34',
	'1 2345',
	'1.2.3',
	'1,2,3',
	'1,23,456',
	'12,345,6',
	'1.5 km',
	'--5',
	'5-',
	'Infinity',
	'0x10',
	'1,234.567,8',
	`1${'0'.repeat(400)}`,
])('%j is not a number', (typed) => {
	expect(readNumber(typed, null)).toEqual([]);
});

test.each([
	['687 days', 'days', [687]],
	['687days', 'days', [687]],
	['687 DAYS', 'days', [687]],
	['50 %', '%', [50]],
	['50%', '%', [50]],
	['687', 'days', [687]],
	['687 hours', 'days', []],
	['days', 'days', []],
])('with its unit, %j in %s reads as %j', (typed, unit, readings) => {
	expect(readNumber(typed, unit)).toEqual(readings);
});

test('every number written with point or comma is read as itself', () => {
	const decimals = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(99_999));
	fc.assert(
		fc.property(decimals, ([whole, fraction]) => {
			const written = `${whole}.${fraction}`;
			expect(readNumber(written, null)).toContain(Number(written) || 0);
			expect(readNumber(written.replace('.', ','), null)).toContain(Number(written) || 0);
			expect(readNumber(whole.toLocaleString('en-GB'), null)).toContain(whole);
			expect(readNumber(whole.toLocaleString('fr-FR'), null)).toContain(whole);
		}),
	);
});

test('any text gives at most two finite numbers', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9., ']{0,12}$/)), (typed) => {
			const readings = readNumber(typed, null);
			expect(readings.length).toBeLessThanOrEqual(2);
			expect(readings.every(Number.isFinite)).toBe(true);
		}),
	);
});
