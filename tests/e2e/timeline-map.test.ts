/** Timeline and map of the course: the picture and the list say the same, at every width and without JavaScript. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { store } from '../support/answers';
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
const events = course?.timeline ?? [];
const places = course?.places ?? [];
const TIMELINE = `/courses/${COURSE}/timeline`;
const MAP = `/courses/${COURSE}/map`;
/** Lessons with a `<Map>` and with a `<Timeline>`. */
const LESSONS_WITH_PICTURES = ['places-and-names', 'from-pogroms-to-war'].map(
	(slug) => `/courses/${COURSE}/${slug}`,
);

/** Numbers in the one picture that is shown, and in the list. */
async function numbersOf(page: Page): Promise<{ picture: Array<number>; list: Array<number> }> {
	const texts = await page.locator('.timeline-picture:visible .pic-number').allTextContents();
	const list = await page.locator('.timeline-list > li .number').allTextContents();
	const sorted = (numbers: Array<string>) => numbers.map(Number).sort((a, b) => a - b);
	return { picture: sorted(texts), list: sorted(list) };
}

/** Pairs of texts in the visible pictures that lie on each other, as the browser has laid them out. */
async function overlappingTexts(page: Page): Promise<Array<string>> {
	return page.evaluate(() => {
		const found: Array<string> = [];
		const pictures = [...document.querySelectorAll('.picture svg')].filter(
			(svg) => svg.getBoundingClientRect().width > 0,
		);
		if (pictures.length === 0) found.push('There is no picture.');
		for (const svg of pictures) {
			const frame = svg.getBoundingClientRect();
			const boxes = [...svg.querySelectorAll('text')].map((text) => ({
				words: text.textContent ?? '',
				box: text.getBoundingClientRect(),
			}));
			for (const [index, { words, box }] of boxes.entries()) {
				if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${words} is cut off`);
				for (const other of boxes.slice(index + 1)) {
					const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
					const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
					// Boxes of text are higher than its letters.
					if (across > 1 && down > 4) found.push(`${words} lies on ${other.words}`);
				}
			}
		}
		return found;
	});
}

test('the course has its timeline of forty events or more, and its map', () => {
	expect(events.length).toBeGreaterThanOrEqual(40);
	expect(places.length).toBeGreaterThanOrEqual(20);
});

test('every event stands in the picture and in the list, with sources and lessons that are there', async () => {
	await withPage({ javaScript: false }, async (page) => {
		await page.goto(`${server.url}${TIMELINE}`);
		const all = events.map((_, index) => index + 1);
		expect(await numbersOf(page)).toEqual({ picture: all, list: all });
		const entries = await page.locator('.timeline-list > li').all();
		for (const [index, entry] of entries.entries()) {
			const event = events[index];
			expect(await entry.getAttribute('id')).toBe(event?.id);
			expect(await entry.locator('h3').textContent()).toBe(event?.title);
			expect(await entry.locator('time').textContent()).toBe(event?.when);
			expect(await entry.locator('p').allTextContents()).toContain(event?.text);
		}
		const hrefs = await page
			.locator('.timeline-list a')
			.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
		const used = new Set(hrefs);
		expect(used.size).toBeGreaterThan(20);
		const answers = await Promise.all([...used].map(async (href) => reaches(href)));
		expect(answers.filter((answer) => answer !== null)).toEqual([]);
	});
});

/** What is wrong with a link of the site; null when its page, and its place on it, are there. */
async function reaches(href: string): Promise<string | null> {
	const response = await fetch(new URL(href, server.url));
	const anchor = new URL(href, server.url).hash.slice(1);
	const html = await response.text();
	if (response.ok && (anchor === '' || html.includes(` id="${anchor}"`))) return null;
	return `${href}: ${response.status}`;
}

test('periods, zoom and years are plain links and a form; the picture and the list follow', async () => {
	await withPage({ javaScript: false, width: 320 }, async (page) => {
		await page.goto(`${server.url}${TIMELINE}`);
		await page.getByRole('link', { name: /^1987–1994/ }).click();
		const period = await numbersOf(page);
		expect(period.picture).toEqual(period.list);
		expect(period.list.length).toBeLessThan(events.length);
		await page.getByRole('heading', { name: 'Events from 1987 to 1994' }).waitFor();
		expect(await page.getByRole('link', { name: /^1987–1994/ }).getAttribute('aria-current')).toBe('true');

		await page.getByRole('link', { name: /^Zoom in/ }).click();
		const closer = await numbersOf(page);
		expect(closer.list.length).toBeLessThan(period.list.length);
		await page.getByRole('link', { name: /^Earlier/ }).click();
		expect(new URL(page.url()).searchParams.get('from')).toMatch(/^\d{4}$/);

		await page.getByLabel('From year').fill('1992');
		await page.getByLabel('To year').fill('1992');
		await page.getByRole('button', { name: 'Show' }).click();
		await page.getByRole('heading', { name: 'Events in 1992' }).waitFor();
		await page.getByRole('heading', { name: 'Khojaly massacre' }).waitFor();
		expect(await page.getByRole('link', { name: /^Zoom in/ }).count()).toBe(0);

		await page.getByLabel('From year').fill('next year');
		await page.getByRole('button', { name: 'Show' }).click();
		expect(await page.getByRole('alert').textContent()).toContain('“next year” is not a year');
		expect(await page.getByLabel('From year').inputValue()).toBe('next year');
		expect((await numbersOf(page)).list).toHaveLength(events.length);
	});
});

test('the keyboard reaches every way to move, and the picture leads to the list', async () => {
	await withPage({}, async (page) => {
		await page.goto(`${server.url}${TIMELINE}?from=1988&to=1994`, { waitUntil: 'networkidle' });
		const names: Array<string> = [];
		await page.getByRole('link', { name: /^All:/ }).focus();
		for (let step = 0; step < 20; step++) {
			names.push(
				await page.evaluate(() => {
					const element = document.activeElement;
					const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
					return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
				}),
			);
			await page.keyboard.press('Tab');
		}
		const words = [/^All: /, /^From year/, /^To year/, /^Show/, /^Earlier: /, /^Zoom in: /, /^Zoom out: /];
		for (const word of words) expect(names.some((name) => word.test(name))).toBe(true);
		const picture = page.getByRole('img', { name: /^Time axis of 1988 to 1994 with \d+ events\. The list/ });
		expect(await picture.count()).toBe(1);
		await page.getByRole('link', { name: 'list', exact: true }).click();
		expect(new URL(page.url()).hash).toBe('#events');
	});
});

test('no words lie on each other, at any width', async () => {
	await withPage({}, async (page) => {
		const found: Array<string> = [];
		const timelines = [TIMELINE, `${TIMELINE}?from=1987&to=1994`, `${TIMELINE}?from=1992&to=1992`];
		for (const path of [...timelines, MAP, ...LESSONS_WITH_PICTURES]) {
			await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
			for (const width of [320, 480, 768, 1024, 1280, 1600]) {
				await page.setViewportSize({ width, height: 900 });
				found.push(...(await overlappingTexts(page)).map((what) => `${path} at ${width}: ${what}`));
			}
		}
		expect(found).toEqual([]);
	});
});

test('every place has its names on the map and its row in the table', async () => {
	await withPage({ javaScript: false }, async (page) => {
		await page.goto(`${server.url}${MAP}`);
		const labels =
			(await page.locator('.map-picture:visible .pic-name, .map-picture:visible .pic-region').count()) +
			(await page.locator('.map-picture:visible .pic-country').count());
		expect(labels).toBe(places.length);
		const onMap = (await page.locator('.map-picture:visible tspan').allTextContents()).join('\n');
		for (const { id, names, kind, bordersArmenia } of places) {
			const row = page.locator(`tr[id="${id}"]`);
			const text = (await row.textContent()) ?? '';
			for (const { name } of names) {
				expect(onMap).toContain(name);
				expect(text).toContain(name);
			}
			if (kind === 'district')
				expect(text).toContain(bordersArmenia === true ? 'borders Armenia' : 'does not border Armenia');
		}
	});
});

test('on a small screen the map has the numbers of the table', async () => {
	await withPage({ javaScript: false, width: 320 }, async (page) => {
		await page.goto(`${server.url}${MAP}`);
		const numbers = await page.locator('.map-picture:visible tspan').allTextContents();
		expect(numbers.map(Number).sort((a, b) => a - b)).toEqual(places.map((_, index) => index + 1));
		const rows = await page.locator('.places tbody .number').allTextContents();
		expect(rows.map(Number)).toEqual(places.map((_, index) => index + 1));
		expect(await page.getByRole('row').count()).toBe(places.length + 1);
	});
});

test('a source names the events that rest on it, and leads to them', async () => {
	await withPage({ javaScript: false }, async (page) => {
		const [event] = events;
		const source = event?.sources[0]?.ref;
		await page.goto(`${server.url}/courses/${COURSE}/sources`);
		await page.locator(`li[id="${source}"]`).getByRole('link', { name: event?.title }).click();
		expect(new URL(page.url()).pathname).toBe(TIMELINE);
		expect(new URL(page.url()).hash).toBe(`#${event?.id}`);
	});
});

test('the course page and the lessons lead to both pages', async () => {
	await withPage({ javaScript: false }, async (page) => {
		const lesson = course?.lessonEntries[0]?.slug;
		for (const from of [`/courses/${COURSE}`, `/courses/${COURSE}/${lesson}`]) {
			for (const [name, to] of [
				[/^Timeline/, TIMELINE],
				[/^Map/, MAP],
			] as const) {
				await page.goto(`${server.url}${from}`);
				await page.getByRole('main').getByRole('link', { name }).click();
				expect(new URL(page.url()).pathname).toBe(to);
			}
		}
	});
});

test('strangers share one page from the cache, and nobody finds what a course does not have', async () => {
	for (const path of [TIMELINE, MAP]) {
		const first = await fetch(`${server.url}${path}`);
		const etag = first.headers.get('etag');
		expect(etag).not.toBeNull();
		const again = await fetch(`${server.url}${path}`, { headers: { 'If-None-Match': etag ?? '' } });
		expect(again.status).toBe(304);
	}
	for (const page of ['timeline', 'map']) {
		expect((await fetch(`${server.url}/courses/no-such-course/${page}`)).status).toBe(404);
	}
});
