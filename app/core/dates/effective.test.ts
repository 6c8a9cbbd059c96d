import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, NO_LIMIT } from '../time';
import { type Accommodation, NO_ACCOMMODATION } from './accommodation';
import {
	type AssignmentRules,
	attemptDeadline,
	deadlineChange,
	effectiveDates,
	type Override,
	scheduleOf,
} from './effective';
import { latenessOf } from './late';
import { studentState } from './state';
import { instantOf } from './zones';

const ZONE = 'Europe/Berlin';
const local = (text: string) => instantOf(text, ZONE);
/** An exam of one hour; clocks go back in the night of 25 October. */
const EXAM: AssignmentRules = {
	opensAt: local('2026-10-23T09:00'),
	dueAt: local('2026-10-23T09:45'),
	closesAt: local('2026-10-23T10:00'),
	limitMinutes: 30,
	attempts: 2,
};
const given = (fields: Partial<Accommodation>): Accommodation => ({ ...NO_ACCOMMODATION, ...fields });
const effective = (override: Override | null, accommodation: Accommodation | null, rules = EXAM) =>
	effectiveDates(rules, override, accommodation, ZONE);

test('without anything set the rules are those of the class', () => {
	const usual = 'As for the whole class.';
	expect(effective(null, null)).toEqual({
		opensAt: { value: EXAM.opensAt, usual: EXAM.opensAt, reason: usual },
		dueAt: { value: EXAM.dueAt, usual: EXAM.dueAt, reason: usual },
		closesAt: { value: EXAM.closesAt, usual: EXAM.closesAt, reason: usual },
		limitMinutes: { value: 30, usual: 30, reason: '30 minutes, as for the whole class.' },
		attempts: { value: 2, usual: 2, reason: '2 attempts, as for the whole class.' },
	});
	expect(effective(null, NO_ACCOMMODATION)).toEqual(effective(null, null));
});

test('what is not limited says so', () => {
	const free = { opensAt: null, dueAt: null, closesAt: null, limitMinutes: null, attempts: null };
	const accommodation = given({ multiplier: 2, extraDays: 1, extraAttempts: 1 });
	expect(effective(null, accommodation, free)).toEqual({
		opensAt: { value: null, usual: null, reason: 'Open from the start.' },
		dueAt: { value: null, usual: null, reason: 'There is no due date.' },
		closesAt: { value: null, usual: null, reason: 'It does not close.' },
		limitMinutes: { value: null, usual: null, reason: 'No time limit.' },
		attempts: { value: null, usual: null, reason: 'As many attempts as you like.' },
	});
});

test('twice the time moves limit and window together', () => {
	expect(effective(null, given({ multiplier: 2 }))).toMatchObject({
		opensAt: { value: EXAM.opensAt },
		dueAt: { value: local('2026-10-23T10:15'), usual: EXAM.dueAt, reason: 'Extended by 30 minutes.' },
		closesAt: { value: local('2026-10-23T10:30'), reason: 'Extended by 30 minutes.' },
		limitMinutes: { value: 60, usual: 30, reason: '60 minutes, extended from 30.' },
		attempts: { value: 2 },
	});
});

test('extra days keep the time on the clock, extra attempts are added', () => {
	expect(effective(null, given({ extraDays: 3, extraAttempts: 1 }))).toMatchObject({
		opensAt: { value: EXAM.opensAt },
		dueAt: { value: local('2026-10-26T09:45'), reason: 'Extended by 3 days.' },
		closesAt: { value: local('2026-10-26T10:00') },
		limitMinutes: { value: 30 },
		attempts: { value: 3, usual: 2, reason: '3 attempts, extended from 2.' },
	});
	expect(effective(null, given({ extraDays: 1, multiplier: 1.5 })).dueAt).toMatchObject({
		value: local('2026-10-24T10:00'),
		reason: 'Extended by 1 day and 15 minutes.',
	});
});

test('a lifted limit opens the window a day longer, once', () => {
	const lifted = effective(null, given({ multiplier: NO_LIMIT, extraDays: 1 }));
	expect(lifted).toMatchObject({
		dueAt: { value: local('2026-10-25T09:45'), reason: 'Extended by 2 days.' },
		limitMinutes: { value: null, usual: 30, reason: 'No time limit, lifted from 30 minutes.' },
	});
	const untimed = { ...EXAM, limitMinutes: null };
	expect(effective(null, given({ multiplier: NO_LIMIT }), untimed).dueAt.value).toEqual(EXAM.dueAt);
});

test('limits are rounded up to whole minutes, but not by a rounding error', () => {
	const limit = (limitMinutes: number, multiplier: number) =>
		effective(null, given({ multiplier }), { ...EXAM, limitMinutes }).limitMinutes.value;
	expect(100 * 1.1).toBeGreaterThan(110);
	expect([limit(100, 1.1), limit(25, 1.25), limit(7.5, 1)]).toEqual([110, 32, 7.5]);
});

test('what was set for a student comes before the class, and the accommodation on top', () => {
	const override: Override = { scope: 'person', dueAt: local('2026-10-24T12:00'), limitMinutes: 40 };
	expect(effective(override, null)).toMatchObject({
		opensAt: { reason: 'As for the whole class.' },
		dueAt: { value: override.dueAt, usual: EXAM.dueAt, reason: 'Set for you.' },
		closesAt: { value: EXAM.closesAt, reason: 'As for the whole class.' },
		limitMinutes: { value: 40, usual: 30, reason: '40 minutes, set for you.' },
	});
	expect(effective({ ...override, scope: 'group' }, given({ multiplier: 2, extraDays: 1 }))).toMatchObject({
		dueAt: {
			value: local('2026-10-25T12:40'),
			usual: EXAM.dueAt,
			reason: 'Set for your group, and extended by 1 day and 40 minutes.',
		},
		limitMinutes: { value: 80, reason: '80 minutes, extended from 40.' },
	});
});

test('null lifts a rule, leaving it out keeps it', () => {
	const override: Override = {
		scope: 'person',
		opensAt: null,
		dueAt: null,
		closesAt: null,
		limitMinutes: null,
		attempts: null,
	};
	expect(effective(override, null)).toMatchObject({
		opensAt: { value: null, usual: EXAM.opensAt },
		dueAt: { value: null },
		closesAt: { value: null },
		limitMinutes: { value: null, usual: 30, reason: 'No time limit, set for you.' },
		attempts: { value: null },
	});
	expect(effective({ scope: 'person', dueAt: undefined }, null)).toEqual(effective(null, null));
});

test.each([{ limitMinutes: 0 }, { limitMinutes: Number.NaN }, { attempts: 0 }, { attempts: 1.5 }])(
	'%j is refused, in the assignment and in an override',
	(rules) => {
		expect(() => effective(null, null, { ...EXAM, ...rules })).toThrow(RangeError);
		expect(() => effective({ scope: 'person', ...rules }, null)).toThrow(RangeError);
	},
);

test('an accommodation that shortens is refused', () => {
	expect(() => effective(null, given({ multiplier: 0.5 }))).toThrow(RangeError);
	expect(() => effective(null, given({ extraDays: -1 }))).toThrow(RangeError);
});

test('an attempt ends when its time is up or the assignment closes', () => {
	const started = (text: string, rules: Partial<AssignmentRules> = {}) =>
		attemptDeadline(local(text), effective(null, null, { ...EXAM, ...rules }));
	expect(started('2026-10-23T09:10')).toEqual(local('2026-10-23T09:40'));
	expect(started('2026-10-23T09:50')).toEqual(local('2026-10-23T10:00'));
	expect(started('2026-10-23T09:50', { closesAt: null })).toEqual(local('2026-10-23T10:20'));
	expect(started('2026-10-23T09:50', { limitMinutes: null })).toEqual(local('2026-10-23T10:00'));
	expect(started('2026-10-23T09:50', { limitMinutes: null, closesAt: null })).toBeNull();
});

test('a running attempt takes a change at once, and says so', () => {
	const change = (
		before: Accommodation | null,
		after: Accommodation | null,
		rules = EXAM,
		viewerZone = ZONE,
	) =>
		deadlineChange({
			startedAt: local('2026-10-23T09:10'),
			before: effective(null, before, rules),
			after: effective(null, after, rules),
			classZone: ZONE,
			viewerZone,
		});
	const twice = given({ multiplier: 2 });
	expect(change(null, twice)).toEqual({
		deadlineAt: local('2026-10-23T10:10'),
		sentence:
			'Your time was extended by 30 minutes: this attempt now ends on Friday, 23 October 2026 at 10:10.',
	});
	expect(change(null, twice, EXAM, 'Asia/Baku').sentence).toContain(
		'at 12:10 Azerbaijan Standard Time (in class 10:10 Central European Summer Time)',
	);
	expect(change(twice, null)).toEqual({
		deadlineAt: local('2026-10-23T09:40'),
		sentence: 'Your time was changed: this attempt now ends on Friday, 23 October 2026 at 09:40.',
	});
	expect(change(null, given({ extraDays: 2 }))).toEqual({
		deadlineAt: local('2026-10-23T09:40'),
		sentence: null,
	});
	const open = { ...EXAM, closesAt: null };
	expect(change(null, given({ multiplier: NO_LIMIT }), open)).toEqual({
		deadlineAt: null,
		sentence: 'Your time limit was lifted: this attempt does not end by itself any more.',
	});
	expect(change(given({ multiplier: NO_LIMIT }), null, open).sentence).toBe(
		'Your time was changed: this attempt now ends on Friday, 23 October 2026 at 09:40.',
	);
});

const zones = fc.constantFrom(
	'Asia/Baku',
	'Asia/Yerevan',
	'Europe/Berlin',
	'America/New_York',
	'Australia/Lord_Howe',
	'Pacific/Apia',
);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
/** Openings in weeks around changes of clocks. */
const openings = fc
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
		fc.integer({ min: -4 * 24 * 4, max: 4 * 24 * 4 }),
	)
	.map(([day, quarters]) => new Date(Date.parse(day) + quarters * 15 * MINUTE_MS));
const spans = fc.integer({ min: 0, max: 5 * 24 * 60 });
const assignments = fc
	.record({
		opensAt: openings,
		toDue: orNull(spans),
		toClose: orNull(spans),
		limitMinutes: orNull(fc.integer({ min: 1, max: 240 })),
		attempts: orNull(fc.integer({ min: 1, max: 5 })),
	})
	.map(({ opensAt, toDue, toClose, ...rules }): AssignmentRules => {
		const later = (minutes: number) => new Date(opensAt.getTime() + minutes * MINUTE_MS);
		const closesAt = toClose === null ? null : later((toDue ?? 0) + toClose);
		return { ...rules, opensAt, dueAt: toDue === null ? null : later(toDue), closesAt };
	});
const accommodations = fc.record({
	multiplier: fc.oneof(fc.double({ min: 1, max: 4, noNaN: true }), fc.constantFrom(1, 1.5, 2, NO_LIMIT)),
	extraDays: fc.integer({ min: 0, max: 14 }),
	extraAttempts: fc.integer({ min: 0, max: 3 }),
});

const atLeast = (value: Date | number | null, other: Date | number | null) =>
	value === null || (other !== null && value.valueOf() >= other.valueOf());

test('an accommodation never shortens anything', () => {
	fc.assert(
		fc.property(assignments, accommodations, zones, spans, (rules, accommodation, zone, begun) => {
			const plain = effectiveDates(rules, null, null, zone);
			const helped = effectiveDates(rules, null, accommodation, zone);
			expect(helped.opensAt.value).toEqual(rules.opensAt);
			for (const rule of ['dueAt', 'closesAt', 'limitMinutes', 'attempts'] as const) {
				expect(atLeast(helped[rule].value, plain[rule].value)).toBe(true);
				if (plain[rule].value === null) expect(helped[rule].value).toBeNull();
			}
			const startedAt = new Date((rules.opensAt?.getTime() ?? 0) + begun * MINUTE_MS);
			expect(atLeast(attemptDeadline(startedAt, helped), attemptDeadline(startedAt, plain))).toBe(true);
		}),
		{ numRuns: 300 },
	);
});

test('whoever begins when others still have all their time has all of the longer time, and is as little late', () => {
	fc.assert(
		fc.property(assignments, accommodations, zones, (rules, accommodation, zone) => {
			const { limitMinutes, closesAt, dueAt } = rules;
			if (limitMinutes === null) return;
			const helped = effectiveDates(rules, null, accommodation, zone);
			const limit = helped.limitMinutes.value;
			if (closesAt !== null && limit !== null) {
				const startedAt = new Date(closesAt.getTime() - limitMinutes * MINUTE_MS);
				expect(attemptDeadline(startedAt, helped)?.getTime()).toBe(startedAt.getTime() + limit * MINUTE_MS);
			}
			if (dueAt !== null && limit !== null) {
				const handedIn = new Date(dueAt.getTime() + (limit - limitMinutes) * MINUTE_MS);
				const lateness = latenessOf(helped.dueAt.value ?? dueAt, handedIn, 'day', zone);
				expect(lateness.units).toBe(0);
				const state = studentState({
					schedule: scheduleOf(helped),
					submittedAt: handedIn,
					excused: false,
					now: new Date(handedIn.getTime() + DAY_MS),
				});
				expect(state).toBe('submitted');
			}
		}),
	);
});

test('more of an accommodation never gives less, and dates stay in order', () => {
	fc.assert(
		fc.property(assignments, accommodations, zones, (rules, accommodation, zone) => {
			const helped = effectiveDates(rules, null, accommodation, zone);
			const more = effectiveDates(
				rules,
				null,
				{
					multiplier: accommodation.multiplier * 1.25,
					extraDays: accommodation.extraDays + 1,
					extraAttempts: accommodation.extraAttempts + 1,
				},
				zone,
			);
			for (const rule of ['dueAt', 'closesAt', 'limitMinutes', 'attempts'] as const) {
				expect(atLeast(more[rule].value, helped[rule].value)).toBe(true);
			}
			const { opensAt, dueAt, closesAt } = scheduleOf(helped);
			expect(atLeast(dueAt, opensAt)).toBe(true);
			if (dueAt !== null) expect(atLeast(closesAt, dueAt)).toBe(true);
		}),
	);
});

test('extra days are days on the calendar of the class, over every change of clocks', () => {
	const days = (zone: string, due: string) => {
		const rules = { ...EXAM, opensAt: null, dueAt: instantOf(due, zone), closesAt: null };
		const { dueAt } = effectiveDates(rules, null, given({ extraDays: 1 }), zone);
		return ((dueAt.value?.getTime() ?? 0) - rules.dueAt.getTime()) / HOUR_MS;
	};
	expect(days('Europe/Berlin', '2026-10-24T23:59')).toBe(25);
	expect(days('America/New_York', '2026-03-07T23:59')).toBe(23);
	expect(days('Australia/Lord_Howe', '2026-04-04T23:59')).toBe(24.5);
	expect(days('Asia/Baku', '2026-03-28T23:59')).toBe(24);
	expect(days('Asia/Baku', '2015-10-24T23:59')).toBe(25);
});
