import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, responseFromForm } from '..';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

const item = exampleItem('multiple-response');
const ticks = (...ids: Array<string>) => ids.map((id) => ['choice', id] as const);

// Right are Saturn and Uranus: (right ticks − wrong ticks) ÷ 2, not below 0.
test.each([
	[['saturn', 'uranus'], 1],
	[['saturn'], 0.5],
	[['saturn', 'uranus', 'mars'], 0.5],
	[['saturn', 'mars'], 0],
	[['saturn', 'uranus', 'mars', 'venus'], 0],
	[['mars', 'venus'], 0],
])('ticking %j earns %d', (ids, fraction) => {
	expect(gradeItem(item, respond(item, ticks(...ids)))).toEqual({ status: 'graded', fraction });
});

test('ticks are kept once each, in the order of the definition', () => {
	expect(responseFromForm(item, ticks('mars', 'saturn', 'mars', 'pluto'))).toEqual({
		choices: ['saturn', 'mars'],
	});
});

test('while tries are left, only ticks are spoken of', () => {
	const response = respond(item, ticks('saturn', 'mars'));
	expect(states(feedbackOf(item, response, 'chosen').parts)).toEqual(['saturn right', 'mars wrong']);
	expect(states(feedbackOf(item, response, 'all').parts)).toEqual([
		'saturn right',
		'uranus missed',
		'venus neutral',
		'mars wrong',
	]);
});

test('a tick on an unknown option is a failure', () => {
	expect(gradeItem(item, { choices: ['saturn', 'pluto'] })).toMatchObject({ status: 'failed' });
});

const { options } = authored('multiple-response');
test.each([
	[
		'no right option',
		options.map((option) => ({ ...option, correct: false })),
		/^options: No option is right/,
	],
	[
		'no wrong option',
		options.map((option) => ({ ...option, correct: true, misconception: null })),
		/^options: Every option is right: add/,
	],
	[
		'an option that is neither right nor wrong',
		options.map(({ correct, ...option }) => (option.id === 'mars' ? option : { ...option, correct })),
		/^options\.3\.correct: “correct” is missing: set true or false/,
	],
	['equal ids', options.map((option) => ({ ...option, id: 'same' })), /^options\.1\.id: “same” stands twice/],
	[
		'equal texts',
		options.map((option) => ({ ...option, text: 'Same' })),
		/^options\.1\.text: “Same” stands twice/,
	],
	[
		'a misconception on a right option',
		options.map((option) => ({ ...option, misconception: option.id === 'uranus' ? 'X1' : null })),
		/^options\.1\.misconception: A right answer shows no misconception/,
	],
])('the author is told about %s', (_, changed, message) => {
	expect(problemsOf({ ...authored('multiple-response'), options: changed })[0]).toMatch(message);
});
