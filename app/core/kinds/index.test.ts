import { expect, test, vi } from 'vitest';
import { EXAMPLES } from './examples';
import {
	gradeItem,
	ItemFormatError,
	itemSchema,
	KIND_NAMES,
	KINDS,
	parseItem,
	parseResponse,
	responseFromForm,
	viewOf,
} from './index';
import { authored, exampleItem, problemsOf, respond } from './testing';

test('the registry has every kind under its own name', () => {
	expect(Object.keys(KINDS)).toEqual([...KIND_NAMES]);
	for (const name of KIND_NAMES) expect(KINDS[name].name).toBe(name);
});

test.each(KIND_NAMES)('the example of %s is sound: right earns everything, wrong nothing', (name) => {
	const item = parseItem(EXAMPLES[name].definition);
	expect(item.kind).toBe(name);
	expect(viewOf(item, 1).kind).toBe(name);
	expect(gradeItem(item, respond(item, EXAMPLES[name].right))).toEqual({ status: 'graded', fraction: 1 });
	expect(gradeItem(item, respond(item, EXAMPLES[name].wrong))).toEqual({ status: 'graded', fraction: 0 });
});

test('fields that may be left out get their defaults', () => {
	expect(exampleItem('ordering')).toMatchObject({
		claims: [],
		attribution: null,
		points: 1,
		explanation: null,
	});
	expect(exampleItem('multiple-response')).toMatchObject({ points: 2 });
});

test.each([
	[
		'an unknown kind',
		{ kind: 'essay' },
		/^kind: “kind” is missing or unknown: use one of single-choice, multiple-response/,
	],
	['no kind', { kind: undefined }, /^kind: “kind” is missing or unknown/],
	[
		'an id with capitals',
		{ id: 'Martian Year' },
		/^id: “Martian Year” cannot be an id: use lower-case words joined by hyphens/,
	],
	['an id that is a number', { id: 7 }, /^id: “id” must be text, not the number 7: put it in quotes/],
	['no objective', { objective: undefined }, /^objective: “objective” is missing: name an objective/],
	['an objective that is no id', { objective: 'Know it' }, /^objective: “Know it” cannot be “objective”/],
	['no paragraph to read again', { reread: '' }, /^reread: “reread” is empty: name the paragraph/],
	['no prompt', { prompt: null }, /^prompt: “prompt” is missing: write the question/],
	[
		'a prompt that is a list',
		{ prompt: ['a'] },
		/^prompt: “prompt” must be text, not a list: write plain text/,
	],
	[
		'claims that are no list',
		{ claims: 'c57' },
		/^claims: “claims” must be a list of claim ids, not the text “c57”/,
	],
	['no points', { points: 0 }, /^points: “points” must be more than 0/],
	['points that are text', { points: 'two' }, /^points: “points” must be a number, not the text “two”/],
	[
		'an attribution the prompt does not name',
		{ attribution: 'Galileo' },
		/^prompt: The prompt does not name “Galileo”/,
	],
	['an unknown field', { hint: 'x' }, /^: Unknown field “hint” in a numeric item: allowed are id, objective/],
])('the author is told about %s', (_, changes, message) => {
	expect(problemsOf({ ...authored('numeric'), ...changes })).toEqual([expect.stringMatching(message)]);
});

test('an attribution that the prompt names is fine', () => {
	const named = { attribution: 'Galileo', prompt: 'How many moons of Jupiter did Galileo see?' };
	expect(problemsOf({ ...authored('numeric'), ...named })).toEqual([]);
});

test.each([[null], [5], ['text'], [[]]])('%j is not an item', (value) => {
	expect(itemSchema.safeParse(value).success).toBe(false);
	expect(() => parseItem(value)).toThrow(ItemFormatError);
});

test('a stored item that does not parse says what is wrong with it', () => {
	expect(() => parseItem({ ...authored('numeric'), answer: 'x', low: '' })).toThrow(/answer: [^\n]*\nlow: /);
});

test('an answer of another kind is refused by the parser and fails in the grader', () => {
	const item = exampleItem('single-choice');
	expect(() => parseResponse(item, { value: '3' })).toThrow(ItemFormatError);
	expect(gradeItem(item, { value: '3' })).toMatchObject({ status: 'failed' });
	expect(parseResponse(item, { choice: 'mars' })).toEqual({ choice: 'mars' });
});

test('a grader that throws, or gives no fraction from 0 to 1, is a failure and not a wrong answer', () => {
	const item = exampleItem('numeric');
	const grade = vi.spyOn(KINDS.numeric, 'grade');
	try {
		grade.mockImplementation(() => {
			throw new Error('broken');
		});
		expect(gradeItem(item, { value: '1' })).toEqual({ status: 'failed', reason: 'broken' });
		for (const fraction of [Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY]) {
			grade.mockReturnValue({ status: 'graded', fraction });
			expect(gradeItem(item, { value: '1' })).toMatchObject({ status: 'failed' });
		}
		grade.mockReturnValue({ status: 'graded', fraction: 1 });
		expect(gradeItem(item, { value: '1' })).toEqual({ status: 'graded', fraction: 1 });
	} finally {
		grade.mockRestore();
	}
});

test('lists of equal length are not shuffled alike within one attempt', () => {
	const twin = exampleItem('single-choice', { id: 'longest-year' });
	const order = (id: string, seed: number) => {
		const view = viewOf(id === 'twin' ? twin : exampleItem('single-choice'), seed);
		return view.kind === 'single-choice' ? view.options.map((option) => option.id).join() : '';
	};
	const alike = Array.from({ length: 100 }, (_, seed) => seed).filter(
		(seed) => order('twin', seed) === order('', seed),
	);
	// One in 24 by chance.
	expect(alike.length).toBeLessThan(15);
});

test('of several values for one answer the last that can be taken counts', () => {
	const item = exampleItem('single-choice');
	const sent = ['mars', 'venus', 'no-such', ''].map((choice) => ['choice', choice] as const);
	expect(responseFromForm(item, sent)).toEqual({ choice: 'venus' });
	const typed = [
		['text', 'Mars'],
		['text', 'Venus'],
		['text', ' '],
	] as const;
	expect(responseFromForm(exampleItem('short-text'), typed)).toEqual({ text: 'Venus' });
});

test('the author is told about a member of a list that is nothing, or no group of fields', () => {
	const options = [null, 'Mars', ...authored('single-choice').options];
	expect(problemsOf({ ...authored('single-choice'), options })).toEqual([
		expect.stringMatching(/^options\.0: Expected an option with the fields id, text, .*, not nothing\./),
		expect.stringMatching(/^options\.1: Expected an option with the fields .*, not the text “Mars”\./),
	]);
});

test('an id such as “constructor” finds nothing that was not answered', () => {
	const item = exampleItem('reflection', { sections: [{ id: 'constructor', label: 'A' }], minWords: 0 });
	expect(responseFromForm(item, [])).toBeNull();
	expect(gradeItem(item, { sections: {} })).toEqual({ status: 'graded', fraction: 0 });
});
