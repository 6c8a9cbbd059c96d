import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, ResponseError, responseFromForm } from '..';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf } from '../testing';

const item = exampleItem('short-text');

test.each([
	['Uranus', 1],
	[' “ÚRANUS” ', 1],
	['an ice-giant', 0.5],
	['Neptune', 0],
	['Uranus or Neptune', 0],
	['?', 0],
])('%j earns %d', (text, fraction) => {
	expect(gradeItem(item, { text })).toEqual({ status: 'graded', fraction });
});

test.each([
	['Uranus', 'right', 'Yes: its axis is tilted by about 98 degrees.'],
	['an ice giant', 'partial', 'That is its kind. Name it.'],
	['neptune', 'wrong', 'Neptune is tilted much like the Earth.'],
	['Venus', 'wrong', 'Look for the planet whose poles take turns in pointing at the Sun.'],
])('%j is %s and answered with its own feedback', (text, state, feedback) => {
	expect(feedbackOf(item, { text }, 'chosen').parts).toEqual([
		expect.objectContaining({ id: 'text', state, feedback, given: text, answer: null }),
	]);
	expect(feedbackOf(item, { text }, 'all').parts[0]).toMatchObject({ feedback, answer: 'Uranus' });
});

test('the answer told is one that earns everything', () => {
	const { accept } = authored('short-text');
	const turned = exampleItem('short-text', { accept: accept.toReversed() });
	expect(feedbackOf(turned, { text: 'Venus' }, 'all').parts[0]?.answer).toBe('Uranus');
});

test('a known wrong answer shows its misconception', () => {
	expect(misconceptionsHit(item, { text: 'NEPTUNE' })).toEqual(['X11']);
	expect(misconceptionsHit(item, { text: 'Venus' })).toEqual([]);
});

test('text is kept as typed, with line ends of one kind, up to 500 characters', () => {
	expect(responseFromForm(item, [['text', ' a\r\nb\u0000 ']])).toEqual({ text: ' a\nb ' });
	expect(responseFromForm(item, [['text', 'x'.repeat(500)]])).toEqual({ text: 'x'.repeat(500) });
	let caught: unknown;
	try {
		responseFromForm(item, [['text', 'x'.repeat(501)]]);
	} catch (error) {
		caught = error;
	}
	expect(caught).toBeInstanceOf(ResponseError);
	expect(caught).toMatchObject({
		field: 'text',
		message: expect.stringContaining('501 characters, and at most 500'),
	});
});

test.each([
	[
		'no answer that earns everything',
		{ accept: [{ text: 'a', fraction: 0.5 }] },
		/^accept: No accepted answer earns everything/,
	],
	[
		'an answer worth nothing',
		{ accept: [{ text: 'a' }, { text: 'b', fraction: 0 }] },
		/^accept\.1\.fraction: “fraction” must be more than 0/,
	],
	[
		'an answer worth too much',
		{ accept: [{ text: 'a', fraction: 2 }] },
		/^accept\.0\.fraction: “fraction” must not be above 1/,
	],
	[
		'an answer both right and wrong',
		{ wrong: [{ text: 'uranus!', feedback: 'f' }] },
		/^wrong\.0\.text: “uranus!” stands twice/,
	],
	['an answer without letters', { accept: [{ text: '…' }] }, /^accept\.0\.text: “…” has no letter or digit/],
	['no general feedback', { feedback: undefined }, /^feedback: “feedback” is missing/],
	[
		'a wrong answer without feedback',
		{ wrong: [{ text: 'b' }] },
		/^wrong\.0\.feedback: “feedback” is missing/,
	],
])('the author is told about %s', (_, changes, message) => {
	expect(problemsOf({ ...authored('short-text'), ...changes })[0]).toMatch(message);
});
