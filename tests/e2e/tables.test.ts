/** The tables of the course: linked from its page, with headings for every cell, scrolling in their own region. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { store } from '../support/answers';
import { horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import { COURSE } from '../support/walk';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

const tables = store.getCourse(COURSE)?.tables ?? [];

test('a reader finds each table, scrolls it with the keyboard, and follows a source', async () => {
	await withPage({ width: 320 }, async (page) => {
		expect(tables).not.toEqual([]);
		for (const { id, title } of tables) {
			await page.goto(`${server.url}/courses/${COURSE}`, { waitUntil: 'networkidle' });
			await page.getByRole('link', { name: title, exact: true }).click();
			await page.getByRole('heading', { level: 1, name: title }).waitFor();
			expect(new URL(page.url()).pathname).toBe(`/courses/${COURSE}/tables/${id}`);

			const region = page.getByRole('region', { name: title });
			await region.focus();
			await page.keyboard.press('ArrowRight');
			await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
			expect(await horizontalOverflow(page)).toBe(0);

			const source = region.locator('tbody td:last-child a').first();
			const anchor = new URL((await source.getAttribute('href')) ?? '', server.url).hash.slice(1);
			await source.click();
			await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
			expect(await page.locator(`[id="${anchor}"]`).textContent()).toContain(title);
		}
	});
});

test('every cell has text, a heading above it and one beside it', async () => {
	await withPage({ javaScript: false }, async (page) => {
		for (const { id, columns, rows } of tables) {
			await page.goto(`${server.url}/courses/${COURSE}/tables/${id}`);
			// The titles of the rows come before the columns, the sources after them.
			expect(await page.locator('thead th[scope="col"]').count()).toBe(columns.length + 2);
			const lines = await page.locator('tbody tr').all();
			expect(lines).toHaveLength(rows.length);
			for (const [at, line] of lines.entries()) {
				expect(await line.locator('th[scope="row"]').allTextContents()).toEqual([rows[at]?.title]);
				const cells = await line.locator('td').allTextContents();
				expect(cells.slice(0, -1)).toEqual(rows[at]?.cells);
				expect(cells.at(-1)?.trim()).not.toBe('');
			}
		}
	});
});

test('nobody finds a table that is not there', async () => {
	for (const id of ['nothing', 'constructor', '']) {
		const response = await fetch(`${server.url}/courses/${COURSE}/tables/${id}`);
		expect([id, response.status]).toEqual([id, 404]);
	}
});
