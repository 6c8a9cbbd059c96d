/** Every page of the learner's path at three widths, light and dark: axe finds nothing, nothing scrolls sideways. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillItem, store, wrongFields } from '../support/answers';
import { accessibilityProblems, horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import { COURSE, itemIdsOn, itemOf, quizOf, startQuiz, submitAttempt } from '../support/walk';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'] as const;

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

interface Look {
	width: number;
	scheme: 'light' | 'dark';
}
const EVERY_LOOK: Array<Look> = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));
/** The two looks that differ most: here every rule is examined. */
const WHOLE: Array<Look> = [
	{ width: 320, scheme: 'light' },
	{ width: 1280, scheme: 'dark' },
];
/** What can change with the look alone. */
const LOOK_RULES = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * What a designer or a screen reader's user would complain about: sideways scrolling in each of the looks, and what
 * axe finds in those of `examined`.
 */
async function complaints(page: Page, name: string, examined: Array<Look>): Promise<Array<string>> {
	const has = (looks: Array<Look>, { width, scheme }: Look) =>
		looks.some((look) => look.width === width && look.scheme === scheme);
	const found: Array<string> = [];
	for (const look of EVERY_LOOK) {
		await page.setViewportSize({ width: look.width, height: 900 });
		await page.emulateMedia({ colorScheme: look.scheme });
		const overflow = await horizontalOverflow(page);
		const wide = overflow === 0 ? [] : [`${overflow} px too wide`];
		const rules = has(WHOLE, look) ? undefined : LOOK_RULES;
		const problems = has(examined, look) ? await accessibilityProblems(page, rules) : [];
		found.push(
			...[...wide, ...problems].map((problem) => `${name}, ${look.width} px, ${look.scheme}: ${problem}`),
		);
	}
	return found;
}

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
