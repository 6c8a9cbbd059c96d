/** Search over a course as the pipeline builds it. */
import { expect, test } from 'vitest';
import { buildCourse } from '~/content/build.server';
import { createContentStore } from '~/content/index.server';
import { copyMiniCourse, MINI_COURSE } from '~/content/mini-course.test-support';
import type { CompiledLesson, CourseManifest } from '~/content/types';
import { entriesOf } from './entries';
import { createSearchIndex } from './search-index';
import { searchIn } from './search-page.server';

async function builtCourse() {
	const { folders } = copyMiniCourse();
	expect((await buildCourse(folders, MINI_COURSE, null)).problems).toEqual([]);
	const store = createContentStore({ directory: folders.generated, reload: false });
	const course = store.getCourse(MINI_COURSE);
	if (course === null) throw new Error('The course was not built.');
	const lessons = course.lessonEntries.flatMap(({ slug }) => store.getLesson(MINI_COURSE, slug) ?? []);
	const questions = lessons.flatMap(({ entry }) =>
		entry.quiz === null ? [] : (store.getQuiz(MINI_COURSE, entry.quiz.id) ?? []),
	);
	return { course, lessons, questions, entries: entriesOf(course, lessons) };
}

/** Every text an author wrote in the quiz files that is long enough to be told from the lesson’s own words. */
function textsOf(value: unknown): Array<string> {
	if (typeof value === 'string') return value.length > 20 ? [value] : [];
	if (value === null || typeof value !== 'object') return [];
	return Object.values(value).flatMap(textsOf);
}

/** Ids on the page of a lesson. */
function idsOf({ segments }: CompiledLesson): Set<string | undefined> {
	const html = segments.map((segment) => (segment.type === 'prose' ? segment.html : '')).join('');
	return new Set([...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]));
}

function search({ course, entries }: { course: CourseManifest; entries: ReturnType<typeof entriesOf> }) {
	const index = createSearchIndex(entries);
	return (asked: string | null) => searchIn(course, () => index, asked);
}

test('nothing of a question is indexed: no prompt, option, key, feedback or explanation', async () => {
	const { questions, entries } = await builtCourse();
	const secrets = questions.flatMap(({ checks, items }) => textsOf([checks, items]));
	expect(secrets.length).toBeGreaterThan(40);
	const indexed = JSON.stringify(entries);
	expect(secrets.filter((secret) => indexed.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
});

test('everything else is: each lesson, claim, term, event, row and part of the article, once', async () => {
	const { course, lessons, entries } = await builtCourse();
	const hrefs = (type: string) => entries.filter((entry) => entry.type === type).map(({ href }) => href);
	expect(hrefs('Claim')).toEqual(course.claims.map(({ id }) => `/courses/course-mini/claims#${id}`));
	expect(hrefs('Term')).toEqual(course.glossary.map(({ id }) => `/courses/course-mini/glossary#${id}`));
	expect(hrefs('Article')).toEqual(course.sourceMap.map(({ id }) => `/courses/course-mini/article#${id}`));
	expect(hrefs('Timeline')).toHaveLength(course.timeline.length);
	expect(hrefs('Table')).toHaveLength(course.tables.flatMap(({ rows }) => rows).length);
	for (const count of [course.timeline.length, hrefs('Table').length]) expect(count).toBeGreaterThan(0);
	for (const { entry } of lessons) expect(hrefs('Lesson')).toContain(`/courses/course-mini/${entry.slug}`);
});

test('every passage leads to a place that its lesson has', async () => {
	const { lessons, entries } = await builtCourse();
	const passages = entries.filter(({ type, section }) => type === 'Lesson' && section !== null);
	expect(passages.length).toBeGreaterThan(8);
	for (const { href } of passages) {
		const { pathname, hash } = new URL(href, 'http://localhost');
		const lesson = lessons.find(({ entry }) => pathname.endsWith(`/${entry.slug}`));
		expect(lesson).toBeDefined();
		if (lesson !== undefined && hash !== '') expect(idsOf(lesson.lesson)).toContain(hash.slice(1));
	}
});

test('a result names lesson and section, and marks the words', async () => {
	const [finding] = search(await builtCourse())('guests liked the sun').found?.findings ?? [];
	expect(finding).toMatchObject({
		type: 'Lesson',
		href: '/courses/course-mini/twelve-cups#from-count-to-cause',
		title: [{ text: 'Twelve cups', hit: false }],
		section: [{ text: 'Ten or nine', hit: false }],
		label: null,
	});
	expect(finding?.text.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['guests', 'liked', 'sun']);
});

test('a claim is found by its id, its label and its paragraph, and shows its label', async () => {
	const find = search(await builtCourse());
	const ofType = (asked: string, type: string) =>
		find(asked)?.found?.findings.filter((finding) => finding.type === type);
	expect(ofType('c3', 'Claim')).toMatchObject([
		{ href: '/courses/course-mini/claims#c3', label: 'contested' },
	]);
	expect(ofType('contested', 'Claim')).toHaveLength(1);
	expect(ofType('P4', 'Claim')).toMatchObject([{ href: '/courses/course-mini/claims#c3' }]);
	expect(ofType('P4', 'Article')).toMatchObject([{ href: '/courses/course-mini/article#P4' }]);
	expect(ofType('flavor', 'Term')).toMatchObject([{ href: '/courses/course-mini/glossary#flavour' }]);
	expect(ofType('card', 'Timeline')).toMatchObject([{ href: '/courses/course-mini/timeline#rule-written' }]);
});

test('without a query, or with common words alone, nothing is looked for, and there are words to begin with', async () => {
	const find = search(await builtCourse());
	for (const asked of [null, '', '  \t', '\u0000']) {
		expect(find(asked)).toMatchObject({ query: '', found: null, suggestions: ['flavour', 'sample'] });
	}
	expect(find('the of')).toMatchObject({ query: 'the of', found: null });
	expect(find('xyzzy')).toMatchObject({ found: { total: 0, findings: [] } });
});

test('a query is on one line and not too long, whatever was typed', async () => {
	const find = search(await builtCourse());
	expect(find(' garden\r\n\u0000cups ').query).toBe('garden cups');
	expect([...find('🫖'.repeat(300)).query]).toHaveLength(100);
});
