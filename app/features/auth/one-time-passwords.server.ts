/** Passwords that a teacher hands out on paper, good for signing in once, after which their owner chooses another. */
import { randomInt } from 'node:crypto';
import type { RequestContext } from '~/context';
import type { Tx } from '~/db/index.server';
import { hashPassword } from './password.server';
import { replacePassword } from './passwords.server';

/** Nothing that looks like something else on paper, and no vowels, so that no words come out. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** Such as `k7qm-3xpt-w9bd`: twelve of 27 signs, 57 bits. */
export function newOneTimePassword(): string {
	const group = () =>
		Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');
	return Array.from({ length: GROUPS }, group).join('-');
}

/** A password to print, and what is stored of it. */
export interface OneTimePassword {
	password: string;
	passwordHash: string;
}

/** New passwords with their hashes, made off the event loop, two at a time. */
export function makeOneTimePasswords(count: number): Promise<Array<OneTimePassword>> {
	return Promise.all(
		Array.from({ length: count }, async () => {
			const password = newOneTimePassword();
			return { password, passwordHash: await hashPassword(password) };
		}),
	);
}

/**
 * Inside a transaction: a one-time password in place of the account's own, which ends all its sessions. The caller has
 * checked who may do this to whom.
 */
export async function setOneTimePassword(
	context: RequestContext,
	tx: Tx,
	userId: string,
	passwordHash: string,
): Promise<void> {
	await replacePassword(context, tx, userId, passwordHash, true);
}
