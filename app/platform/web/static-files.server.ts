/**
 * The files of the client build, served from memory: a build that replaces the folder under a running server
 * neither breaks it (a vanished file would) nor mixes old pages with new scripts.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { chooseEncoding, type Encoding } from './compression.server';
import { contentSecurityPolicy, type RawHeaders } from './security-headers.server';

const YEAR_S = 365 * 24 * 60 * 60;
const TEN_MINUTES_S = 10 * 60;
/** Vite puts a hash of the content into the names in here. */
const HASHED = '/assets/';
/** Browsers must notice a new one at once. */
const SERVICE_WORKER = '/sw.js';

const TYPES: Record<string, string> = {
	'.avif': 'image/avif',
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
};

/** Copies that `app/cli/precompress.mjs` makes beside a file. */
const COPIES = { br: '.br', gzip: '.gz' } satisfies Record<Encoding, string>;

interface Body {
	bytes: Buffer;
	headers: RawHeaders;
}

interface StaticFile {
	etag: string;
	plain: Body;
	br: Body | null;
	gzip: Body | null;
	headersUnchanged: RawHeaders;
}

function cacheControl(url: string): string {
	if (url.startsWith(HASHED)) return `public, max-age=${YEAR_S}, immutable`;
	if (url === SERVICE_WORKER) return 'no-cache';
	return `public, max-age=${TEN_MINUTES_S}`;
}

function readIfThere(file: string): Buffer | null {
	return fs.existsSync(file) ? fs.readFileSync(file) : null;
}

function load(file: string, url: string, constantHeaders: RawHeaders): StaticFile {
	const bytes = fs.readFileSync(file);
	const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
	const common = [
		...constantHeaders,
		'Content-Security-Policy',
		contentSecurityPolicy('none', 'production'),
		'Cache-Control',
		cacheControl(url),
		'Vary',
		'Accept-Encoding',
	];
	const body = (content: Buffer, encoding: Encoding | null): Body => {
		const headers = [
			...common,
			'Content-Type',
			TYPES[path.extname(file)] ?? 'application/octet-stream',
			'Content-Length',
			String(content.length),
			'ETag',
			encoding === null ? etag : etag.replace(/"$/, `-${encoding}"`),
		];
		return {
			bytes: content,
			headers: encoding === null ? headers : [...headers, 'Content-Encoding', encoding],
		};
	};
	const copy = (encoding: Encoding): Body | null => {
		const content = readIfThere(file + COPIES[encoding]);
		return content === null ? null : body(content, encoding);
	};
	return {
		etag: etag.slice(0, -1),
		plain: body(bytes, null),
		br: copy('br'),
		gzip: copy('gzip'),
		headersUnchanged: common,
	};
}

/** `/name` of every file under `folder`, without dot files and compressed copies. */
function listFiles(folder: string): Array<string> {
	return fs
		.readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(
			(entry) =>
				`/${path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`,
		)
		.filter((url) => !/\/\.|\.(?:br|gz)$/.test(url));
}

/** Answers when there is such a file and returns true; returns false when there is none. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Reads `folder` into memory.
 * @param constantHeaders headers of every response
 * @throws when the folder is not there
 */
export function createStaticFiles(folder: string, constantHeaders: RawHeaders): StaticFiles {
	const files = new Map(
		listFiles(folder).map((url) => [url, load(path.join(folder, url), url, constantHeaders)] as const),
	);
	return (request, response) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') return false;
		const file = files.get((request.url ?? '').split('?', 1)[0] ?? '');
		if (file === undefined) return false;
		if (request.headers['if-none-match']?.includes(file.etag) === true) {
			response.writeHead(304, file.headersUnchanged);
			response.end();
			return true;
		}
		const encoding = chooseEncoding(request.headers['accept-encoding']);
		const body = (encoding === null ? null : file[encoding]) ?? file.plain;
		response.writeHead(200, body.headers);
		response.end(body.bytes);
		return true;
	};
}

/** Whether only a file can be meant, so that a missing one is not worth a rendered page. */
export function isAssetPath(url: string): boolean {
	return url.startsWith(HASHED);
}
