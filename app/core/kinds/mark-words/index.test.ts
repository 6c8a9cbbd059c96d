import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, responseFromForm, viewOf } from '..';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

const item = exampleItem('mark-words');
const marks = (...ids: Array<string>) => ids.map((id) => ['mark', id] as const);

// Right are Jupiter and Saturn: (right marks − wrong marks) ÷ 2, not below 0.
test.each([
	[['jupiter', 'saturn'], 1],
	[['jupiter'], 0.5],
	[['jupiter', 'saturn', 'pluto'], 0.5],
	[['jupiter', 'pluto'], 0],
	[['mars', 'pluto'], 0],
])('marking %j earns %d', (ids, fraction) => {
	expect(gradeItem(item, respond(item, marks(...ids)))).toEqual({ status: 'graded', fraction });
});

test('the view is the text in pieces', () => {
	const view = viewOf(item, 1);
	if (view.kind !== 'mark-words') throw new Error('not a mark-words');
	expect(view.segments).toEqual([
		{ text: 'After ' },
		{ mark: { id: 'mars', text: 'Mars' } },
		{ text: ' come ' },
		{ mark: { id: 'jupiter', text: 'Jupiter' } },
		{ text: ', ' },
		{ mark: { id: 'saturn', text: 'Saturn' } },
		{ text: ' and, much later, ' },
		{ mark: { id: 'pluto', text: 'Pluto' } },
		{ text: '.' },
	]);
});

test('marks are kept in the order of the text', () => {
	expect(responseFromForm(item, marks('saturn', 'mars', 'saturn'))).toEqual({ marks: ['mars', 'saturn'] });
});

test('candidates are spoken of by their words', () => {
	const response = respond(item, marks('pluto', 'jupiter'));
	expect(states(feedbackOf(item, response, 'chosen').parts)).toEqual(['jupiter right', 'pluto wrong']);
	const all = feedbackOf(item, response, 'all').parts;
	expect(states(all)).toEqual(['mars neutral', 'jupiter right', 'saturn missed', 'pluto wrong']);
	expect(all[2]).toMatchObject({ text: 'Saturn', given: null, answer: 'Marked' });
	expect(all[0]).toMatchObject({ text: 'Mars', given: null, answer: 'Not marked' });
	expect(misconceptionsHit(item, response)).toEqual(['X9']);
});

test('candidates may have several words and signs, and stand next to each other', () => {
	const dense = exampleItem('mark-words', {
		text: '[[mars: the red planet (it’s rusty): Mars]][[jupiter:Jupiter]]',
		marks: [
			{ id: 'mars', correct: true, feedback: 'f' },
			{ id: 'jupiter', correct: false, feedback: 'f' },
		],
	});
	expect(viewOf(dense, 1)).toMatchObject({
		segments: [
			{ mark: { id: 'mars', text: 'the red planet (it’s rusty): Mars' } },
			{ mark: { id: 'jupiter', text: 'Jupiter' } },
		],
	});
});

test('a candidate the item does not have is a failure', () => {
	expect(gradeItem(item, { marks: ['ceres'] })).toMatchObject({ status: 'failed' });
});

const mark = (id: string, correct: boolean, changes: object = {}) => ({
	id,
	correct,
	feedback: 'Why.',
	...changes,
});
const pair = [mark('a', true), mark('b', false)];
test.each([
	[
		'a candidate without definition',
		'[[a: A]] [[b: B]] [[c: C]]',
		pair,
		/^text: The candidate “c” is not under “marks”/,
	],
	[
		'a definition without candidate',
		'[[a: A]]',
		pair,
		/^marks\.1\.id: The mark “b” is not in the text: write \[\[b: words\]\]/,
	],
	['a candidate twice', '[[a: A]] [[b: B]] [[a: A]]', pair, /^text: The candidate “a” stands twice/],
	[
		'brackets without id',
		'[[a: A]] [[b: B]] [[words]]',
		pair,
		/^text: The text has brackets that form no candidate/,
	],
	[
		'a candidate without words',
		'[[a: A]] [[b: ]]',
		pair,
		/^text: The text has brackets that form no candidate/,
	],
	[
		'no right candidate',
		'[[a: A]] [[b: B]]',
		[mark('a', false), mark('b', false)],
		/^marks: No candidate is right/,
	],
	[
		'no wrong candidate',
		'[[a: A]] [[b: B]]',
		[mark('a', true), mark('b', true)],
		/^marks: Every candidate is right/,
	],
	['equal ids', '[[a: A]] [[b: B]]', [...pair, mark('a', true)], /^marks\.2\.id: “a” stands twice/],
	[
		'a misconception on a right one',
		'[[a: A]] [[b: B]]',
		[mark('a', true, { misconception: 'X1' }), mark('b', false)],
		/^marks\.0\.misconception: A right answer/,
	],
	[
		'a telling id',
		'[[a: A]] [[wrong: B]]',
		[mark('a', true), mark('wrong', false)],
		/^marks\.1\.id: The id “wrong” tells the key/,
	],
	[
		'no feedback',
		'[[a: A]] [[b: B]]',
		[mark('a', true), { id: 'b', correct: false }],
		/^marks\.1\.feedback: “feedback” is missing/,
	],
])('the author is told about %s', (_, text, changed, message) => {
	expect(problemsOf({ ...authored('mark-words'), text, marks: changed })[0]).toMatch(message);
});
