import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOptions, groupsOf, type OptionAnswer, type OptionOutline, restShare } from './options';

const ranked = (...scores: Array<number | null>) => scores.map((rest, index) => ({ rest, index }));
const restsOf = (attempts: ReadonlyArray<{ rest: number | null }> | undefined) =>
	attempts?.map(({ rest }) => rest);

test.each([
	[2, 1],
	[5, 1],
	[6, 2],
	[9, 2],
	[10, 3],
	[30, 8],
	[100, 27],
])('of %d attempts the upper and the lower %d are the groups', (count, size) => {
	const groups = groupsOf(Array.from({ length: count }, (_, index) => ({ rest: index / count })));
	expect(groups?.upper).toHaveLength(size);
	expect(groups?.lower).toHaveLength(size);
	expect(Math.min(...(groups?.upper ?? []).map(({ rest }) => rest))).toBeCloseTo((count - size) / count);
	expect(Math.max(...(groups?.lower ?? []).map(({ rest }) => rest))).toBeCloseTo((size - 1) / count);
});

test('whoever is level with the border is in the group', () => {
	const groups = groupsOf(ranked(0.1, 0.9, 0.2, 0.2, 0.1 + 0.2, 0.9, 0.9, 0.5));
	// 27 % of 8 are 2.
	expect(restsOf(groups?.upper)).toEqual([0.9, 0.9, 0.9]);
	expect(restsOf(groups?.lower)).toEqual([0.1, 0.2, 0.2]);
	const thirds = groupsOf(ranked(0.1 + 0.2, 0.3, 0.5, 0.8));
	expect(thirds?.lower).toHaveLength(2);
});

test('no groups of fewer than two, of level ones, or without a rest', () => {
	expect(groupsOf([])).toBeNull();
	expect(groupsOf(ranked(0.5))).toBeNull();
	expect(groupsOf(ranked(0.3, 0.3, 0.1 + 0.2))).toBeNull();
	expect(groupsOf(ranked(null, null, 0.4))).toBeNull();
	expect(restsOf(groupsOf(ranked(null, 0.2, 0.8))?.upper)).toEqual([0.8]);
});

test('groups never overlap, and are ranked', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 }), (scores) => {
			const groups = groupsOf(scores.map((score) => ({ rest: score / 6 })));
			if (groups === null) return;
			const least = Math.min(...groups.upper.map(({ rest }) => rest));
			expect(least).toBeGreaterThan(Math.max(...groups.lower.map(({ rest }) => rest)));
			expect(groups.upper.length).toBeGreaterThanOrEqual(Math.round(0.27 * scores.length));
		}),
	);
});

test('the rest is what the other marked items earned of their points', () => {
	const items = [
		{ id: 'a', maxMark: 1 },
		{ id: 'b', maxMark: 2 },
		{ id: 'c', maxMark: 4 },
		{ id: 'd', maxMark: 9 },
	];
	const marks = new Map([
		['a', 1],
		['b', 1],
		['c', 3],
		['x', 5],
	]);
	expect(restShare(items, marks, 'a')).toBeCloseTo(4 / 6, 12);
	expect(restShare(items, marks, 'c')).toBeCloseTo(2 / 3, 12);
	expect(restShare(items.slice(0, 1), marks, 'a')).toBeNull();
});

const OPTIONS: Array<OptionOutline> = [
	{ id: 'a', text: 'In 1988', right: true },
	{ id: 'b', text: 'In 1992', right: false },
	{ id: 'c', text: 'In 1994', right: false },
];
const answer = (rest: number, ...chosen: Array<string>): OptionAnswer => ({ rest, chosen });

test('options are counted for all and for both groups', () => {
	const counts = countOptions(OPTIONS, [
		answer(0.9, 'b'),
		answer(0.8, 'b', 'a'),
		answer(0.7, 'a'),
		answer(0.6, 'a', 'a'),
		answer(0.5),
		answer(0.2, 'a'),
		answer(0.1, 'gone'),
	]);
	expect(counts).toEqual({
		options: [
			{ id: 'a', text: 'In 1988', right: true, count: 4, upper: 1, lower: 1 },
			{ id: 'b', text: 'In 1992', right: false, count: 2, upper: 2, lower: 0 },
			{ id: 'c', text: 'In 1994', right: false, count: 0, upper: 0, lower: 0 },
		],
		attempts: 7,
		unanswered: 1,
		groupSizes: { upper: 2, lower: 2 },
	});
});

test('without groups only all are counted', () => {
	const counts = countOptions(OPTIONS, [answer(0.5, 'a'), answer(0.5, 'b')]);
	expect(counts.groupSizes).toBeNull();
	expect(counts.options[0]).toMatchObject({ count: 1, upper: null, lower: null });
});
