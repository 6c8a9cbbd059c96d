/** A learner who speaks HTTP without a browser: for tests that need many of them, or need to break things. */
import { randomUUID } from 'node:crypto';
import type { AnswerChange, Fields, SaveReply } from '~/features/quizzes/protocol';
import { COURSE } from './walk';

export interface HttpLearner {
	/** Fetches with the learner's cookies, as this site's own pages do; redirects are not followed. */
	fetch(path: string, init?: RequestInit): Promise<Response>;
	/** Starts or resumes a quiz. @returns the attempt's id */
	start(slug: string): Promise<string>;
	/** Saves answers as the outbox does. @throws when the server does not answer with a reply */
	save(attemptId: string, answers: Array<AnswerChange>): Promise<SaveReply>;
	/** Submits an attempt by its form. @returns the status */
	submit(attemptId: string): Promise<number>;
}

/** A change with a fresh key. */
export function change(itemId: string, base: number, fields: Fields): AnswerChange {
	return { itemId, base, fields, key: randomUUID(), certainty: null };
}

/** @param origin such as `http://127.0.0.1:40123` */
export function httpLearner(origin: string): HttpLearner {
	const cookies = new Map<string, string>();

	async function fetchAs(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		if (cookies.size > 0)
			headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
		if (init.method !== undefined && init.method !== 'GET') headers.set('Origin', origin);
		const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
		for (const line of response.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (name !== undefined && value !== undefined) cookies.set(name, value);
		}
		return response;
	}

	return {
		fetch: fetchAs,
		async start(slug) {
			const response = await fetchAs(`/courses/${COURSE}/quiz/${slug}`, {
				method: 'POST',
				body: new URLSearchParams(),
			});
			const attemptId = /^\/attempts\/([0-9a-f-]+)$/.exec(response.headers.get('location') ?? '')?.[1];
			if (attemptId === undefined) throw new Error(`Starting the quiz answered ${response.status}.`);
			return attemptId;
		},
		async save(attemptId, answers) {
			const response = await fetchAs(`/attempts/${attemptId}/save`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({ answers }),
			});
			if (!response.ok) throw new Error(`Saving answered ${response.status}.`);
			return response.json();
		},
		async submit(attemptId) {
			// An empty form would empty the answers, so it says what it leaves alone: nothing is changed.
			const page = await (await fetchAs(`/attempts/${attemptId}`)).text();
			const form = new URLSearchParams({ intent: 'submit', $key: randomUUID() });
			for (const [name, value] of formValues(page)) form.append(name, value);
			const response = await fetchAs(`/attempts/${attemptId}`, { method: 'POST', body: form });
			return response.status;
		},
	};
}

const plainText = (text: string) =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&#x27;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

const attribute = (tag: string, name: string) => {
	const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
	return found === undefined ? null : plainText(found);
};

/** What a browser without scripts would send for the item fields of a page: chosen, selected and typed values. */
function formValues(html: string): Array<[string, string]> {
	const values: Array<[string, string]> = [];
	for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
		const name = attribute(tag, 'name');
		if (name === null || !name.includes('.')) continue;
		const choice = ['radio', 'checkbox'].includes(attribute(tag, 'type') ?? '');
		if (!choice || /\schecked(=""|\s|\/|>)/.test(tag)) values.push([name, attribute(tag, 'value') ?? '']);
	}
	for (const [, tag = '', body = ''] of html.matchAll(/<(select\b[^>]*)>(.*?)<\/select>/gs)) {
		const selected = /<option\b[^>]*\sselected=""[^>]*>/.exec(body)?.[0];
		values.push([
			attribute(tag, 'name') ?? '',
			selected === undefined ? '' : (attribute(selected, 'value') ?? ''),
		]);
	}
	for (const [, tag = '', body = ''] of html.matchAll(/<(textarea\b[^>]*)>(.*?)<\/textarea>/gs)) {
		values.push([attribute(tag, 'name') ?? '', plainText(body)]);
	}
	return values;
}
