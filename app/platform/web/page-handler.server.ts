/**
 * The HTTP server, from the socket to the app: cached pages first, then checks, static files and the app.
 * It knows neither Remix nor the database; `app/server.ts` and `app/cli/dev.ts` put those in.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Log, loggablePath } from '~/platform/log.server';
import { clientAddress } from './client-address.server';
import { loggable } from './loggable-error';
import { createNonce } from './nonce.server';
import { refuseForeignOrigin } from './origin-check.server';
import { createPageCache, type PageCache } from './page-cache.server';
import { pageOf } from './page-response';
import { type Refusal, sendRefusal } from './plain-page.server';
import { readBody } from './request-body.server';
import { refuseNonsense } from './request-check.server';
import { constantHeaders, contentSecurityPolicy, type PolicyMode } from './security-headers.server';
import { isAssetPath, type StaticFiles } from './static-files.server';
import { sendWebResponse, toWebRequest } from './web-adapter.server';

/** What the server knows about one request; the app builds its own context from it. */
export interface RequestFacts {
	/** Carries the id of the request. */
	log: Log;
	/** For inline scripts; null for pages that go to the cache and for answers that are no pages. */
	nonce: string | null;
	setCookie(header: string): void;
	clientAddress: string;
	/** True for a client navigation (`….data`). */
	isDataRequest: boolean;
}

/** Answers one request; rejects only when something is broken. */
export type App = (request: Request, facts: RequestFacts) => Promise<Response>;

export interface PageHandlerOptions {
	app: App;
	log: Log;
	/** The site's address; null: trust the Host header. */
	origin: string | null;
	trustedProxies: number;
	mode: PolicyMode;
	/** Null: the app answers for files too (development). */
	staticFiles: StaticFiles | null;
	/** Bytes of cached anonymous pages; 0: no cache. */
	cacheBytes: number;
}

export interface PageHandler {
	/** Answers one request; never throws. */
	handle(request: IncomingMessage, response: ServerResponse): void;
	/** Forgets all cached pages; for when a course has changed. */
	clearCache(): void;
}

/** The name anonymous pages are rendered under when the site's address is unknown; no visitor can change it. */
const FALLBACK_ORIGIN = 'http://localhost';
const MAX_LOGGED_PATH = 200;

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 20_000;

const tooLarge: Refusal = {
	status: 413,
	title: 'That is too much at once',
	sentence: 'What you sent is larger than 1 MiB, so nothing was saved. Please send less.',
};
const broken: Refusal = {
	status: 500,
	title: 'Something went wrong here',
	sentence: 'It is our fault, not yours. What you had saved is safe. Please try again.',
};
const unreadable: Refusal = {
	status: 400,
	title: 'That request does not work',
	sentence: 'It has headers that cannot be read.',
};
const noSuchFile: Refusal = {
	status: 404,
	title: 'There is no such file',
	sentence: 'It may belong to an older version of this site. Reloading the page helps.',
};

/** Path without query and without secrets, for the log. */
function loggedPath(request: IncomingMessage): string {
	return loggablePath((request.url ?? '').split('?', 1)[0] ?? '').slice(0, MAX_LOGGED_PATH);
}

const since = (start: number) => Math.round((performance.now() - start) * 10) / 10;

export function createPageHandler(options: PageHandlerOptions): PageHandler {
	const { app, log, origin, mode, staticFiles } = options;
	const headers = constantHeaders(origin);

	function setConstantHeaders(response: ServerResponse, id: string): void {
		for (let at = 0; at < headers.length; at += 2) {
			response.setHeader(headers[at] ?? '', headers[at + 1] ?? '');
		}
		response.setHeader('X-Request-Id', id);
	}

	/** Renders for nobody in particular: no header of the visitor reaches the app. */
	async function renderForCache(path: string) {
		let personal = false;
		const request = new Request((origin ?? FALLBACK_ORIGIN) + path, { headers: { accept: 'text/html' } });
		const answer = await app(request, {
			log,
			nonce: null,
			setCookie: () => {
				personal = true;
			},
			clientAddress: '',
			isDataRequest: false,
		});
		const bytes = personal ? null : pageOf(answer);
		if (bytes === null) await answer.body?.cancel();
		return { status: answer.status, headers: answer.headers, bytes };
	}

	const cache: PageCache | null =
		options.cacheBytes === 0
			? null
			: createPageCache({
					render: renderForCache,
					constantHeaders: headers,
					mode,
					maxBytes: options.cacheBytes,
				});

	function requestOrigin(request: IncomingMessage): string {
		return origin ?? `http://${request.headers.host}`;
	}

	async function runApp(request: IncomingMessage, response: ServerResponse, requestLog: Log): Promise<void> {
		let body: Uint8Array<ArrayBuffer> | null = null;
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			const read = await readBody(request);
			if (read.kind === 'aborted') return;
			if (read.kind === 'too-large') {
				response.setHeader('Connection', 'close');
				sendRefusal(request, response, tooLarge);
				return;
			}
			body = read.body;
		}
		let webRequest: Request;
		try {
			webRequest = toWebRequest(request, requestOrigin(request), body);
		} catch {
			sendRefusal(request, response, unreadable);
			return;
		}
		const cookies: Array<string> = [];
		const isDataRequest = (webRequest.url.split('?', 1)[0] ?? '').endsWith('.data');
		const nonce = isDataRequest ? null : createNonce();
		const answer = await app(webRequest, {
			log: requestLog,
			nonce,
			setCookie: (cookie) => void cookies.push(cookie),
			clientAddress: clientAddress(
				request.socket.remoteAddress,
				request.headers['x-forwarded-for']?.toString(),
				options.trustedProxies,
			),
			isDataRequest,
		});
		await sendWebResponse(response, answer, {
			acceptEncoding: request.headers['accept-encoding'],
			nonce,
			cookies,
			mode,
		});
	}

	/** Everything that is not in the cache. */
	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const start = performance.now();
		const id = randomUUID();
		const requestLog = log.child({ request: id });
		response.on('close', () => {
			const facts = {
				method: request.method,
				path: loggedPath(request),
				status: response.statusCode,
				ms: since(start),
			};
			requestLog.info(response.writableFinished ? facts : { ...facts, aborted: true }, 'request');
		});
		try {
			const refusal = refuseNonsense(request) ?? refuseForeignOrigin(request, origin);
			if (refusal === null && cache?.accepts(request) === true) {
				if ((await cache.fill(request.url ?? '')) && cache.serve(request, response)) return;
			}
			setConstantHeaders(response, id);
			if (refusal !== null) {
				sendRefusal(request, response, refusal);
				return;
			}
			if (staticFiles !== null && isAssetPath(request.url ?? '')) {
				sendRefusal(request, response, noSuchFile);
				return;
			}
			await runApp(request, response, requestLog);
		} catch (error) {
			requestLog.error({ error: loggable(error) }, 'request failed');
			sendRefusal(request, response, broken);
		}
	}

	/** Answers that need no work: one log line, nothing to wait for. */
	function answerFromMemory(request: IncomingMessage, response: ServerResponse): boolean {
		if (cache?.serve(request, response) !== true && staticFiles?.(request, response) !== true) return false;
		log.info(
			{ method: request.method, path: loggedPath(request), status: response.statusCode, ms: 0 },
			'request',
		);
		return true;
	}

	return {
		handle(request, response) {
			try {
				if (!answerFromMemory(request, response)) void answer(request, response);
			} catch (error) {
				log.error({ error: loggable(error) }, 'request failed');
				sendRefusal(request, response, broken);
			}
		},
		clearCache: () => cache?.clear(),
	};
}

const PARSER_ANSWERS: Record<string, string> = {
	HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
	ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers what is not HTTP, so that no handler ever sees it. */
function refuseUnparsable(error: NodeJS.ErrnoException, socket: Duplex): void {
	if (!socket.writable || error.code === 'ECONNRESET') {
		socket.destroy();
		return;
	}
	const lines = [
		`HTTP/1.1 ${PARSER_ANSWERS[error.code ?? ''] ?? '400 Bad Request'}`,
		'Connection: close',
		'Content-Length: 0',
		'X-Content-Type-Options: nosniff',
		`Content-Security-Policy: ${contentSecurityPolicy('none', 'production')}`,
	];
	socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}

/** An HTTP server around `handle` that gives slow and broken senders limited time. Not yet listening. */
export function createHttpServer(handle: PageHandler['handle']): Server {
	const server = createServer(
		{
			headersTimeout: HEADERS_TIMEOUT_MS,
			requestTimeout: REQUEST_TIMEOUT_MS,
			keepAliveTimeout: KEEP_ALIVE_MS,
		},
		handle,
	);
	server.on('clientError', refuseUnparsable);
	return server;
}
