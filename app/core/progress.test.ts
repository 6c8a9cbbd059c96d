import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	type CourseOutline,
	type LessonOutline,
	nextUnfinished,
	partsOfCourse,
	partsOfLesson,
	partsOfModule,
	progressOf,
	quizKey,
	readKey,
	testKey,
} from './progress';

const orbits: LessonOutline = { id: 'orbits', minutes: 8, quiz: { minutes: 6 } };
const moons: LessonOutline = { id: 'moons', minutes: 5, quiz: null };
const rings: LessonOutline = { id: 'rings', minutes: 7, quiz: { minutes: 4 } };
const planets = { id: 'planets', lessons: [orbits, moons], test: { minutes: 20 } };
const extras = { id: 'extras', lessons: [rings], test: null };
const course: CourseOutline = { modules: [planets, extras] };

test('the parts of a course come in order, under the keys that are stored', () => {
	expect(partsOfCourse(course).map((part) => part.key)).toEqual([
		'read:orbits',
		'quiz:orbits',
		'read:moons',
		'test:planets',
		'read:rings',
		'quiz:rings',
	]);
	expect([readKey('a'), quizKey('a'), testKey('a')]).toEqual(['read:a', 'quiz:a', 'test:a']);
	expect(partsOfModule(planets)[3]).toEqual({
		key: 'test:planets',
		kind: 'test',
		moduleId: 'planets',
		lessonId: null,
		minutes: 20,
	});
	expect(partsOfLesson('planets', orbits)[1]).toEqual({
		key: 'quiz:orbits',
		kind: 'quiz',
		moduleId: 'planets',
		lessonId: 'orbits',
		minutes: 6,
	});
});

test.each([
	[[], { done: 0, total: 6, fraction: 0, state: 'not started', minutesLeft: 50 }],
	[['read:orbits'], { done: 1, total: 6, fraction: 1 / 6, state: 'in progress', minutesLeft: 42 }],
	[
		['read:orbits', 'quiz:orbits', 'read:moons', 'test:planets', 'read:rings'],
		{ done: 5, total: 6, fraction: 5 / 6, state: 'in progress', minutesLeft: 4 },
	],
	[
		partsOfCourse(course).map((part) => part.key),
		{ done: 6, total: 6, fraction: 1, state: 'done', minutesLeft: 0 },
	],
	[
		['read:gone', 'quiz:moons', 'test:extras'],
		{ done: 0, total: 6, fraction: 0, state: 'not started', minutesLeft: 50 },
	],
])('with %j done the course stands at %j', (done, progress) => {
	expect(progressOf(partsOfCourse(course), new Set(done))).toEqual(progress);
});

test('a lesson is done when its own parts are, whatever the rest', () => {
	const done = new Set(['read:moons', 'read:orbits']);
	expect(progressOf(partsOfLesson('planets', moons), done).state).toBe('done');
	expect(progressOf(partsOfLesson('planets', orbits), done).state).toBe('in progress');
	expect(progressOf(partsOfLesson('extras', rings), done).state).toBe('not started');
	expect(progressOf(partsOfModule(planets), done)).toMatchObject({ done: 2, total: 4 });
});

test('nothing to do is not started, not done', () => {
	expect(progressOf([], new Set(['read:orbits']))).toMatchObject({
		fraction: 0,
		state: 'not started',
		total: 0,
	});
});

test('“continue” leads to the first part that is not done, also when later ones are', () => {
	expect(nextUnfinished(course, new Set())?.key).toBe('read:orbits');
	expect(nextUnfinished(course, new Set(['read:orbits']))?.key).toBe('quiz:orbits');
	expect(nextUnfinished(course, new Set(['read:orbits', 'quiz:orbits', 'test:planets']))?.key).toBe(
		'read:moons',
	);
	expect(nextUnfinished(course, new Set(['read:orbits', 'quiz:orbits', 'read:moons']))?.key).toBe(
		'test:planets',
	);
	expect(nextUnfinished(course, new Set(partsOfCourse(course).map((part) => part.key)))).toBeNull();
});

test('progress stays within 0 and 1, grows with every part, and is done exactly when nothing is left', () => {
	const keys = [...partsOfCourse(course).map((part) => part.key), 'read:gone', 'x'];
	fc.assert(
		fc.property(fc.subarray(keys), fc.constantFrom(...keys), (done, more) => {
			const before = progressOf(partsOfCourse(course), new Set(done));
			const after = progressOf(partsOfCourse(course), new Set([...done, more]));
			expect(before.fraction >= 0 && before.fraction <= 1).toBe(true);
			expect(after.fraction).toBeGreaterThanOrEqual(before.fraction);
			expect(after.minutesLeft).toBeLessThanOrEqual(before.minutesLeft);
			expect(before.state === 'done').toBe(nextUnfinished(course, new Set(done)) === null);
			expect(before.state === 'done').toBe(before.minutesLeft === 0);
		}),
	);
});
