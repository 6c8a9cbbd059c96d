import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssignmentPart } from './parts';
import {
	type AssignedAttempt,
	type AssignmentHistory,
	assignmentStanding,
	entriesThatHold,
} from './standing';

const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 8, minute));

const part = (name: string, quizId: string | null): AssignmentPart => ({
	part: name,
	title: name,
	lessonId: 'l',
	quizId,
	slug: name,
});
const READ = part('read:l', null);
const QUIZ = part('quiz:l', 'q');
const TEST = part('test:m', 't');

function attempt(over: Partial<AssignedAttempt> = {}): AssignedAttempt {
	return {
		quizId: 'q',
		number: 1,
		startedAt: at(10),
		submittedAt: at(20),
		score: 0.5,
		pending: 0,
		counts: 'best',
		points: 10,
		triedAt: at(15),
		...over,
	};
}

function standing(over: Partial<AssignmentHistory> = {}) {
	return assignmentStanding({
		parts: [READ, QUIZ, TEST],
		counts: null,
		read: new Map(),
		attempts: [],
		pointsOf: () => 10,
		entries: [],
		...over,
	});
}

test('who has done nothing has no standing', () => {
	expect(standing()).toBeNull();
	expect(standing({ read: new Map([['read:other', at(1)]]) })).toBeNull();
});

test('reading counts whenever it was done, quizzes only from attempts under the assignment', () => {
	expect(standing({ read: new Map([['read:l', at(1)]]) })).toMatchObject({
		startedAt: at(1),
		lastAt: at(1),
		doneParts: 1,
		parts: 3,
		completedAt: null,
		score: null,
		attempts: 0,
	});
});

test('it is complete when the last missing part was done, and stays so through further attempts', () => {
	const attempts = [
		attempt(),
		attempt({ number: 2, submittedAt: at(50), score: 1 }),
		attempt({ quizId: 't', submittedAt: at(40) }),
	];
	const read = new Map([['read:l', at(30)]]);
	expect(standing({ attempts, read })).toMatchObject({
		completedAt: at(40),
		doneParts: 3,
		lastAt: at(50),
		startedAt: at(10),
		attempts: 3,
		openAttempts: 0,
	});
	expect(standing({ attempts, read: new Map([['read:l', at(59)]]) })?.completedAt).toEqual(at(59));
});

test('an open attempt is begun, and nothing is done by it', () => {
	const open = attempt({ submittedAt: null, score: null });
	expect(standing({ attempts: [open] })).toMatchObject({
		attempts: 0,
		openAttempts: 1,
		doneParts: 0,
		score: null,
		lastAt: at(15),
	});
});

test.each([
	['best', 0.9],
	['last', 0.2],
	['first', 0.4],
] as const)('the %s attempt counts when the assignment says so', (counts, score) => {
	const attempts = [0.4, 0.9, 0.2].map((each, index) => attempt({ number: index + 1, score: each }));
	expect(standing({ parts: [QUIZ], counts, attempts })?.score).toBe(score);
	const asQuiz = attempts.map((each) => ({ ...each, counts }));
	expect(standing({ parts: [QUIZ], attempts: asQuiz })?.score).toBe(score);
});

test('the score is by points, and a quiz not yet submitted earns 0 once another is', () => {
	const attempts = [attempt({ score: 1, points: 5 })];
	expect(standing({ attempts, pointsOf: () => 15 })?.score).toBe(0.25);
	const both = [...attempts, attempt({ quizId: 't', score: 0, points: 5 })];
	expect(standing({ attempts: both })?.score).toBe(0.5);
});

test('what waits for a person is in neither sum, and is counted', () => {
	const waiting = attempt({ quizId: 't', score: null, pending: 2 });
	expect(standing({ attempts: [waiting] })).toMatchObject({ score: null, pending: 2 });
	expect(standing({ attempts: [attempt({ pending: 1 }), waiting] })).toMatchObject({
		score: 0.5,
		pending: 3,
	});
});

test('of the entries of teachers the newest of each pair holds', () => {
	const entry = (
		kind: 'override' | 'clear' | 'excuse' | 'unexcuse',
		minute: number,
		score: number | null = null,
	) => ({
		id: `${minute}`,
		kind,
		score,
		at: at(minute),
	});
	expect(entriesThatHold([])).toEqual({ excused: false, override: null });
	const entries = [entry('override', 5, 0.7), entry('excuse', 2), entry('override', 1, 0.3)];
	expect(entriesThatHold(entries)).toEqual({ excused: true, override: 0.7 });
	expect(entriesThatHold([...entries, entry('clear', 6), entry('unexcuse', 7)])).toEqual({
		excused: false,
		override: null,
	});
	expect(standing({ entries: [entry('excuse', 2)] })).toMatchObject({ excused: true, startedAt: null });
});

const anyAttempt: fc.Arbitrary<AssignedAttempt> = fc
	.record({
		quizId: fc.constantFrom('q', 't', 'gone'),
		number: fc.integer({ min: 1, max: 50 }),
		minute: fc.nat(50),
		submitted: fc.boolean(),
		score: fc.option(fc.constantFrom(0, 0.1, 1 / 3, 0.5, 1)),
		pending: fc.nat(2),
		points: fc.nat(12),
	})
	.map(({ minute, submitted, score, ...rest }) => ({
		...rest,
		counts: 'best' as const,
		startedAt: at(minute),
		triedAt: null,
		submittedAt: submitted ? at(minute + 1) : null,
		score: submitted ? score : null,
	}));
const attempts = fc.uniqueArray(anyAttempt, { selector: ({ quizId, number }) => `${quizId} ${number}` });

test('never outside 0..1, and the same in whatever order the history is read', () => {
	fc.assert(
		fc.property(attempts, fc.constantFrom('best', 'last', 'first', null), (some, counts) => {
			const one = standing({ attempts: some, counts });
			expect(standing({ attempts: some.toReversed(), counts })).toEqual(one);
			if (one === null) return;
			expect(one.attempts + one.openAttempts).toBe(some.length);
			expect(one.doneParts).toBeLessThanOrEqual(one.parts);
			if (one.score === null) return;
			expect(one.score).toBeGreaterThanOrEqual(0);
			expect(one.score).toBeLessThanOrEqual(1);
		}),
	);
});

test('one more submission never takes a part back, nor moves its completion', () => {
	fc.assert(
		fc.property(attempts, anyAttempt, (some, each) => {
			const more = { ...each, number: 99, startedAt: at(58), submittedAt: at(59) };
			const read = new Map([['read:l', at(0)]]);
			const before = standing({ attempts: some, read });
			const after = standing({ attempts: [...some, more], read });
			expect(after?.doneParts).toBeGreaterThanOrEqual(before?.doneParts ?? 0);
			if (before?.completedAt != null) expect(after?.completedAt).toEqual(before.completedAt);
		}),
	);
});
