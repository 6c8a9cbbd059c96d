import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Item, parseItem } from '../kinds';
import { type Correction, correctAnswer, verdictOf } from './corrections';

function version(name: string): Item {
	return parseItem({
		id: 'i',
		kind: 'single-choice',
		objective: 'o',
		reread: 'p',
		prompt: name,
		options: ['a', 'b'].map((id) => ({ id, text: id, correct: id === 'a', feedback: 'Why.' })),
	});
}
const [PINNED, SECOND, THIRD] = [version('one'), version('two'), version('three')];

/** Marks of one answer by version. */
const gradeBy = (marks: Record<string, number | null>) => (item: Item) => marks[item.prompt] ?? null;
const rekey = (item: Item, policy: 'replace' | 'keepHigher' = 'replace'): Correction => ({
	kind: 'rekey',
	policy,
	item,
});

test('without corrections the mark stands', () => {
	expect(verdictOf([])).toBe('as marked');
	expect(correctAnswer(PINNED, 0.5, () => 1, [])).toEqual({ fraction: 0.5, item: PINNED });
});

test.each([
	[[{ kind: 'drop' }], 'dropped'],
	[[{ kind: 'credit' }], 'credited'],
	[[{ kind: 'drop' }, { kind: 'credit' }], 'credited'],
	[[{ kind: 'credit' }, { kind: 'drop' }], 'dropped'],
	[[{ kind: 'drop' }, rekey(SECOND)], 'as marked'],
	[[{ kind: 'drop' }, rekey(SECOND, 'keepHigher')], 'as marked'],
	[[{ kind: 'credit' }, rekey(SECOND)], 'as marked'],
	[[{ kind: 'credit' }, rekey(SECOND, 'keepHigher')], 'credited'],
] satisfies Array<[Array<Correction>, string]>)('the last word counts: %j', (corrections, verdict) => {
	expect(verdictOf(corrections)).toBe(verdict);
});

test.each([
	[0, 1, 'replace', 1],
	[1, 0, 'replace', 0],
	[1, 0, 'keepHigher', 1],
	[0, 1, 'keepHigher', 1],
	[null, 0, 'keepHigher', 0],
	[0.5, null, 'replace', 0.5],
] as const)('a mark of %s, by the new key %s, under %s is %s', (was, again, policy, is) => {
	const { fraction } = correctAnswer(PINNED, was, gradeBy({ two: again }), [rekey(SECOND, policy)]);
	expect(fraction).toBe(is);
});

test('the feedback is of the version that the mark is by', () => {
	const grade = gradeBy({ two: 0, three: 1 });
	expect(correctAnswer(PINNED, 1, grade, [rekey(SECOND, 'keepHigher')]).item).toBe(PINNED);
	expect(correctAnswer(PINNED, 0, grade, [rekey(SECOND), rekey(THIRD, 'keepHigher')]).item).toBe(THIRD);
});

const mark = fc.option(fc.constantFrom(0, 0.25, 0.5, 1));
const correction: fc.Arbitrary<Correction> = fc.oneof(
	fc.constant<Correction>({ kind: 'drop' }),
	fc.constant<Correction>({ kind: 'credit' }),
	fc
		.tuple(fc.constantFrom(SECOND, THIRD), fc.constantFrom('replace' as const, 'keepHigher' as const))
		.map(([item, policy]) => rekey(item, policy)),
);

test('nobody loses by keepHigher, and any correction twice in a row is once', () => {
	fc.assert(
		fc.property(fc.array(correction), correction, mark, mark, mark, (earlier, last, was, two, three) => {
			const grade = gradeBy({ two, three });
			const before = correctAnswer(PINNED, was, grade, earlier);
			const once = correctAnswer(PINNED, was, grade, [...earlier, last]);
			expect(correctAnswer(PINNED, was, grade, [...earlier, last, last])).toEqual(once);
			expect(verdictOf([...earlier, last, last])).toBe(verdictOf([...earlier, last]));
			if (last.kind === 'rekey' && last.policy === 'keepHigher') {
				expect(once.fraction ?? -1).toBeGreaterThanOrEqual(before.fraction ?? -1);
			}
		}),
	);
});
