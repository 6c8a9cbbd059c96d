import type { EntryContext } from '@remix-run/node';

const NOTHING_LEFT = { getReader: () => null } as unknown as ReadableStream<Uint8Array>;

/**
 * Remix hands loader data to the browser through a stream that `<RemixServer>` awaits with Suspense, chunk by chunk.
 * Our loaders are done before rendering starts, so this reads the stream to its end and puts the text where Remix
 * keeps chunks it has read: the page can then be rendered in one synchronous pass.
 *
 * It relies on `renderMeta.streamCache` of Remix 2.17; `entry.server.test.tsx` fails when that changes.
 * @returns a context for `<RemixServer>` that does not suspend
 */
export async function readHandoff(remix: EntryContext): Promise<EntryContext> {
	const { serverHandoffStream, renderMeta } = remix;
	if (serverHandoffStream === undefined || renderMeta === undefined) return remix;
	const decoder = new TextDecoder();
	const reader = serverHandoffStream.getReader();
	let text = '';
	for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
		text += decoder.decode(chunk.value, { stream: true });
	}
	text += decoder.decode();
	const read = Object.assign(Promise.resolve(), { result: { done: true, value: text } });
	return {
		...remix,
		// Remix takes a reader before it looks for what has been read, and then never uses it.
		serverHandoffStream: NOTHING_LEFT,
		renderMeta: Object.assign(renderMeta, { streamCache: { 0: read } }),
	};
}
