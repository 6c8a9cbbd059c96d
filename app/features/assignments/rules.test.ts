/** What holds of the rules whatever is typed: nobody loses by an accommodation, and recalculating changes nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptDeadline, localOf, shiftDays } from '~/core/dates';
import { HOUR_MS, MINUTE_MS } from '~/core/time';
import { dateValue, orderErrors, readDates } from './dates-form.server';
import { type AssignmentFacts, rulesFor, rulesForQuiz, type StudentFacts } from './facts.server';
import { movedDeadline } from './recompute.server';

const ZONES = [
	'Asia/Baku',
	'Europe/Berlin',
	'America/New_York',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'UTC',
];
/** Half of them within days of a change of clocks in Berlin or New York. */
const instant = fc.oneof(
	fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
	fc
		.tuple(
			fc.constantFrom(
				'2026-03-29T01:00:00Z',
				'2026-10-25T01:00:00Z',
				'2026-03-08T07:00:00Z',
				'2026-11-01T06:00:00Z',
			),
			fc.integer({ min: -72, max: 72 }),
		)
		.map(([change, hours]) => new Date(Date.parse(change) + hours * HOUR_MS)),
);
const minutes = fc.option(fc.integer({ min: 1, max: 600 }));

const assignment = fc
	.record({
		dates: fc.array(instant, { minLength: 3, maxLength: 3 }),
		left: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
		limitMinutes: minutes,
		quizLimitMinutes: minutes,
		attempts: fc.option(fc.integer({ min: 1, max: 9 })),
	})
	.map(({ dates, left, ...rules }): AssignmentFacts => {
		const sorted = dates.toSorted((one, other) => one.getTime() - other.getTime());
		const date = (at: number) => (left[at] ? null : (sorted[at] ?? null));
		return {
			id: 'a',
			classId: 'c',
			target: 'quiz',
			targetId: 'q',
			title: 'A',
			instructions: '',
			publishedAt: new Date(0),
			behaviour: null,
			counts: null,
			answers: 'submission',
			latePolicy: null,
			missingPolicy: null,
			weight: 1,
			anonymousMarking: false,
			everyone: true,
			position: 1,
			revision: 0,
			recipients: { groupIds: new Set(), membershipIds: new Set() },
			overrides: { groups: new Map(), memberships: new Map() },
			opensAt: date(0),
			dueAt: date(1),
			closesAt: date(2),
			...rules,
		};
	});

const PLAIN: StudentFacts = { id: 'm', groupId: null, limitMultiplier: 1, extraDays: 0, extraAttempts: 0 };
const accommodated = fc
	.record({
		limitMultiplier: fc.option(fc.double({ min: 1, max: 4, noNaN: true })),
		extraDays: fc.integer({ min: 0, max: 30 }),
		extraAttempts: fc.integer({ min: 0, max: 5 }),
	})
	.map((given): StudentFacts => ({ ...PLAIN, ...given }));

/** Null is without end. */
const atLeast = (one: number | Date | null, other: number | Date | null) =>
	expect(Number(one ?? Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(
		Number(other ?? Number.POSITIVE_INFINITY),
	);

describe('an accommodation', () => {
	test('never shortens a limit, a window or the number of attempts, nor ends an attempt earlier', () => {
		fc.assert(
			fc.property(
				assignment,
				accommodated,
				minutes,
				instant,
				fc.constantFrom(...ZONES),
				(facts, student, ownLimit, startedAt, zone) => {
					for (const rulesOf of [
						(of: StudentFacts) => rulesFor(facts, of, zone),
						(of: StudentFacts) => rulesForQuiz(facts, of, zone, ownLimit),
					]) {
						const [own, usual] = [rulesOf(student), rulesOf(PLAIN)];
						atLeast(own.dueAt.value, usual.dueAt.value);
						atLeast(own.closesAt.value, usual.closesAt.value);
						atLeast(own.limitMinutes.value, usual.limitMinutes.value);
						atLeast(own.attempts.value, usual.attempts.value);
						expect(own.opensAt.value).toEqual(usual.opensAt.value);
						atLeast(attemptDeadline(startedAt, own), attemptDeadline(startedAt, usual));
					}
				},
			),
		);
	});

	test('whoever begins at the opening has all of a longer limit before it closes', () => {
		fc.assert(
			fc.property(assignment, accommodated, fc.constantFrom(...ZONES), (facts, student, zone) => {
				const begun = new Date('2026-06-01T08:00:00Z');
				const limit = facts.limitMinutes ?? facts.quizLimitMinutes;
				fc.pre(limit !== null);
				const closesAt = new Date(begun.getTime() + (limit ?? 0) * MINUTE_MS);
				const rules = rulesFor({ ...facts, opensAt: begun, dueAt: closesAt, closesAt }, student, zone);
				const full = rules.limitMinutes.value;
				if (full === null) return;
				expect(attemptDeadline(begun, rules)).toEqual(new Date(begun.getTime() + full * MINUTE_MS));
				atLeast(rules.dueAt.value, attemptDeadline(begun, rules));
			}),
		);
	});

	test('extra days keep the time on the clock over a change of clocks', () => {
		const closesAt = new Date('2026-10-24T21:59:00Z');
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(...ZONES), (extraDays, zone) => {
				fc.pre(zone !== 'Australia/Lord_Howe');
				expect(localOf(shiftDays(closesAt, extraDays, zone), zone).slice(11)).toBe(
					localOf(closesAt, zone).slice(11),
				);
			}),
		);
	});
});

describe('the end of an attempt that runs', () => {
	test('recalculated again is the same, is never in the past unless it was, and never before the rules say', () => {
		fc.assert(
			fc.property(
				assignment,
				accommodated,
				fc.option(instant),
				instant,
				fc.integer({ min: 0, max: 5_000 }),
				fc.integer({ min: 0, max: 5_000 }),
				(facts, student, deadlineAt, startedAt, soon, later) => {
					const rules = rulesFor(facts, student, 'Europe/Berlin');
					const now = new Date(startedAt.getTime() + soon * MINUTE_MS);
					const first = movedDeadline({ startedAt, deadlineAt }, rules, now);
					const again = new Date(now.getTime() + later * MINUTE_MS);
					expect(movedDeadline({ startedAt, deadlineAt: first }, rules, now)).toEqual(first);
					if (first !== null && first > again) {
						expect(movedDeadline({ startedAt, deadlineAt: first }, rules, again)).toEqual(first);
					}
					const running = deadlineAt === null || deadlineAt > now;
					if (running) atLeast(first, now);
					if (running) atLeast(first, attemptDeadline(startedAt, rules));
				},
			),
		);
	});

	test('an end that has passed stays where it is, so that nothing saved before it is lost', () => {
		fc.assert(
			fc.property(assignment, instant, fc.integer({ min: 1, max: 5_000 }), (facts, startedAt, passed) => {
				const rules = rulesFor(facts, PLAIN, 'Europe/Berlin');
				const now = new Date(startedAt.getTime() + passed * MINUTE_MS);
				const clamped = movedDeadline({ startedAt, deadlineAt: null }, rules, now);
				const later = new Date(now.getTime() + HOUR_MS);
				if (clamped === null || clamped > later) return;
				expect(movedDeadline({ startedAt, deadlineAt: clamped }, rules, later)).toEqual(clamped);
			}),
		);
	});
});

describe('dates of a form', () => {
	test('what the form shows is what it reads back, on any clock', () => {
		fc.assert(
			fc.property(instant, fc.constantFrom(...ZONES), (date, zone) => {
				const shown = dateValue(date, zone);
				const { dates, errors } = readDates(new URLSearchParams({ due: shown }), zone);
				expect(errors).toEqual({});
				expect(dateValue(dates.dueAt, zone)).toBe(shown);
			}),
		);
	});

	test('each message is beside its field', () => {
		expect(
			readDates(new URLSearchParams({ opens: 'soon', due: '', closes: '2026-02-30T10:00' }), 'UTC'),
		).toEqual({
			dates: {},
			errors: { opens: expect.any(String), closes: expect.any(String) },
		});
		for (const due of ['9999-12-31T23:59', '0026-11-06T23:59', '1999-12-31T23:59']) {
			expect(readDates(new URLSearchParams({ due }), 'America/New_York').errors).toEqual({
				due: expect.any(String),
			});
		}
		const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
		expect(orderErrors({ opensAt: at(1), dueAt: at(1), closesAt: at(1) })).toEqual({
			due: expect.any(String),
			closes: expect.any(String),
		});
		expect(orderErrors({ opensAt: null, dueAt: at(2), closesAt: at(1) })).toEqual({
			closes: expect.any(String),
		});
		expect(orderErrors({ opensAt: at(1), dueAt: at(2), closesAt: at(2) })).toEqual({});
	});
});
