/** Small answers that every route gives in the same words. */

/** Marks a page as the same for everyone without a session: the page cache may keep it. The header never leaves. */
export const PUBLIC_PAGE = { 'X-Lectern-Cache': 'public' } as const;

/** Longest body of a page of questions: every answer as long as it may be, with room to spare. */
export const ANSWERS_BYTES = 512 * 1024;

/** What is not there and what is not yours look the same. Throw it. */
export function notFound(): Response {
	return new Response('Not found', { status: 404 });
}

/** A request that makes no sense, with a sentence that says how to mend it. Throw it. */
export function badRequest(message: string): Response {
	return new Response(message, { status: 400 });
}
