/** Reading a posted HTML form. */

/** More than any form of an account can fill. */
const MOST_BYTES = 32 * 1024;
const FORM_TYPE = 'application/x-www-form-urlencoded';

function refuse(status: number, sentence: string): Response {
	return new Response(sentence, { status });
}

/**
 * The fields of a plain HTML form.
 * @param mostBytes longest body that is taken
 * @throws {Response} 415 for another kind of body, 413 for one that is longer
 */
export async function readForm(request: Request, mostBytes = MOST_BYTES): Promise<URLSearchParams> {
	const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
	if (type !== FORM_TYPE) throw refuse(415, 'This is not a form of this site.');
	const chunks: Array<Uint8Array> = [];
	let size = 0;
	const reader = request.body?.getReader();
	for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
		size += read.value.byteLength;
		if (size > mostBytes) {
			await reader?.cancel();
			throw refuse(413, 'This form holds too much text.');
		}
		chunks.push(read.value);
	}
	return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
