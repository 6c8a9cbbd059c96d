import { createHash, randomBytes } from 'node:crypto';

/** What the database holds instead of a secret: SHA-256 in hex. The secrets are random, so no salt is needed. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

/** A new secret for a link: 256 random bits, safe in addresses. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}
