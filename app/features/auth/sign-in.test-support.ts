/** For tests: a session without the cost of a password. */
import { randomBytes } from 'node:crypto';
import type { Db } from '~/db/index.server';
import { SESSION_COOKIE } from '~/platform/cookies';
import { hashToken } from './tokens.server';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** Begins a session of the user. @returns the Cookie header that goes with it */
export async function sessionCookieOf(db: Db, userId: string): Promise<string> {
	const token = Array.from(randomBytes(40), (byte) => LETTERS[byte % 32]).join('');
	await db.session.create({
		data: {
			id: hashToken(token),
			userId,
			agent: 'Test',
			expiresAt: new Date(Date.now() + 86_400_000 * 30),
		},
	});
	return `${SESSION_COOKIE}=${token}`;
}
