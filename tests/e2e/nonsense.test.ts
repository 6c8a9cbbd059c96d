/** Nonsense in every field and every address: an answer below 500 with a sentence, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rightFields } from '../support/answers';
import { change, httpLearner } from '../support/http-learner';
import { startServer, type TestServer } from '../support/server';
import { COURSE, LESSON, quizOf } from '../support/walk';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const SILLY = [
	'%00',
	'%E0%A4%A',
	'..%2f..%2fetc',
	'__proto__',
	'constructor',
	'a'.repeat(3_000),
	'%F0%9F%98%80',
	"'%22%3Cscript%3E",
	'-1',
	'null',
];
const ADDRESSES = SILLY.flatMap((silly) => [
	`/${silly}`,
	`/courses/${silly}`,
	`/courses/${COURSE}/${silly}`,
	`/courses/${COURSE}/quiz/${silly}`,
	`/courses/${silly}/claims`,
	`/courses/${COURSE}/claims?label=${silly}&module=${silly}&paragraph=${silly}&q=${silly}`,
	`/courses/${silly}/article`,
	`/courses/${silly}/search?q=x`,
	`/courses/${COURSE}/search?q=${silly}`,
	`/courses/${COURSE}/tables/${silly}`,
	`/courses/${COURSE}/timeline?from=${silly}&to=${silly}`,
	`/courses/${silly}/timeline`,
	`/courses/${silly}/map`,
	`/attempts/${silly}`,
	`/attempts/${silly}/review`,
	`/attempts/${silly}/save`,
	`/login?next=${silly}`,
	`/reset-password?token=${silly}`,
	`/courses/${COURSE}?${silly}=${silly}`,
]);

/** What a person or a program can read of an answer: a page with a heading, a JSON message, or one line of text. */
async function saysSomething(response: Response): Promise<boolean> {
	if (response.status < 400 && response.status !== 200) return true;
	const body = await response.text();
	const type = response.headers.get('content-type') ?? '';
	if (type.includes('html')) return /<h1[^>]*>[^<]{3,}/.test(body);
	if (type.includes('json')) return body.length > 2;
	return body.trim().length > 3;
}

async function expectSense(response: Response, what: string): Promise<void> {
	const readable = await saysSomething(response);
	expect({ what, ok: response.status < 500, readable }).toEqual({ what, ok: true, readable: true });
}

test('silly addresses, as a stranger and as a guest', async () => {
	const guest = httpLearner(server.url);
	await guest.start(LESSON);
	for (const learner of [httpLearner(server.url), guest]) {
		for (const address of ADDRESSES) await expectSense(await learner.fetch(address), `GET ${address}`);
	}
	expect(server.log()).not.toMatch(/"status":5\d\d/);
});

const BODIES: Array<[string, RequestInit]> = [
	['nothing', {}],
	['an empty form', { body: new URLSearchParams() }],
	[
		'unknown fields',
		{ body: new URLSearchParams({ __proto__: 'x', 'constructor.prototype': 'y', intent: 'hack' }) },
	],
	['every intent wrong', { body: new URLSearchParams({ intent: 'try:__proto__', $key: 'k'.repeat(20) }) }],
	['a check that is none', { body: new URLSearchParams({ intent: 'check:nothing', $key: 'k'.repeat(20) }) }],
	[
		'a check without a key',
		{ body: new URLSearchParams({ intent: `check:${quizOf(LESSON).checks[0]?.id}` }) },
	],
	['text', { body: 'plain text', headers: { 'Content-Type': 'text/plain' } }],
	['broken JSON', { body: '{"answers":[', headers: { 'Content-Type': 'application/json' } }],
	['the wrong JSON', { body: '{"answers":{"length":1}}', headers: { 'Content-Type': 'application/json' } }],
	['JSON null', { body: 'null', headers: { 'Content-Type': 'application/json' } }],
	[
		'broken multipart',
		{ body: '--x\r\nnonsense', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
	],
	['multipart without boundary', { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } }],
	[
		'a file',
		{
			body: (() => {
				const form = new FormData();
				form.set('intent', new Blob(['x']));
				form.set('email', new Blob(['x']));
				return form;
			})(),
		},
	],
	[
		'control characters',
		{
			body: new URLSearchParams({
				email: '\u0000\u0007',
				password: '\u0000',
				name: '\u202e',
				lesson: '\u0000',
				anchor: '\ud800',
			}),
		},
	],
];

const TARGETS = [
	'/signup',
	'/login',
	'/forgot-password',
	'/reset-password',
	'/account',
	`/courses/${COURSE}/${LESSON}`,
	`/courses/${COURSE}/place`,
	`/courses/${COURSE}/quiz/nothing`,
	'/healthz',
	'/',
	'/progress',
];

test('silly bodies to every address that takes one, and to those that take none', async () => {
	const guest = httpLearner(server.url);
	const attempt = await guest.start(LESSON);
	const targets = [
		...TARGETS,
		`/attempts/${attempt}`,
		`/attempts/${attempt}/save`,
		`/attempts/${attempt}/review`,
	];
	for (const target of targets) {
		for (const [name, init] of BODIES) {
			await expectSense(
				await guest.fetch(target, { method: 'POST', ...init }),
				`POST ${target} with ${name}`,
			);
		}
	}
	for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
		for (const target of targets)
			await expectSense(await guest.fetch(target, { method }), `${method} ${target}`);
	}
	expect(server.log()).not.toMatch(/"status":5\d\d/);
	// After all that the attempt is as it was.
	const item = quizOf(LESSON).items[0];
	if (item === undefined) throw new Error('The quiz is empty.');
	const reply = await guest.save(attempt, [change(item.id, 0, rightFields(item))]);
	expect(reply.answers).toMatchObject([{ status: 'saved', revision: 1 }]);
});

test('nonsense in the fields of every kind of question is saved as nothing or refused, never an error', async () => {
	const guest = httpLearner(server.url);
	const attempt = await guest.start(LESSON);
	const values = [
		'',
		'__proto__',
		'-1',
		'1e999',
		'x'.repeat(9_000),
		'\u0000',
		'💥',
		'<script>alert(1)</script>',
	];
	for (const item of quizOf(LESSON).items) {
		let base = 0;
		for (const value of values) {
			const fields = rightFields(item).flatMap(
				([name]): Array<[string, string]> => [
					[name, value],
					[`${name}.__proto__`, value],
					['constructor', value],
				],
			);
			const reply = await guest.save(attempt, [change(item.id, base, fields)]);
			const [result] = reply.answers;
			if (result?.status === 'saved') base = result.revision;
			else expect(result).toMatchObject({ status: 'refused', message: expect.stringMatching(/\w+ \w+/) });
		}
	}
	const page = await guest.fetch(`/attempts/${attempt}`);
	expect(page.status).toBe(200);
	expect(await page.text()).not.toContain('<script>alert(1)</script>');
	expect(await guest.submit(attempt)).toBe(302);
	expect((await guest.fetch(`/attempts/${attempt}/review`)).status).toBe(200);
	expect(server.log()).not.toMatch(/"status":5\d\d/);
});

test('a write from another site, or without an origin, is refused', async () => {
	for (const origin of ['https://evil.example', 'null', undefined]) {
		const response = await fetch(`${server.url}/courses/${COURSE}/quiz/${LESSON}`, {
			method: 'POST',
			body: new URLSearchParams(),
			redirect: 'manual',
			headers: origin === undefined ? {} : { Origin: origin },
		});
		expect(response.status).toBe(403);
	}
});
