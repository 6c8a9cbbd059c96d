import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	eventsOf,
	MASTERY_LEVELS,
	type MasteryEvent,
	type MasteryLevel,
	masteryLevels,
	nextLevel,
} from './mastery';

const rank = (level: MasteryLevel) => MASTERY_LEVELS.indexOf(level);
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));

test.each([
	[0, 'attempted'],
	[0.69, 'attempted'],
	[0.7, 'familiar'],
	[0.99, 'familiar'],
	[1, 'proficient'],
] as const)('practice with %d starts at %s', (fraction, level) => {
	expect(nextLevel('not-started', { fraction, mixed: false })).toBe(level);
});

// Columns: all right, 0.7 and more, less than 0.7.
test.each([
	['not-started', 'familiar', 'attempted', 'attempted'],
	['attempted', 'familiar', 'attempted', 'attempted'],
	['familiar', 'proficient', 'familiar', 'attempted'],
	['proficient', 'mastered', 'proficient', 'familiar'],
	['mastered', 'mastered', 'mastered', 'proficient'],
] as const)('a mixed assessment takes %s to %s, %s or %s', (from, right, between, miss) => {
	expect(nextLevel(from, { fraction: 1, mixed: true })).toBe(right);
	expect(nextLevel(from, { fraction: 0.7, mixed: true })).toBe(between);
	expect(nextLevel(from, { fraction: 0.99, mixed: true })).toBe(between);
	expect(nextLevel(from, { fraction: 0.69, mixed: true })).toBe(miss);
	expect(nextLevel(from, { fraction: 0, mixed: true })).toBe(miss);
});

test('a mean that rounding moved off 1 or 0.7 still counts as it', () => {
	expect(nextLevel('not-started', { fraction: 1 - 1e-12, mixed: false })).toBe('proficient');
	expect(nextLevel('proficient', { fraction: 1 - 1e-12, mixed: true })).toBe('mastered');
	expect(nextLevel('not-started', { fraction: 0.7 - 1e-12, mixed: false })).toBe('familiar');
	expect(nextLevel('familiar', { fraction: 0.7 - 1e-12, mixed: true })).toBe('familiar');
});

test('a worked history: practice, two tests, a miss, and back', () => {
	const history: Array<[fraction: number, mixed: boolean, level: MasteryLevel]> = [
		[0.5, false, 'attempted'],
		[0.8, false, 'familiar'],
		[0.2, false, 'familiar'],
		[1, true, 'proficient'],
		[1, true, 'mastered'],
		[0, false, 'mastered'],
		[0.5, true, 'proficient'],
		[0.75, true, 'proficient'],
		[1, true, 'mastered'],
	];
	const events = history.map(
		([fraction, mixed], index): MasteryEvent => ({ objective: 'orbits', fraction, mixed, at: at(index) }),
	);
	for (const [index, [, , level]] of history.entries()) {
		expect(masteryLevels(events.slice(0, index + 1)).get('orbits')).toBe(level);
	}
	expect(masteryLevels(events.toReversed())).toEqual(masteryLevels(events));
});

test('objectives do not touch each other', () => {
	const levels = masteryLevels([
		{ objective: 'orbits', fraction: 1, mixed: false, at: at(0) },
		{ objective: 'moons', fraction: 0, mixed: true, at: at(1) },
	]);
	expect(levels).toEqual(
		new Map([
			['orbits', 'proficient'],
			['moons', 'attempted'],
		]),
	);
});

const fractions = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.7, 1));
const levels = fc.constantFrom(...MASTERY_LEVELS);
const anyEvents = (mixed: fc.Arbitrary<boolean>) =>
	fc
		.array(fc.tuple(fractions, mixed))
		.map((list) =>
			list.map(([fraction, isMixed], index) => ({ objective: 'o', fraction, mixed: isMixed, at: at(index) })),
		);

test('practice never lowers a level, and nothing moves more than it may', () => {
	fc.assert(
		fc.property(levels, fractions, (level, fraction) => {
			expect(rank(nextLevel(level, { fraction, mixed: false }))).toBeGreaterThanOrEqual(rank(level));
			const mixed = rank(nextLevel(level, { fraction, mixed: true }));
			if (level !== 'not-started') expect(Math.abs(mixed - rank(level))).toBeLessThanOrEqual(1);
			expect(mixed).toBeGreaterThanOrEqual(rank('attempted'));
		}),
	);
});

test('a better result never leads to a lower level', () => {
	fc.assert(
		fc.property(levels, fractions, fractions, fc.boolean(), (level, a, b, mixed) => {
			const [low, high] = a < b ? [a, b] : [b, a];
			expect(rank(nextLevel(level, { fraction: low, mixed }))).toBeLessThanOrEqual(
				rank(nextLevel(level, { fraction: high, mixed })),
			);
		}),
	);
});

test('nobody masters anything by practice alone', () => {
	fc.assert(
		fc.property(anyEvents(fc.constant(false)), (events) => {
			expect(masteryLevels(events).get('o')).not.toBe('mastered');
		}),
	);
});

test('whoever is mastered was all right in a mixed assessment', () => {
	fc.assert(
		fc.property(anyEvents(fc.boolean()), (events) => {
			if (masteryLevels(events).get('o') !== 'mastered') return;
			expect(events.some((event) => event.mixed && event.fraction > 0.999)).toBe(true);
		}),
	);
});

test('an event is the mean of an objective’s marked items in one attempt', () => {
	expect(
		eventsOf({
			mixed: true,
			at: at(0),
			items: [
				{ objective: 'orbits', fraction: 1 },
				{ objective: 'moons', fraction: null },
				{ objective: 'orbits', fraction: 0.5 },
				{ objective: 'orbits', fraction: null },
				{ objective: 'rings', fraction: 0 },
			],
		}),
	).toEqual([
		{ objective: 'orbits', fraction: 0.75, mixed: true, at: at(0) },
		{ objective: 'rings', fraction: 0, mixed: true, at: at(0) },
	]);
});
