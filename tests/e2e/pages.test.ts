/** Every page of the learner's path at three widths, light and dark: axe finds nothing, nothing scrolls sideways. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillItem, store, wrongFields } from '../support/answers';
import { browserForTests } from '../support/browser';
import { complaints, EVERY_LOOK, WHOLE } from '../support/looks';
import { startServer, type TestServer } from '../support/server';
import { COURSE, itemIdsOn, itemOf, quizOf, startQuiz, submitAttempt } from '../support/walk';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

const lessons = store.getCourse(COURSE)?.lessonEntries ?? [];
const lessonPage = (slug: string | undefined) => `/courses/${COURSE}/${slug}`;
/** The first lesson of each module is examined in every look, the others in the two that differ most. */
const FIRST_LESSONS = lessons
	.filter(({ moduleId }, at) => lessons[at - 1]?.moduleId !== moduleId)
	.map(({ slug }) => slug);

/** Few quizzes that have every kind of question between them. */
function quizzesOfEveryKind(): Array<string> {
	const kindsOf = (slug: string) => new Set(quizOf(slug).items.map(({ kind }) => kind));
	const withQuiz = lessons.filter(({ quiz }) => quiz !== null).map(({ slug }) => slug);
	const chosen: Array<string> = [];
	let missing = new Set(withQuiz.flatMap((slug) => [...kindsOf(slug)]));
	while (missing.size > 0) {
		const gain = (slug: string) => [...kindsOf(slug)].filter((kind) => missing.has(kind)).length;
		const best = withQuiz.toSorted((one, other) => gain(other) - gain(one))[0];
		if (best === undefined) break;
		chosen.push(best);
		missing = new Set([...missing].filter((kind) => !kindsOf(best).has(kind)));
	}
	return chosen;
}

const OTHER_PAGES = [
	'/',
	`/courses/${COURSE}`,
	...['claims', 'article', 'search', 'glossary', 'sources'].map((page) => `/courses/${COURSE}/${page}`),
	...['claims?label=error&q=zzyzx&paragraph=P0', 'search?q=intent', 'search?q=zzyzx', 'search?q=the'].map(
		(page) => `/courses/${COURSE}/${page}`,
	),
	...(store.getCourse(COURSE)?.tables ?? []).map(({ id }) => `/courses/${COURSE}/tables/${id}`),
	...['timeline', 'timeline?from=1988&to=1994', 'map'].map((page) => `/courses/${COURSE}/${page}`),
	...['/progress', '/login', '/signup', '/forgot-password'],
];

test('every lesson at three widths, light and dark', async () => {
	await withPage({}, async (page) => {
		const found: Array<string> = [];
		for (const { slug } of lessons) {
			await page.goto(`${server.url}${lessonPage(slug)}`, { waitUntil: 'networkidle' });
			found.push(...(await complaints(page, slug, FIRST_LESSONS.includes(slug) ? EVERY_LOOK : WHOLE)));
		}
		expect(found).toEqual([]);
	});
}, 300_000);

test('every other public page', async () => {
	await withPage({}, async (page) => {
		const found: Array<string> = [];
		for (const path of OTHER_PAGES) {
			await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
			found.push(...(await complaints(page, path, WHOLE)));
		}
		expect(found).toEqual([]);
	});
}, 300_000);

test('every kind of question with feedback, its review, and the pages of a guest', async () => {
	await withPage({}, async (page) => {
		const found: Array<string> = [];
		for (const slug of quizzesOfEveryKind()) {
			await page.goto(`${server.url}/courses/${COURSE}/quiz/${slug}`, { waitUntil: 'networkidle' });
			found.push(...(await complaints(page, `intro of ${slug}`, [])));
			await startQuiz(page, server.url, slug);
			const [first] = await itemIdsOn(page);
			if (first === undefined) throw new Error('The quiz is empty.');
			await fillItem(page, itemOf(first), wrongFields(itemOf(first)));
			await page.getByRole('button', { name: 'Check my answer to question 1' }).click();
			await page.locator(`[id="item-${first}"] .feedback`).waitFor();
			for (const id of (await itemIdsOn(page)).slice(1))
				await fillItem(page, itemOf(id), wrongFields(itemOf(id)));
			await page.getByText(/^Saved /).waitFor();
			found.push(...(await complaints(page, `quiz of ${slug}`, WHOLE)));
			await submitAttempt(page);
			found.push(...(await complaints(page, `review of ${slug}`, WHOLE)));
		}
		for (const path of ['/progress', `/courses/${COURSE}`, lessonPage(lessons[0]?.slug), '/account']) {
			await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
			found.push(...(await complaints(page, `${path} of a guest`, WHOLE)));
		}
		expect(found).toEqual([]);
	});
}, 300_000);
