import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems, horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

describe.each([320, 768, 1280])('the home page at %i px', (width) => {
	test.each(['light', 'dark'] as const)('is readable and accessible in %s', async (colorScheme) => {
		await withPage({ width, colorScheme }, async (page) => {
			const response = await page.goto(server.url);
			expect(response?.status()).toBe(200);
			expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
			expect(await page.getByRole('main').count()).toBe(1);
			expect(await accessibilityProblems(page)).toEqual([]);
			expect(await horizontalOverflow(page)).toBe(0);
		});
	});
});

test('the home page names the course and leads to it without JavaScript', async () => {
	await withPage({ javaScript: false }, async (page) => {
		await page.goto(server.url);
		await page.getByRole('main').getByRole('link').first().click();
		expect(new URL(page.url()).pathname).toMatch(/^\/courses\/[a-z0-9-]+$/);
		expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
	});
});

test('an unknown address is a page with status 404', async () => {
	await withPage({ expected: [/status of 404/] }, async (page) => {
		const response = await page.goto(`${server.url}/no-such-page`);
		expect(response?.status()).toBe(404);
		expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
		expect(await accessibilityProblems(page)).toEqual([]);
	});
});
