import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, viewOf } from '..';
import { EXAMPLES } from '../examples';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

const item = exampleItem('single-choice');
const wrong = respond(item, EXAMPLES['single-choice'].wrong);

test('a wrong choice is told why, and nothing else', () => {
	expect(feedbackOf(item, wrong, 'chosen')).toEqual({
		parts: [
			{
				id: 'jupiter',
				text: 'Jupiter',
				state: 'wrong',
				given: 'Chosen',
				answer: null,
				feedback: 'Jupiter has the shortest day, not the shortest year.',
				misconception: 'X1',
			},
		],
		explanation: null,
		reread: 'years',
	});
	expect(misconceptionsHit(item, wrong)).toEqual(['X1']);
});

test('with everything revealed the right option shows as missed', () => {
	const all = feedbackOf(item, wrong, 'all');
	expect(states(all.parts)).toEqual(['mercury missed', 'jupiter wrong', 'mars neutral', 'venus neutral']);
	expect(all.parts.map((part) => part.answer)).toEqual(['Chosen', 'Not chosen', 'Not chosen', 'Not chosen']);
	expect(all.parts.map((part) => part.given)).toEqual([null, 'Chosen', null, null]);
});

test('an option that the item does not have is a failure, not a wrong answer', () => {
	expect(gradeItem(item, { choice: 'pluto' })).toEqual({
		status: 'failed',
		reason: 'The response names “pluto”, which is no option of this item.',
	});
});

test('the right option comes up at every place', () => {
	const places = new Set<number>();
	for (let seed = 0; seed < 100; seed++) {
		const view = viewOf(item, seed);
		if (view.kind === 'single-choice')
			places.add(view.options.findIndex((option) => option.id === 'mercury'));
	}
	expect(places).toEqual(new Set([0, 1, 2, 3]));
});

const option = { id: 'earth', text: 'Earth', feedback: 'Its year has 365 days.' };
const right = { id: 'mercury', text: 'Mercury', feedback: 'About 88 days.', correct: true };

test.each([
	[
		'two right options',
		[right, { ...option, correct: true }],
		/^options: 2 options have “correct: true”: exactly one/,
	],
	['no right option', [option, { ...option, id: 'mars', text: 'Mars' }], /^options: 0 options/],
	['one option', [right], /^options: “options” has 1 options: give at least 2/],
	['an id twice', [right, { ...option, id: 'mercury' }], /^options\.1\.id: “mercury” stands twice/],
	['a text twice', [right, { ...option, text: 'Mercury' }], /^options\.1\.text: “Mercury” stands twice/],
	[
		'empty feedback',
		[right, { ...option, feedback: '  ' }],
		/^options\.1\.feedback: “feedback” is empty: say what/,
	],
	['no feedback', [right, { id: 'a', text: 'b' }], /^options\.1\.feedback: “feedback” is missing: say what/],
	[
		'a misconception on the right option',
		[{ ...right, misconception: 'X1' }, option],
		/^options\.0\.misconception: A right/,
	],
	['a telling id', [right, { ...option, id: 'wrong-1' }], /^options\.1\.id: The id “wrong-1” tells the key/],
	[
		'an unknown field',
		[right, { ...option, feedbak: 'x' }],
		/^options\.1: Unknown field “feedbak” in an option: allowed are id, text/,
	],
	[
		'a flag that is text',
		[right, { ...option, correct: 'no' }],
		/^options\.1\.correct: “correct” must be true or false, not the text “no”/,
	],
])('the author is told about %s', (_, options, message) => {
	expect(problemsOf({ ...authored('single-choice'), options })).toEqual([expect.stringMatching(message)]);
});
