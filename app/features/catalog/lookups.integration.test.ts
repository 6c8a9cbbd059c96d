/** The ledger and the article map of a course as the pipeline builds it. */
import { expect, test } from 'vitest';
import { matchArticle } from '~/content/article.server';
import { buildCourse } from '~/content/build.server';
import { createContentStore } from '~/content/index.server';
import { copyMiniCourse, MINI_COURSE } from '~/content/mini-course.test-support';
import { articleMapOf } from './article-page.server';
import { ledgerOf } from './claims-page.server';

async function built() {
	const files = copyMiniCourse();
	expect((await buildCourse(files.folders, MINI_COURSE, null)).problems).toEqual([]);
	const store = createContentStore({ directory: files.folders.generated, reload: false });
	const course = store.getCourse(MINI_COURSE);
	if (course === null) throw new Error('The course was not built.');
	const ledger = (query: string) => ledgerOf(course, new URLSearchParams(query));
	const ids = (query: string) =>
		[...ledger(query).list.matchAll(/<li id="([^"]+)">/g)].map((found) => found[1]);
	return { course, store, files, ledger, ids };
}

test('without a query all claims are there, in their order, with what can be chosen', async () => {
	const { ledger, ids } = await built();
	const { page } = ledger('');
	expect(ids('')).toEqual(['c1', 'c2', 'c3', 'c4']);
	expect(page).toMatchObject({ total: 4, shown: 4, narrowed: null, ignored: [] });
	expect(page.choices).toEqual({
		labels: [
			{ value: 'documented', count: 1 },
			{ value: 'contested', count: 1 },
			{ value: 'error', count: 1 },
			{ value: 'opinion', count: 1 },
		],
		modules: [
			{ value: 'the-claim', title: 'The claim', count: 3 },
			{ value: 'the-test', title: 'The test', count: 1 },
		],
		paragraphs: ['P1', 'P2', 'P3', 'P4'].map((value) => ({ value, count: 1 })),
	});
});

test.each([
	['label=contested', ['c3']],
	['module=the-claim', ['c1', 'c2', 'c4']],
	['paragraph=P4', ['c3']],
	['q=notes', ['c2', 'c3', 'c4']],
	['q=Rule+1', ['c4']],
	['module=the-claim&q=notes', ['c2', 'c4']],
	['label=opinion&paragraph=P4', []],
])('%s leaves %j', async (query, expected) => {
	const { ids, ledger } = await built();
	expect(ids(query)).toEqual(expected);
	expect(ledger(query).page.shown).toBe(expected.length);
});

test('a claim has its sources by weight, and links to its paragraphs and to its place in the lessons', async () => {
	const { ledger, store } = await built();
	const html = ledger('label=contested').list;
	const inOrder = [
		...['>c3<', 'data-label="contested"', '<a href="/courses/course-mini/article#P4">P4</a>'],
		...['The article says', 'ten garden cups out of twelve', 'The record shows', 'Say'],
		...['primary or independent:', 'sources#tea-notes">Lectern (2025)</a>, p. 3'],
		...['party to the dispute:', 'sources#tea-essay">Lectern (2026)</a>, P4'],
		'<a href="/courses/course-mini/twelve-cups#claim-c3">Twelve cups</a>',
	];
	const places = inOrder.map((part) => html.indexOf(part));
	expect(places).toEqual([...places].sort((one, other) => one - other));
	expect(places).not.toContain(-1);
	const toLessons = [...ledger('').list.matchAll(/href="\/courses\/course-mini\/([a-z-]+)#(claim-c\d)"/g)];
	expect(toLessons.length).toBeGreaterThan(3);
	for (const [, slug = '', anchor] of toLessons) {
		const segments = store.getLesson(MINI_COURSE, slug)?.lesson.segments ?? [];
		expect(JSON.stringify(segments)).toContain(JSON.stringify(`id="${anchor}"`).slice(1, -1));
	}
});

test('the article map has every part in order, with its claims and lessons', async () => {
	const { course } = await built();
	const page = articleMapOf(course, null);
	expect(page).toMatchObject({ text: 'none', article: { id: 'tea-essay' } });
	expect(page.rows.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
		...['H1 heading', 'BL byline', 'P1 paragraph', 'P2 paragraph', 'H2 heading', 'P3 paragraph'],
		...['P4 paragraph', 'R1 reference', 'H3 heading', 'W1 reference'],
	]);
	expect(page.rows[3]).toEqual({
		id: 'P2',
		kind: 'paragraph',
		types: ['inference'],
		gist: 'Cold makes the nose keener.',
		text: null,
		claims: [{ id: 'c2', label: 'error', says: 'The essay says that a cool nose smells more.' }],
		lessons: [{ slug: 'better-outdoors', title: 'Better outdoors?' }],
	});
});

test('the owner’s text stands beside the gists it belongs to, and nothing else does', async () => {
	const { course, files } = await built();
	const whole = articleMapOf(course, matchArticle(files.article, course.sourceMap));
	expect(whole.text).toBe('all');
	expect(whole.rows.map(({ text }) => text?.slice(0, 4))).toEqual([
		...['Why ', 'Lect', 'Tea ', 'The ', 'Two ', 'Some', 'In t', '1. L', 'Web ', '1. h'],
	]);
	const changed = files.article.replace('The reason', 'The raeson');
	const part = articleMapOf(course, matchArticle(changed, course.sourceMap));
	expect(part.text).toBe('part');
	expect(part.rows.filter(({ text }) => text === null).map(({ id }) => id)).toEqual(['P2']);
	expect(JSON.stringify(part)).not.toContain('raeson');
	const other = articleMapOf(course, matchArticle('A title\nSomebody\nAnother text.', course.sourceMap));
	expect(other).toEqual(articleMapOf(course, null));
});
