/** Headers that every response carries, and the content security policy of each sort of response. */
import { createHash } from 'node:crypto';

/** Alternating names and values, as `ServerResponse.writeHead` takes them. */
export type RawHeaders = Array<string>;

/**
 * What a document may run: inline scripts that carry `nonce`, inline scripts whose text has one of `hashes`
 * (for pages that are the same for everybody), or nothing at all.
 */
export type ScriptPolicy = { nonce: string } | { hashes: Array<string> } | 'none';

/** `production` is strict; `development` lets Vite put styles into the page and open its socket. */
export type PolicyMode = 'production' | 'development';

const YEAR_S = 365 * 24 * 60 * 60;

const NOTHING = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"];

/** Everything a page of ours may load comes from this site; the list starts from nothing. */
function documentDirectives(mode: PolicyMode): Array<string> {
	const development = mode === 'development';
	return [
		`style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
		"img-src 'self' data:",
		"font-src 'self'",
		`connect-src 'self'${development ? ' ws:' : ''}`,
		"manifest-src 'self'",
		"worker-src 'self'",
		"form-action 'self'",
	];
}

function scriptSources(scripts: { nonce: string } | { hashes: Array<string> }): string {
	const inline =
		'nonce' in scripts ? [`'nonce-${scripts.nonce}'`] : scripts.hashes.map((hash) => `'${hash}'`);
	return ["script-src 'self'", ...inline].join(' ');
}

/** The value of `Content-Security-Policy`. Responses that are not pages get `none`. */
export function contentSecurityPolicy(scripts: ScriptPolicy, mode: PolicyMode): string {
	if (scripts === 'none') return NOTHING.join('; ');
	return [...NOTHING, scriptSources(scripts), ...documentDirectives(mode)].join('; ');
}

/**
 * The headers that do not depend on the request; the content security policy comes on top.
 * @param origin the site's address, null when unknown; with `https:` browsers are told to stay on it
 */
export function constantHeaders(origin: string | null): RawHeaders {
	const headers = [
		'X-Content-Type-Options',
		'nosniff',
		'X-Frame-Options',
		'DENY',
		// Sites that lessons link to do not learn what somebody reads here. `no-referrer` would make browsers send
		// `Origin: null` with our own forms, which the origin check refuses.
		'Referrer-Policy',
		'same-origin',
		'Cross-Origin-Opener-Policy',
		'same-origin',
		'Cross-Origin-Resource-Policy',
		'same-origin',
		'Permissions-Policy',
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
	];
	if (origin?.startsWith('https:') === true) {
		headers.push('Strict-Transport-Security', `max-age=${YEAR_S}`);
	}
	return headers;
}

const INLINE_SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

/**
 * `sha256-…` sources for the inline scripts of `html`. Only for pages made of our own templates and checked
 * course text: a hash says "trusted" to whatever it finds.
 */
export function inlineScriptHashes(html: string): Array<string> {
	const hashes = new Set<string>();
	for (const [, attributes = '', text = ''] of html.matchAll(INLINE_SCRIPT)) {
		if (/\ssrc\s*=/i.test(attributes)) continue;
		hashes.add(`sha256-${createHash('sha256').update(text).digest('base64')}`);
	}
	return [...hashes];
}
