import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, viewOf } from '..';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

const item = exampleItem('matching');
const rows = (titan: string, europa: string, phobos: string) =>
	[
		['row.titan', titan],
		['row.europa', europa],
		['row.phobos', phobos],
	] as const;

test.each([
	[['saturn', 'jupiter', 'mars'], 1],
	[['saturn', 'jupiter', ''], 2 / 3],
	[['saturn', 'saturn', 'saturn'], 1 / 3],
	[['venus', 'mars', 'jupiter'], 0],
] as const)('%j earns %d', ([titan, europa, phobos], fraction) => {
	expect(gradeItem(item, respond(item, rows(titan, europa, phobos)))).toEqual({ status: 'graded', fraction });
});

test('a row may have several right choices', () => {
	const { rows: written } = authored('matching');
	const both = written.map((row) => (row.id === 'titan' ? { ...row, match: ['saturn', 'venus'] } : row));
	const wider = exampleItem('matching', { rows: both });
	expect(gradeItem(wider, respond(wider, rows('venus', 'jupiter', 'mars')))).toEqual({
		status: 'graded',
		fraction: 1,
	});
	const { parts } = feedbackOf(wider, respond(wider, rows('mars', '', '')), 'all');
	expect(parts[0]).toMatchObject({ given: 'Mars', answer: 'Saturn or Venus', state: 'wrong' });
});

test('only answered rows are spoken of while tries are left', () => {
	const response = respond(item, rows('saturn', 'mars', ''));
	expect(states(feedbackOf(item, response, 'chosen').parts)).toEqual(['titan right', 'europa wrong']);
	expect(states(feedbackOf(item, response, 'all').parts)).toEqual([
		'titan right',
		'europa wrong',
		'phobos missed',
	]);
	expect(misconceptionsHit(item, response)).toEqual(['X4']);
});

test('rows stay in place, choices do not stand in the order of the rows', () => {
	const orders = new Set<string>();
	for (let seed = 0; seed < 50; seed++) {
		const view = viewOf(item, seed);
		if (view.kind !== 'matching') throw new Error('not a matching');
		expect(view.rows.map((row) => row.id)).toEqual(['titan', 'europa', 'phobos']);
		orders.add(view.choices.map((choice) => choice.id).join(' '));
	}
	expect(orders.size).toBeGreaterThan(15);
});

test('rows and choices the item does not have are failures', () => {
	expect(gradeItem(item, { rows: { luna: 'mars' } })).toMatchObject({
		status: 'failed',
		reason: expect.stringContaining('no row'),
	});
	expect(gradeItem(item, { rows: { titan: 'pluto' } })).toMatchObject({
		status: 'failed',
		reason: expect.stringContaining('no choice'),
	});
});

const row = (id: string, ...match: Array<string>) => ({
	id,
	text: `Moon ${id}`,
	match,
	feedback: 'Because.',
});

test.each([
	[
		'an unknown choice',
		[row('a', 'pluto'), row('b', 'mars')],
		/^rows\.0\.match\.0: “pluto” is no choice of this item: use one of mars/,
	],
	['a row without a right choice', [row('a'), row('b', 'mars')], /^rows\.0\.match: “match” has 0 choice ids/],
	[
		'a choice named twice',
		[row('a', 'mars', 'mars'), row('b', 'venus')],
		/^rows\.0\.match\.1: “mars” stands twice/,
	],
	[
		'rows that share their only choice',
		[row('a', 'mars'), row('b', 'mars')],
		/^rows\.1\.match: No choice is left for the row “b”/,
	],
	[
		'three rows that share two choices',
		[row('a', 'mars', 'venus'), row('b', 'mars', 'venus'), row('c', 'venus', 'mars')],
		/^rows\.2\.match: No choice is left for the row “c”/,
	],
	['equal rows', [row('a', 'mars'), row('a', 'venus')], /^rows\.1\.id: “a” stands twice/],
])('the author is told about %s', (_, changed, message) => {
	expect(problemsOf({ ...authored('matching'), rows: changed })[0]).toMatch(message);
});

test('rows that can be served by giving way to each other are fine', () => {
	const served = [row('a', 'mars', 'venus'), row('b', 'mars', 'saturn'), row('c', 'mars')];
	expect(problemsOf({ ...authored('matching'), rows: served })).toEqual([]);
});

test('shared choices are fine when they may be used again', () => {
	const shared = [row('a', 'mars'), row('b', 'mars')];
	expect(problemsOf({ ...authored('matching'), rows: shared, reusable: true })).toEqual([]);
});

test('the author is told about choices that read alike', () => {
	const { choices } = authored('matching');
	const alike = [...choices, { id: 'red-planet', text: 'Mars' }];
	expect(problemsOf({ ...authored('matching'), choices: alike })).toEqual([
		expect.stringMatching(/^choices\.4\.text: “Mars” stands twice/),
	]);
});
