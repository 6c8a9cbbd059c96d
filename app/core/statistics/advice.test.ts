import { expect, test } from 'vitest';
import { ADVICE_TOPICS, adviceOn } from './advice';
import type { ItemStatistics } from './analysis';
import type { OptionCounts } from './options';

const GOOD: ItemStatistics = {
	itemId: 'a',
	attempts: 30,
	facility: 60,
	facilityInterval: { low: 42, high: 76 },
	standardDeviation: 49,
	guessScore: 25,
	intendedWeight: 10,
	effectiveWeight: 11,
	negativeCovariance: false,
	discrimination: 40,
	discriminationInterval: { low: 5, high: 66 },
	discriminativeEfficiency: 55,
};

/** Counts of the right option a and the wrong ones b and c; the groups are 8 and 10 attempts. */
function counts(
	upper: [number, number, number],
	lower: [number, number, number],
	all: [number, number, number] = [18, 8, 4],
): OptionCounts {
	const option = (index: 0 | 1 | 2, text: string) => ({
		id: text,
		text,
		right: index === 0,
		count: all[index],
		upper: upper[index],
		lower: lower[index],
	});
	return {
		options: [option(0, 'Right'), option(1, 'Near'), option(2, 'Far')],
		attempts: 30,
		unanswered: 0,
		groupSizes: { upper: 8, lower: 10 },
	};
}
const FINE = counts([7, 1, 0], [4, 4, 2]);
const topic = (item: Partial<ItemStatistics>, options: OptionCounts | null = FINE) =>
	adviceOn({ ...GOOD, ...item }, options).topic;

test.each([
	[{ attempts: 9 }, 'too-few'],
	[{ attempts: 10 }, 'reasonable'],
	[{ attempts: 19 }, 'reasonable'],
	[{ attempts: 20 }, 'works'],
	[{ facility: null }, 'no-points'],
	[{ discriminationInterval: { low: -70, high: -0.1 } }, 'check-key'],
	[{ attempts: 19, discriminationInterval: { low: -70, high: -0.1 } }, 'reasonable'],
	[{ discriminationInterval: { low: -70, high: 0 } }, 'works'],
	[{ facility: 25 }, 'guessing'],
	[{ facility: 25.1 }, 'works'],
	[{ facility: 100 / 3, guessScore: 100 * (1 / 3) - 1e-12 }, 'guessing'],
	[{ guessScore: null, facility: 25 }, 'works'],
	[{ guessScore: null, facility: 19.9 }, 'too-hard'],
	[{ guessScore: null, facility: 20 }, 'works'],
	[{ facility: 94.9 }, 'works'],
	[{ facility: 95 }, 'too-easy'],
	[{ discrimination: null }, 'incomparable'],
	[{ discrimination: 19.9 }, 'weak'],
	[{ discrimination: 20 }, 'works'],
	[{ discrimination: -5 }, 'weak'],
] as const)('%j makes it %s', (item, expected) => {
	expect(topic(item)).toBe(expected);
	expect(ADVICE_TOPICS).toContain(expected);
});

test('a wrong option that the strongest prefer puts the key in doubt', () => {
	const { topic: found, sentence } = adviceOn(GOOD, counts([1, 6, 1], [4, 4, 2]));
	expect(found).toBe('check-key');
	expect(sentence).toBe(
		'Check the key: 6 of the 8 strongest chose “Near”, and only 1 the answer that counts as right.',
	);
	expect(adviceOn(GOOD, counts([0, 2, 6], [4, 4, 2])).sentence).toContain('chose “Far”, and none');
});

test('as many as the right one, or no more than among the weakest, do not', () => {
	expect(topic({}, counts([4, 4, 0], [4, 4, 2]))).toBe('works');
	expect(topic({}, counts([3, 4, 1], [3, 5, 2]))).toBe('works');
	expect(topic({}, counts([3, 4, 1], [3, 4, 3]))).toBe('check-key');
	expect(topic({ attempts: 19 }, counts([1, 6, 1], [4, 4, 2]))).toBe('reasonable');
	expect(topic({}, { ...counts([1, 6, 1], [4, 4, 2]), groupSizes: null })).toBe('works');
});

test('an option that nobody chose is named, after everything worse', () => {
	const idle = counts([7, 1, 0], [4, 6, 0], [20, 10, 0]);
	expect(adviceOn(GOOD, idle)).toEqual({
		topic: 'idle-option',
		sentence: 'Works, but nobody chose “Far”: a more tempting wrong option would tell more.',
	});
	expect(topic({ discrimination: 10 }, idle)).toBe('weak');
	expect(topic({}, counts([7, 1, 0], [4, 5, 1], [20, 9, 1]))).toBe('works');
});

test('an item without options is judged all the same', () => {
	expect(topic({}, null)).toBe('works');
});

test('numbers are in the sentence', () => {
	expect(adviceOn({ ...GOOD, attempts: 7 }, null).sentence).toBe(
		'Too few attempts to judge this question: 7 of the 10 that are needed.',
	);
	expect(adviceOn({ ...GOOD, facility: 22.6 }, null).sentence).toContain('23 % where guessing gives 25 %');
});

test('every topic gives one sentence', () => {
	const items: Array<Partial<ItemStatistics>> = [
		{},
		{ attempts: 1 },
		{ attempts: 12 },
		{ facility: null },
		{ facility: 10, guessScore: null },
		{ facility: 10 },
		{ facility: 99 },
		{ discrimination: null },
		{ discrimination: 3 },
		{ discriminationInterval: { low: -80, high: -10 } },
	];
	const topics = items.map((item) => {
		const { topic: found, sentence } = adviceOn({ ...GOOD, ...item }, FINE);
		expect(sentence).toMatch(/^[A-Z][^.!?]*\.$/);
		return found;
	});
	expect(new Set(topics).size).toBe(items.length);
});
