/** Cross-site request forgery: everything that may change something must come from a page of this site. */
import type { IncomingMessage } from 'node:http';
import type { Refusal } from './plain-page.server';

const SAFE_METHODS = ['GET', 'HEAD'];

const foreign: Refusal = {
	status: 403,
	title: 'That did not come from here',
	sentence:
		'For your safety, forms are accepted only from pages of this site. Go back, reload the page and try again.',
};

function hostOf(address: string): string | null {
	return URL.canParse(address) ? new URL(address).host : null;
}

function originOf(address: string): string | null {
	return URL.canParse(address) ? new URL(address).origin : null;
}

/**
 * Null when `request` reads only, or was sent by a page of this site.
 * `Sec-Fetch-Site` cannot be set by scripts and is right behind proxies that change the host, so it decides when
 * it says `same-origin`. Otherwise Origin, or Referer where there is none, must name `origin`, or the Host
 * header when the site's address is not configured. Neither: refused.
 */
export function refuseForeignOrigin(
	request: Pick<IncomingMessage, 'method' | 'headers'>,
	origin: string | null,
): Refusal | null {
	if (SAFE_METHODS.includes(request.method ?? '')) return null;
	const { headers } = request;
	const site = headers['sec-fetch-site'];
	if (site === 'same-origin') return null;
	if (site === 'cross-site' || site === 'same-site') return foreign;
	const sender = headers.origin ?? headers.referer;
	if (sender === undefined) return foreign;
	const ours =
		origin === null
			? headers.host !== undefined && hostOf(sender) === headers.host.toLowerCase()
			: originOf(sender) === origin;
	return ours ? null : foreign;
}
