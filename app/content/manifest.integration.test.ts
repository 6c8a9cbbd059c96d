import { utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildCourse } from './build.server';
import { type ContentStore, createContentStore } from './manifest.server';
import { copyMiniCourse, MINI_COURSE, type MiniCourse } from './mini-course.test-support';

async function built(): Promise<{ course: MiniCourse; store: ContentStore }> {
	const course = copyMiniCourse();
	const { problems } = await buildCourse(course.folders, MINI_COURSE, null);
	expect(problems).toEqual([]);
	return { course, store: createContentStore({ directory: course.folders.generated, reload: false }) };
}

test('the catalogue lists courses without their contents', async () => {
	const { store } = await built();
	const [entry] = store.getCatalog();
	expect(entry).toMatchObject({
		id: MINI_COURSE,
		title: 'Tea outdoors: reading a small argument',
		lessons: 3,
		private: false,
	});
	expect(Object.keys(entry ?? {})).not.toContain('claims');
});

test('a lesson comes with its module and its neighbours', async () => {
	const { store } = await built();
	const page = store.getLesson(MINI_COURSE, 'milk-first');
	expect(page).toMatchObject({
		module: { id: 'the-claim' },
		entry: { id: 'milk-first' },
		lesson: { id: 'milk-first', segments: [{ type: 'prose' }, { type: 'block' }, { type: 'prose' }] },
		previous: { id: 'better-outdoors' },
		next: { id: 'twelve-cups' },
	});
	expect(store.getLesson(MINI_COURSE, 'better-outdoors')?.previous).toBeNull();
	expect(store.getLesson(MINI_COURSE, 'twelve-cups')?.next).toBeNull();
});

test('quizzes, tests and questions are found by id', async () => {
	const { store } = await built();
	expect(store.getQuiz(MINI_COURSE, 'quiz-twelve-cups')).toMatchObject({
		courseId: MINI_COURSE,
		lessonId: 'twelve-cups',
		quiz: { behaviour: 'test', counts: 'first' },
		checks: [{ id: 'check-small-sample' }],
		items: [{ id: 'match-the-counts' }, { id: 'when-was-it' }, { id: 'write-a-judgement' }],
	});
	const pool = [
		['name-the-claim', 'better-outdoors', ['whose-view']],
		['tell-taste-from-fact', 'better-outdoors', ['sort-labels', 'how-many-noses', 'mark-the-taste']],
		['quote-the-rule', 'milk-first', ['order-the-steps', 'complete-the-rule']],
	];
	for (const name of ['test-the-claim', 'the-claim-test']) {
		const found = store.getTest(MINI_COURSE, name);
		expect(found).toMatchObject({
			moduleId: 'the-claim',
			settings: { certainty: true, timeLimitMinutes: 10 },
		});
		expect(
			found?.pool.map((each) => [each.objective, each.lessonId, each.items.map(({ id }) => id)]),
		).toEqual(pool);
	}
	expect(store.getItem(MINI_COURSE, 'check-first-step')).toMatchObject({
		lessonId: 'milk-first',
		lessonSlug: 'milk-first',
		quizId: 'quiz-milk-first',
		role: 'check',
		item: { kind: 'short-text' },
		objective: { text: 'quote the oldest rule of the house' },
	});
	expect(store.getItem(MINI_COURSE, 'when-was-it')?.role).toBe('item');
});

test.each(['nothing', '..', '../course-mini', '', 'course-mini/lessons', '__proto__'])(
	'“%s” is no course',
	async (id) => {
		const { store } = await built();
		expect(store.getCourse(id)).toBeNull();
		expect(store.getLesson(id, 'milk-first')).toBeNull();
		expect(store.getQuiz(id, 'quiz-milk-first')).toBeNull();
		expect(store.getTest(id, 'test-the-claim')).toBeNull();
		expect(store.getItem(id, 'when-was-it')).toBeNull();
	},
);

test('unknown ids within a course give null', async () => {
	const { store } = await built();
	expect(store.getLesson(MINI_COURSE, 'nothing')).toBeNull();
	expect(store.getQuiz(MINI_COURSE, 'nothing')).toBeNull();
	expect(store.getTest(MINI_COURSE, 'nothing')).toBeNull();
	expect(store.getItem(MINI_COURSE, 'constructor')).toBeNull();
});

test('without generated files the catalogue is empty', () => {
	const store = createContentStore({ directory: path.resolve('nowhere'), reload: false });
	expect(store.getCatalog()).toEqual([]);
});

test('a new build is seen while developing, and not in production', async () => {
	const { course, store } = await built();
	const developing = createContentStore({ directory: course.folders.generated, reload: true });
	const word = (each: ContentStore) => each.getLesson(MINI_COURSE, 'milk-first')?.lesson.segments[0];
	const before = word(store);
	expect(word(developing)).toEqual(before);
	course.replace('modules/01-the-claim/02-milk-first.mdx', 'Every house has', 'Each house has');
	await buildCourse(course.folders, MINI_COURSE, null);
	// Two builds within one tick of the file system's clock must not hide each other from this test.
	const later = Date.now() / 1000 + 10;
	utimesSync(path.join(course.folders.generated, MINI_COURSE, 'manifest.json'), later, later);
	expect(JSON.stringify(word(developing))).toContain('Each house has');
	expect(word(store)).toEqual(before);
});
