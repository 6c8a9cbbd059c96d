import { expect, test } from 'vitest';
import { DAY_MS } from '../time';
import { DUE_SOON_MS, STATE_SENTENCES, STUDENT_STATES, studentState } from './state';

const OPENS = new Date('2026-11-02T05:00:00Z');
const DUE = new Date('2026-11-10T19:59:00Z');
const CLOSES = new Date('2026-11-12T19:59:00Z');
const SCHEDULE = { opensAt: OPENS, dueAt: DUE, closesAt: CLOSES };
const add = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds);

const at = (now: Date, schedule: Partial<typeof SCHEDULE> | Record<string, null> = {}) =>
	studentState({ schedule: { ...SCHEDULE, ...schedule }, submittedAt: null, excused: false, now });
const handedIn = (submittedAt: Date) =>
	studentState({ schedule: SCHEDULE, submittedAt, excused: false, now: add(CLOSES, DAY_MS) });

test.each([
	[add(OPENS, -1), 'not open yet'],
	[OPENS, 'open'],
	[add(DUE, -DUE_SOON_MS - 1), 'open'],
	[add(DUE, -DUE_SOON_MS), 'due soon'],
	[DUE, 'due soon'],
	[add(DUE, 1), 'overdue but open'],
	[CLOSES, 'overdue but open'],
	[add(CLOSES, 1), 'missing'],
])('at %s it is %s', (now, state) => {
	expect(at(now)).toBe(state);
});

test('handed in is on time up to the due instant, and never missing', () => {
	expect(handedIn(DUE)).toBe('submitted');
	expect(handedIn(add(DUE, 1))).toBe('late');
	const noDue = { ...SCHEDULE, dueAt: null };
	expect(studentState({ schedule: noDue, submittedAt: CLOSES, excused: false, now: CLOSES })).toBe(
		'submitted',
	);
});

test('excused comes before everything', () => {
	for (const submittedAt of [null, add(DUE, DAY_MS)]) {
		expect(studentState({ schedule: SCHEDULE, submittedAt, excused: true, now: add(CLOSES, 1) })).toBe(
			'excused',
		);
	}
});

test('without dates it is open; without a due date it closes and is not missing', () => {
	expect(at(OPENS, { opensAt: null, dueAt: null, closesAt: null })).toBe('open');
	expect(at(add(OPENS, -1), { opensAt: null })).toBe('open');
	expect(at(add(CLOSES, -1), { dueAt: null })).toBe('due soon');
	expect(at(add(CLOSES, 1), { dueAt: null })).toBe('closed');
	expect(at(add(CLOSES, 1), { closesAt: null })).toBe('overdue but open');
});

test('what closes before it is due is closed first, and missing once it was due', () => {
	const early = { closesAt: add(DUE, -DAY_MS) };
	expect(at(add(DUE, -1), early)).toBe('closed');
	expect(at(add(DUE, 1), early)).toBe('missing');
});

test('every state has a sentence of its own', () => {
	const sentences = STUDENT_STATES.map((state) => STATE_SENTENCES[state]);
	expect(new Set(sentences).size).toBe(STUDENT_STATES.length);
});

test('“due soon” is as soon as its sentence says', () => {
	expect(STATE_SENTENCES['due soon']).toContain('two days');
	expect(DUE_SOON_MS).toBe(2 * DAY_MS);
});
