import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf, cellWords } from './cells';
import { completionCurve, startOfDay } from './curve';
import { histogramOf, medianOf } from './histogram';
import { misconceptionReport } from './misconceptions';

test.each([
	['-', 'none', 'not begun'],
	['r', 'read', 'read'],
	['a', 'attempted', 'waiting for marks'],
	['0', 'low', 'quiz 0 %'],
	['49', 'low', 'quiz 49 %'],
	['50', 'middle', 'quiz 50 %'],
	['75', 'high', 'quiz 75 %'],
	['99', 'high', 'quiz 99 %'],
	['100', 'full', 'quiz 100 %'],
])('the cell %s', (cell, band, words) => {
	expect(bandOf(cell)).toBe(band);
	expect(cellWords(cell)).toBe(words);
});

const zone = 'Europe/Berlin';
const instants = fc.date({
	min: new Date('2026-01-01T00:00:00Z'),
	max: new Date('2026-12-31T00:00:00Z'),
	noInvalidDate: true,
});

test('the curve never falls, ends at the end with all who had finished by then, and stays short', () => {
	fc.assert(
		fc.property(fc.array(instants), instants, instants, (finished, a, b) => {
			const [from, to] = a < b ? [a, b] : [b, a];
			const points = completionCurve(finished, { from, to, zone });
			expect(points.length).toBeGreaterThan(0);
			expect(points.length).toBeLessThanOrEqual(41);
			expect(points.at(-1)).toEqual({ at: to, done: finished.filter((each) => each <= to).length });
			for (const [at, point] of points.entries()) {
				expect(point.done).toBe(finished.filter((each) => each <= point.at).length);
				if (at > 0) expect(point.at > (points[at - 1]?.at ?? point.at)).toBe(true);
			}
		}),
	);
});

test('steps end with the days of the class, over a change of clocks too', () => {
	const from = new Date('2026-03-28T12:00:00Z');
	const points = completionCurve([new Date('2026-03-29T21:59:00Z')], {
		from,
		to: new Date('2026-03-30T12:00:00Z'),
		zone,
	});
	expect(points.map(({ at, done }) => [at.toISOString(), done])).toEqual([
		['2026-03-28T22:59:59.999Z', 0],
		['2026-03-29T21:59:59.999Z', 1],
		['2026-03-30T12:00:00.000Z', 1],
	]);
	expect(startOfDay(from, zone).getTime()).toBe(Date.parse('2026-03-27T23:00:00Z'));
});

test('every score is in the bin that its edges name, however it was computed', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 1000 })), (permille) => {
			const bins = histogramOf(permille.map((each) => each / 1000));
			expect(bins.map(({ count }) => count)).toEqual(
				bins.map(
					({ from, to }) =>
						permille.filter((each) => each >= from * 10 && (each < to * 10 || (to === 100 && each === 1000)))
							.length,
				),
			);
		}),
	);
	expect(histogramOf([0.1 * 3, 0.7, 1])[3]?.count).toBe(1);
});

test.each([
	[[], null],
	[[0.4], 0.4],
	[[0.9, 0.1, 0.5], 0.5],
	[[0.2, 0.4], 0.30000000000000004],
])('the median of %j', (scores, expected) => {
	expect(medianOf(scores)).toBe(expected);
});

test('misconceptions are counted by students, of those who answered such a question', () => {
	const shown = [
		{ userId: 'a', code: 'X1', itemId: 'q1', times: 5 },
		{ userId: 'a', code: 'X1', itemId: 'q2', times: 1 },
		{ userId: 'b', code: 'X1', itemId: 'q2', times: 1 },
		{ userId: 'b', code: 'X2', itemId: 'q3', times: 9 },
		{ userId: 'c', code: 'X2', itemId: 'q3', times: 0 },
	];
	const answered = new Map([
		['a', new Set(['X1'])],
		['c', new Set(['X1', 'X2'])],
		['d', new Set<string>()],
	]);
	expect(misconceptionReport(shown, answered)).toEqual([
		{
			code: 'X1',
			students: 2,
			of: 3,
			times: 7,
			questions: [
				{ itemId: 'q2', students: 2 },
				{ itemId: 'q1', students: 1 },
			],
		},
		{ code: 'X2', students: 1, of: 2, times: 9, questions: [{ itemId: 'q3', students: 1 }] },
	]);
});
