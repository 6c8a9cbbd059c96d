import { type ActionFunctionArgs, createReadableStreamFromReadable, type EntryContext, type LoaderFunctionArgs } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { PassThrough } from 'node:stream';
import { renderToPipeableStream } from 'react-dom/server';
import type { RequestContext } from '~/context';
import { ProseOnServer } from '~/ui/prose';

/** Milliseconds after which an unfinished page is given up. */
const ABORT_MS = 5_000;

/** Renders a page whole before the first byte goes out: nothing of ours streams, and errors get their status. */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remix: EntryContext,
	context: RequestContext,
): Promise<Response> {
	const nonce = context.nonce ?? undefined;
	return new Promise((resolve, reject) => {
		let failed = false;
		const { pipe, abort } = renderToPipeableStream(
			<ProseOnServer.Provider value={context.prose}>
				<RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={ABORT_MS} />
			</ProseOnServer.Provider>,
			{
				nonce,
				onAllReady() {
					clearTimeout(timer);
					const body = new PassThrough();
					headers.set('Content-Type', 'text/html; charset=utf-8');
					resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
					pipe(body);
				},
				onShellError(error) {
					clearTimeout(timer);
					reject(error);
				},
				onError(error) {
					failed = true;
					context.log.error({ err: error }, 'rendering failed');
				},
			},
		);
		const timer = setTimeout(abort, ABORT_MS);
	});
}

/** Errors that loaders and actions did not expect. Aborted requests are not errors. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
	if (request.signal.aborted) return;
	context.log.error({ err: error, path: new URL(request.url).pathname }, 'request failed');
}
