/**
 * What the server hands to every loader and action: the services of this process and the facts of this request.
 * Routes pass parts of it on to features, so that no module reaches for a global.
 */
import type { Db } from '~/db/index.server';
import type { Config } from '~/platform/config';
import type { Log } from '~/platform/log.server';

export interface RequestContext {
	db: Db;
	config: Config;
	log: Log;
	/** The clock; tests may move it. */
	now(): Date;
	/** For inline scripts of this response; null for pages that go to the page cache, which use hashes. */
	nonce: string | null;
	/** Adds a Set-Cookie header to the response, whatever the loader or action returns or throws. */
	setCookie(header: string): void;
	/** The caller's network address, for rate limits only; never stored or logged. */
	clientAddress: string;
	/** True for a client navigation (`….data`): there is no document for static text to travel in. */
	isDataRequest: boolean;
	/** Static lesson text of this response by element id; put there by loaders, rendered by `<Prose>`. */
	prose: Map<string, string>;
}

declare module '@remix-run/server-runtime' {
	interface Future {
		v3_singleFetch: true;
	}
	interface AppLoadContext extends RequestContext {}
}
