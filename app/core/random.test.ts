import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveSeed, drawSample, hashSeed, nextBelow, randomStream, scramble, shuffle } from './random';

const seeds = fc.integer({ min: 0, max: 0xffffffff });

test.each([
	[0, [1144304738, 1416247, 958946056, 627933444, 2007157716]],
	[1, [2693262067, 11749833, 2265367787, 4213581821, 4159151403]],
	[42, [2581720956, 1925393290, 3661312704, 2876485805, 750819978]],
	[4294967295, [3850105811, 813802916, 3073704848, 4054706436, 3630262831]],
])('the stream of seed %i equals the words of the C reference of mulberry32', (seed, words) => {
	const next = randomStream(seed);
	expect(words.map(() => next())).toEqual(words);
});

test.each([
	['', 0x811c9dc5],
	['a', 0xe40c292c],
	['foobar', 0xbf9cf968],
])('the seed of %j is the published FNV-1a vector', (text, hash) => {
	expect(hashSeed(text)).toBe(hash);
});

test('texts are hashed as UTF-8, so that letters beyond ASCII count in full', () => {
	// FNV-1a over the bytes C9 99, worked out by hand from the definition.
	const afterFirst = Math.imul(0x811c9dc5 ^ 0xc9, 0x01000193);
	expect(hashSeed('ə')).toBe(Math.imul(afterFirst ^ 0x99, 0x01000193) >>> 0);
});

test.each([
	[0x00000000, 0x00000000],
	[0x00000001, 0x514e28b7],
	[0x00000002, 0x30f4c306],
	[0xdeadbeef, 0x0de5c6a9],
	[0xffffffff, 0x81f16f39],
])('scrambling %i equals the C reference of the MurmurHash3 finaliser', (word, mixed) => {
	expect(scramble(word)).toBe(mixed);
});

test('a shuffled list is pinned: attempts already stored keep their order in every later version', () => {
	// By hand from the words above: 2693262067 % 5 = 2, 11749833 % 4 = 1, 2265367787 % 3 = 2, 4213581821 % 2 = 1.
	expect(shuffle(1, ['a', 'b', 'c', 'd', 'e'])).toEqual(['c', 'b', 'e', 'd', 'a']);
	expect(deriveSeed(1, 'planets')).toBe(2014342101);
});

test('shuffling keeps every member and leaves the list alone', () => {
	fc.assert(
		fc.property(seeds, fc.array(fc.integer()), (seed, list) => {
			const before = [...list];
			const shuffled = shuffle(seed, list);
			expect(list).toEqual(before);
			expect(shuffled.toSorted()).toEqual(list.toSorted());
			expect(shuffle(seed, list)).toEqual(shuffled);
		}),
	);
});

test('every order of three comes up about equally often', () => {
	const counts = new Map<string, number>();
	for (let seed = 0; seed < 6000; seed++) {
		const order = shuffle(seed, ['a', 'b', 'c']).join('');
		counts.set(order, (counts.get(order) ?? 0) + 1);
	}
	expect(counts.size).toBe(6);
	// Six cells of 1000 expected; 5 standard deviations are about 145.
	for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
});

test('a number below a bound stays below it, and words that would bias it are thrown away', () => {
	fc.assert(
		fc.property(seeds, fc.integer({ min: 1, max: 0xffffffff }), (seed, bound) => {
			const value = nextBelow(randomStream(seed), bound);
			expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
		}),
	);
	const words = [0xffffffff, 7];
	expect(nextBelow(() => words.shift() ?? 0, 3)).toBe(1);
	expect(nextBelow(() => 0xffffffff, 0x1_0000_0000)).toBe(0xffffffff);
});

test.each([0, -1, 1.5, Number.NaN, 0x1_0000_0001])('%d is refused as a bound', (bound) => {
	expect(() => nextBelow(randomStream(0), bound)).toThrow(RangeError);
});

test('a sample has different members, and a larger one begins with the smaller one', () => {
	fc.assert(
		fc.property(seeds, fc.uniqueArray(fc.integer()), fc.nat(20), (seed, list, count) => {
			const sample = drawSample(seed, list, count);
			expect(sample).toHaveLength(Math.min(count, list.length));
			expect(new Set(sample).size).toBe(sample.length);
			expect(drawSample(seed, list, count + 1).slice(0, sample.length)).toEqual(sample);
		}),
	);
	expect(() => drawSample(0, [1], -1)).toThrow(RangeError);
	expect(() => drawSample(0, [1], 0.5)).toThrow(RangeError);
});

test('keys get different seeds under one seed, and seeds differ under one key', () => {
	const derived = new Set<number>();
	for (let index = 0; index < 500; index++) {
		derived.add(deriveSeed(1, `item-${index}`));
		derived.add(deriveSeed(index + 2, 'item-0'));
	}
	expect(derived.size).toBe(1000);
});
