/** Learners made over HTTP, as the product makes them, for benchmarks to use their cookies. */
import { randomUUID } from 'node:crypto';
import { paths } from '~/platform/paths';
import { store } from '../support/answers';
import { COURSE, LESSON, quizOf } from '../support/walk';
import type { Sender } from './subject';

export const LESSON_PATH = paths.lesson(COURSE, LESSON);

/** Headers with which a browser asks for a page; the cookie comes on top. */
export const BROWSER_HEADERS = { Accept: 'text/html', 'Accept-Encoding': 'gzip, deflate, br' };

function cookieOf(response: Response, what: string): string {
	const [pair] = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
	if (pair === undefined) throw new Error(`${what} gave no session (status ${response.status}).`);
	return pair;
}

async function post(
	origin: string,
	path: string,
	form: Record<string, string>,
	cookie: string,
): Promise<Response> {
	return fetch(origin + path, {
		method: 'POST',
		body: new URLSearchParams(form),
		headers: { Origin: origin, Cookie: cookie },
		redirect: 'manual',
	});
}

/** Signs somebody up. @returns the cookie */
export async function signUp(origin: string): Promise<string> {
	const form = {
		name: 'Bench Learner',
		login: `bench-${randomUUID().slice(0, 8)}`,
		password: `${randomUUID()}-long-enough`,
	};
	return cookieOf(await post(origin, paths.signup(), form, ''), 'Signing up');
}

/** Starts the quiz of the lesson; without a cookie this makes a guest. @returns cookie and the attempt's id */
export async function startQuiz(
	origin: string,
	cookie: string,
): Promise<{ cookie: string; attempt: string }> {
	const response = await post(origin, paths.quiz(COURSE, LESSON), {}, cookie);
	const attempt = response.headers.get('location')?.split('/').at(-1);
	if (response.status !== 302 || attempt === undefined) {
		throw new Error(`Starting the quiz answered ${response.status}.`);
	}
	return { cookie: cookie === '' ? cookieOf(response, 'Starting the quiz') : cookie, attempt };
}

/** A single choice of the quiz, the most frequent kind. */
function singleChoice() {
	const item = quizOf(LESSON).items.find(({ kind }) => kind === 'single-choice');
	if (item?.kind !== 'single-choice') throw new Error(`The quiz of ${LESSON} has no single choice.`);
	return { itemId: item.id, choices: item.options.map(({ id }) => id) };
}

/**
 * Learners who each change an answer again and again, as fast as the server takes it. Every call starts with fresh
 * guests, whose answers are at revision 0.
 */
export async function autosavers(origin: string, count: number): Promise<Array<Sender>> {
	const { itemId, choices } = singleChoice();
	return Promise.all(
		Array.from({ length: count }, async () => {
			const { cookie, attempt } = await startQuiz(origin, '');
			const headers = { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' };
			return {
				kind: 'autosave' as const,
				path: paths.attemptSave(attempt),
				headers,
				itemId,
				base: 0,
				choices,
			};
		}),
	);
}

const LESSONS_READ = 16;

/** A learner in the middle of the course: signed up, the first lessons read, one quiz begun, one answer given. */
export async function midCourseLearner(origin: string): Promise<string> {
	const cookie = await signUp(origin);
	const read = store.getCourse(COURSE)?.lessonEntries.slice(0, LESSONS_READ) ?? [];
	for (const { slug } of read) await post(origin, paths.lesson(COURSE, slug), { intent: 'read' }, cookie);
	const { attempt } = await startQuiz(origin, cookie);
	const { itemId, choices } = singleChoice();
	const saved = await fetch(origin + paths.attemptSave(attempt), {
		method: 'POST',
		headers: { Origin: origin, Cookie: cookie, 'Content-Type': 'application/json' },
		body: JSON.stringify({
			answers: [
				{ itemId, key: randomUUID(), base: 0, fields: [['choice', choices[0] ?? '']], certainty: null },
			],
		}),
	});
	if (!saved.ok) throw new Error(`Saving an answer answered ${saved.status}.`);
	return cookie;
}

/** More than there are; a walk that finds so many goes in circles. */
const MOST_PAGES = 1_000;

/**
 * Visits every page that links lead to, from `starts` on; addresses with a query are other views of the same page.
 * @returns the paths of the pages
 * @throws when a page answers with 500 or above
 */
export async function walk(
	origin: string,
	starts: Array<string>,
	headers: Record<string, string>,
): Promise<Set<string>> {
	const found = new Set(starts);
	for (const path of found) {
		if (found.size > MOST_PAGES) throw new Error(`There are more than ${MOST_PAGES} pages.`);
		const response = await fetch(origin + path, { headers, redirect: 'manual' });
		if (response.status >= 500) throw new Error(`${path} answered ${response.status}.`);
		if (response.headers.get('content-type')?.startsWith('text/html') !== true) continue;
		for (const [, link = ''] of (await response.text()).matchAll(/<a\b[^>]*\shref="(\/[^"#?]*)/g))
			found.add(link);
	}
	return found;
}
