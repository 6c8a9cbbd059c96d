import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemStanding, type MarkedTry, misconceptionStandings } from './items';

const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 8, minute));

function marked(fraction: number, minute: number, misconceptions: Array<string> = []): MarkedTry {
	return { at: at(minute), attemptId: 'a', revision: minute, fraction, misconceptions };
}

test('without a try there is nothing to say', () => {
	expect(itemStanding([])).toBeNull();
	expect(misconceptionStandings([])).toEqual([]);
});

test.each([
	[[1], 0, true],
	[[0], 1, false],
	[[1, 0, 0.5], 2, false],
	[[0, 0, 1], 0, true],
	[[0, 1, 0], 1, false],
	[[0.1 + 0.2 + 0.7], 0, true],
])('tries %j: %i wrong in a row', (fractions, wrongInRow, right) => {
	const tries = fractions.map((fraction, minute) => marked(fraction, minute));
	expect(itemStanding(tries)).toEqual({
		wrongInRow,
		right,
		tries: fractions.length,
		lastAt: at(fractions.length - 1),
	});
});

test('a misconception is counted once a try, with its first and last instant', () => {
	const tries = [marked(0, 1, ['X2', 'X2', 'X1']), marked(0, 2), marked(0.5, 3, ['X2']), marked(1, 4)];
	expect(misconceptionStandings(tries)).toEqual([
		{ code: 'X1', times: 1, firstAt: at(1), lastAt: at(1) },
		{ code: 'X2', times: 2, firstAt: at(1), lastAt: at(3) },
	]);
});

const anyTry: fc.Arbitrary<MarkedTry> = fc.record({
	at: fc.nat(5).map(at),
	attemptId: fc.constantFrom('a', 'b'),
	revision: fc.nat(30),
	fraction: fc.constantFrom(0, 0.5, 1),
	misconceptions: fc.subarray(['X1', 'X2', 'X3']),
});
/** Of one attempt no two tries have one revision. */
const tries = fc.uniqueArray(anyTry, { selector: ({ attemptId, revision }) => `${attemptId} ${revision}` });

test('the order in which tries are read does not matter', () => {
	fc.assert(
		fc.property(tries, fc.infiniteStream(fc.nat()), (some, lots) => {
			const mixed = some
				.map((each) => ({ each, lot: lots.next().value ?? 0 }))
				.toSorted((a, b) => a.lot - b.lot)
				.map(({ each }) => each);
			expect(itemStanding(mixed)).toEqual(itemStanding(some));
			expect(misconceptionStandings(mixed)).toEqual(misconceptionStandings(some));
		}),
	);
});

test('one more try in time changes the counts as its mark says', () => {
	fc.assert(
		fc.property(tries, fc.constantFrom(0, 0.5, 1), (some, fraction) => {
			const before = itemStanding(some);
			const last = { ...marked(fraction, 59), attemptId: 'c' };
			expect(itemStanding([...some, last])).toEqual({
				wrongInRow: fraction === 1 ? 0 : (before?.wrongInRow ?? 0) + 1,
				tries: some.length + 1,
				right: fraction === 1,
				lastAt: at(59),
			});
		}),
	);
});
