/**
 * What the demo class did: a plan of believable histories, made from a seed. Nothing here touches a database; the
 * plan is carried out by the product's own commands, so that every figure of the demo is a figure the product made.
 *
 * Thirty students of a few kinds, as a teacher knows them: most go along, some are ahead, some struggle with the same
 * idea, some are late, two fell silent, one never came, one has an accommodation.
 */
import type { CourseShape } from '~/core/assignments';
import { instantOf, localOf, shiftDays } from '~/core/dates';
import { deriveSeed, hashSeed, nextBelow, type RandomStream, randomStream } from '~/core/random';

export const DEMO_ZONE = 'Asia/Baku';
const WEEK_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1_000;
const MINUTE_MS = 60_000;
/** Weeks that the class has been running. */
const WEEKS = 5;

export type Persona = 'ahead' | 'steady' | 'struggling' | 'late' | 'silent' | 'absent';

/** How many of each; 30 in all. */
const CLASS: ReadonlyArray<readonly [persona: Persona, count: number]> = [
	['ahead', 4],
	['steady', 14],
	['struggling', 5],
	['late', 4],
	['silent', 2],
	['absent', 1],
];

/** Chance of answering a question right at the first try, 0..1, least and most. */
const ABILITY: Readonly<Record<Persona, readonly [least: number, most: number]>> = {
	ahead: [0.85, 0.97],
	steady: [0.74, 0.92],
	struggling: [0.25, 0.45],
	late: [0.6, 0.8],
	silent: [0.55, 0.75],
	absent: [0.5, 0.5],
};

export interface DemoStudent {
	/** From 1. */
	number: number;
	name: string;
	username: string;
	persona: Persona;
	/** Chance of a right first answer, 0..1. */
	ability: number;
	/** Index into the class's groups. */
	group: number;
	accommodation: { limitMultiplier: number; extraDays: number; extraAttempts: number } | null;
}

export interface DemoAssignment {
	target: 'module' | 'lesson' | 'quiz';
	targetId: string;
	title: string;
	opensAt: Date;
	dueAt: Date;
	closesAt: Date | null;
	limitMinutes: number | null;
	attempts: number | null;
	published: boolean;
}

/** One sitting: a lesson is read, then its quiz or a module's test is taken. */
export interface DemoSitting {
	/** Index into the students. */
	student: number;
	/** Index into the assignments. */
	assignment: number;
	at: Date;
	/** Lesson to mark as read; null for a test. */
	lessonId: string | null;
	/** Last part of the address of the quiz to take; null: only reads. */
	quizSlug: string | null;
	/** Left open in the middle instead of being submitted. */
	unfinished: boolean;
	/** Seed of the answers. */
	seed: number;
}

export interface DemoPlan {
	/** When the class was made. */
	startsAt: Date;
	groups: Array<string>;
	students: Array<DemoStudent>;
	assignments: Array<DemoAssignment>;
	/** In the order of time, none later than `now`. */
	sittings: Array<DemoSitting>;
}

/** A number from `least` to `most`, to a thousandth. */
function between(random: RandomStream, least: number, most: number): number {
	return least + (nextBelow(random, 1_001) / 1_000) * (most - least);
}

function planStudents(seed: number): Array<DemoStudent> {
	const personas = CLASS.flatMap(([persona, count]) => Array<Persona>(count).fill(persona));
	return personas.map((persona, at) => {
		const random = randomStream(deriveSeed(seed, `student ${at}`));
		const number = at + 1;
		const two = String(number).padStart(2, '0');
		return {
			number,
			name: `Student ${two}`,
			username: `student${two}`,
			persona,
			ability: between(random, ...ABILITY[persona]),
			group: at % 2,
			// One of the steady ones.
			accommodation: at === 7 ? { limitMultiplier: 1.5, extraDays: 2, extraAttempts: 1 } : null,
		};
	});
}

/** `days` after the first day of the class, at a time of its clock. */
function classTime(startsAt: Date, days: number, time: string): Date {
	const day = localOf(shiftDays(startsAt, days, DEMO_ZONE), DEMO_ZONE).slice(0, 10);
	return instantOf(`${day}T${time}`, DEMO_ZONE);
}

/** Two weeks for the first module; then one lesson of the fourth each week or half week, then its test. */
function planAssignments(course: CourseShape, startsAt: Date): Array<DemoAssignment> {
	const [opening] = course.moduleEntries;
	const law = course.moduleEntries[3] ?? opening;
	if (opening === undefined || law === undefined) return [];
	const lessons = course.lessonEntries.filter(({ moduleId }) => moduleId === law.id).slice(0, 4);
	const opensAt = (days: number) => classTime(startsAt, days, '08:00');
	const dueAt = (days: number) => classTime(startsAt, days, '23:59');
	const base = { closesAt: null, limitMinutes: null, attempts: null, published: true };
	const assignments: Array<DemoAssignment> = [
		{
			...base,
			target: 'module',
			targetId: opening.id,
			title: opening.title,
			opensAt: opensAt(0),
			dueAt: dueAt(2 * WEEK_DAYS - 1),
		},
		...lessons.map((lesson, at) => ({
			...base,
			target: 'lesson' as const,
			targetId: lesson.id,
			title: lesson.title,
			opensAt: opensAt(2 * WEEK_DAYS + at * 5),
			// The last one is due in two days.
			dueAt: dueAt(3 * WEEK_DAYS - 1 + at * 5 + (at === lessons.length - 1 ? 2 : 0)),
		})),
	];
	if (law.test !== null) {
		assignments.push({
			...base,
			target: 'quiz',
			targetId: law.test.id,
			title: law.test.title,
			opensAt: opensAt(WEEKS * WEEK_DAYS + 3),
			dueAt: dueAt((WEEKS + 1) * WEEK_DAYS + 3),
			closesAt: dueAt((WEEKS + 1) * WEEK_DAYS + 10),
			limitMinutes: 30,
			attempts: 1,
		});
	}
	// The last lesson asks for written answers, which an instructor may mark by their rubric.
	const capstone = course.lessonEntries.at(-1);
	if (capstone !== undefined) {
		assignments.push({
			...base,
			target: 'lesson',
			targetId: capstone.id,
			title: capstone.title,
			opensAt: opensAt((WEEKS - 1) * WEEK_DAYS),
			dueAt: dueAt((WEEKS + 3) * WEEK_DAYS - 1),
		});
	}
	return assignments;
}

/** When a student of this kind sits down for work that opens and is due, as shares of that time; above 1 is late. */
const HABIT: Readonly<Record<Persona, readonly [from: number, to: number]>> = {
	ahead: [0.05, 0.35],
	steady: [0.3, 0.95],
	struggling: [0.5, 1],
	late: [0.9, 1.35],
	silent: [0.3, 0.9],
	absent: [1, 1],
};
/** The silent did this many assignments and then no more. */
const SILENT_AFTER = 2;

/**
 * The whole history up to `now`. The same course, instant and seed give the same plan.
 * @param now the class has run for five weeks then
 */
export function planDemo(course: CourseShape, now: Date, seed = hashSeed('demo class')): DemoPlan {
	const startsAt = instantOf(
		`${localOf(shiftDays(now, -WEEKS * WEEK_DAYS, DEMO_ZONE), DEMO_ZONE).slice(0, 10)}T08:00`,
		DEMO_ZONE,
	);
	const students = planStudents(seed);
	const assignments = planAssignments(course, startsAt);
	const sittings: Array<DemoSitting> = [];
	for (const [index, student] of students.entries()) {
		if (student.persona === 'absent') continue;
		for (const [which, assignment] of assignments.entries()) {
			if (student.persona === 'silent' && which >= SILENT_AFTER) break;
			const random = randomStream(deriveSeed(seed, `${student.number} ${which}`));
			const span = assignment.dueAt.getTime() - assignment.opensAt.getTime();
			const [from, to] = HABIT[student.persona];
			const start = assignment.opensAt.getTime() + between(random, from, to) * span;
			const units = unitsOf(course, assignment);
			for (const [step, unit] of units.entries()) {
				// Some forget the last part of a module.
				if (student.persona === 'struggling' && step > 0 && nextBelow(random, 5) === 0) break;
				const pause = step * (30 * MINUTE_MS) + nextBelow(random, 20) * MINUTE_MS;
				const at = new Date(start + pause + (units.length > 2 && step > 2 ? DAY_MS / 2 : 0));
				if (at >= now || (assignment.closesAt !== null && at > assignment.closesAt)) break;
				const unfinished = student.persona === 'struggling' && nextBelow(random, 8) === 0;
				sittings.push({
					student: index,
					assignment: which,
					at,
					...unit,
					unfinished,
					seed: deriveSeed(seed, `${student.number} ${which} ${step}`),
				});
				if (unfinished) break;
			}
		}
	}
	sittings.sort((one, other) => one.at.getTime() - other.at.getTime());
	return { startsAt, groups: ['Monday group', 'Thursday group'], students, assignments, sittings };
}

/** The sittings an assignment takes: a lesson with its quiz, or a test. */
function unitsOf(
	course: CourseShape,
	{ target, targetId }: DemoAssignment,
): Array<Pick<DemoSitting, 'lessonId' | 'quizSlug'>> {
	const module = course.moduleEntries.find(({ id }) => id === targetId);
	const lessons = course.lessonEntries.filter(({ id, moduleId }) =>
		target === 'module' ? moduleId === targetId : id === targetId,
	);
	const units = lessons.map(({ id, slug, quiz }) => ({
		lessonId: id,
		quizSlug: quiz === null ? null : slug,
	}));
	const tests = target === 'quiz' ? course.moduleEntries.map(({ test }) => test) : [module?.test ?? null];
	const test = tests.find((each) => each !== null && (target !== 'quiz' || each.id === targetId));
	return test === undefined || test === null ? units : [...units, { lessonId: null, quizSlug: test.slug }];
}
