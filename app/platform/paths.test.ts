import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paths, safeNext } from './paths';

test.each([
	['/courses/khojaly?x=1#p', '/courses/khojaly?x=1#p'],
	['/', '/'],
	['/a/../b', '/b'],
])('%s is a path of this site', (next, expected) => {
	expect(safeNext(next, '/home')).toBe(expected);
});

test.each([
	'//evil.example',
	'/\\evil.example',
	'/.//evil.example',
	'/..//evil.example',
	'https://evil.example',
	'javascript:alert(1)',
	'/\t/evil.example',
	'\n//evil.example',
	'courses',
	'',
	null,
	undefined,
])('%j is refused', (next) => {
	expect(safeNext(next, '/home')).toBe('/home');
});

test('whatever is asked for, the browser stays on this site', () => {
	const site = 'https://learn.example.org';
	const hostile = fc.string({
		unit: fc.constantFrom('/', '\\', '.', ':', '@', 'e', '\t', '\n', '%', '2', 'f', '#', '?'),
	});
	fc.assert(
		fc.property(hostile, (next) => {
			expect(new URL(safeNext(next, '/home'), site).origin).toBe(site);
		}),
		{ numRuns: 2_000 },
	);
});

test('anchors are escaped', () => {
	expect(paths.lesson('c', 'l', 'a b')).toBe('/courses/c/l#a%20b');
	expect(paths.claims('c')).toBe('/courses/c/claims');
	expect(paths.table('c', 't', 'a/b')).toBe('/courses/c/tables/t#a%2Fb');
	expect(paths.timeline('c', 'e', { from: 1988, to: 1994 })).toBe('/courses/c/timeline?from=1988&to=1994#e');
	expect(paths.map('c', 'a b')).toBe('/courses/c/map#a%20b');
});
