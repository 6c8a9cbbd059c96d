import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { constantHeaders, contentSecurityPolicy, inlineScriptHashes } from './security-headers.server';

function directives(policy: string): Map<string, string> {
	return new Map(
		policy.split('; ').map((directive) => {
			const [name = '', ...sources] = directive.split(' ');
			return [name, sources.join(' ')];
		}),
	);
}

test('a rendered page runs scripts of this site and those with its nonce, and nothing inline besides', () => {
	const policy = directives(contentSecurityPolicy({ nonce: 'abc' }, 'production'));
	expect(policy.get('script-src')).toBe("'self' 'nonce-abc'");
	expect(policy.get('style-src')).toBe("'self'");
	expect(policy.get('default-src')).toBe("'none'");
	expect(policy.get('base-uri')).toBe("'none'");
	expect(policy.get('frame-ancestors')).toBe("'none'");
	expect(policy.get('form-action')).toBe("'self'");
});

test('only development allows inline styles and sockets', () => {
	expect(contentSecurityPolicy({ nonce: 'abc' }, 'production')).not.toMatch(/unsafe|ws:/);
	const policy = directives(contentSecurityPolicy({ nonce: 'abc' }, 'development'));
	expect(policy.get('style-src')).toBe("'self' 'unsafe-inline'");
	expect(policy.get('connect-src')).toBe("'self' ws:");
	expect(policy.get('script-src')).toBe("'self' 'nonce-abc'");
});

test('what is no page may load nothing', () => {
	expect(contentSecurityPolicy('none', 'production')).toBe(
		"default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
	);
});

test('each inline script has a hash of its exact text, scripts with a source have none', () => {
	const html = [
		'<script>let a = "<b>";</script>',
		'<script src="/assets/a.js"></script>',
		'<script type="module" async="">\nimport "/x.js";</script>',
		'<script>let a = "<b>";</script>',
	].join('<p>between</p>');
	const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
	expect(inlineScriptHashes(html)).toEqual([hash('let a = "<b>";'), hash('\nimport "/x.js";')]);
	expect(contentSecurityPolicy({ hashes: ['sha256-x'] }, 'production')).toContain(
		"script-src 'self' 'sha256-x';",
	);
});

test('browsers are told to stay on https only when the site is there', () => {
	expect(constantHeaders('https://learn.example.org')).toContain('Strict-Transport-Security');
	expect(constantHeaders('http://learn.example.org')).not.toContain('Strict-Transport-Security');
	expect(constantHeaders(null)).not.toContain('Strict-Transport-Security');
});
