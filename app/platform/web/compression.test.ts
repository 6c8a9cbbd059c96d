import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, compressNow, isCompressible } from './compression.server';

test.each([
	['gzip, deflate, br', 'br'],
	['gzip, deflate', 'gzip'],
	['GZIP', 'gzip'],
	['br;q=0.5, gzip', 'gzip'],
	['br;q=0, gzip;q=0', null],
	['gzip;q=0, *', 'br'],
	['identity', null],
	['', null],
	['br;q=nonsense, gzip;q=0.1', 'gzip'],
	[undefined, null],
])('%j is answered with %j', (header, encoding) => {
	expect(chooseEncoding(header)).toBe(encoding);
	// The second time it is remembered.
	expect(chooseEncoding(header)).toBe(encoding);
});

test('what is compressed can be read again', () => {
	const body = Buffer.from('Khojalı Խոջալու '.repeat(500));
	expect(gunzipSync(compressNow(body, 'gzip')).equals(body)).toBe(true);
	expect(brotliDecompressSync(compressNow(body, 'br')).equals(body)).toBe(true);
});

test('text is worth it, pictures are not', () => {
	expect(
		['text/html; charset=utf-8', 'text/x-script', 'application/json', 'image/svg+xml'].every(isCompressible),
	).toBe(true);
	expect(['image/png', 'application/pdf', null].some(isCompressible)).toBe(false);
});
