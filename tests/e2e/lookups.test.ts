/**
 * The ledger, the article map and search: plain forms without JavaScript, links that lead somewhere in both
 * directions, the owner's copy of the article, and who may keep which page.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCourse } from '~/content/build.server';
import { store } from '../support/answers';
import { accessibilityProblems, horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import { COURSE } from '../support/walk';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

const course = store.getCourse(COURSE);
if (course === null) throw new Error('The course is not built.');
const at = (page: string) => `${server.url}/courses/${COURSE}${page}`;

test('the ledger is narrowed and widened again without JavaScript', async () => {
	const errors = course.claims.filter(({ label }) => label === 'error');
	const [claim] = errors.filter(({ lessons }) => lessons.length > 0);
	if (claim === undefined) throw new Error('The course needs an error that a lesson shows.');
	await withPage({ javaScript: false }, async (page) => {
		await page.goto(at('/claims'));
		const shown = page.locator('.ledger > li');
		expect(await shown.count()).toBe(course.claims.length);
		expect(await page.getByRole('status').textContent()).toContain(`All ${course.claims.length} claims`);

		const filter = page.getByRole('form', { name: 'Narrow the list of claims' });
		await filter.getByLabel('Label').selectOption('error');
		await filter.getByRole('button', { name: 'Show' }).click();
		expect(await shown.count()).toBe(errors.length);
		expect(await page.getByRole('status').textContent()).toContain(
			`${errors.length} of ${course.claims.length} claims: labelled error`,
		);

		await filter.getByLabel('Paragraph').selectOption(claim.paragraphs[0] ?? '');
		await filter.getByLabel('With the words').fill(claim.id);
		await filter.getByRole('button', { name: 'Show' }).click();
		expect(await shown.evaluateAll((items) => items.map(({ id }) => id))).toEqual([claim.id]);
		expect(await filter.getByLabel('Label').inputValue()).toBe('error');
		for (const text of [claim.says, claim.record, claim.say]) {
			expect(await page.locator('.ledger').textContent()).toContain(text);
		}

		await filter.getByLabel('With the words').fill('zzyzx');
		await filter.getByRole('button', { name: 'Show' }).click();
		await page.getByRole('link', { name: /look through all/ }).click();
		expect(await shown.count()).toBe(course.claims.length);
	});
});

test('the same with JavaScript, without a new document', async () => {
	await withPage({}, async (page) => {
		await page.goto(at('/claims'), { waitUntil: 'networkidle' });
		await page.evaluate(() => {
			document.body.dataset.kept = 'yes';
		});
		await page.getByRole('form').getByLabel('Label').selectOption('opinion');
		await page.getByRole('form').getByRole('button', { name: 'Show' }).click();
		await page.getByText(/claims: labelled opinion/).waitFor();
		await page.getByRole('link', { name: `Show all ${course.claims.length}` }).click();
		await page.getByText(`All ${course.claims.length} claims`).waitFor();
		// The form shows what the list shows.
		expect(await page.getByRole('form').getByLabel('Label').inputValue()).toBe('');
		expect(await page.locator('body').getAttribute('data-kept')).toBe('yes');
	});
});

test('values that make no sense are left out, and it is said', async () => {
	const response = await fetch(at('/claims?label=wrong&paragraph=P0&q=%E2%80%A6'));
	expect(response.status).toBe(200);
	const text = await response.text();
	for (const words of ['the label “wrong”', 'the paragraph “P0”', '“…” is no word'])
		expect(text).toContain(words);
	expect(text).toContain(`All ${course.claims.length} claims`);
});

/** Addresses and ids of a page. */
async function read(page: string): Promise<{ links: Array<string>; ids: Set<string> }> {
	const html = await (await fetch(at(page))).text();
	const all = (name: string) =>
		[...html.matchAll(new RegExp(` ${name}="([^"]+)"`, 'g'))].map((found) => found[1] ?? '');
	return { links: all('href'), ids: new Set(all('id')) };
}

test('claims, lessons, paragraphs and sources lead to each other, and every place is there', async () => {
	const prefix = `/courses/${COURSE}`;
	const names = ['/claims', '/article', '/sources', ...course.lessonEntries.map(({ slug }) => `/${slug}`)];
	const pages = new Map<string, Awaited<ReturnType<typeof read>>>();
	for (const name of names) pages.set(name, await read(name));
	const lost = [...pages].flatMap(([name, { links }]) =>
		links.flatMap((href) => {
			const { pathname, hash } = new URL(href, `${server.url}${prefix}${name}`);
			const target = pages.get(pathname.slice(prefix.length));
			const anchor = decodeURIComponent(hash.slice(1));
			return anchor === '' || target === undefined || target.ids.has(anchor) ? [] : [`${name} → ${href}`];
		}),
	);
	expect(lost).toEqual([]);

	const linksOf = (name: string) => pages.get(name)?.links ?? [];
	for (const claim of course.claims) {
		for (const paragraph of claim.paragraphs) {
			expect(linksOf('/claims')).toContain(`${prefix}/article#${paragraph}`);
			expect(linksOf('/article')).toContain(`${prefix}/claims#${claim.id}`);
		}
		for (const { ref } of claim.sources) expect(linksOf('/claims')).toContain(`${prefix}/sources#${ref}`);
		for (const { slug } of course.lessonEntries.filter(({ id }) => claim.lessons.includes(id))) {
			expect(linksOf('/claims')).toContain(`${prefix}/${slug}#claim-${claim.id}`);
			expect(linksOf(`/${slug}`)).toContain(`${prefix}/claims#${claim.id}`);
		}
	}
	for (const row of course.sourceMap) {
		expect(pages.get('/article')?.ids).toContain(row.id);
		for (const { slug } of course.lessonEntries.filter(({ id }) => row.lessons.includes(id))) {
			expect(linksOf('/article')).toContain(`${prefix}/${slug}`);
			expect(linksOf(`/${slug}`)).toContain(`${prefix}/article#${row.id}`);
		}
	}
});

test('search works without JavaScript, from the course’s page to the paragraph', async () => {
	await withPage({ javaScript: false, width: 320 }, async (page) => {
		await page.goto(at(''));
		await page.getByRole('searchbox', { name: 'Search this course' }).fill('speciall intent');
		await page.getByRole('button', { name: 'Search' }).click();
		expect(new URL(page.url()).pathname).toBe(`/courses/${COURSE}/search`);
		expect(await page.getByRole('status').textContent()).toMatch(/results? for “speciall intent”/);
		const first = page.locator('.found > li').filter({ hasText: 'Lesson' }).first();
		expect(await first.locator('mark').count()).toBeGreaterThan(0);
		const href = await first.getByRole('link').getAttribute('href');
		await first.getByRole('link').click();
		expect(new URL(page.url()).pathname).toBe(new URL(href ?? '', server.url).pathname);
		expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
	});
});

test('search with JavaScript keeps what was typed, and says what to do when nothing is found', async () => {
	await withPage({}, async (page) => {
		await page.goto(at('/glossary'), { waitUntil: 'networkidle' });
		const box = page.getByRole('searchbox', { name: 'Search this course' });
		await box.fill('zzyzx');
		await box.press('Enter');
		await page.getByText('Nothing was found for “zzyzx”').waitFor();
		expect(await box.inputValue()).toBe('zzyzx');
		await page
			.getByRole('list')
			.filter({ has: page.locator('[href*="search?q="]') })
			.getByRole('link')
			.first()
			.click();
		await page.getByText(/results? for “/).waitFor();
		expect(await box.inputValue()).not.toBe('zzyzx');
	});
});

test('pages without a query are for every cache, those with one for none', async () => {
	const cacheOf = async (page: string) => (await fetch(at(page))).headers.get('cache-control');
	for (const page of ['/claims', '/article', '/search']) expect(await cacheOf(page)).toMatch(/^public/);
	for (const page of ['/claims?label=error', '/search?q=intent'])
		expect(await cacheOf(page)).toMatch(/private/);
});

test('the printed ledger has the claims and the filter in words, and no form', async () => {
	await withPage({ javaScript: false }, async (page) => {
		await page.goto(at('/claims?label=error'));
		await page.emulateMedia({ media: 'print' });
		expect(await page.getByText(/claims: labelled error/).isVisible()).toBe(true);
		expect(await page.locator('.ledger > li').first().isVisible()).toBe(true);
		for (const hidden of ['.filter', '.search-box', '.crumbs'])
			expect(await page.locator(hidden).first().isVisible()).toBe(false);
	});
});

/** A server whose owner has placed these files below `articles/`. */
async function serverWith(
	files: Record<string, string>,
	cwd = process.cwd(),
): Promise<TestServer & { articles: string }> {
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-articles-'));
	fs.mkdirSync(path.join(dataDir, 'articles'));
	for (const [name, text] of Object.entries(files))
		fs.writeFileSync(path.join(dataDir, 'articles', name), text);
	const started = await startServer({ env: { DATA_DIR: dataDir }, cwd });
	return {
		...started,
		articles: path.join(dataDir, 'articles'),
		async stop() {
			await started.stop();
			fs.rmSync(dataDir, { recursive: true, force: true });
		},
	};
}

test('without the owner’s copy there are gists only; another text is told in the log and not shown', async () => {
	expect(await (await fetch(at('/article'))).text()).toContain(course.sourceMap[2]?.gist.slice(0, 30));
	const wrong = await serverWith({
		[`${COURSE}.txt`]: 'A title\nSomebody\nThis is another text.',
		'none.txt': 'x',
	});
	try {
		const [page, before] = await Promise.all(
			[wrong, server].map(async ({ url }) => (await fetch(`${url}/courses/${COURSE}/article`)).text()),
		);
		expect(page).not.toContain('another text');
		expect(page?.length).toBe(before?.length);
		expect(wrong.log()).toMatch(
			new RegExp(`"level":40.*articles/${COURSE}\\.txt is not the article of this course`),
		);
		expect(wrong.log()).toMatch(/"level":40.*articles\/none\.txt belongs to no course/);
	} finally {
		await wrong.stop();
	}
});

/** The small course of the tests, whose article may be shown, built into a folder to start a server in. */
async function folderWithMiniCourse(): Promise<string> {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-mini-'));
	const folders = {
		content: path.resolve('tests/fixtures'),
		generated: path.join(root, 'app/content/generated'),
		cache: path.join(root, 'cache'),
		public: path.join(root, 'public'),
	};
	expect((await buildCourse(folders, 'course-mini', null)).problems).toEqual([]);
	return root;
}

test('the owner’s copy stands beside the gists, the same for everybody, and is escaped', async () => {
	const cwd = await folderWithMiniCourse();
	const article = fs.readFileSync('tests/fixtures/course-mini/article.txt', 'utf8');
	const mini = await serverWith(
		{ 'course-mini.txt': article.replace('In ten cups', 'In <b>ten</b> cups') },
		cwd,
	);
	try {
		expect(mini.log()).toMatch(/"level":40.*9 of 10 parts.*P4 could not be recognised/);
		await withPage({ width: 1280 }, async (page) => {
			await page.goto(`${mini.url}/courses/course-mini/article#P2`, { waitUntil: 'networkidle' });
			const texts = page.locator('.article-map blockquote');
			expect(await texts.count()).toBe(9);
			const row = page.locator('[id="P2"]');
			expect(await row.locator('blockquote').textContent()).toMatch(/^The reason is the co/);
			expect(await row.locator('.gist').textContent()).toBe('In our words: Cold makes the nose keener.');
			// Beside, not below.
			const [text, gist] = [
				await row.locator('blockquote').boundingBox(),
				await row.locator('.ours').boundingBox(),
			];
			expect(gist?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
			expect(await page.content()).not.toContain('ten</b>');
			for (const width of [320, 768, 1280]) {
				await page.setViewportSize({ width, height: 900 });
				expect(await horizontalOverflow(page)).toBe(0);
				expect(await accessibilityProblems(page)).toEqual([]);
			}
		});
		// Read once: a later change is shown to nobody before the next start.
		fs.rmSync(path.join(mini.articles, 'course-mini.txt'));
		const address = `${mini.url}/courses/course-mini/article`;
		for (const page of [address, `${address}.data`, `${address}?x=1`])
			expect(await (await fetch(page)).text()).toContain('The reason is the co');
	} finally {
		await mini.stop();
		fs.rmSync(cwd, { recursive: true, force: true });
	}
});
