/** A rendered page travels from the renderer to the socket as text, without the cost of a web stream. */

const HTML = Symbol.for('lectern.html');

/** A response without a body that carries `html` beside it; `htmlOf` finds it again. */
export function htmlResponse(html: string, init: { headers: Headers; status: number }): Response {
	const response = new Response(null, init);
	Object.defineProperty(response, HTML, { value: html });
	return response;
}

/** The page of a response made by `htmlResponse`, else null. */
export function htmlOf(response: Response & { [HTML]?: string }): string | null {
	return response[HTML] ?? null;
}
