import { expect, test } from 'vitest';
import { decodeText, readUpload } from './read-upload.server';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
	new Request('http://localhost/', { method: 'POST', body, headers });

async function status(work: Promise<unknown>): Promise<number | null> {
	return work.then(
		() => null,
		(thrown: unknown) => (thrown instanceof Response ? thrown.status : 500),
	);
}

test('text is read in UTF-8 and UTF-16, and nothing else is guessed', () => {
	const utf16 = (text: string, order: 'LE' | 'BE') => {
		const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
		return new Uint8Array(order === 'LE' ? bytes : bytes.swap16());
	};
	expect(decodeText(new TextEncoder().encode('\uFEFFƏli;Անի'))).toBe('Əli;Անի');
	expect(decodeText(utf16('Əli\tАня', 'LE'))).toBe('Əli\tАня');
	expect(decodeText(utf16('Əli\tАня', 'BE'))).toBe('Əli\tАня');
	expect(decodeText(new Uint8Array([0xc6, 0x20, 0xff]))).toBeNull();
	expect(decodeText(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]))).toBeNull();
});

test('a form with a file, without one, and without an encoding for files', async () => {
	const form = new FormData();
	form.set('list', 'typed');
	form.set('file', new File(['Əli'], 'list.csv'));
	const read = await readUpload(post(form), 'file');
	expect([read.fields.get('list'), read.file, read.unreadable]).toEqual(['typed', 'Əli', false]);
	form.set('file', new File([], ''));
	expect(await readUpload(post(form), 'file')).toMatchObject({ file: null, unreadable: false });
	form.set('file', new File([new Uint8Array([0xff, 0x00, 0x01])], 'x.xlsx'));
	expect(await readUpload(post(form), 'file')).toMatchObject({ file: null, unreadable: true });
	const plain = await readUpload(post(new URLSearchParams({ list: 'typed' })), 'file');
	expect([plain.fields.get('list'), plain.file]).toEqual(['typed', null]);
});

test('what is no form is refused, without an error of ours', async () => {
	const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' };
	expect(await status(readUpload(post('nonsense', multipart), 'file'))).toBe(400);
	expect(await status(readUpload(post('{}', { 'Content-Type': 'application/json' }), 'file'))).toBe(415);
	expect(await status(readUpload(post('x'.repeat(1024 * 1024 + 1), multipart), 'file'))).toBe(413);
});
