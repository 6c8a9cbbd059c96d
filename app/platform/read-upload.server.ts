/** Reading a posted HTML form that may hold a file of text. */
import { readForm } from './read-form.server';

/** As long as a request may be at all; see `web/request-body.server.ts`. */
const MOST_BYTES = 1024 * 1024;

export interface UploadForm {
	/** The fields that are no files. */
	fields: URLSearchParams;
	/** What the chosen file says; null without one, or when it cannot be read as text. */
	file: string | null;
	/** Whether there is a file that is not text in UTF-8 or UTF-16. */
	unreadable: boolean;
}

/** Text in UTF-8, or in UTF-16 with a byte order mark, as spreadsheets write it. Null for anything else. */
export function decodeText(bytes: Uint8Array): string | null {
	const [first, second] = bytes;
	const encoding =
		first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
	try {
		const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
		return text.includes('\0') ? null : text;
	} catch {
		return null;
	}
}

/**
 * The fields of a form, and the text of the file in it, if any. A form without `enctype` is read as well.
 * @param field name of the file's field
 * @throws {Response} 400 for a body that is no form, 415 for another kind of body, 413 for one that is longer than 1 MiB
 */
export async function readUpload(request: Request, field: string): Promise<UploadForm> {
	const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'multipart/form-data') {
		return { fields: await readForm(request, MOST_BYTES), file: null, unreadable: false };
	}
	const body = await request.arrayBuffer();
	if (body.byteLength > MOST_BYTES) throw new Response('This file is too large.', { status: 413 });
	const headers = { 'Content-Type': request.headers.get('Content-Type') ?? '' };
	const form = await new Response(body, { headers }).formData().catch(() => {
		throw new Response('This form is not complete. Please send it again.', { status: 400 });
	});
	const fields = new URLSearchParams();
	for (const [name, value] of form) if (typeof value === 'string') fields.append(name, value);
	const chosen = form.get(field);
	if (chosen === null || typeof chosen === 'string' || chosen.size === 0) {
		return { fields, file: null, unreadable: false };
	}
	const text = decodeText(new Uint8Array(await chosen.arrayBuffer()));
	return { fields, file: text, unreadable: text === null };
}
