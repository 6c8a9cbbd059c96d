/**
 * Between node:http and the web's Request and Response, which Remix speaks. Thinner than `@remix-run/express`:
 * bodies are whole (forms are small, pages are rendered before they are sent), so no stream is converted, and the
 * request's signal never fires: nothing of ours is worth breaking off.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { COMPRESS_FROM_BYTES, chooseEncoding, compressNow, isCompressible } from './compression.server';
import { CACHE_MARK } from './page-cache.server';
import { pageOf } from './page-response';
import { contentSecurityPolicy, type PolicyMode } from './security-headers.server';

/** Headers that describe the connection, not the message, or that only a proxy of ours may set. */
const NOT_PASSED_ON = new Set([
	'connection',
	'keep-alive',
	'transfer-encoding',
	'upgrade',
	'expect',
	'te',
	'forwarded',
	'x-forwarded-host',
	'x-forwarded-proto',
	'x-forwarded-for',
]);

/**
 * @param origin what the site is called; the Host and Origin headers are made to agree with it, because Remix
 * compares them again and a proxy may have changed one
 * @param body null for requests that have none
 * @throws {TypeError} for header values no browser sends
 */
export function toWebRequest(
	request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
	origin: string,
	body: Uint8Array<ArrayBuffer> | null,
): Request {
	const headers = new Headers();
	for (const [name, value] of Object.entries(request.headers)) {
		if (value === undefined || NOT_PASSED_ON.has(name)) continue;
		headers.set(name, Array.isArray(value) ? value.join(', ') : value);
	}
	headers.set('host', origin.slice(origin.indexOf('//') + 2));
	if (headers.has('origin')) headers.set('origin', origin);
	// HEAD is GET without the body; Node leaves the body out.
	const method = request.method === 'HEAD' ? 'GET' : request.method;
	return new Request(origin + request.url, { method, headers, body });
}

export interface SendOptions {
	acceptEncoding: string | undefined;
	/** The nonce the page was rendered with; null when there was none. */
	nonce: string | null;
	/** Set-Cookie headers that the app added beside its response. */
	cookies: Array<string>;
	mode: PolicyMode;
}

async function bodyOf(answer: Response): Promise<Buffer | null> {
	const page = pageOf(answer);
	if (page !== null) return page;
	return answer.body === null ? null : Buffer.from(await answer.arrayBuffer());
}

/**
 * Sends `answer`, compressed when that helps, with the content security policy that fits it. Headers already
 * set on `response` stay. Does nothing when the other end has gone.
 */
export async function sendWebResponse(
	response: ServerResponse,
	answer: Response,
	{ acceptEncoding, nonce, cookies, mode }: SendOptions,
): Promise<void> {
	let body = await bodyOf(answer);
	if (response.destroyed) return;
	for (const [name, value] of answer.headers) {
		if (name !== 'set-cookie') response.setHeader(name, value);
	}
	response.removeHeader(CACHE_MARK.name);
	const allCookies = [...answer.headers.getSetCookie(), ...cookies];
	if (allCookies.length > 0) response.setHeader('Set-Cookie', allCookies);
	// What is rendered is for this person. `no-cache` lets the back button work, and asks us before showing it.
	if (!answer.headers.has('Cache-Control')) response.setHeader('Cache-Control', 'private, no-cache');
	const type = answer.headers.get('Content-Type');
	const runsScripts = nonce !== null && type?.startsWith('text/html') === true;
	response.setHeader(
		'Content-Security-Policy',
		contentSecurityPolicy(runsScripts ? { nonce } : 'none', mode),
	);
	if (body !== null) {
		if (isCompressible(type) && !answer.headers.has('Content-Encoding')) {
			response.appendHeader('Vary', 'Accept-Encoding');
			const encoding = body.length < COMPRESS_FROM_BYTES ? null : chooseEncoding(acceptEncoding);
			if (encoding !== null) {
				body = compressNow(body, encoding);
				response.setHeader('Content-Encoding', encoding);
			}
		}
		response.setHeader('Content-Length', body.length);
	}
	response.statusCode = answer.status;
	response.end(body ?? undefined);
}
