import { expect, test } from 'vitest';
import { createNonce } from './nonce.server';

test('a nonce has 128 bits and comes once', () => {
	const nonces = Array.from({ length: 1_000 }, createNonce);
	expect(new Set(nonces).size).toBe(1_000);
	for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
	// All zeros would be a pool that was never filled.
	expect(nonces).not.toContain(Buffer.alloc(16).toString('base64'));
});
