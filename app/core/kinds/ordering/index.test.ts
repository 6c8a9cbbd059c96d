import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, responseFromForm, responseToForm, viewOf } from '..';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

const item = exampleItem('ordering');
const IDS = ['venus', 'earth', 'mars', 'jupiter'];
/** Positions of Venus, Earth, Mars and Jupiter; '' where none is given. */
const place = (...positions: Array<string>) =>
	IDS.map((id, index) => [`position.${id}`, positions[index] ?? ''] as const);

// Four entries make six pairs.
test.each([
	['all right', ['1', '2', '3', '4'], 1],
	['two neighbours swapped: one pair', ['2', '1', '3', '4'], 1 - 2 / 6],
	['the first put last: three pairs', ['4', '1', '2', '3'], 0],
	['all turned round: six pairs', ['4', '3', '2', '1'], 0],
	['two at one position: one pair', ['1', '1', '3', '4'], 1 - 2 / 6],
	['one without a position: three pairs', ['1', '2', '', '4'], 0],
	['gaps between positions: none', ['1', '2', '3', '3'], 1 - 2 / 6],
	['all at one position: six pairs', ['2', '2', '2', '2'], 0],
])('%s', (_, positions, fraction) => {
	const outcome = gradeItem(item, respond(item, place(...positions)));
	expect(outcome).toEqual({ status: 'graded', fraction: expect.closeTo(fraction, 12) });
});

test('positions given twice or left out are kept; those that do not exist are not', () => {
	const response = responseFromForm(item, place('1', '1', '', '9'));
	expect(response).toEqual({ positions: { venus: 1, earth: 1 } });
	expect(response && responseToForm(item, response)).toEqual([
		['position.venus', '1'],
		['position.earth', '1'],
	]);
	expect(responseFromForm(item, place('0', '5', '1.5', '-1'))).toBeNull();
});

test('while tries are left, entries stand as the learner placed them: the author’s order is the key', () => {
	const response = respond(item, place('3', '2', '1', ''));
	const chosen = feedbackOf(item, response, 'chosen');
	expect(states(chosen.parts)).toEqual(['mars wrong', 'earth right', 'venus wrong']);
	expect(chosen.parts.map((part) => part.given)).toEqual(['Position 1', 'Position 2', 'Position 3']);
	const all = feedbackOf(item, response, 'all');
	expect(states(all.parts)).toEqual(['venus wrong', 'earth right', 'mars wrong', 'jupiter missed']);
	expect(all.parts.map((part) => part.answer)).toEqual([
		'Position 1',
		'Position 2',
		'Position 3',
		'Position 4',
	]);
	expect(misconceptionsHit(item, response)).toEqual(['X3']);
	expect(misconceptionsHit(item, respond(item, place('2', '1', '3', '4')))).toEqual([]);
});

test('the ends keep their names', () => {
	expect(viewOf(item, 1)).toMatchObject({ from: 'nearest', to: 'farthest' });
});

test('an entry the item does not have is a failure', () => {
	expect(gradeItem(item, { positions: { pluto: 1 } })).toMatchObject({ status: 'failed' });
});

const { entries } = authored('ordering');
test.each([
	['two entries', { entries: entries.slice(0, 2) }, /^entries: “entries” has 2 entries: give at least 3/],
	[
		'nine entries',
		{ entries: Array.from({ length: 9 }, (_, i) => ({ id: `e${i}`, text: `${i}`, feedback: 'f' })) },
		/^entries: “entries” has 9 entries: give at most 8/,
	],
	['one named end', { to: null }, /^from: Only one end has a name: write both/],
	['the other named end', { from: null }, /^to: Only one end has a name: write both/],
	[
		'equal texts',
		{ entries: entries.map((entry) => ({ ...entry, text: 'Same' })) },
		/^entries\.1\.text: “Same” stands twice/,
	],
	[
		'no feedback',
		{ entries: entries.map(({ feedback: _, ...entry }) => entry) },
		/^entries\.0\.feedback: “feedback” is missing/,
	],
])('the author is told about %s', (_, changes, message) => {
	expect(problemsOf({ ...authored('ordering'), ...changes })[0]).toMatch(message);
});
