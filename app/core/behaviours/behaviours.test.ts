import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	BEHAVIOUR_NAMES,
	BEHAVIOURS,
	type Certainty,
	certaintyMark,
	type ItemStep,
	isAnswered,
	revealedStep,
	type Situation,
	triesAtClose,
} from '.';

const { check, practice, test: testBehaviour } = BEHAVIOURS;
const NOW = new Date('2026-03-01T12:00:00Z');
const LATER = new Date(NOW.getTime() + 1);
const EARLIER = new Date(NOW.getTime() - 1);

const save: ItemStep = { kind: 'save', answered: true, fraction: null, certainty: null };
const cleared: ItemStep = { ...save, answered: false };
const tried = (fraction: number | null): ItemStep => ({
	kind: 'try',
	answered: true,
	fraction,
	certainty: null,
});

const SETTINGS = { tries: 3, penalty: 0.25, certainty: false };
function situation(steps: Array<ItemStep>, changes: Partial<Situation> = {}): Situation {
	return {
		steps,
		settings: SETTINGS,
		state: 'open',
		deadlineAt: null,
		releaseAt: null,
		asked: false,
		now: NOW,
		...changes,
	};
}
const closed = { ok: false, reason: 'closed' };
const late = { ok: false, reason: 'late' };

test('every behaviour stands under its own name', () => {
	for (const name of BEHAVIOUR_NAMES) expect(BEHAVIOURS[name].name).toBe(name);
});

describe.each(BEHAVIOUR_NAMES)('%s', (name) => {
	const behaviour = BEHAVIOURS[name];

	test('takes answers while the attempt is open, up to and with the last instant', () => {
		expect(behaviour.mayAnswer(situation([]))).toEqual({ ok: true });
		expect(behaviour.mayAnswer(situation([], { deadlineAt: NOW }))).toEqual({ ok: true });
		expect(behaviour.mayAnswer(situation([], { deadlineAt: EARLIER }))).toEqual(late);
		expect(behaviour.mayAnswer(situation([], { state: 'submitted' }))).toEqual(closed);
		expect(behaviour.mayAnswer(situation([], { state: 'abandoned' }))).toEqual(closed);
	});

	test.each(['open', 'submitted', 'abandoned'] as const)(
		'reveals nothing of an unanswered item (%s)',
		(state) => {
			for (const steps of [[], [cleared], [save, cleared]]) {
				expect(behaviour.reveal(situation(steps, { state, asked: true }))).toBe('nothing');
			}
		},
	);

	test('reveals nothing of an abandoned attempt', () => {
		expect(behaviour.reveal(situation([tried(1)], { state: 'abandoned', asked: true }))).toBe('nothing');
	});
});

test('a check may be tried for ever and is never graded', () => {
	const many = Array.from({ length: 20 }, () => tried(0));
	expect(check.mayTry(situation(many))).toEqual({ ok: true });
	expect(check.mayTry(situation([tried(1)]))).toEqual({ ok: true });
	expect(check.mayTry(situation([], { state: 'submitted' }))).toEqual(closed);
	expect(check.mark([tried(1)], SETTINGS)).toBeNull();
});

test.each([
	['saved only', [save], false, 'nothing'],
	['saved, and asked to be shown', [save], true, 'all'],
	['wrong', [tried(0)], false, 'chosen'],
	['partly right', [tried(0.9)], false, 'chosen'],
	['wrong, and asked to be shown', [tried(0)], true, 'all'],
	['right', [tried(0), tried(1)], false, 'all'],
	['right, then changed', [tried(1), tried(0)], false, 'all'],
	['the grader failed', [tried(null)], false, 'nothing'],
] as const)('a check that is %s', (_, steps, asked, reveal) => {
	expect(check.reveal(situation([...steps], { asked }))).toBe(reveal);
});

test('practice ends with a right or the last try', () => {
	const tryAgain = (steps: Array<ItemStep>) => [
		practice.mayTry(situation(steps)),
		practice.mayAnswer(situation(steps)),
	];
	const yes = { ok: true };
	const right = { ok: false, reason: 'already-right' };
	const none = { ok: false, reason: 'no-tries-left' };
	expect(tryAgain([])).toEqual([yes, yes]);
	expect(tryAgain([tried(0), tried(0.5), save])).toEqual([yes, yes]);
	expect(tryAgain([tried(0), tried(0.5), tried(0)])).toEqual([none, none]);
	expect(tryAgain([tried(0), tried(1)])).toEqual([right, right]);
	expect(tryAgain([tried(1 / 3 + 1 / 3 + 1 / 3 - 1e-16)])).toEqual([right, right]);
	expect(practice.mayTry(situation([], { state: 'submitted' }))).toEqual(closed);
	expect(practice.mayTry(situation([], { deadlineAt: EARLIER }))).toEqual(late);
});

test('a try that was not marked does not use up a try and costs nothing', () => {
	expect(practice.mayTry(situation([tried(null), tried(null), tried(null)]))).toEqual({ ok: true });
	expect(practice.mark([tried(null), tried(null), tried(1)], SETTINGS)).toBe(1);
	expect(practice.mark([tried(null)], SETTINGS)).toBeNull();
});

// Penalty 0.25 a try that was not right.
test.each([
	['no try', [], null],
	['saved only', [save], null],
	['right at once', [tried(1)], 1],
	['right the second time', [tried(0), tried(1)], 0.75],
	['right the third time, with saves between', [tried(0), save, tried(0), save, tried(1)], 0.5],
	['partly right, then right', [tried(0.5), tried(1)], 0.75],
	['partly right, then worse', [tried(0.5), tried(0)], 0.5],
	['half, then three quarters', [tried(0.5), tried(0.75)], 0.5],
	['never right', [tried(0), tried(0), tried(0)], 0],
	['less than the penalties', [tried(0), tried(0), tried(0.25)], 0],
])('practice: %s', (_, steps, mark) => {
	expect(practice.mark(steps, SETTINGS)).toBe(mark);
});

const anyTries = fc.array(fc.double({ min: 0, max: 1, noNaN: true }).map(tried), {
	minLength: 1,
	maxLength: 6,
});

test('a practice mark is from 0 to 1, at most the best fraction, at least the first, and never falls with another try', () => {
	fc.assert(
		fc.property(anyTries, fc.double({ min: 0, max: 1, noNaN: true }), (steps, penalty) => {
			const settings = { ...SETTINGS, penalty };
			const mark = practice.mark(steps, settings) ?? Number.NaN;
			const fractions = steps.map((step) => step.fraction ?? 0);
			expect(mark).toBeLessThanOrEqual(Math.max(...fractions));
			expect(mark).toBeGreaterThanOrEqual(fractions[0] ?? 0);
			expect(practice.mark([...steps, tried(0.5)], settings)).toBeGreaterThanOrEqual(mark);
		}),
	);
});

test.each([
	['saved only', [save], 'open', 'nothing'],
	['wrong with tries left', [tried(0)], 'open', 'chosen'],
	['changed after a wrong try', [tried(0), save], 'open', 'chosen'],
	['wrong with no tries left', [tried(0), tried(0), tried(0)], 'open', 'all'],
	['right', [tried(1)], 'open', 'all'],
	['waiting for a person', [tried(null)], 'open', 'nothing'],
	['submitted after a wrong try', [tried(0)], 'submitted', 'all'],
	['submitted when only saved', [save], 'submitted', 'all'],
] as const)('practice reveals what it may when %s', (_, steps, state, reveal) => {
	expect(practice.reveal(situation([...steps], { state }))).toBe(reveal);
});

test('a test takes no single tries', () => {
	expect(testBehaviour.mayTry(situation([save]))).toEqual({ ok: false, reason: 'after-submission' });
});

test.each([
	['open', null, 'nothing'],
	['submitted', null, 'all'],
	['submitted', EARLIER, 'all'],
	['submitted', NOW, 'all'],
	['submitted', LATER, 'nothing'],
] as const)('a test that is %s with release %s reveals %s', (state, releaseAt, reveal) => {
	expect(testBehaviour.reveal(situation([save, tried(0)], { state, releaseAt, asked: true }))).toBe(reveal);
});

test('a test is marked by the latest marked try, so that a regrade replaces the mark', () => {
	expect(testBehaviour.mark([save], SETTINGS)).toBeNull();
	expect(testBehaviour.mark([save, tried(0.5)], SETTINGS)).toBe(0.5);
	expect(testBehaviour.mark([save, tried(0.5), tried(0)], SETTINGS)).toBe(0);
	expect(testBehaviour.mark([save, tried(0.5), tried(null)], SETTINGS)).toBe(0.5);
});

test.each([
	[1, 1, 1 / 3],
	[1, 2, 2 / 3],
	[1, 3, 1],
	[0, 1, 0],
	[0, 2, -2 / 3],
	[0, 3, -2],
	[0.5, 1, 0.5 / 3],
	[0.5, 3, 0.5],
	[1, null, 1 / 3],
	[0, null, 0],
] as const)('a fraction of %d at certainty %s is worth %d', (fraction, certainty, mark) => {
	expect(certaintyMark(fraction, certainty)).toBeCloseTo(mark, 12);
});

test('certainty counts only where the quiz asks for it, and the latest one does', () => {
	const sure = (certainty: Certainty): ItemStep => ({ ...save, certainty });
	const asking = { ...SETTINGS, certainty: true };
	expect(testBehaviour.mark([sure(3), tried(0)], SETTINGS)).toBe(0);
	expect(testBehaviour.mark([sure(3), tried(0)], asking)).toBe(-2);
	expect(testBehaviour.mark([sure(3), sure(2), tried(1)], asking)).toBeCloseTo(2 / 3, 12);
	expect(testBehaviour.mark([save, tried(1)], asking)).toBeCloseTo(1 / 3, 12);
});

test('honesty pays: the best certainty follows from the chance to be right', () => {
	const expected = (chance: number, certainty: Certainty) =>
		chance * certaintyMark(1, certainty) + (1 - chance) * certaintyMark(0, certainty);
	const best = (chance: number) =>
		([1, 2, 3] as const).toSorted((a, b) => expected(chance, b) - expected(chance, a))[0];
	expect([0.1, 0.6, 0.66].map(best)).toEqual([1, 1, 1]);
	expect([0.67, 0.75, 0.79].map(best)).toEqual([2, 2, 2]);
	expect([0.81, 0.9, 1].map(best)).toEqual([3, 3, 3]);
});

test.each([
	[[], false],
	[[save], true],
	[[tried(0)], false],
	[[tried(0), save], true],
	[[save, cleared], false],
] as const)('closing tries what was saved and not yet marked (%#)', (steps, tries) => {
	expect(triesAtClose([...steps])).toBe(tries);
});

test('feedback with tries left is about the tried response, never about a later save', () => {
	expect(revealedStep([tried(0), save], 'chosen')).toBe(0);
	expect(revealedStep([tried(0), tried(0.5), tried(null), save], 'chosen')).toBe(1);
	expect(revealedStep([save], 'chosen')).toBeNull();
	expect(revealedStep([tried(0), save, cleared], 'all')).toBe(1);
	expect(revealedStep([tried(0), save], 'nothing')).toBeNull();
	expect(revealedStep([], 'all')).toBeNull();
});

test('an answer taken back after a try still counts as an answer', () => {
	expect(isAnswered([tried(0), cleared])).toBe(true);
	expect(isAnswered([save, cleared])).toBe(false);
});
