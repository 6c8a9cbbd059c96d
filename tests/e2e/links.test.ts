/** No link of the course leads nowhere: every page is read once as text, as a visitor without an account gets it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { store } from '../support/answers';
import { startServer, type TestServer } from '../support/server';
import { COURSE } from '../support/walk';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const START = `/courses/${COURSE}`;
/** Requests at a time. */
const LANES = 6;

/** What an address answered. */
interface Answer {
	status: number;
	ids: ReadonlyArray<string>;
	/** Addresses of this site in the page, with query and anchor. */
	links: ReadonlyArray<URL>;
}

const decoded = (text: string) =>
	text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** Values of attributes in all tags of a kind; `tag` and `attribute` are patterns. */
function valuesIn(html: string, tag: string, attribute: string): Array<string> {
	const pattern = new RegExp(`<(?:${tag})(?=\\s)[^>]*?\\s(?:${attribute})="([^"]*)"`, 'g');
	return [...html.matchAll(pattern)].map((found) => decoded(found[1] ?? ''));
}

async function read(address: string): Promise<Answer> {
	const response = await fetch(`${server.url}${address}`);
	const html = response.headers.get('content-type')?.startsWith('text/html') ? await response.text() : '';
	if (html === '') await response.arrayBuffer();
	const found = [...valuesIn(html, 'a|link|area', 'href'), ...valuesIn(html, 'img|script|source', 'src')];
	const links = found
		.map((link) => new URL(link, response.url))
		.filter(({ origin }) => origin === server.url);
	return { status: response.status, ids: valuesIn(html, '[a-z][a-z0-9]*', 'id'), links };
}

/**
 * Links on a page are followed when it belongs to the course and has no query: filters and zooms lead to each other
 * without end, so what they show is looked at, and not what it leads to.
 */
const isFollowed = (address: string) =>
	(address === START || address.startsWith(`${START}/`)) && !address.includes('?');

/** Reads every address that can be reached from the given ones, each once. */
async function crawl(from: ReadonlyArray<string>): Promise<Map<string, Answer>> {
	const answers = new Map<string, Answer>();
	const known = new Set(from);
	const waiting = [...from];
	const lane = async (): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const answer = await read(next);
			answers.set(next, answer);
			for (const { pathname, search } of isFollowed(next) ? answer.links : []) {
				const address = `${pathname}${search}`;
				if (!known.has(address)) waiting.push(address);
				known.add(address);
			}
		}
	};
	// A lane ends when nothing is waiting, even if another is about to find more: so they start again until all is read.
	while (waiting.length > 0) await Promise.all(Array.from({ length: LANES }, lane));
	return answers;
}

const course = store.getCourse(COURSE);
if (course === null) throw new Error('The course is not built.');
const lookups = ['claims', 'article', 'glossary', 'sources', 'timeline', 'map', 'search'];
const tables = course.tables.map(({ id }) => `tables/${id}`);
const lessons = course.lessonEntries.map(({ slug }) => slug);
const quizzes = [
	...course.lessonEntries.flatMap(({ slug, quiz }) => (quiz === null ? [] : [slug])),
	...course.moduleEntries.flatMap(({ test: each }) => (each === null ? [] : [each.slug])),
].map((slug) => `quiz/${slug}`);

test('every link of every course page leads to a page, and its anchor to a place on it', async () => {
	// A lesson leads to its quiz with a button that notes the reading, so nobody comes there by links alone.
	const answers = await crawl([START, ...quizzes.map((page) => `${START}/${page}`)]);
	const reached = [...lookups, ...tables, ...lessons, ...quizzes];
	expect(reached.filter((page) => answers.get(`${START}/${page}`)?.status !== 200)).toEqual([]);

	const lost = [...answers].flatMap(([page, { links }]) => {
		if (!isFollowed(page)) return [];
		return links.flatMap(({ pathname, search, hash }) => {
			const target = answers.get(`${pathname}${search}`);
			const anchor = decodeURIComponent(hash.slice(1));
			const isThere = target !== undefined && target.status < 400;
			return isThere && (anchor === '' || target.ids.includes(anchor))
				? []
				: [`${page} → ${pathname}${search}${hash} (${target?.status})`];
		});
	});
	expect([...new Set(lost)]).toEqual([]);

	// An id that stands twice on a page is an anchor that may lead to the wrong place.
	const twice = [...answers].flatMap(([page, { ids }]) =>
		ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page}#${id}`),
	);
	expect(twice).toEqual([]);
});
