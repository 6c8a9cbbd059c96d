import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../time';
import { type NeedAssignment, type NeedFacts, needsOf, rankNeeds, URGENCY, urgencyOf } from './needs';

const now = new Date('2026-11-20T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
const well: NeedFacts = {
	joinedAt: ago(60),
	lastAt: ago(1),
	finished: false,
	assignments: [],
	questions: [],
	misconceptions: [],
};
const assignment: NeedAssignment = {
	id: 'a',
	state: 'open',
	started: false,
	dueAt: null,
	closesAt: null,
	pending: 0,
	lastAt: null,
};
const needs = (facts: Partial<NeedFacts>, silentDays = 7) =>
	needsOf({ ...well, ...facts }, { now, silentDays });
const kinds = (facts: Partial<NeedFacts>, silentDays = 7) => needs(facts, silentDays).map(({ kind }) => kind);
const withAssignment = (over: Partial<NeedAssignment>) => ({ assignments: [{ ...assignment, ...over }] });

test('a student for whom all is well needs nobody', () => {
	expect(kinds({})).toEqual([]);
	expect(kinds(withAssignment({}))).toEqual([]);
});

test('overdue says since when, by the student’s own date', () => {
	const dueAt = ago(3);
	expect(needs(withAssignment({ state: 'overdue but open', dueAt }))).toEqual([
		{ kind: 'overdue', assignmentId: 'a', since: dueAt },
	]);
});

test.each(['submitted', 'late', 'excused', 'not open yet', 'open'] as const)('%s is not overdue', (state) => {
	expect(kinds(withAssignment({ state, dueAt: ago(3) }))).toEqual([]);
});

test('not started counts only while it is due soon, and only when nothing of it was done', () => {
	const dueAt = new Date(now.getTime() + HOUR_MS);
	expect(kinds(withAssignment({ state: 'due soon', dueAt }))).toEqual(['not started']);
	expect(kinds(withAssignment({ state: 'due soon', dueAt, started: true }))).toEqual([]);
	expect(kinds(withAssignment({ state: 'open', dueAt }))).toEqual([]);
});

test('what closed unfinished is told for two weeks', () => {
	expect(kinds(withAssignment({ state: 'missing', closesAt: ago(14) }))).toEqual(['missed']);
	expect(kinds(withAssignment({ state: 'missing', closesAt: ago(14.01) }))).toEqual([]);
});

test('answers wait for marking whatever the state, but not of the excused', () => {
	expect(needs(withAssignment({ state: 'submitted', pending: 2, lastAt: ago(2) }))).toEqual([
		{ kind: 'marking', assignmentId: 'a', answers: 2, since: ago(2) },
	]);
	expect(kinds(withAssignment({ state: 'excused', pending: 2 }))).toEqual([]);
});

test.each([
	[2, false, []],
	[3, false, ['stuck']],
	[3, true, []],
	[9, false, ['stuck']],
])('%i wrong tries in a row, right since: %s', (wrongInRow, right, expected) => {
	expect(kinds({ questions: [{ itemId: 'q', wrongInRow, right, lastAt: ago(1) }] })).toEqual(expected);
});

test.each([
	['in one question twice', [['q1', 2]], []],
	['in one question three times', [['q1', 3]], ['misconception']],
	[
		'in two questions',
		[
			['q1', 1],
			['q2', 1],
		],
		['misconception'],
	],
	[
		'taken back in the second question',
		[
			['q1', 2],
			['q2', 0],
		],
		[],
	],
] as const)('a misconception %s', (_, rows, expected) => {
	const misconceptions = rows.map(([itemId, times]) => ({
		code: 'X1',
		itemId,
		times,
		held: true,
		lastAt: ago(1),
	}));
	expect(kinds({ misconceptions })).toEqual(expected);
});

test('a misconception counts in questions that are still wrong only', () => {
	const shown = (held: Array<boolean>) =>
		held.map((each, at) => ({ code: 'X1', itemId: `q${at}`, times: 2, held: each, lastAt: ago(1) }));
	expect(kinds({ misconceptions: shown([true, true]) })).toEqual(['misconception']);
	expect(kinds({ misconceptions: shown([true, false]) })).toEqual([]);
	expect(kinds({ misconceptions: shown([false, false]) })).toEqual([]);
});

test('different misconceptions in different questions are not a repetition', () => {
	const misconceptions = ['X1', 'X2'].map((code) => ({
		code,
		itemId: code,
		times: 1,
		held: true,
		lastAt: ago(1),
	}));
	expect(kinds({ misconceptions })).toEqual([]);
});

test.each([
	['just before', 6.99, []],
	['at the day', 7, ['silent']],
])('silence of seven days, %s', (_, days, expected) => {
	expect(kinds({ lastAt: ago(days) })).toEqual(expected);
});

test('silence begins with joining, and whoever has finished may be silent', () => {
	expect(kinds({ joinedAt: ago(3), lastAt: ago(30) })).toEqual([]);
	expect(needs({ joinedAt: ago(9), lastAt: null })).toEqual([
		{ kind: 'silent', days: 9, begun: false, since: ago(9) },
	]);
	expect(kinds({ lastAt: ago(30), finished: true })).toEqual([]);
	expect(kinds({ lastAt: ago(2) }, 2)).toEqual(['silent']);
});

test('ten overdue assignments are no more urgent than one: kinds count once', () => {
	const overdue = { ...assignment, state: 'overdue but open' as const, dueAt: ago(1) };
	expect(
		urgencyOf(needs({ assignments: Array.from({ length: 10 }, (_, at) => ({ ...overdue, id: `${at}` })) })),
	).toBe(URGENCY.overdue);
});

const someFacts = fc.record({
	wrong: fc.integer({ min: 0, max: 5 }),
	silent: fc.integer({ min: 0, max: 20 }),
	late: fc.boolean(),
	pending: fc.integer({ min: 0, max: 2 }),
});

test('everybody is listed at most once, those without a need never, and the order does not depend on the input’s', () => {
	fc.assert(
		fc.property(fc.array(someFacts, { maxLength: 12 }), (all) => {
			const students = all.map(({ wrong, silent, late, pending }, at) => ({
				id: `s${at}`,
				name: `Name ${at % 3}`,
				needs: needs({
					lastAt: ago(silent),
					questions: [{ itemId: 'q', wrongInRow: wrong, right: false, lastAt: ago(1) }],
					...withAssignment({ state: late ? 'overdue but open' : 'open', dueAt: ago(1), pending }),
				}),
			}));
			const ranked = rankNeeds(students).map(({ id }) => id);
			expect(new Set(ranked).size).toBe(ranked.length);
			expect(ranked.toSorted()).toEqual(
				students
					.filter((student) => student.needs.length > 0)
					.map(({ id }) => id)
					.toSorted(),
			);
			expect(rankNeeds(students.toReversed()).map(({ id }) => id)).toEqual(ranked);
			const urgency = rankNeeds(students).map((student) => urgencyOf(student.needs));
			expect(urgency).toEqual(urgency.toSorted((a, b) => b - a));
		}),
	);
});
