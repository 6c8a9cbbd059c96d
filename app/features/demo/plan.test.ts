import { expect, test } from 'vitest';
import type { CourseShape } from '~/core/assignments';
import { planDemo } from './plan';

const NOW = new Date('2026-11-22T12:00:00Z');

/** Six modules of five lessons, with quizzes and tests. */
const COURSE: CourseShape = {
	moduleEntries: Array.from({ length: 6 }, (_, at) => ({
		id: `m${at}`,
		title: `Module ${at}`,
		lessons: Array.from({ length: 5 }, (__, lesson) => `l${at}${lesson}`),
		test: { id: `t${at}`, slug: `test-${at}`, title: `Test ${at}` },
	})),
	lessonEntries: Array.from({ length: 30 }, (_, at) => {
		const id = `l${Math.floor(at / 5)}${at % 5}`;
		const moduleId = `m${Math.floor(at / 5)}`;
		return { id, slug: `lesson-${id}`, title: id, minutes: 8, moduleId, quiz: { id: `q${id}`, title: id } };
	}),
};

const plan = planDemo(COURSE, NOW);

test('the same instant and seed give the same plan, another seed another', () => {
	expect(planDemo(COURSE, NOW)).toEqual(plan);
	expect(planDemo(COURSE, NOW, 2).sittings).not.toEqual(plan.sittings);
});

test('thirty students of every kind, one with an accommodation', () => {
	expect(plan.students).toHaveLength(30);
	expect(new Set(plan.students.map(({ persona }) => persona)).size).toBe(6);
	expect(plan.students.filter(({ accommodation }) => accommodation !== null)).toHaveLength(1);
	expect(new Set(plan.students.map(({ username }) => username)).size).toBe(30);
});

test('assignments are in order, some past, one due soon, one still to open', () => {
	for (const { opensAt, dueAt } of plan.assignments) expect(dueAt > opensAt).toBe(true);
	const due = plan.assignments.map(({ dueAt }) => dueAt.getTime() - NOW.getTime());
	expect(due.filter((ms) => ms < 0).length).toBeGreaterThanOrEqual(3);
	expect(due.some((ms) => ms > 0 && ms < 3 * 24 * 3_600_000)).toBe(true);
	expect(plan.assignments.some(({ opensAt }) => opensAt > NOW)).toBe(true);
});

test('nobody works before it opens, after it closes, or in the future; some are late; one never comes', () => {
	let late = 0;
	for (const { assignment, at } of plan.sittings) {
		const rules = plan.assignments[assignment];
		if (rules === undefined) throw new Error('A sitting names no assignment.');
		expect(at >= rules.opensAt).toBe(true);
		expect(at < NOW).toBe(true);
		if (rules.closesAt !== null) expect(at <= rules.closesAt).toBe(true);
		if (at > rules.dueAt) late += 1;
	}
	expect(late).toBeGreaterThan(3);
	const active = new Set(plan.sittings.map(({ student }) => student));
	const absent = plan.students.flatMap(({ persona }, at) => (persona === 'absent' ? [at] : []));
	expect(absent.filter((at) => active.has(at))).toEqual([]);
	expect(active.size).toBe(29);
});
