import { expect, test } from 'vitest';
import { gradeItem, type Item, parseItem } from './index';
import { isRekeyable, type KeyChange, rekey } from './rekey';
import { exampleItem } from './testing';

const base = { id: 'i', objective: 'o', reread: 'p', prompt: 'What?' };
const options = ['earth', 'mars', 'venus'].map((id) => ({
	id,
	text: id,
	correct: id === 'earth',
	feedback: `About ${id}.`,
	misconception: id === 'mars' ? 'X1' : null,
}));
const CHOICE = parseItem({ ...base, kind: 'single-choice', options });
const SEVERAL = parseItem({ ...base, kind: 'multiple-response', options });
const TEXT = parseItem({
	...base,
	kind: 'short-text',
	accept: [{ text: 'Baku' }, { text: 'Bakı', fraction: 0.5 }],
	wrong: [{ text: 'Gəncə', feedback: 'No.', misconception: 'X2' }],
	feedback: 'Read again.',
});
const NUMBER = parseItem({
	...base,
	kind: 'numeric',
	answer: 10,
	feedback: 'Ten.',
	low: 'More.',
	high: 'Fewer.',
	wrong: [{ value: 12, feedback: 'Twelve is a slip.' }],
});
const note = 'The key was wrong.';

function rekeyed(item: Item, change: KeyChange): Item {
	const result = rekey(item, change);
	if (!result.ok) throw new Error(result.problems.join());
	return result.item;
}
const mark = (item: Item, response: Parameters<typeof gradeItem>[1]) => {
	const outcome = gradeItem(item, response);
	return outcome.status === 'graded' ? outcome.fraction : null;
};

test('single choice: another option is right, and its feedback no longer says otherwise', () => {
	const item = rekeyed(CHOICE, { kind: 'single-choice', right: 'mars', note });
	expect(mark(item, { choice: 'mars' })).toBe(1);
	expect(mark(item, { choice: 'earth' })).toBe(0);
	expect(item).toMatchObject({
		id: 'i',
		options: [
			{ id: 'earth', correct: false, feedback: note, misconception: null },
			{ id: 'mars', correct: true, feedback: note, misconception: null },
			{ id: 'venus', correct: false, feedback: 'About venus.' },
		],
	});
	expect(CHOICE).toMatchObject({ options: [{ correct: true }, { correct: false }, { correct: false }] });
});

test('multiple response: other options are right', () => {
	const item = rekeyed(SEVERAL, { kind: 'multiple-response', right: ['earth', 'venus'], note });
	expect(mark(item, { choices: ['earth', 'venus'] })).toBe(1);
	expect(mark(item, { choices: ['earth'] })).toBe(0.5);
});

test('short text: more answers are accepted, also those that were expected to be wrong', () => {
	const item = rekeyed(TEXT, { kind: 'short-text', accept: ['Ganja', 'gəncə', 'BAKI'], note });
	for (const text of ['ganja', 'Gəncə', 'Bakı', 'Baku']) expect(mark(item, { text })).toBe(1);
	expect(mark(item, { text: 'Shusha' })).toBe(0);
});

test('numeric: another value and tolerance', () => {
	const item = rekeyed(NUMBER, { kind: 'numeric', answer: 11, tolerance: 1, note });
	expect([9, 10, 12, 13].map((value) => mark(item, { value: String(value) }))).toEqual([0, 1, 1, 0]);
});

test.each([
	[CHOICE, { kind: 'single-choice', right: 'pluto', note }, /no option pluto/],
	[SEVERAL, { kind: 'multiple-response', right: ['earth', 'mars', 'venus'], note }, /Every option is right/],
	[SEVERAL, { kind: 'multiple-response', right: [], note }, /No option is right/],
	[TEXT, { kind: 'short-text', accept: ['…'], note }, /no letter or digit/],
	[TEXT, { kind: 'short-text', accept: ['Shusha', 'SHUSHA'], note }, /stands twice/],
	[NUMBER, { kind: 'numeric', answer: 10, tolerance: -1, note }, /must not be below 0/],
	[NUMBER, { kind: 'single-choice', right: 'mars', note }, /does not fit/],
	[CHOICE, { kind: 'single-choice', right: 'mars', note: ' ' }, /empty/],
] satisfies Array<[Item, KeyChange, RegExp]>)(
	'a key that cannot be is refused in words',
	(item, change, words) => {
		const result = rekey(item, change);
		expect(result.ok ? '' : result.problems.join(' ')).toMatch(words);
	},
);

test('kinds without a simple key are told apart', () => {
	expect([CHOICE, SEVERAL, TEXT, NUMBER].every(isRekeyable)).toBe(true);
	expect(isRekeyable(exampleItem('matching'))).toBe(false);
});
