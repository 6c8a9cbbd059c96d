/**
 * Keys stay on the server: no answer of the server, and no file that browsers get, holds a key or the feedback of an
 * option that was not answered. Searched for are the authors' own sentences, which stand nowhere but in the quiz files.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedbackOf, gradeItem, type Item, responseFromForm, viewOf } from '~/core/kinds';
import { rightFields, store, wrongFields } from '../support/answers';
import { change, type HttpLearner, httpLearner } from '../support/http-learner';
import { startServer, type TestServer } from '../support/server';
import { COURSE } from '../support/walk';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const course = store.getCourse(COURSE);
if (course === null) throw new Error('The course is not built.');
const lessons = course.lessonEntries;
const items = lessons.flatMap((lesson) => {
	const quiz = lesson.quiz === null ? null : store.getQuiz(COURSE, lesson.quiz.id);
	return quiz === null ? [] : [...quiz.items, ...quiz.checks];
});

/** Every sentence an author wrote about answers to an item: feedback, explanation and sample. */
function secretsOf(item: Item): Array<string> {
	const visible = JSON.stringify(viewOf(item, 0));
	const found: Array<string> = [];
	const collect = (value: unknown, key: string) => {
		if (typeof value === 'string' && /^(feedback|explanation|sample|low|high)$/.test(key)) found.push(value);
		else if (Array.isArray(value)) for (const each of value) collect(each, key);
		else if (value !== null && typeof value === 'object')
			for (const [name, each] of Object.entries(value)) collect(each, name);
	};
	collect(item, '');
	return found.filter((text) => text.length > 20 && !visible.includes(text));
}

/** How a text may look in HTML, in JSON, and in JSON within HTML. */
function disguises(text: string): Array<string> {
	const inJson = JSON.stringify(text).slice(1, -1);
	const inHtml = text
		.replaceAll('&', '&amp;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#x27;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
	return [text, inJson, inHtml, JSON.stringify(inJson).slice(1, -1)];
}

function leaksIn(body: string, secrets: Iterable<string>): Array<string> {
	return [...secrets].filter((secret) => disguises(secret).some((form) => body.includes(form)));
}

const allSecrets = new Set(items.flatMap(secretsOf));

test('there is something to leak', () => {
	expect(items.length).toBeGreaterThan(40);
	expect(allSecrets.size).toBeGreaterThan(items.length * 2);
});

test('no file for browsers holds a key or feedback', () => {
	const files = fs
		.readdirSync('build/client', { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile());
	expect(files.length).toBeGreaterThan(10);
	for (const file of files) {
		const body = fs.readFileSync(path.join(file.parentPath, file.name), 'latin1');
		const text = Buffer.from(body, 'latin1').toString('utf8');
		expect({ file: file.name, leaks: leaksIn(text, allSecrets) }).toEqual({ file: file.name, leaks: [] });
	}
});

/** The addresses a person can open about the course, as documents and as data of a client navigation. */
function publicPaths(): Array<string> {
	const pages = [
		'/',
		'/progress',
		`/courses/${COURSE}`,
		...['claims', 'article', 'search', 'glossary', 'sources', 'timeline', 'map'].map(
			(page) => `/courses/${COURSE}/${page}`,
		),
		...searches(),
		...(store.getCourse(COURSE)?.tables ?? []).map(({ id }) => `/courses/${COURSE}/tables/${id}`),
		...lessons.flatMap(({ slug }) => [`/courses/${COURSE}/${slug}`, `/courses/${COURSE}/quiz/${slug}`]),
	];
	return pages.flatMap((page) => [page, page === '/' ? '/_root.data' : page.replace(/(\?|$)/, '.data$1')]);
}

/** Searches for words that stand together in a secret; never for all of one, which the page would repeat. */
function searches(): Array<string> {
	return items.flatMap((item) => {
		const [secret = ''] = secretsOf(item);
		const words = [...new Set(secret.match(/\p{L}{5,}/gu))].slice(0, 2).join(' ');
		return words === '' ? [] : [`/courses/${COURSE}/search?q=${encodeURIComponent(words)}`];
	});
}

async function bodyOf(learner: HttpLearner, page: string): Promise<string> {
	const response = await learner.fetch(page);
	expect({ page, status: response.status }).toEqual({ page, status: 200 });
	return response.text();
}

test('no page tells a stranger, or a learner in the middle of every quiz, a key', async () => {
	const stranger = httpLearner(server.url);
	for (const page of publicPaths())
		expect({ page, leaks: leaksIn(await bodyOf(stranger, page), allSecrets) }).toEqual({ page, leaks: [] });

	const learner = httpLearner(server.url);
	const slugs = [
		...lessons.filter(({ quiz }) => quiz !== null).map(({ slug }) => slug),
		'the-genocide-convention-test',
	];
	for (const slug of slugs) {
		const attempt = await learner.start(slug);
		for (const page of [`/attempts/${attempt}`, `/attempts/${attempt}.data`]) {
			expect({ page: slug, leaks: leaksIn(await bodyOf(learner, page), allSecrets) }).toEqual({
				page: slug,
				leaks: [],
			});
		}
	}
	for (const page of publicPaths())
		expect({ page, leaks: leaksIn(await bodyOf(learner, page), allSecrets) }).toEqual({ page, leaks: [] });
});

test('saving tells nothing; a checked wrong answer tells its own feedback only; a review only what was answered', async () => {
	const learner = httpLearner(server.url);
	for (const lesson of lessons) {
		const quiz = lesson.quiz === null ? null : store.getQuiz(COURSE, lesson.quiz.id);
		const item = quiz?.items.find(({ kind }) => kind === 'single-choice');
		if (!quiz || !item) continue;
		const attempt = await learner.start(lesson.slug);
		const fields = wrongFields(item);
		const reply = await learner.save(attempt, [change(item.id, 0, fields)]);
		expect(leaksIn(JSON.stringify(reply), allSecrets)).toEqual([]);

		const form = new URLSearchParams({ intent: `try:${item.id}`, $key: crypto.randomUUID() });
		form.set(`${item.id}.$revision`, '1');
		for (const [name, value] of fields) form.append(`${item.id}.${name}`, value);
		const tried = await learner.fetch(`/attempts/${attempt}`, { method: 'POST', body: form });
		expect(tried.status).toBe(302);
		const response = responseFromForm(item, fields);
		if (response === null) throw new Error('The wrong answer answers nothing.');
		expect(gradeItem(item, response)).toEqual({ status: 'graded', fraction: 0 });
		const told = feedbackOf(item, response, 'chosen').parts.flatMap((part) => part.feedback ?? []);
		const page = await bodyOf(learner, `/attempts/${attempt}`);
		expect(leaksIn(page, told)).toEqual(told);
		expect(
			leaksIn(
				page,
				[...allSecrets].filter((secret) => !told.includes(secret)),
			),
		).toEqual([]);

		await learner.submit(attempt);
		const review = await bodyOf(learner, `/attempts/${attempt}/review`);
		const ownSecrets = secretsOf(item);
		expect(leaksIn(review, ownSecrets)).toEqual(ownSecrets);
		expect(
			leaksIn(
				review,
				[...allSecrets].filter((secret) => !ownSecrets.includes(secret)),
			),
		).toEqual([]);
	}
});

test('the page of a quiz is the same whether an option is right or wrong', async () => {
	// What a reader of the source could compare: no attribute, class or order may follow the key.
	for (const item of items) {
		const view = JSON.stringify(viewOf(item, 7));
		expect(view).not.toMatch(/"(correct|feedback|accept|answer|tolerance|match|slot|explanation|sample)":/);
		expect(rightFields(item).length).toBeGreaterThan(0);
	}
});
