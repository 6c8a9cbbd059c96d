/** Turns requests away that no browser sends: they end as a clear 4xx, never as an error of ours. */
import type { IncomingMessage } from 'node:http';
import type { Refusal } from './plain-page.server';

/** Characters of path and query. Remix asks for routes of the links in sight with up to 7,680. */
const MAX_URL_LENGTH = 8_192;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const HOST = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

const badAddress: Refusal = {
	status: 400,
	title: 'That address does not work',
	sentence: 'The address has characters that cannot be read. Please check the link.',
};

function isHost(host: string | undefined): boolean {
	return host !== undefined && HOST.test(host) && URL.canParse(`http://${host}/`);
}

function isReadable(url: string): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we look for
	if (!url.startsWith('/') || /[\u0000-\u0020\\\u007f]|%00/.test(url)) return false;
	try {
		decodeURIComponent(url.split('?', 1)[0] ?? '');
		return true;
	} catch {
		return false;
	}
}

/** Null when `request` may go on. */
export function refuseNonsense(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Refusal | null {
	if (!METHODS.includes(request.method ?? '')) {
		return {
			status: 405,
			title: 'That does not work here',
			sentence: 'This site does not know that kind of request.',
			headers: { Allow: METHODS.join(', ') },
		};
	}
	const url = request.url ?? '';
	if (url.length > MAX_URL_LENGTH) {
		return { status: 414, title: 'That address is too long', sentence: 'Please check the link.' };
	}
	return isReadable(url) && isHost(request.headers.host) ? null : badAddress;
}
