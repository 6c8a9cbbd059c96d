import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DrawableItem, type DrawRequest, drawTest } from './draw';

const item = (id: string, objective: string, kind: DrawableItem['kind'] = 'single-choice') => ({
	id,
	objective,
	kind,
});
const ITEMS = [
	...['a1', 'a2', 'a3', 'a4'].map((id) => item(id, 'a')),
	...['b1', 'b2', 'b3'].map((id) => item(id, 'b')),
	item('b4', 'b', 'reflection'),
	item('c1', 'c'),
];
const REQUEST: DrawRequest = {
	objectives: ['a', 'b'],
	items: ITEMS,
	perObjective: 2,
	exclude: ['reflection'],
	seen: [],
	seed: 1,
};
const seeds = fc.integer({ min: 0, max: 0xffffffff });

test('every objective gets its number of items, and no others are drawn', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { itemIds, short } = drawTest({ ...REQUEST, seed });
			expect(itemIds.filter((id) => id.startsWith('a'))).toHaveLength(2);
			expect(itemIds.filter((id) => id.startsWith('b'))).toHaveLength(2);
			expect(new Set(itemIds).size).toBe(4);
			expect(itemIds).not.toContain('b4');
			expect(short).toEqual([]);
		}),
	);
});

test('a kind is drawn unless it is excluded', () => {
	const { itemIds } = drawTest({ ...REQUEST, perObjective: 4, exclude: [] });
	expect(itemIds.toSorted()).toEqual(['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4']);
});

test('objectives with too few items give what they have and are reported', () => {
	const { itemIds, short } = drawTest({ ...REQUEST, objectives: ['b', 'c', 'd'], perObjective: 3 });
	expect(itemIds.toSorted()).toEqual(['b1', 'b2', 'b3', 'c1']);
	expect(short).toEqual([
		{ objective: 'c', found: 1 },
		{ objective: 'd', found: 0 },
	]);
});

test('an objective or an item named twice is drawn once', () => {
	const { itemIds } = drawTest({
		...REQUEST,
		objectives: ['c', 'c'],
		items: [...ITEMS, item('c1', 'c')],
		perObjective: 1,
	});
	expect(itemIds).toEqual(['c1']);
});

test('the draw does not depend on the order of the lists, nor on other objectives’ items', () => {
	fc.assert(
		fc.property(seeds, fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length }), (seed, shuffled) => {
			const plain = drawTest({ ...REQUEST, seed });
			expect(drawTest({ ...REQUEST, seed, items: shuffled, objectives: ['b', 'a'] })).toEqual(plain);
			const wider = drawTest({ ...REQUEST, seed, items: [...ITEMS, item('b0', 'b'), item('b9', 'b')] });
			const ofA = (ids: Array<string>) => ids.filter((id) => id.startsWith('a')).toSorted();
			expect(ofA(wider.itemIds)).toEqual(ofA(plain.itemIds));
		}),
	);
});

test('every item is drawn about equally often, and objectives are mixed', () => {
	const counts = new Map<string, number>();
	let firstFromB = 0;
	for (let seed = 0; seed < 2000; seed++) {
		const { itemIds } = drawTest({ ...REQUEST, perObjective: 1, seed });
		for (const id of itemIds) counts.set(id, (counts.get(id) ?? 0) + 1);
		if (itemIds[0]?.startsWith('b')) firstFromB += 1;
	}
	// 500 of 2000 expected for a1 to a4 and 667 for b1 to b3; 5 standard deviations are about 100.
	for (const id of ['a1', 'a2', 'a3', 'a4']) expect(Math.abs((counts.get(id) ?? 0) - 500)).toBeLessThan(100);
	for (const id of ['b1', 'b2', 'b3']) expect(Math.abs((counts.get(id) ?? 0) - 667)).toBeLessThan(106);
	expect(Math.abs(firstFromB - 1000)).toBeLessThan(112);
});

test('a retake asks what was not asked before, then what was asked longest ago', () => {
	fc.assert(
		fc.property(seeds, seeds, (first, second) => {
			const before = drawTest({ ...REQUEST, objectives: ['a'], seed: first }).itemIds;
			const retake = drawTest({ ...REQUEST, objectives: ['a'], seen: before, seed: second }).itemIds;
			expect([...before, ...retake].toSorted()).toEqual(['a1', 'a2', 'a3', 'a4']);
		}),
	);
	const seen = ['a3', 'a1', 'a2', 'a4', 'a3'];
	expect(drawTest({ ...REQUEST, objectives: ['a'], seen }).itemIds.toSorted()).toEqual(['a1', 'a2']);
});

test.each([0, -1, 1.5, Number.NaN])('%d items per objective are refused', (perObjective) => {
	expect(() => drawTest({ ...REQUEST, perObjective })).toThrow(RangeError);
});
