import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, ResponseError, responseFromForm, viewOf } from '..';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

const item = exampleItem('cloze');
const fill = (largest: string, longest: string) =>
	[
		['blank.largest', largest],
		['blank.longest-year', longest],
	] as const;

test.each([
	['Jupiter', 'Neptune', 1],
	['JÚPITER!', 'Neptune', 1],
	['the planet  Jupiter', '', 0.5],
	['Saturn', 'Neptune', 0.5],
	['Jupiter and Saturn', 'Uranus', 0],
])('%j and %j earn %d', (largest, longest, fraction) => {
	expect(gradeItem(item, respond(item, fill(largest, longest)))).toEqual({ status: 'graded', fraction });
});

test('what was typed is kept as typed; a drop-down takes its options only', () => {
	expect(responseFromForm(item, fill('  jupiter ', 'neptune'))).toEqual({
		blanks: { largest: '  jupiter ' },
	});
	expect(responseFromForm(item, fill('   ', 'Uranus'))).toEqual({ blanks: { 'longest-year': 'Uranus' } });
});

test('a longer text than can be kept is refused, not cut', () => {
	expect(responseFromForm(item, fill('x'.repeat(500), ''))).toEqual({ blanks: { largest: 'x'.repeat(500) } });
	expect(() => responseFromForm(item, fill('x'.repeat(501), ''))).toThrow(ResponseError);
});

test('the view is the text in pieces', () => {
	const view = viewOf(item, 3);
	if (view.kind !== 'cloze') throw new Error('not a cloze');
	expect(view.segments).toEqual([
		{ text: 'The largest planet is ' },
		{ blank: { id: 'largest', options: null } },
		{ text: '; the one with the longest year is ' },
		{ blank: { id: 'longest-year', options: expect.arrayContaining(['Mercury', 'Neptune', 'Uranus']) } },
		{ text: '.' },
	]);
	expect(view.maxLength).toBe(500);
});

test('an expected wrong answer gets its own feedback; the general one waits until everything is revealed', () => {
	const response = respond(item, fill('saturn', 'Uranus'));
	const chosen = feedbackOf(item, response, 'chosen');
	expect(chosen.parts.map((part) => part.feedback)).toEqual(['Saturn comes second.', null]);
	const all = feedbackOf(item, response, 'all');
	expect(all.parts[0]).toEqual({
		id: 'largest',
		text: 'Blank 1',
		state: 'wrong',
		given: 'saturn',
		answer: 'Jupiter',
		feedback: 'Saturn comes second. It has more mass than all other planets together.',
		misconception: 'X5',
	});
	expect(misconceptionsHit(item, response)).toEqual(['X5']);
});

test('blanks are spoken of in the order of the text', () => {
	const { blanks } = authored('cloze');
	const turned = exampleItem('cloze', { blanks: blanks.toReversed() });
	const response = respond(turned, fill('Jupiter', ''));
	expect(states(feedbackOf(turned, response, 'all').parts)).toEqual(['largest right', 'longest-year missed']);
	expect(states(feedbackOf(turned, response, 'chosen').parts)).toEqual(['largest right']);
});

test('blanks and options the item does not have are failures', () => {
	expect(gradeItem(item, { blanks: { smallest: 'Mercury' } })).toMatchObject({ status: 'failed' });
	expect(gradeItem(item, { blanks: { 'longest-year': 'Pluto' } })).toMatchObject({ status: 'failed' });
});

const blank = (changes: object) => ({ id: 'largest', accept: ['Jupiter'], feedback: 'By far.', ...changes });
const one = { text: 'The largest is {{largest}}.' };

test.each([
	[
		'a blank without definition',
		{ text: '{{largest}} {{smallest}}', blanks: [blank({})] },
		/^text: The blank \{\{smallest\}\} is not under “blanks”/,
	],
	[
		'a definition without blank',
		{ text: 'No blank.', blanks: [blank({})] },
		/^blanks\.0\.id: The blank “largest” is not in the text: write \{\{largest\}\}/,
	],
	[
		'a blank twice in the text',
		{ text: '{{largest}}, {{largest}}', blanks: [blank({})] },
		/^text: The blank \{\{largest\}\} stands twice/,
	],
	[
		'open braces',
		{ text: '{{largest}} and {{ two words }}', blanks: [blank({})] },
		/^text: The text has braces that form no blank/,
	],
	['equal ids', { ...one, blanks: [blank({}), blank({})] }, /^blanks\.1\.id: “largest” stands twice/],
	[
		'an answer without letters',
		{ ...one, blanks: [blank({ accept: ['?!'] })] },
		/^blanks\.0\.accept\.0: “\?!” has no letter or digit/,
	],
	[
		'an answer both right and wrong',
		{ ...one, blanks: [blank({ wrong: [{ text: 'JUPITER', feedback: 'f' }] })] },
		/^blanks\.0\.wrong\.0\.text: “JUPITER” stands twice/,
	],
	[
		'a right answer that is no option',
		{ ...one, blanks: [blank({ options: ['Mars', 'Venus'] })] },
		/^blanks\.0\.accept\.0: “Jupiter” is not among the options/,
	],
	[
		'a wrong answer that is no option',
		{ ...one, blanks: [blank({ options: ['Mars', 'Jupiter'], wrong: [{ text: 'Earth', feedback: 'f' }] })] },
		/^blanks\.0\.wrong\.0\.text: “Earth” is not among the options/,
	],
	[
		'options that are all right',
		{ ...one, blanks: [blank({ accept: ['Jupiter', 'Zeus'], options: ['Jupiter', 'Zeus'] })] },
		/^blanks\.0\.options: Every option of “largest” is right/,
	],
	[
		'an option twice',
		{ ...one, blanks: [blank({ options: ['Jupiter', 'Mars', 'Mars'] })] },
		/^blanks\.0\.options\.2: “Mars” stands twice/,
	],
	[
		'an answer that YAML read as a number',
		{ ...one, blanks: [blank({ accept: [1948] })] },
		/^blanks\.0\.accept\.0: “accept” must be text, not the number 1948: put it in quotes/,
	],
	[
		'no feedback',
		{ ...one, blanks: [{ id: 'largest', accept: ['Jupiter'] }] },
		/^blanks\.0\.feedback: “feedback” is missing/,
	],
])('the author is told about %s', (_, changes, message) => {
	expect(problemsOf({ ...authored('cloze'), ...changes })[0]).toMatch(message);
});

test('options are compared as they stand, so that they may differ in punctuation alone', () => {
	const marks = exampleItem('cloze', {
		text: 'Its name is written {{largest}}.',
		blanks: [blank({ accept: ['Jupiter'], options: ['Jupiter', 'jupiter'] })],
	});
	expect(gradeItem(marks, respond(marks, fill('jupiter', '')))).toEqual({ status: 'graded', fraction: 0 });
	expect(gradeItem(marks, respond(marks, fill('Jupiter', '')))).toEqual({ status: 'graded', fraction: 1 });
});
