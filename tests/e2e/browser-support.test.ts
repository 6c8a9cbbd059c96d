/** That a page with a fault fails its test, whatever else the test looks at. */
import { once } from 'node:events';
import http from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems, horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';

const PAGES: Record<string, string> = {
	'/good': '<main><h1>Good</h1></main>',
	'/console': '<main><h1>Console</h1></main><script nonce="n">console.error("planted complaint")</script>',
	'/exception':
		'<main><h1>Exception</h1></main><script nonce="n">throw new Error("planted exception")</script>',
	'/csp': '<main><h1>CSP</h1></main><script>document.title = "never"</script>',
	'/missing': '<main><h1>Missing</h1><img src="/nothing.png" alt=""></main>',
	'/inaccessible': '<main><h1>Inaccessible</h1><img src="data:," width="1"><input></main>',
	'/wide': '<main style="width: 500px"><h1>Wide</h1></main>',
};

let server: http.Server;
let url: string;
beforeAll(async () => {
	server = http.createServer((request, response) => {
		const body = PAGES[request.url ?? ''];
		response.writeHead(body === undefined && request.url !== '/favicon.ico' ? 404 : 200, {
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Security-Policy': "default-src 'self' data:; script-src 'nonce-n'; style-src 'unsafe-inline'",
		});
		response.end(
			`<!doctype html><html lang="en"><head><title>Test</title></head><body>${body ?? ''}</body></html>`,
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
	server.close();
});
const withPage = browserForTests();

test('a good page passes', async () => {
	await withPage({ width: 320 }, async (page) => {
		await page.goto(`${url}/good`);
		expect(await accessibilityProblems(page)).toEqual([]);
		expect(await horizontalOverflow(page)).toBe(0);
	});
});

test.each([
	['/console', 'planted complaint'],
	['/exception', 'planted exception'],
	['/csp', 'Content Security Policy'],
	['/missing', 'status of 404'],
])('%s fails', async (path, problem) => {
	const visit = (expected: Array<RegExp>) =>
		withPage({ expected }, async (page) => {
			await page.goto(url + path, { waitUntil: 'networkidle' });
		});
	await expect(visit([])).rejects.toThrow(problem);
	await expect(visit([new RegExp(problem)])).resolves.toBeUndefined();
});

test('what axe finds is told with the element, and what is too wide is measured', async () => {
	await withPage({ width: 320, expected: [/data:/] }, async (page) => {
		await page.goto(`${url}/inaccessible`);
		const problems = await accessibilityProblems(page);
		expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(['image-alt', 'label']);
		expect(problems.join('\n')).toContain('  input: ');
		await page.goto(`${url}/wide`);
		expect(await horizontalOverflow(page)).toBeGreaterThanOrEqual(180);
	});
});

test('a fault is told beside the failure of the test itself', async () => {
	const failing = withPage({}, async (page) => {
		await page.goto(`${url}/console`);
		throw new Error('the test itself');
	});
	await expect(failing).rejects.toThrow(/the test itself\nThe browser reported:\nplanted complaint/);
});

test('profiles are empty each time, and JavaScript can be off', async () => {
	await withPage({}, async (page, { context }) => {
		await page.goto(`${url}/good`);
		await page.evaluate(() => localStorage.setItem('key', 'value'));
		await context.addCookies([{ name: 'a', value: 'b', url }]);
	});
	await withPage({}, async (page, { context }) => {
		await page.goto(`${url}/good`);
		expect(await page.evaluate(() => localStorage.getItem('key'))).toBeNull();
		expect(await context.cookies()).toEqual([]);
	});
	await withPage({ javaScript: false }, async (page, { problems }) => {
		await page.goto(`${url}/exception`);
		expect(problems).toEqual([]);
	});
});
