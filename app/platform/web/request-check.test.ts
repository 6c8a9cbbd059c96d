import { expect, test } from 'vitest';
import { refuseNonsense } from './request-check.server';

function statusOf(method: string, url: string, host: string | undefined = 'localhost:3000'): number | null {
	return refuseNonsense({ method, url, headers: host === undefined ? {} : { host } })?.status ?? null;
}

test.each([
	['GET', '/'],
	['HEAD', '/courses/khojaly/special-intent?x=%zz'],
	['POST', '/courses/%D0%B0?q=a b'.replace(' ', '+')],
	['DELETE', `/${'a'.repeat(4_000)}`],
])('%s %s goes on', (method, url) => {
	expect(statusOf(method, url)).toBeNull();
});

test.each([
	['an escape that is none', '/%'],
	['an escape that is no character', '/%ff'],
	['an escaped NUL in the path', '/a%00'],
	['an escaped NUL in the query', '/?a=%00'],
	['a backslash', '/\\example.org'],
	['a space', '/a b'],
	['a control character', '/a\u0001'],
	['another site', 'http://example.org/'],
	['no path', '*'],
])('%s is 400', (_, url) => {
	expect(statusOf('GET', url)).toBe(400);
});

test.each(['a b', 'a/b', '', 'x:99999', '1.2.3.4.5', 'a@b', '[::1'])('host %j is 400', (host) => {
	expect(statusOf('GET', '/', host)).toBe(400);
});

test.each(['learn.example.org', 'localhost:3000', '[::1]:3000', '127.0.0.1'])('host %j goes on', (host) => {
	expect(statusOf('GET', '/', host)).toBeNull();
});

test('a request without host is 400', () => {
	expect(refuseNonsense({ method: 'GET', url: '/', headers: {} })?.status).toBe(400);
});

test.each(['TRACE', 'OPTIONS', 'PROPFIND'])('%s is 405 and says what there is', (method) => {
	const refusal = refuseNonsense({ method, url: '/', headers: { host: 'localhost' } });
	expect(refusal?.status).toBe(405);
	expect(refusal?.headers?.Allow).toContain('POST');
});

test('an address longer than any link of ours is 414', () => {
	expect(statusOf('GET', `/${'a'.repeat(8_192)}`)).toBe(414);
});
