/** The HTTP server as a browser and as an attacker meet it, around an app of a few lines. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';

import {
	type App,
	createHttpServer,
	createPageHandler,
	type PageHandlerOptions,
	type RequestFacts,
} from '~/platform/web/page-handler.server';
import { pageResponse } from '~/platform/web/page-response';
import { constantHeaders } from '~/platform/web/security-headers.server';
import { createStaticFiles } from '~/platform/web/static-files.server';

const PUBLIC = { 'X-Lectern-Cache': 'public' };
const SCRIPT = 'window.ready = true;';
const SESSION = { cookie: 'lectern_session=abc' };

function page(
	text: string,
	nonce: string | null,
	headers: Record<string, string> = {},
	status = 200,
): Response {
	const attribute = nonce === null ? '' : ` nonce="${nonce}"`;
	const html = `<!DOCTYPE html><title>${text}</title><script${attribute}>${SCRIPT}</script>${'x'.repeat(2_000)}`;
	return pageResponse(Buffer.from(html), {
		headers: new Headers({ 'Content-Type': 'text/html; charset=utf-8', ...headers }),
		status,
	});
}

interface Answer {
	status: number;
	headers: http.IncomingHttpHeaders;
	raw: Array<string>;
	bytes: Buffer;
}

interface Running {
	port: number;
	/** Requests that reached the app: path and facts. */
	calls: Array<{ path: string; request: Request; facts: RequestFacts }>;
	log(): Array<Record<string, unknown>>;
	clearCache(): void;
	ask(path: string, options?: http.RequestOptions & { body?: string | Buffer }): Promise<Answer>;
	/** Sends `text` as it is and gives what comes back. */
	askRaw(text: string): Promise<string>;
}

const cleanups: Array<() => Promise<void> | void> = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0)) await cleanup();
});

const standardApp: App = async (request, facts) => {
	const { pathname } = new URL(request.url);
	if (pathname === '/broken') throw new Error('typed by somebody');
	if (pathname === '/courses/khojaly') return page('course', facts.nonce, PUBLIC);
	if (pathname === '/courses/khojaly/private') return page('private', facts.nonce);
	if (pathname === '/courses/khojaly/greeting') {
		facts.setCookie('a=1');
		return page('greeting', facts.nonce, PUBLIC);
	}
	if (pathname === '/echo') return Response.json({ got: (await request.text()).length });
	if (pathname === '/cookies') {
		facts.setCookie('b=2; Path=/');
		return new Response(null, { status: 302, headers: { Location: '/', 'Set-Cookie': 'a=1; Path=/' } });
	}
	if (pathname === '/') return page('home', facts.nonce, PUBLIC);
	return page('missing', facts.nonce, {}, 404);
};

async function start(app: App = standardApp, options: Partial<PageHandlerOptions> = {}): Promise<Running> {
	const lines: Array<string> = [];
	const calls: Running['calls'] = [];
	const { handle, clearCache } = createPageHandler({
		app: (request, facts) => {
			calls.push({ path: new URL(request.url).pathname, request, facts });
			return app(request, facts);
		},
		log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
		origin: null,
		trustedProxies: 0,
		mode: 'production',
		staticFiles: null,
		cacheBytes: 1024 * 1024,
		...options,
	});
	const server = createHttpServer(handle);
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	cleanups.push(
		() =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	const { port } = server.address() as AddressInfo;
	return {
		port,
		calls,
		clearCache,
		log: () => lines.map((line) => JSON.parse(line)),
		ask: (target, { body, ...rest } = {}) =>
			new Promise((resolve, reject) => {
				const request = http.request({ port, host: '127.0.0.1', path: target, ...rest }, (response) => {
					const chunks: Array<Buffer> = [];
					response.on('data', (chunk) => chunks.push(chunk));
					response.on('end', () =>
						resolve({
							status: response.statusCode ?? 0,
							headers: response.headers,
							raw: response.rawHeaders,
							bytes: Buffer.concat(chunks),
						}),
					);
				});
				request.on('error', reject);
				request.end(body);
			}),
		askRaw: (text) =>
			new Promise((resolve, reject) => {
				let said = '';
				const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
				socket.on('data', (chunk) => {
					said += chunk;
				});
				socket.on('close', () => resolve(said));
				socket.on('error', reject);
				socket.setTimeout(2_000, () => socket.end());
			}),
	};
}

function sameSite(port: number): Record<string, string> {
	return { origin: `http://127.0.0.1:${port}` };
}

function hashSource(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('security headers', () => {
	test.each(['/', '/missing', '/broken', '/cookies', '/%', '/courses/khojaly'])(
		'%s has them all',
		async (target) => {
			const { ask } = await start();
			const { headers } = await ask(target);
			expect(headers).toMatchObject({
				'x-content-type-options': 'nosniff',
				'x-frame-options': 'DENY',
				'referrer-policy': 'same-origin',
				'cross-origin-opener-policy': 'same-origin',
				'permissions-policy': expect.stringContaining('camera=()'),
				'content-security-policy': expect.stringContaining("default-src 'none'"),
			});
			expect(headers['strict-transport-security']).toBeUndefined();
			expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
			expect(headers['content-security-policy']).not.toContain('unsafe');
		},
	);

	test('each header is sent once', async () => {
		const { ask } = await start();
		for (const target of ['/', '/', '/missing', '/broken']) {
			const { raw } = await ask(target);
			const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
			expect(new Set(names).size).toBe(names.length);
		}
	});

	test('an https site asks browsers to stay on https', async () => {
		const { ask } = await start(standardApp, { origin: 'https://learn.example.org' });
		expect((await ask('/')).headers['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
	});

	test('a personal page runs only the scripts with its own nonce, new each time', async () => {
		const { ask } = await start();
		const nonces = new Set<string>();
		for (let time = 0; time < 3; time += 1) {
			const { headers, bytes } = await ask('/', { headers: SESSION });
			const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
			expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
			expect(bytes.toString()).toContain(`nonce="${nonce}"`);
			expect(headers['cache-control']).toBe('private, no-cache');
			nonces.add(nonce);
		}
		expect(nonces.size).toBe(3);
	});
});

describe('the page cache', () => {
	test('an anonymous page is rendered once, whoever asks, with hashes for its scripts', async () => {
		const { ask, calls } = await start();
		const first = await ask('/courses/khojaly');
		const second = await ask('/courses/khojaly', {
			headers: { cookie: 'theme=dark', 'user-agent': 'other' },
		});
		expect(calls).toHaveLength(1);
		expect(second.bytes.equals(first.bytes)).toBe(true);
		expect(first.bytes.toString()).toContain('<title>course</title>');
		expect(first.headers['content-security-policy']).toContain(`script-src 'self' ${hashSource(SCRIPT)};`);
		expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
		expect(first.headers.vary).toBe('Accept-Encoding, Cookie');
		expect(first.headers['x-lectern-cache']).toBeUndefined();
		expect(first.headers['set-cookie']).toBeUndefined();
	});

	test('a visitor cannot leave a mark on it', async () => {
		const { ask, calls } = await start();
		await ask('/courses/khojaly', {
			headers: { host: 'evil.example', 'accept-language': 'xx', cookie: 'a=1' },
		});
		const [call] = calls;
		expect(new URL(call?.request.url ?? '').hostname).toBe('localhost');
		expect([...(call?.request.headers.keys() ?? [])]).toEqual(['accept']);
		expect(call?.facts).toMatchObject({ nonce: null, clientAddress: '', isDataRequest: false });
	});

	test('many first visitors wait for one rendering', async () => {
		let release = () => {};
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		const { ask, calls } = await start(async (_, facts) => {
			await held;
			return page('course', facts.nonce, PUBLIC);
		});
		const asked = Array.from({ length: 10 }, () => ask('/courses/khojaly'));
		await new Promise((resolve) => setTimeout(resolve, 50));
		release();
		const answers = await Promise.all(asked);
		expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
		expect(calls).toHaveLength(1);
	});

	test('the same page comes in the encoding that was asked for', async () => {
		const { ask } = await start();
		const plain = await ask('/');
		const gzip = await ask('/', { headers: { 'accept-encoding': 'gzip' } });
		const br = await ask('/', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
		expect(plain.headers['content-encoding']).toBeUndefined();
		expect(gzip.headers['content-encoding']).toBe('gzip');
		expect(br.headers['content-encoding']).toBe('br');
		expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
		expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true);
		expect(new Set([plain, gzip, br].map(({ headers }) => headers.etag)).size).toBe(3);
		for (const { headers, bytes } of [plain, gzip, br])
			expect(headers['content-length']).toBe(String(bytes.length));
	});

	test('what the browser has already is not sent again', async () => {
		const { ask } = await start();
		const headers = { 'accept-encoding': 'gzip' };
		const { headers: first } = await ask('/', { headers });
		for (const tag of [first.etag, `W/${first.etag}`, `"other", ${first.etag}`, '*']) {
			const again = await ask('/', { headers: { ...headers, 'if-none-match': tag } });
			expect(again.status).toBe(304);
			expect(again.bytes).toHaveLength(0);
			expect(again.headers).toMatchObject({
				etag: first.etag,
				vary: first.vary,
				'cache-control': first['cache-control'],
			});
		}
		expect((await ask('/', { headers: { ...headers, 'if-none-match': '"other"' } })).status).toBe(200);
	});

	test('HEAD says what GET would', async () => {
		const { ask, calls } = await start();
		const head = await ask('/', { method: 'HEAD' });
		const get = await ask('/');
		expect(head.bytes).toHaveLength(0);
		expect(head.headers['content-length']).toBe(get.headers['content-length']);
		expect(calls).toHaveLength(1);
	});

	test('a session, a query or a form goes past it', async () => {
		const { ask, calls, port } = await start();
		await ask('/');
		await ask('/', { headers: SESSION });
		await ask('/', { headers: { cookie: 'a=1; lectern_session=x' } });
		await ask('/?utm=1');
		await ask('/', { method: 'POST', headers: sameSite(port), body: 'a=1' });
		expect(calls).toHaveLength(5);
		for (const { facts } of calls.slice(1)) expect(facts.nonce).not.toBeNull();
	});

	test('a page that is not marked, sets a cookie or is not found is never kept', async () => {
		const { ask } = await start();
		for (const target of [
			'/courses/khojaly/private',
			'/courses/khojaly/greeting',
			'/courses/khojaly/missing',
		]) {
			for (let time = 0; time < 2; time += 1) {
				const { headers } = await ask(target);
				expect(headers['cache-control']).toBe('private, no-cache');
				expect(headers['content-security-policy']).toMatch(/'nonce-/);
			}
		}
	});

	test('a page that failed once is tried again for the cache', async () => {
		const statuses = [429, 429, 500, 500, 200];
		const { ask, calls } = await start(async (_, facts) =>
			page('course', facts.nonce, PUBLIC, statuses[calls.length - 1] ?? 200),
		);
		// The first attempt is for the cache, the second for the visitor.
		expect((await ask('/courses/khojaly')).status).toBe(429);
		expect((await ask('/courses/khojaly')).status).toBe(500);
		expect((await ask('/courses/khojaly')).status).toBe(200);
		await ask('/courses/khojaly');
		expect(calls).toHaveLength(5);
	});

	test('parts of a course that belong to a person are not even tried', async () => {
		const { ask, calls } = await start(async (_, facts) => page('quiz', facts.nonce, PUBLIC));
		await ask('/courses/khojaly/quiz/special-intent');
		await ask('/courses/khojaly/place');
		await ask('/attempts/1');
		expect(calls).toHaveLength(3);
		for (const { facts } of calls) expect(facts.nonce).not.toBeNull();
	});

	test('when the course has changed, pages are made again', async () => {
		let title = 'old';
		const { ask, clearCache } = await start(async (_, facts) => page(title, facts.nonce, PUBLIC));
		expect((await ask('/')).bytes.toString()).toContain('old');
		title = 'new';
		expect((await ask('/')).bytes.toString()).toContain('old');
		clearCache();
		expect((await ask('/')).bytes.toString()).toContain('new');
	});

	test('a rendering that began before the change is not kept', async () => {
		let title = 'old';
		let release = () => {};
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		const { ask, clearCache } = await start(async (_, facts) => {
			const rendered = page(title, facts.nonce, PUBLIC);
			if (title === 'old') await held;
			return rendered;
		});
		const before = ask('/');
		await new Promise((resolve) => setTimeout(resolve, 30));
		title = 'new';
		clearCache();
		release();
		await before;
		expect((await ask('/')).bytes.toString()).toContain('new');
	});

	test('it stays within its bounds and forgets what was used least', async () => {
		const { ask, calls } = await start(async (_, facts) => page('course', facts.nonce, PUBLIC), {
			cacheBytes: 10_000,
		});
		const counted = async (target: string) => {
			const before = calls.length;
			await ask(target);
			return calls.length - before;
		};
		expect(await counted('/courses/a')).toBe(1);
		expect(await counted('/courses/b')).toBe(1);
		expect(await counted('/courses/a')).toBe(0);
		expect(await counted('/courses/c')).toBe(1);
		expect(await counted('/courses/a')).toBe(0);
		expect(await counted('/courses/b')).toBe(1);
	});
});

describe('requests from elsewhere', () => {
	test('a form of another site is refused with a page, and the app never sees it', async () => {
		const { ask, calls } = await start();
		const { status, headers, bytes } = await ask('/echo', {
			method: 'POST',
			headers: { origin: 'https://evil.example' },
			body: 'a=1',
		});
		expect(status).toBe(403);
		expect(headers['content-type']).toContain('text/html');
		expect(bytes.toString()).toContain('forms are accepted only from pages of this site');
		expect((await ask('/echo', { method: 'POST', body: 'a=1' })).status).toBe(403);
		expect((await ask('/echo', { method: 'DELETE' })).status).toBe(403);
		expect(calls).toHaveLength(0);
	});

	test('a script that asks for JSON is told in JSON', async () => {
		const { ask } = await start();
		const { bytes } = await ask('/echo', { method: 'POST', headers: { accept: 'application/json' } });
		expect(JSON.parse(bytes.toString())).toEqual({ error: expect.stringContaining('pages of this site') });
	});

	test('a form of this site arrives, also behind a proxy that changes the host', async () => {
		const { ask, port } = await start();
		expect((await ask('/echo', { method: 'POST', headers: sameSite(port), body: 'abc' })).status).toBe(200);
		const site = await start(standardApp, { origin: 'https://learn.example.org' });
		const answer = await site.ask('/echo', {
			method: 'POST',
			headers: { host: 'inside:3000', origin: 'https://learn.example.org' },
			body: 'abc',
		});
		expect(answer.bytes.toString()).toBe('{"got":3}');
		const [call] = site.calls;
		expect(call?.request.url).toBe('https://learn.example.org/echo');
		// Remix compares these two once more.
		expect(call?.request.headers.get('host')).toBe('learn.example.org');
		expect(call?.request.headers.get('origin')).toBe('https://learn.example.org');
	});
});

describe('bodies', () => {
	const MIB = 1024 * 1024;

	test('1 MiB arrives whole, one byte more is 413', async () => {
		const { ask, port, calls } = await start();
		const send = (size: number) =>
			ask('/echo', { method: 'POST', headers: sameSite(port), body: Buffer.alloc(size, 'a') });
		expect((await send(MIB)).bytes.toString()).toBe(`{"got":${MIB}}`);
		const refused = await send(MIB + 1);
		expect(refused.status).toBe(413);
		expect(refused.bytes.toString()).toContain('larger than 1 MiB');
		expect(calls).toHaveLength(1);
	});

	test('a body without announced length is measured as it comes', async () => {
		const { ask, port } = await start();
		const headers = { ...sameSite(port), 'transfer-encoding': 'chunked' };
		expect((await ask('/echo', { method: 'POST', headers, body: Buffer.alloc(2 * MIB, 'a') })).status).toBe(
			413,
		);
		expect((await ask('/echo', { method: 'POST', headers, body: 'abc' })).bytes.toString()).toBe('{"got":3}');
	});

	test('an announced gigabyte is refused without reading it', async () => {
		const { askRaw, port } = await start();
		const head = `POST /echo HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nContent-Length: 1073741824\r\n\r\n`;
		expect(await askRaw(head)).toMatch(/^HTTP\/1\.1 413 /);
	});
});

describe('nonsense', () => {
	test.each([
		['GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n', 400],
		['GET /courses/%ff HTTP/1.1\r\nHost: a\r\n\r\n', 400],
		['GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
		['GET //evil.example/%5c.. HTTP/1.1\r\nHost: a\r\n\r\n', 404],
		['GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n', 400],
		['GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
		['GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n', 400],
		['GET / HTTP/1.1\r\n\r\n', 400],
		['GET / HTTP/1.0\r\n\r\n', 400],
		['TRACE / HTTP/1.1\r\nHost: a\r\n\r\n', 405],
		['OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n', 405],
		[`GET /${'a'.repeat(9_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 414],
		[`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
		['BREW / HTTP/1.1\r\nHost: a\r\n\r\n', 400],
		['not http at all\r\n\r\n', 400],
		['POST / HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Length: -1\r\n\r\n', 400],
		[
			'POST / HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
			400,
		],
	])('%# %j is answered with %i', async (text, status) => {
		const { askRaw, log } = await start();
		expect(await askRaw(text.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))).toMatch(
			new RegExp(`^HTTP/1\\.1 ${status} `),
		);
		expect(log().filter(({ level }) => Number(level) >= 50)).toEqual([]);
	});

	test('an error of ours is a page without its words', async () => {
		const { ask } = await start();
		const { status, bytes } = await ask('/broken');
		expect(status).toBe(500);
		expect(bytes.toString()).toContain('It is our fault');
		expect(bytes.toString()).not.toContain('typed by somebody');
	});
});

describe('answers of the app', () => {
	test('cookies of the response and of the context both arrive', async () => {
		const { ask } = await start();
		const { status, headers } = await ask('/cookies');
		expect(status).toBe(302);
		expect(headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2; Path=/']);
	});

	test('a personal page is compressed when it is worth it', async () => {
		const { ask } = await start();
		const large = await ask('/', { headers: { ...SESSION, 'accept-encoding': 'br' } });
		expect(large.headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(large.bytes).toString()).toContain('<title>home</title>');
		const small = await ask('/cookies', { headers: { 'accept-encoding': 'br' } });
		expect(small.headers['content-encoding']).toBeUndefined();
	});

	test('a client navigation has no nonce, and the app knows it for what it is', async () => {
		const { ask, calls } = await start();
		await ask('/courses/khojaly.data?_routes=root', { headers: SESSION });
		expect(calls[0]?.facts).toMatchObject({ nonce: null, isDataRequest: true });
	});

	test('the address of the client is what the trusted proxy saw', async () => {
		const { ask, calls } = await start(standardApp, { trustedProxies: 1 });
		await ask('/x', { headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' } });
		expect(calls[0]?.facts.clientAddress).toBe('198.51.100.7');
		expect(calls[0]?.request.headers.has('x-forwarded-for')).toBe(false);
	});

	test('an answer for somebody who has gone is dropped quietly', async () => {
		let release = () => {};
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		const { port, calls, log } = await start(async () => {
			await held;
			return new Response('late');
		});
		const socket = net.connect(port, '127.0.0.1', () => socket.write('GET /x HTTP/1.1\r\nHost: a\r\n\r\n'));
		await expect.poll(() => calls).toHaveLength(1);
		socket.destroy();
		await expect.poll(log).toEqual([expect.objectContaining({ path: '/x', aborted: true })]);
		release();
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(log()).toHaveLength(1);
	});
});

describe('files', () => {
	function folder(): string {
		const made = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-files-'));
		cleanups.push(() => fs.rmSync(made, { recursive: true }));
		fs.mkdirSync(path.join(made, 'assets'));
		fs.mkdirSync(path.join(made, '.vite'));
		fs.writeFileSync(path.join(made, '.vite/manifest.json'), '{}');
		fs.writeFileSync(path.join(made, 'assets/a-1.js'), 'let a;');
		fs.writeFileSync(path.join(made, 'assets/a-1.js.gz'), gzipSync('let a;'));
		fs.writeFileSync(path.join(made, 'favicon.svg'), '<svg/>');
		return made;
	}

	test('hashed files are kept for a year, others shortly, each with its type and tag', async () => {
		const { ask, calls } = await start(standardApp, {
			staticFiles: createStaticFiles(folder(), constantHeaders(null)),
		});
		const script = await ask('/assets/a-1.js?x', {
			headers: { 'accept-encoding': 'gzip', range: 'bytes=5-2' },
		});
		expect(script.status).toBe(200);
		expect(gunzipSync(script.bytes).toString()).toBe('let a;');
		expect(script.headers).toMatchObject({
			'content-type': 'text/javascript; charset=utf-8',
			'content-encoding': 'gzip',
			'cache-control': 'public, max-age=31536000, immutable',
			vary: 'Accept-Encoding',
			'x-content-type-options': 'nosniff',
		});
		const icon = await ask('/favicon.svg');
		expect(icon.headers['cache-control']).toBe('public, max-age=600');
		expect(icon.headers['content-type']).toBe('image/svg+xml');
		const again = await ask('/favicon.svg', { headers: { 'if-none-match': icon.headers.etag } });
		expect(again.status).toBe(304);
		expect(calls).toHaveLength(0);
	});

	test('nothing outside and nothing hidden is served', async () => {
		const { ask, calls } = await start(standardApp, {
			staticFiles: createStaticFiles(folder(), constantHeaders(null)),
		});
		expect((await ask('/assets/gone.js')).status).toBe(404);
		expect(calls).toHaveLength(0);
		for (const target of [
			'/.vite/manifest.json',
			'/../package.json',
			'/assets/a-1.js.gz',
			'/assets/../.vite/manifest.json',
		]) {
			expect((await ask(target)).status).toBe(404);
		}
	});
});

describe('the log', () => {
	test('has one line for each request, with nothing private', async () => {
		const { ask, log, port } = await start();
		await ask('/', {});
		await ask('/', { headers: { 'if-none-match': '*' } });
		await ask('/echo?token=secret-token', {
			method: 'POST',
			headers: {
				...sameSite(port),
				cookie: 'lectern_session=secret-cookie',
				'x-forwarded-for': '203.0.113.9',
			},
			body: 'answer=secret-answer',
		});
		await ask('/broken?token=secret-token', { headers: { cookie: 'lectern_session=secret-cookie' } });
		await expect.poll(() => log().filter(({ msg }) => msg === 'request')).toHaveLength(4);
		const requests = log().filter(({ msg }) => msg === 'request');
		expect(requests.map(({ method, path: target, status }) => [method, target, status])).toEqual([
			['GET', '/', 200],
			['GET', '/', 304],
			['POST', '/echo', 200],
			['GET', '/broken', 500],
		]);
		for (const { ms } of requests) expect(ms).toEqual(expect.any(Number));
		const all = JSON.stringify(log());
		expect(all).not.toMatch(/secret|203\.0\.113\.9|127\.0\.0\.1/);
	});

	test('names the request in the line and in the answer', async () => {
		const { ask, log } = await start();
		const { headers } = await ask('/broken');
		await expect.poll(log).toHaveLength(2);
		expect(log().map(({ request }) => request)).toEqual([headers['x-request-id'], headers['x-request-id']]);
	});
});
