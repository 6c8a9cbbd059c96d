import type { IncomingMessage } from 'node:http';

/** Forms of ours are some kilobytes; a roster is the largest. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** How much more is read, and thrown away, so that the sender is listening when we refuse. */
const DRAIN_FACTOR = 8;

/**
 * - `whole`: the body, possibly empty.
 * - `too-large`: more than the limit.
 * - `aborted`: the sender went away.
 */
export type BodyResult =
	| { kind: 'whole'; body: Uint8Array<ArrayBuffer> }
	| { kind: 'too-large' }
	| { kind: 'aborted' };

/** Reads the body of `request` into memory, `limit` bytes at most. Never rejects. */
export function readBody(request: IncomingMessage, limit: number = MAX_BODY_BYTES): Promise<BodyResult> {
	return new Promise((resolve) => {
		const chunks: Array<Buffer> = [];
		let size = 0;
		const announced = Number(request.headers['content-length'] ?? 0);
		if (announced > limit * DRAIN_FACTOR) {
			resolve({ kind: 'too-large' });
			return;
		}
		request.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size <= limit) chunks.push(chunk);
			else chunks.length = 0;
			if (size > limit * DRAIN_FACTOR) {
				request.pause();
				resolve({ kind: 'too-large' });
			}
		});
		request.on('end', () =>
			resolve(size > limit ? { kind: 'too-large' } : { kind: 'whole', body: Buffer.concat(chunks) }),
		);
		request.on('error', () => resolve({ kind: 'aborted' }));
		request.on('close', () => resolve({ kind: 'aborted' }));
	});
}
