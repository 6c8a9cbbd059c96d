import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildCourse, pruneCourses } from './build.server';
import { createContentStore } from './manifest.server';
import { copyMiniCourse, MINI_COURSE, type MiniCourse } from './mini-course.test-support';
import type { CourseManifest } from './types';

const LESSON = 'modules/01-the-claim/02-milk-first.mdx';

function build(course: MiniCourse) {
	return buildCourse(course.folders, MINI_COURSE, null);
}

function generated(course: MiniCourse, file: string): string {
	return path.join(course.folders.generated, MINI_COURSE, file);
}

function manifestOf(course: MiniCourse): CourseManifest {
	return JSON.parse(readFileSync(generated(course, 'manifest.json'), 'utf8'));
}

test('a build writes the manifest, the lessons and the questions; a second one does nothing', async () => {
	const course = copyMiniCourse();
	expect(await build(course)).toEqual({ problems: [], compiled: 3, reused: 0 });
	expect(readdirSync(generated(course, '.')).sort()).toEqual(['lessons', 'manifest.json', 'quizzes.json']);
	expect(readdirSync(generated(course, 'lessons')).sort()).toEqual([
		'better-outdoors.json',
		'milk-first.json',
		'twelve-cups.json',
	]);
	const written = statSync(generated(course, 'manifest.json')).mtimeMs;
	expect(await build(course)).toEqual({ problems: [], compiled: 0, reused: 3 });
	expect(statSync(generated(course, 'manifest.json')).mtimeMs).toBe(written);
});

test('only what changed is compiled again', async () => {
	const course = copyMiniCourse();
	await build(course);
	const { hash } = manifestOf(course);
	course.replace(LESSON, 'Every house has a rule about tea.', 'Every house has its rule about tea.');
	expect(await build(course)).toEqual({ problems: [], compiled: 1, reused: 2 });
	expect(readFileSync(generated(course, 'lessons/milk-first.json'), 'utf8')).toContain('its rule about tea');
	expect(manifestOf(course).hash).not.toBe(hash);
});

test('a change of a claim’s label reaches the lesson that shows it', async () => {
	const course = copyMiniCourse();
	await build(course);
	course.replace('claims.yaml', 'label: documented', 'label: imprecise');
	expect(await build(course)).toEqual({ problems: [], compiled: 1, reused: 2 });
	expect(readFileSync(generated(course, 'lessons/milk-first.json'), 'utf8')).toContain(
		'data-label=\\"imprecise\\"',
	);
});

test('a change of a question changes the hash but compiles nothing', async () => {
	const course = copyMiniCourse();
	await build(course);
	const { hash } = manifestOf(course);
	course.replace(
		'modules/02-the-test/01-twelve-cups.quiz.yaml',
		'Twelve is a dozen.',
		'Twelve is one dozen.',
	);
	expect(await build(course)).toEqual({ problems: [], compiled: 0, reused: 3 });
	expect(manifestOf(course).hash).not.toBe(hash);
});

test('renaming and renumbering files changes addresses of nothing', async () => {
	const course = copyMiniCourse();
	await build(course);
	const before = manifestOf(course);
	for (const end of ['.mdx', '.quiz.yaml']) {
		renameSync(
			course.file(`modules/01-the-claim/02-milk-first${end}`),
			course.file(`modules/01-the-claim/09-cream${end}`),
		);
	}
	await build(course);
	expect(manifestOf(course)).toEqual(before);
});

test('with problems nothing is written and what was built stays', async () => {
	const course = copyMiniCourse();
	await build(course);
	const before = manifestOf(course);
	course.replace(LESSON, 'Every house', '<Term id="nothing">Every</Term> house');
	const { problems } = await build(course);
	expect(problems.map(({ rule }) => rule)).toEqual(['unknown-term']);
	expect(manifestOf(course)).toEqual(before);
});

test('what is gone is pruned, and what was lost is written again', async () => {
	const course = copyMiniCourse();
	await build(course);
	writeFileSync(generated(course, 'lessons/old.json'), '{}');
	rmSync(generated(course, 'lessons/twelve-cups.json'));
	expect(await build(course)).toEqual({ problems: [], compiled: 0, reused: 3 });
	expect(existsSync(generated(course, 'lessons/twelve-cups.json'))).toBe(true);
	expect(existsSync(generated(course, 'lessons/old.json'))).toBe(false);
	rmSync(course.file('.'), { recursive: true });
	await pruneCourses(course.folders);
	expect(existsSync(generated(course, '.'))).toBe(false);
	expect(existsSync(path.join(course.folders.cache, MINI_COURSE))).toBe(false);
});

test('a damaged cache costs a compile, not a failure', async () => {
	const course = copyMiniCourse();
	await build(course);
	const cache = path.join(course.folders.cache, MINI_COURSE);
	writeFileSync(path.join(cache, 'built.json'), '{"inp');
	writeFileSync(path.join(cache, 'lessons/milk-first.json'), '');
	expect(await build(course)).toEqual({ problems: [], compiled: 1, reused: 2 });
});

test('no temporary file is left behind', async () => {
	const course = copyMiniCourse();
	await build(course);
	const left = [course.folders.generated, course.folders.cache].flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp')),
	);
	expect(left).toEqual([]);
});

test('the manifest holds the course and no key', async () => {
	const course = copyMiniCourse();
	await build(course);
	const manifest = manifestOf(course);
	expect(manifest).toMatchObject({
		id: 'course-mini',
		modules: 2,
		lessons: 3,
		minutes: 12,
		article: 'tea-essay',
		checkedOn: '2026-06-03',
		moduleEntries: [
			{
				id: 'the-claim',
				order: 1,
				lessons: ['better-outdoors', 'milk-first'],
				test: { id: 'test-the-claim' },
			},
			{ id: 'the-test', order: 2, lessons: ['twelve-cups'], test: null },
		],
	});
	expect(manifest.lessonEntries[1]).toMatchObject({
		id: 'milk-first',
		moduleId: 'the-claim',
		order: 2,
		checks: 1,
		items: 2,
		level: 'amber',
		quiz: { id: 'quiz-milk-first', behaviour: 'practice', tries: 3, counts: 'best' },
		toc: [{ id: 'the-rule-2', text: 'The rule', depth: 2 }],
	});
	expect(manifest.claims.map(({ id, lessons }) => [id, lessons])).toEqual([
		['c1', ['better-outdoors']],
		['c2', ['better-outdoors']],
		['c3', ['twelve-cups']],
		['c4', ['milk-first']],
	]);
	expect(manifest.glossary.map(({ id, lessons }) => [id, lessons])).toEqual([
		['flavour', ['better-outdoors', 'milk-first']],
		['sample', ['twelve-cups']],
	]);
	// The cells stand in the order of the columns, whatever their order in the file.
	expect(manifest.tables).toMatchObject([
		{
			id: 'cups',
			corner: 'Where',
			columns: [{ id: 'essay' }, { id: 'notes' }],
			rows: [
				{ id: 'garden', cells: ['Ten of twelve.', 'Nine of twelve, in another week.'] },
				{
					id: 'kitchen',
					cells: ['The essay counts nothing there.', 'Three of twelve.'],
					sources: [{ ref: 'tea-notes', at: 'p. 3' }],
				},
			],
			note: 'They count in two different weeks.',
		},
	]);
	expect(manifest.references.map(({ id, lessons }) => [id, lessons.length])).toEqual([
		['tea-essay', 3],
		['tea-notes', 3],
	]);
	const publicText =
		JSON.stringify(manifest) + readFileSync(generated(course, 'lessons/milk-first.json'), 'utf8');
	// The feedback and the accepted answer of one question: sentinels for all keys.
	expect(publicText).not.toContain('Milk comes later');
	expect(publicText).not.toContain('teapot');
	expect(readFileSync(generated(course, 'quizzes.json'), 'utf8')).toContain('teapot');
});

test('no text of a lesson is in two segments', async () => {
	const course = copyMiniCourse();
	await build(course);
	const store = createContentStore({ directory: course.folders.generated, reload: false });
	const prose = (store.getLesson(MINI_COURSE, 'better-outdoors')?.lesson.segments ?? []).flatMap((segment) =>
		segment.type === 'prose' ? [segment] : [],
	);
	expect(new Set(prose.map(({ id }) => id)).size).toBe(prose.length);
	const text = prose.map(({ html }) => html).join('');
	for (const sentence of ['A cup of tea stands', 'It gives no list', 'Smell is a part of', 'Hot tea burns']) {
		expect(text.split(sentence), sentence).toHaveLength(2);
	}
});

test('the manifest has the events in order of time and the places, each with the lessons that show it', async () => {
	const course = copyMiniCourse();
	await build(course);
	const { timeline, places } = manifestOf(course);
	expect(timeline.map(({ id, when, lessons }) => [id, when, lessons])).toEqual([
		['house-of-tea', '1826 – December 1999', []],
		['rule-written', 'March 1991', ['milk-first']],
		['notes-begun', '29 February – 2 March 2024', ['twelve-cups']],
		// Named by the author, and shown by a lesson that is named as well.
		['essay-published', '1 June 2026', ['better-outdoors', 'twelve-cups']],
	]);
	expect(timeline[0]).toMatchObject({ date: '1826', end: '1999-12', note: null });
	expect(places.map(({ id, bordersArmenia, lessons }) => [id, bordersArmenia, lessons])).toEqual([
		['garden', null, ['twelve-cups']],
		['kitchen', null, []],
		['lawn', true, ['twelve-cups']],
		['shed', false, []],
		['plot', null, []],
	]);
	// An Armenian name in Latin letters must not be read aloud as if it stood in Armenian ones.
	expect(places[0]?.names).toEqual([
		{ name: 'Garden', language: 'en', languageName: 'English' },
		{ name: 'Bağ', language: 'az', languageName: 'Azerbaijani' },
		{ name: 'Aygi', language: 'hy-Latn', languageName: 'Armenian' },
	]);
});

test('a change of an event or a place reaches the lesson that shows it, and no other', async () => {
	const course = copyMiniCourse();
	await build(course);
	const lesson = generated(course, 'lessons/twelve-cups.json');
	course.replace('timeline.yaml', 'title: The notes are begun', 'title: Somebody begins the notes');
	expect(await build(course)).toEqual({ problems: [], compiled: 1, reused: 2 });
	expect(readFileSync(lesson, 'utf8')).toContain('Somebody begins the notes');
	course.replace('places.yaml', 'name: Bağ', 'name: Bağça');
	expect(await build(course)).toEqual({ problems: [], compiled: 1, reused: 2 });
	expect(readFileSync(lesson, 'utf8')).toContain('Bağça');
	course.replace('timeline.yaml', 'title: The rule is written down', 'title: Somebody writes the rule');
	course.replace('places.yaml', 'name: Shed', 'name: Old shed');
	expect(await build(course)).toEqual({ problems: [], compiled: 0, reused: 3 });
});

test('a course without timeline and map has empty ones', async () => {
	const course = copyMiniCourse();
	course.replace(
		'modules/02-the-test/01-twelve-cups.mdx',
		'<Timeline from="2024" to="2026" />\n\n<Map ids="garden, lawn" />\n',
		'',
	);
	for (const file of ['timeline.yaml', 'places.yaml']) rmSync(course.file(file));
	expect((await build(course)).problems).toEqual([]);
	expect(manifestOf(course)).toMatchObject({ timeline: [], places: [] });
});
