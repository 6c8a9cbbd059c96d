import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readYears } from './timeline.server';

const WHOLE = { from: 1805, to: 2026 };
const read = (from: string | null, to: string | null) => readYears({ from, to }, WHOLE);

test('years that are left out or empty are open ends', () => {
	expect(read(null, null)).toEqual({ window: WHOLE, problem: null });
	expect(read('', ' ')).toEqual({ window: WHOLE, problem: null });
	expect(read('1988', null)).toEqual({ window: { from: 1988, to: 2026 }, problem: null });
	expect(read('', '1994')).toEqual({ window: { from: 1805, to: 1994 }, problem: null });
	expect(read(' 1988 ', '1994')).toEqual({ window: { from: 1988, to: 1994 }, problem: null });
});

test('years before the first event and after the last are left out', () => {
	expect(read('1700', '1994').window).toEqual({ from: 1805, to: 1994 });
	expect(read('1988', '9999').window).toEqual({ from: 1988, to: 2026 });
});

test.each([
	[
		'abc',
		'1994',
		/^“abc” is not a year: write four digits, such as 1805\. Here is everything from 1805 to 2026\.$/,
	],
	['1988', '88', /^“88” is not a year/],
	['1988.5', null, /not a year/],
	['-1988', null, /not a year/],
	['0988', null, /not a year/],
	['19880', null, /not a year/],
	['1994', '1988', /^1994 comes after 1988: write the earlier year first/],
	['1700', '1750', /^The timeline has nothing there/],
	['2030', '2040', /^The timeline has nothing there/],
	['x'.repeat(3000), null, /^“x{20}…” is not a year/],
])('%s to %s is explained, and everything is shown', (from, to, words) => {
	const { window, problem } = read(from, to);
	expect(window).toEqual(WHOLE);
	expect(problem).toMatch(words);
});

test('whatever is asked for, the years shown lie in the timeline', () => {
	const typed = fc.oneof(fc.constant(null), fc.string(), fc.integer({ min: -9999, max: 99_999 }).map(String));
	fc.assert(
		fc.property(typed, typed, (from, to) => {
			const { window } = read(from, to);
			expect(window.from).toBeGreaterThanOrEqual(WHOLE.from);
			expect(window.to).toBeLessThanOrEqual(WHOLE.to);
			expect(window.from).toBeLessThanOrEqual(window.to);
		}),
	);
});
