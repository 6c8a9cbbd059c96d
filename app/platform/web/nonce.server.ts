import { randomFillSync } from 'node:crypto';

const NONCE_BYTES = 16;
/** Asking the system for randomness costs the same for many nonces as for one. */
const pool = Buffer.alloc(256 * NONCE_BYTES);
let used = pool.length;

/** 128 random bits in base64, never the same twice. */
export function createNonce(): string {
	if (used === pool.length) {
		randomFillSync(pool);
		used = 0;
	}
	const nonce = pool.toString('base64', used, used + NONCE_BYTES);
	used += NONCE_BYTES;
	return nonce;
}
