import { expect, test } from 'vitest';
import { clientAddress } from './client-address.server';

test('without proxies the header is not believed', () => {
	expect(clientAddress('192.0.2.1', '198.51.100.7', 0)).toBe('192.0.2.1');
	expect(clientAddress('::ffff:192.0.2.1', undefined, 0)).toBe('192.0.2.1');
});

test('each trusted proxy accounts for one entry from the end', () => {
	const header = '203.0.113.9, 198.51.100.7, 10.0.0.2';
	expect(clientAddress('10.0.0.3', header, 1)).toBe('10.0.0.2');
	expect(clientAddress('10.0.0.3', header, 2)).toBe('198.51.100.7');
	expect(clientAddress('10.0.0.3', '198.51.100.7', 2)).toBe('198.51.100.7');
	expect(clientAddress('10.0.0.3', '2001:db8::1', 1)).toBe('2001:db8::1');
});

test('what is no address does not count', () => {
	expect(clientAddress('10.0.0.3', 'unknown', 1)).toBe('10.0.0.3');
	expect(clientAddress('10.0.0.3', '', 1)).toBe('10.0.0.3');
	expect(clientAddress(undefined, undefined, 0)).toBe('');
});
