/**
 * Seeded randomness: the same seed gives the same order on every machine and in every version, so an attempt
 * can be shown again, regraded and tested. Not for secrets.
 *
 * - Stream: mulberry32 by Tommy Ettinger (public domain): a 32-bit Weyl sequence and a mixing step.
 * - Text to seed: FNV-1a, 32 bit, over UTF-8 (Fowler, Noll, Vo).
 * - Mixing two seeds: the finaliser of MurmurHash3, 32 bit (Austin Appleby, public domain).
 */

const WORDS = 0x1_0000_0000;

/** A source of unsigned 32-bit integers; each call gives the next. */
export type RandomStream = () => number;

/** The mulberry32 stream of `seed` (its lowest 32 bits count). */
export function randomStream(seed: number): RandomStream {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let word = Math.imul(state ^ (state >>> 15), state | 1);
		word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
		return (word ^ (word >>> 14)) >>> 0;
	};
}

/**
 * An evenly distributed integer in 0..bound-1. Words that would favour small results are thrown away.
 * @throws RangeError unless `bound` is an integer in 1..2^32.
 */
export function nextBelow(next: RandomStream, bound: number): number {
	if (!Number.isInteger(bound) || bound < 1 || bound > WORDS) {
		throw new RangeError(`The bound must be an integer from 1 to 2^32, not ${bound}.`);
	}
	const even = WORDS - (WORDS % bound);
	let word = next();
	while (word >= even) word = next();
	return word % bound;
}

/** `list` in an order that follows from `seed` alone (Fisher–Yates); the list itself stays as it is. */
export function shuffle<T>(seed: number, list: ReadonlyArray<T>): Array<T> {
	const next = randomStream(seed);
	const rest = [...list];
	const shuffled: Array<T> = [];
	while (rest.length > 0) shuffled.push(...rest.splice(nextBelow(next, rest.length), 1));
	return shuffled;
}

/**
 * `count` different members of `list`, in random order; all of them when there are fewer.
 * A larger sample with the same seed begins with the smaller one.
 * @throws RangeError when `count` is negative or not an integer.
 */
export function drawSample<T>(seed: number, list: ReadonlyArray<T>, count: number): Array<T> {
	if (!Number.isInteger(count) || count < 0) {
		throw new RangeError(`A sample has 0 or more members, not ${count}.`);
	}
	return shuffle(seed, list).slice(0, count);
}

/** An unsigned 32-bit seed for a text: FNV-1a over its UTF-8 bytes. */
export function hashSeed(text: string): number {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return hash >>> 0;
}

/** MurmurHash3's 32-bit finaliser: every bit of the input changes about half of the output's. */
export function scramble(word: number): number {
	let mixed = word >>> 0;
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * A seed of its own for each `key` under one `seed`, so that two lists of equal length shuffled within one
 * attempt do not end up in the same order.
 */
export function deriveSeed(seed: number, key: string): number {
	return scramble((seed >>> 0) ^ scramble(hashSeed(key)));
}
