import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time';
import { applyLatePolicy, type LatePolicy, latenessOf, missingScore } from './late';
import { STUDENT_STATES } from './state';

const ZONE = 'Asia/Baku';
const DUE = new Date('2026-11-06T19:59:00Z');
const after = (milliseconds: number, due = DUE) => new Date(due.getTime() + milliseconds);
const TEN_A_DAY: LatePolicy = { percent: 10, per: 'day', floor: 40 };
const apply = (score: number, late: number, policy: LatePolicy | null = TEN_A_DAY) =>
	applyLatePolicy({ score, dueAt: DUE, submittedAt: after(late), policy, zone: ZONE });

test.each([
	[-5 * DAY_MS, 0, 0],
	[0, 0, 0],
	[1, 1, 1],
	[HOUR_MS, 1, 1],
	[HOUR_MS + 1, 2, 1],
	[DAY_MS, 24, 1],
	[DAY_MS + 1, 25, 2],
	[1.3 * DAY_MS, 32, 2],
	[2 * DAY_MS, 48, 2],
])('%d ms late are %d hours or %d days begun', (late, hours, days) => {
	expect(latenessOf(DUE, after(late), 'hour', ZONE).units).toBe(hours);
	expect(latenessOf(DUE, after(late), 'day', ZONE).units).toBe(days);
});

test('a day lasts until the same time on the clock, and never less than 24 hours', () => {
	// Due on Saturday at 23:59 before clocks go back, and before they go forward.
	const autumn = new Date('2026-10-24T21:59:00Z');
	const days = (due: Date, hours: number, extra = 0) =>
		latenessOf(due, after(hours * HOUR_MS + extra, due), 'day', 'Europe/Berlin').units;
	expect([days(autumn, 25), days(autumn, 25, 1), days(autumn, 49), days(autumn, 49, 1)]).toEqual([
		1, 2, 2, 3,
	]);
	const spring = new Date('2026-03-28T22:59:00Z');
	expect([days(spring, 23, 1), days(spring, 24), days(spring, 24, 1)]).toEqual([1, 1, 2]);
});

test.each([
	[
		0.85,
		1.3 * DAY_MS,
		0.65,
		'Handed in 1 day 7 hours late, which counts as 2 days: 2 × 10 % = 20 % off. 85 % − 20 % = 65 %.',
	],
	[
		0.85,
		MINUTE_MS,
		0.75,
		'Handed in 1 minute late, which counts as 1 day: 1 × 10 % = 10 % off. 85 % − 10 % = 75 %.',
	],
	[
		0.9,
		5 * DAY_MS,
		0.4,
		'Handed in 5 days late, which counts as 5 days: 5 × 10 % = 50 % off. 90 % − 50 % = 40 %.',
	],
	[
		0.85,
		5 * DAY_MS,
		0.4,
		'Handed in 5 days late, which counts as 5 days: 5 × 10 % = 50 % off. 85 % − 50 % would be less than 40 %, the least that lateness leaves: it is 40 %.',
	],
	[0.4, DAY_MS, 0.4, 'Handed in 1 day late, but nothing is taken off at or below 40 %: it stays 40 %.'],
	[0.3, DAY_MS, 0.3, 'Handed in 1 day late, but nothing is taken off at or below 40 %: it stays 30 %.'],
	[0.85, 0, 0.85, 'Handed in on time: nothing is taken off.'],
])('%d, %d ms late, is %d', (score, late, expected, sentence) => {
	const result = apply(score, late);
	expect(result.score).toBeCloseTo(expected, 12);
	expect(result.deducted).toBeCloseTo(score - expected, 12);
	expect(result.sentence).toBe(sentence);
});

test('by the hour, with a part of a per cent, and without a floor', () => {
	const policy: LatePolicy = { percent: 0.5, per: 'hour', floor: 0 };
	expect(apply(0.8, 90 * MINUTE_MS, policy)).toMatchObject({
		score: expect.closeTo(0.79, 12),
		sentence:
			'Handed in 1 hour 30 minutes late, which counts as 2 hours: 2 × 0.5 % = 1 % off. 80 % − 1 % = 79 %.',
	});
	expect(apply(0.8, 10 * DAY_MS, policy)).toMatchObject({
		score: 0,
		sentence:
			'Handed in 10 days late, which counts as 240 hours: 240 × 0.5 % = 120 % off. 80 % − 120 % would be less than 0 %, the least that lateness leaves: it is 0 %.',
	});
});

test('without a policy or a due date nothing is taken off', () => {
	expect(apply(0.8, DAY_MS, null)).toMatchObject({
		score: 0.8,
		deducted: 0,
		lateness: { units: 1 },
		sentence: 'Handed in 1 day late: nothing is taken off in this class.',
	});
	const noDue = applyLatePolicy({ score: 0.8, dueAt: null, submittedAt: DUE, policy: TEN_A_DAY, zone: ZONE });
	expect(noDue).toMatchObject({ score: 0.8, lateness: { milliseconds: 0, units: 0 } });
});

test.each([
	[{ percent: -1, per: 'day', floor: 0 }, 0.5],
	[{ percent: 101, per: 'day', floor: 0 }, 0.5],
	[{ percent: Number.NaN, per: 'day', floor: 0 }, 0.5],
	[{ percent: 10, per: 'day', floor: 101 }, 0.5],
	[{ percent: 10, per: 'day', floor: -1 }, 0.5],
	[TEN_A_DAY, -0.1],
	[TEN_A_DAY, 1.1],
	[TEN_A_DAY, Number.NaN],
] as const)('%j for a score of %d is refused', (policy, score) => {
	expect(() => apply(score, DAY_MS, policy)).toThrow(RangeError);
});

const policies = fc.record({
	percent: fc.double({ min: 0, max: 100, noNaN: true }),
	per: fc.constantFrom('hour', 'day'),
	floor: fc.double({ min: 0, max: 100, noNaN: true }),
}) satisfies fc.Arbitrary<LatePolicy>;
const scores = fc.double({ min: 0, max: 1, noNaN: true });
const zones = fc.constantFrom(
	'Asia/Baku',
	'Asia/Yerevan',
	'Europe/Berlin',
	'America/New_York',
	'Australia/Lord_Howe',
	'Pacific/Apia',
);
/** Due dates in weeks around changes of clocks, so that lateness runs over them. */
const dues = fc
	.tuple(
		fc.constantFrom(
			'2026-03-08',
			'2026-03-29',
			'2026-04-04',
			'2026-10-03',
			'2026-10-25',
			'2026-11-01',
			'2011-12-30',
		),
		fc.integer({ min: -7 * 24 * 4, max: 7 * 24 * 4 }),
	)
	.map(([day, quarters]) => new Date(Date.parse(day) + quarters * 15 * MINUTE_MS));
const lates = fc.integer({ min: -DAY_MS, max: 20 * DAY_MS });

test('later never gives more, and a better answer never gives less', () => {
	fc.assert(
		fc.property(policies, zones, dues, lates, lates, scores, scores, (policy, zone, dueAt, a, b, p, q) => {
			const of = (score: number, late: number) =>
				applyLatePolicy({ score, dueAt, submittedAt: after(late, dueAt), policy, zone }).score;
			expect(of(p, Math.max(a, b))).toBeLessThanOrEqual(of(p, Math.min(a, b)));
			expect(of(Math.max(p, q), a)).toBeGreaterThanOrEqual(of(Math.min(p, q), a) - 1e-9);
		}),
	);
});

test('nothing is added, and nothing is taken below the floor', () => {
	fc.assert(
		fc.property(policies, zones, dues, lates, scores, (policy, zone, dueAt, late, score) => {
			const result = applyLatePolicy({ score, dueAt, submittedAt: after(late, dueAt), policy, zone });
			expect(result.score).toBeLessThanOrEqual(score);
			expect(result.score).toBeGreaterThanOrEqual(Math.min(score, policy.floor / 100) - 1e-12);
			expect(result.score + result.deducted).toBeCloseTo(score, 9);
			if (late <= 0) expect(result.score).toBe(score);
		}),
	);
});

test('days are hours divided by 24, but for an hour of a changed clock in the student’s favour', () => {
	fc.assert(
		fc.property(zones, dues, lates, (zone, dueAt, late) => {
			const { units } = latenessOf(dueAt, after(late, dueAt), 'day', zone);
			const plain = Math.max(0, Math.ceil(late / DAY_MS));
			const favoured = Math.max(0, Math.ceil((late - HOUR_MS) / DAY_MS));
			expect(units).toBeLessThanOrEqual(plain);
			expect(units).toBeGreaterThanOrEqual(Math.min(plain, favoured));
			if (zone === 'Asia/Baku' && dueAt.getUTCFullYear() === 2026) expect(units).toBe(plain);
		}),
	);
});

test('missing work counts as the policy says while it is overdue, and for no one else', () => {
	const policy = { percent: 10 };
	expect(missingScore(policy, 'missing')).toEqual({
		score: 0.1,
		sentence: 'Not handed in by the due date: counts as 10 %.',
	});
	expect(missingScore(policy, 'overdue but open')?.sentence).toBe(
		'Not handed in by the due date: counts as 10 % until you hand it in.',
	);
	for (const state of STUDENT_STATES) {
		const concerned = state === 'missing' || state === 'overdue but open';
		expect(missingScore(policy, state) !== null).toBe(concerned);
		expect(missingScore(null, state)).toBeNull();
	}
	expect(() => missingScore({ percent: 101 }, 'missing')).toThrow(RangeError);
});
