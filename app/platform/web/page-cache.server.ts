/**
 * Anonymous pages are the same for everybody: rendered once, kept compressed in memory, answered in front of
 * everything else. A page is kept when its route says so (`CACHE_MARK`) and nobody's cookie was in play.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { SESSION_COOKIE } from '~/platform/cookies';
import { chooseEncoding, type Encoding } from './compression.server';
import {
	contentSecurityPolicy,
	inlineScriptHashes,
	type PolicyMode,
	type RawHeaders,
} from './security-headers.server';

/** A route whose anonymous page is the same for everybody exports this header; it never leaves the server. */
export const CACHE_MARK = { name: 'X-Lectern-Cache', value: 'public' } as const;

/**
 * On a lesson page of 39 KB brotli 5 takes 0.7 ms and leaves 9.9 KB, brotli 11 takes 38 ms, a dozen megabytes for each
 * thread of the pool, and leaves 8.7 KB: both are one round trip.
 */
const BROTLI = {
	params: {
		[constants.BROTLI_PARAM_QUALITY]: 5,
		[constants.BROTLI_PARAM_LGWIN]: 18,
		[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
	},
};

/** Addresses remembered as not cacheable, so that they are not rendered twice for every visitor. */
const MAX_REFUSED = 2_000;
/** What an entry weighs besides its two bodies: headers, keys, map. */
const ENTRY_OVERHEAD_BYTES = 4_096;

const CACHEABLE_PATH = /^\/(?:courses\/[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/;
/** Parts of a course that belong to a person. */
const PERSONAL_PATH = /^\/courses\/[a-z0-9-]+\/(?:quiz|place)(?:\/|$)/;

/** A page as the app rendered it for nobody in particular. */
export interface RenderedPage {
	status: number;
	headers: Headers;
	/** The document; null when the answer is none. */
	bytes: Buffer | null;
}

interface Body {
	/** Null: to be unpacked from the gzip copy, for the rare client that wants it so. */
	bytes: Buffer | null;
	etag: string;
	headers: RawHeaders;
	headersUnchanged: RawHeaders;
}

interface Entry {
	br: Body;
	gzip: Body & { bytes: Buffer };
	plain: Body;
	weight: number;
}

export interface PageCacheOptions {
	/** Renders `path` without cookies, nonce or any other fact of the visitor. */
	render(path: string): Promise<RenderedPage>;
	/** Headers of every response. */
	constantHeaders: RawHeaders;
	mode: PolicyMode;
	/** Upper bound for everything kept, in bytes. */
	maxBytes: number;
}

export interface PageCache {
	/** Answers from memory. False: nothing was sent, the request goes on. */
	serve(request: IncomingMessage, response: ServerResponse): boolean;
	/** Whether `fill` may make an entry for this request. */
	accepts(request: IncomingMessage): boolean;
	/**
	 * Renders and keeps the page, once however many ask at the same time. True: `serve` will answer now.
	 * False: the page is not for everybody, or did not render; render it for this visitor.
	 */
	fill(path: string): Promise<boolean>;
	/** Forgets everything; for when the course has changed. */
	clear(): void;
	/** Bytes kept, for the memory figures. */
	bytes(): number;
}

function hasSession(request: IncomingMessage): boolean {
	return request.headers.cookie?.includes(`${SESSION_COOKIE}=`) === true;
}

function isRead(request: IncomingMessage): boolean {
	return request.method === 'GET' || request.method === 'HEAD';
}

function isForEverybody(page: RenderedPage): page is RenderedPage & { bytes: Buffer } {
	return (
		page.status === 200 &&
		page.bytes !== null &&
		page.headers.get(CACHE_MARK.name) === CACHE_MARK.value &&
		!page.headers.has('Set-Cookie')
	);
}

/** Whether the same address will be answered like this again: not after "too many requests" or an error of ours. */
function isLasting(status: number): boolean {
	return status < 500 && status !== 429;
}

export function createPageCache(options: PageCacheOptions): PageCache {
	/** Least recently used first. */
	const entries = new Map<string, Entry>();
	const refused = new Set<string>();
	const filling = new Map<string, Promise<boolean>>();
	let total = 0;
	let generation = 0;

	function makeEntry(text: Buffer): Entry {
		const gz = gzipSync(text);
		const br = brotliCompressSync(text, BROTLI);
		const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
		const common = [
			...options.constantHeaders,
			'Content-Security-Policy',
			contentSecurityPolicy({ hashes: inlineScriptHashes(text.toString()) }, options.mode),
			'Cache-Control',
			'public, max-age=0, must-revalidate',
			'Vary',
			'Accept-Encoding, Cookie',
		];
		const body = (bytes: Buffer, encoding: Encoding | null): Body => {
			const etag = encoding === null ? `"${digest}"` : `"${digest}-${encoding}"`;
			return {
				bytes: encoding === null ? null : bytes,
				etag,
				headers: [
					...common,
					'Content-Type',
					'text/html; charset=utf-8',
					'Content-Length',
					String(bytes.length),
					'ETag',
					etag,
					...(encoding === null ? [] : ['Content-Encoding', encoding]),
				],
				headersUnchanged: [...common, 'ETag', etag],
			};
		};
		return {
			br: body(br, 'br'),
			gzip: { ...body(gz, 'gzip'), bytes: gz },
			plain: body(text, null),
			weight: gz.length + br.length + ENTRY_OVERHEAD_BYTES,
		};
	}

	function keep(path: string, entry: Entry): void {
		entries.set(path, entry);
		total += entry.weight;
		for (const [oldest, { weight }] of entries) {
			if (total <= options.maxBytes) return;
			entries.delete(oldest);
			total -= weight;
		}
	}

	function refuse(path: string): void {
		if (refused.size >= MAX_REFUSED) refused.clear();
		refused.add(path);
	}

	async function renderInto(path: string): Promise<boolean> {
		const startedIn = generation;
		const page = await options.render(path);
		if (!isForEverybody(page)) {
			if (isLasting(page.status) && startedIn === generation) refuse(path);
			return false;
		}
		// The course changed while this was on its way: what we hold may be the old page.
		if (startedIn !== generation) return false;
		keep(path, makeEntry(page.bytes));
		return entries.has(path);
	}

	return {
		serve(request, response) {
			const path = request.url ?? '';
			const entry = entries.get(path);
			if (entry === undefined || !isRead(request) || hasSession(request)) return false;
			entries.delete(path);
			entries.set(path, entry);
			const { headers } = request;
			const body = entry[chooseEncoding(headers['accept-encoding']) ?? 'plain'];
			const known = headers['if-none-match'];
			// `includes` also finds it in a list and behind the `W/` that proxies add.
			if (known !== undefined && (known.includes(body.etag) || known.trim() === '*')) {
				response.writeHead(304, body.headersUnchanged);
				response.end();
				return true;
			}
			response.writeHead(200, body.headers);
			response.end(body.bytes ?? gunzipSync(entry.gzip.bytes));
			return true;
		},
		accepts(request) {
			const path = request.url ?? '';
			return (
				isRead(request) &&
				CACHEABLE_PATH.test(path) &&
				!PERSONAL_PATH.test(path) &&
				!refused.has(path) &&
				!hasSession(request)
			);
		},
		fill(path) {
			const running = filling.get(path);
			if (running !== undefined) return running;
			const filled = renderInto(path).finally(() => {
				if (filling.get(path) === filled) filling.delete(path);
			});
			filling.set(path, filled);
			return filled;
		},
		clear() {
			generation += 1;
			entries.clear();
			refused.clear();
			filling.clear();
			total = 0;
		},
		bytes: () => total,
	};
}
