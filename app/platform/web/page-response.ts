/** A rendered page travels from the renderer to the socket as bytes, without the cost of a web stream. */

const PAGE = Symbol.for('lectern.page');

/** A response without a body that carries the page `bytes` beside it; `pageOf` finds them again. */
export function pageResponse(bytes: Buffer, init: { headers: Headers; status: number }): Response {
	const response = new Response(null, init);
	Object.defineProperty(response, PAGE, { value: bytes });
	return response;
}

/** The page of a response made by `pageResponse`, else null. */
export function pageOf(response: Response & { [PAGE]?: Buffer }): Buffer | null {
	return response[PAGE] ?? null;
}
