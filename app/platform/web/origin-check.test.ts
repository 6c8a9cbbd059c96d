import { expect, test } from 'vitest';
import { refuseForeignOrigin } from './origin-check.server';

const SITE = 'https://learn.example.org';
const HOST = 'learn.example.org';

function refused(headers: Record<string, string>, origin: string | null = SITE, method = 'POST'): boolean {
	return refuseForeignOrigin({ method, headers: { host: HOST, ...headers } }, origin) !== null;
}

test('reading needs no origin', () => {
	expect(refused({ origin: 'https://evil.example' }, SITE, 'GET')).toBe(false);
	expect(refused({ origin: 'https://evil.example' }, SITE, 'HEAD')).toBe(false);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s from elsewhere, or from nowhere, is refused', (method) => {
	expect(refused({ origin: 'https://evil.example' }, SITE, method)).toBe(true);
	expect(refused({}, SITE, method)).toBe(true);
});

test.each([
	[{ origin: SITE }, false],
	[{ origin: 'http://learn.example.org' }, true],
	[{ origin: 'https://learn.example.org.evil.example' }, true],
	[{ origin: 'https://learn.example.org:8443' }, true],
	[{ origin: 'null' }, true],
	[{ origin: 'nonsense' }, true],
	[{ referer: `${SITE}/login` }, false],
	[{ referer: 'https://evil.example/?https://learn.example.org/' }, true],
	[{ origin: 'https://evil.example', referer: `${SITE}/login` }, true],
])('with a configured site %j: refused %s', (headers, expected) => {
	expect(refused(headers as Record<string, string>)).toBe(expected);
});

test('without a configured site the host must agree', () => {
	expect(refused({ origin: 'http://learn.example.org' }, null)).toBe(false);
	expect(refused({ origin: 'http://learn.example.org:3000' }, null)).toBe(true);
	expect(refused({ origin: 'http://localhost:3000', host: 'LOCALHOST:3000' }, null)).toBe(false);
	expect(refused({ origin: 'http://evil.example' }, null)).toBe(true);
});

test('what the browser itself says about the sender decides', () => {
	expect(refused({ 'sec-fetch-site': 'same-origin', origin: 'http://inside.example' })).toBe(false);
	expect(refused({ 'sec-fetch-site': 'cross-site', origin: SITE })).toBe(true);
	expect(refused({ 'sec-fetch-site': 'same-site', origin: SITE })).toBe(true);
	expect(refused({ 'sec-fetch-site': 'none' })).toBe(true);
});
