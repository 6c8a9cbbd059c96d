import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countingAttempt, type ItemMark, type MarkedItem, scoreAttempt } from './grading';

const graded = (fraction: number): ItemMark => ({ status: 'graded', fraction });
const items = (...marks: Array<[points: number, mark: ItemMark]>): Array<MarkedItem> =>
	marks.map(([points, mark], index) => ({ itemId: `item-${index}`, points, mark }));

test('marks are weighted by points, and an unanswered item earns nothing', () => {
	expect(scoreAttempt(items([1, graded(1)], [3, graded(0.5)], [1, { status: 'unanswered' }]))).toEqual({
		fraction: 0.5,
		earned: 2.5,
		possible: 5,
		pending: 0,
		failed: [],
	});
});

test('what waits for a person or broke is left out of both sums and reported', () => {
	const score = scoreAttempt(
		items(
			[1, graded(0.5)],
			[7, { status: 'pending' }],
			[9, { status: 'failed' }],
			[2, { status: 'pending' }],
		),
	);
	expect(score).toEqual({ fraction: 0.5, earned: 0.5, possible: 1, pending: 2, failed: ['item-2'] });
});

test('without any marked item there is no score', () => {
	expect(scoreAttempt([]).fraction).toBeNull();
	expect(scoreAttempt(items([1, { status: 'failed' }])).fraction).toBeNull();
	expect(scoreAttempt(items([1, { status: 'pending' }])).fraction).toBeNull();
	expect(scoreAttempt(items([1, { status: 'unanswered' }])).fraction).toBe(0);
});

test('marks below 0 pull others down, but never the attempt below 0', () => {
	expect(scoreAttempt(items([1, graded(1)], [1, graded(1)], [1, graded(-2 / 3)])).earned).toBeCloseTo(
		4 / 3,
		12,
	);
	expect(scoreAttempt(items([1, graded(1)], [1, graded(-2)]))).toMatchObject({ fraction: 0, earned: 0 });
});

const anyMark: fc.Arbitrary<ItemMark> = fc.oneof(
	fc.double({ min: -2, max: 1, noNaN: true }).map(graded),
	fc.constantFrom<ItemMark>({ status: 'pending' }, { status: 'failed' }, { status: 'unanswered' }),
);
const anyItems = fc
	.array(fc.tuple(fc.double({ min: 0.1, max: 10, noNaN: true }), anyMark))
	.map((marks) => items(...marks));

test('a score is from 0 to 1, and a broken grader does not change it', () => {
	fc.assert(
		fc.property(anyItems, (marked) => {
			const { fraction } = scoreAttempt(marked);
			if (fraction !== null) expect(fraction >= 0 && fraction <= 1).toBe(true);
			const broken = { itemId: 'broken', points: 5, mark: { status: 'failed' } as const };
			expect(scoreAttempt([...marked, broken])).toMatchObject({
				fraction,
				failed: expect.arrayContaining(['broken']),
			});
		}),
	);
});

test('everything right is exactly 1, whatever the points', () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1 }), (points) => {
			expect(
				scoreAttempt(items(...points.map((each): [number, ItemMark] => [each, graded(1)]))).fraction,
			).toBe(1);
		}),
	);
});

const attempt = (number: number, score: number | null) => ({ number, score });

test.each([
	['best', [attempt(1, 0.4), attempt(2, 0.9), attempt(3, 0.7)], 2],
	['best', [attempt(3, 0.9), attempt(2, 0.9), attempt(1, 0.1)], 2],
	['best', [attempt(1, null), attempt(2, 0)], 2],
	['best', [attempt(2, null), attempt(1, null)], 1],
	['last', [attempt(3, 0.1), attempt(1, 0.9), attempt(2, 0.5)], 3],
	['last', [attempt(1, 0.9), attempt(2, null)], 2],
	['first', [attempt(3, 0.9), attempt(1, 0.1), attempt(2, 0.5)], 1],
] as const)('%s of %j is attempt %i', (counts, attempts, number) => {
	expect(countingAttempt(attempts, counts)?.number).toBe(number);
});

test('of no attempts none counts', () => {
	for (const counts of ['best', 'last', 'first'] as const) expect(countingAttempt([], counts)).toBeNull();
});
