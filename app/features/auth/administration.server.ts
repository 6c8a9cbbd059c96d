/** What the site's owner does to accounts: from the terminal by the name to sign in with, in the product by id. */

import { newId } from '~/db/ids';
import { type Db, type Tx, transact } from '~/db/index.server';
import { findAccount, GUEST, insertAccount } from './accounts.server';
import { closeRequest } from './instructor-requests.server';
import type { LoginName } from './login-name.server';
import { hashPassword } from './password.server';
import { createResetToken, RESET_MS } from './passwords.server';
import type { Role } from './viewer.server';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long the first link of an account that the owner made works: it may reach its person the next day. */
export const INVITATION_MS = 3 * DAY_MS;

export interface CreateAccountInput {
	name: string;
	login: LoginName;
	role: Role;
	/** null: the account cannot be signed in to before its person has followed a reset link. */
	password: string | null;
	now: Date;
}

export type CreateAccountResult = { ok: true; id: string } | { ok: false; reason: 'taken' };

/** Makes an account without a session. The caller answers for the form of name and password. */
export async function createAccount(
	db: Db,
	{ password, now, ...account }: CreateAccountInput,
): Promise<CreateAccountResult> {
	const id = newId();
	const passwordHash = password === null ? null : await hashPassword(password);
	const made = await insertAccount(db, { ...account, id, passwordHash, createdAt: now });
	return made ? { ok: true, id } : { ok: false, reason: 'taken' };
}

/** The secret of a link that sets a password; null when there is no such account. */
export async function createInvitation(db: Db, login: LoginName, now: Date): Promise<string | null> {
	const account = await findAccount(db, login);
	return account === null ? null : createResetToken(db, account.id, now, INVITATION_MS);
}

/** As `createInvitation`, for one hour. */
export async function createResetLink(db: Db, login: LoginName, now: Date): Promise<string | null> {
	const account = await findAccount(db, login);
	return account === null ? null : createResetToken(db, account.id, now, RESET_MS);
}

/**
 * Gives a role; whoever waited to be an instructor has an answer with it.
 * @returns false when there is no such account
 */
export async function setRole(db: Db, login: LoginName, role: Role, now: Date): Promise<boolean> {
	return transact(db, async (tx) => {
		const account = await findAccount(tx, login);
		if (account === null) return false;
		await giveRole(tx, account.id, role, now);
		return true;
	});
}

/** As `setRole`, by id and inside a transaction. */
export async function giveRole(tx: Tx, userId: string, role: Role, now: Date): Promise<void> {
	await tx.user.update({ where: { id: userId }, data: { role } });
	await closeRequest(tx, { userId, approved: role !== 'learner', now });
}

/** Ends all sessions of a person, inside a transaction. @returns how many there were */
export async function endAllSessions(tx: Tx, userId: string): Promise<number> {
	const { count } = await tx.session.deleteMany({ where: { userId } });
	return count;
}

/**
 * Shuts a person out and ends all their sessions and links, or lets them in again. Their work stays.
 * @param at null: lets them in
 * @returns false when there is no such account
 */
export async function setSuspended(db: Db, login: LoginName, at: Date | null): Promise<boolean> {
	return transact(db, async (tx) => {
		const account = await findAccount(tx, login);
		if (account === null) return false;
		await suspend(tx, account.id, at);
		return true;
	});
}

/** As `setSuspended`, by id and inside a transaction. */
export async function suspend(tx: Tx, userId: string, at: Date | null): Promise<void> {
	await tx.user.update({ where: { id: userId }, data: { suspendedAt: at } });
	if (at === null) return;
	await endAllSessions(tx, userId);
	await tx.passwordReset.deleteMany({ where: { userId } });
}

/** The secret of a link that sets a password, good for one hour; inside a transaction. */
export function resetTokenFor(tx: Tx, userId: string, now: Date): Promise<string> {
	return createResetToken(tx, userId, now, RESET_MS);
}

export interface Purged {
	sessions: number;
	resets: number;
	limits: number;
	guests: number;
}

/**
 * Removes what is over at `now`: expired sessions, reset links and rate counters; and guests made at least `guestDays`
 * days ago whose last session has expired, with their work, which nobody can reach any more.
 */
export async function purge(db: Db, now: Date, guestDays: number): Promise<Purged> {
	const over = { lte: now };
	const sessions = await db.session.deleteMany({ where: { expiresAt: over } });
	const resets = await db.passwordReset.deleteMany({ where: { expiresAt: over } });
	const limits = await db.rateLimiterFlexible.deleteMany({ where: { expire: over } });
	const guests = await db.user.deleteMany({
		where: {
			...GUEST,
			sessions: { none: {} },
			createdAt: { lte: new Date(now.getTime() - guestDays * DAY_MS) },
		},
	});
	return { sessions: sessions.count, resets: resets.count, limits: limits.count, guests: guests.count };
}
