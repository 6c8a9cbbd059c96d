import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import type { RequestContext } from '~/context';
import { loggablePath } from '~/platform/log.server';
import { readHandoff } from '~/platform/web/handoff.server';
import { loggable } from '~/platform/web/loggable-error';
import { pageResponse } from '~/platform/web/page-response';
import { ProseOnServer } from '~/ui/prose';

/**
 * Milliseconds for promises that loaders leave open. Ours leave none, and Remix starts this timer with every page and
 * never stops it.
 */
export const streamTimeout = 1_000;

/** React writes this where a part of the page suspended or threw, and leaves the part to the browser. */
const LEFT_TO_BROWSER = Buffer.from('<!--$!-->');

/**
 * The layout takes the nonce from the root's loader data. An address nobody serves has none, nor has a root loader that
 * failed: there it finds the nonce alone. The browser does not need it, so what it is sent stays as it is.
 */
function withNonce(remix: EntryContext, nonce: string | null): EntryContext {
	const { loaderData } = remix.staticHandlerContext;
	if (loaderData.root !== undefined) return remix;
	return {
		...remix,
		staticHandlerContext: {
			...remix.staticHandlerContext,
			loaderData: { ...loaderData, root: { viewer: null, nonce, site: null } },
		},
	};
}

/**
 * Renders a page whole before the first byte goes out: nothing of ours streams, and errors get their status.
 * One synchronous pass costs about half of what React's streams do; in turn no component may suspend on the server.
 */
export default async function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remix: EntryContext,
	context: RequestContext,
): Promise<Response> {
	const { nonce, prose } = context;
	const page = withNonce(await readHandoff(remix), nonce);
	const html = renderToString(
		<ProseOnServer.Provider value={prose}>
			<RemixServer context={page} url={request.url} nonce={nonce ?? undefined} />
		</ProseOnServer.Provider>,
	);
	const bytes = Buffer.from(`<!DOCTYPE html>${html}`);
	if (bytes.includes(LEFT_TO_BROWSER)) {
		context.log.error(
			{ path: loggablePath(new URL(request.url).pathname) },
			'a part of the page did not render',
		);
	}
	headers.set('Content-Type', 'text/html; charset=utf-8');
	return pageResponse(bytes, { headers, status });
}

/**
 * Errors that loaders and actions did not expect. Aborted requests are not errors, and neither are addresses nobody
 * serves, which Remix reports here too.
 */
export function handleError(
	error: unknown,
	{ request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
	if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
	context.log.error(
		{ error: loggable(error), path: loggablePath(new URL(request.url).pathname) },
		'request failed',
	);
}
