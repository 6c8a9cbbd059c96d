/** Every page of the learner's path at three widths, light and dark: axe finds nothing, nothing scrolls sideways. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillItem, store, wrongFields } from '../support/answers';
import { accessibilityProblems, horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import { COURSE, itemIdsOn, itemOf, startQuiz } from '../support/walk';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'] as const;

const lessons = store.getCourse(COURSE)?.lessonEntries ?? [];
const LESSON_PAGES = lessons.map(({ slug }) => `/courses/${COURSE}/${slug}`);
const OTHER_PAGES = [
	'/',
	`/courses/${COURSE}`,
	...['claims', 'glossary', 'sources'].map((page) => `/courses/${COURSE}/${page}`),
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
		for (const path of LESSON_PAGES) {
			await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
			found.push(...(await complaints(page, path, EVERY_LOOK)));
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

test('every quiz with feedback, its review, and the pages of a guest', async () => {
	await withPage({}, async (page) => {
		const found: Array<string> = [];
		for (const { slug, quiz } of lessons) {
			if (quiz === null) continue;
			await page.goto(`${server.url}/courses/${COURSE}/quiz/${slug}`, { waitUntil: 'networkidle' });
			found.push(...(await complaints(page, `intro of ${slug}`, [])));
			await startQuiz(page, server.url, slug);
			const [first] = await itemIdsOn(page);
			if (first === undefined) throw new Error('The quiz is empty.');
			await fillItem(page, itemOf(first), wrongFields(itemOf(first)));
			await page.getByText(/^Saved /).waitFor();
			await page.getByRole('button', { name: 'Check my answer to question 1' }).click();
			await page.locator(`[id="item-${first}"] .feedback`).waitFor();
			found.push(...(await complaints(page, `quiz of ${slug}`, WHOLE)));
			await page.getByRole('button', { name: 'Finish' }).click();
			await page.waitForURL(/\/review$/);
			found.push(...(await complaints(page, `review of ${slug}`, WHOLE)));
		}
		for (const path of ['/progress', `/courses/${COURSE}`, LESSON_PAGES[0] ?? '/', '/account']) {
			await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
			found.push(...(await complaints(page, `${path} of a guest`, WHOLE)));
		}
		expect(found).toEqual([]);
	});
}, 300_000);
