/** Changing and resetting passwords. Either ends all other sessions of the account. */
import type { RequestContext } from '~/context';
import { type Db, type DbOrTx, databaseKind, lockUsers, type Tx, transact } from '~/db/index.server';
import { originForLinks, sendMail } from '~/platform/mail.server';
import { paths } from '~/platform/paths';
import { type Account, findAccount, findAccountById, unlessTaken, viewerOf } from './accounts.server';
import { isGuessable } from './common-passwords';
import { limitsFor } from './limits.server';
import { type LoginName, loginText } from './login-name.server';
import { hashPassword, isPassword } from './password.server';
import type { ChangeEmailInput, ChangePasswordInput, ResetInput } from './schemas';
import type { Limited } from './sign-in.server';
import { hashToken, newToken } from './tokens.server';
import { mustChoosePassword, startSession, type Viewer } from './viewer.server';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How long a link that somebody asked for works. */
export const RESET_MS = HOUR_MS;

/**
 * Stores a new link for setting a password and returns its secret, the only copy.
 * @param lifetimeMs how long it works
 */
export async function createResetToken(
	db: DbOrTx,
	userId: string,
	now: Date,
	lifetimeMs: number,
): Promise<string> {
	const token = newToken();
	await db.passwordReset.create({
		data: {
			tokenHash: hashToken(token),
			userId,
			createdAt: now,
			expiresAt: new Date(now.getTime() + lifetimeMs),
		},
	});
	return token;
}

/** Whether this site can send reset links: it has a mail server and knows its own address. */
export function canMailLinks({ config }: RequestContext, request: Request): boolean {
	return config.smtpUrl !== null && originForLinks(config, request) !== null;
}

async function mailResetLink(context: RequestContext, origin: string, login: LoginName): Promise<void> {
	const { db, config, now } = context;
	const account = await findAccount(db, login);
	if (account === null || account.email === null || account.suspendedAt !== null) return;
	const token = await createResetToken(db, account.id, now(), RESET_MS);
	await sendMail(config, {
		to: account.email,
		subject: 'Set a new password',
		text: [
			`Hello ${account.name},`,
			'somebody, probably you, asked to set a new password. Within one hour this link lets you do it, once:',
			`${origin}${paths.reset(token)}`,
			'If it was not you, do nothing: the password stays as it is.',
		].join('\n\n'),
	});
}

export type RequestResetResult =
	| {
			ok: true;
			/** Settles when the letter is sent, or not. Nobody waits for it: the time would tell who has an account. */
			sent: Promise<void>;
	  }
	| { ok: false; reason: 'no-mail' }
	| Limited;

/** Sends a link for setting a new password, when there is such an account with a mail address. Never says so. */
export async function requestPasswordReset(
	context: RequestContext,
	request: Request,
	login: LoginName,
): Promise<RequestResetResult> {
	const origin = originForLinks(context.config, request);
	if (context.config.smtpUrl === null || origin === null) return { ok: false, reason: 'no-mail' };
	const limits = limitsFor(context);
	let taken = await limits.resetFromAddress.take(context);
	if (taken.ok) taken = await limits.resetOfAccount.take(loginText(login));
	if (!taken.ok) return { ok: false, reason: 'limited', retryAfterSeconds: taken.retryAfterSeconds };
	const sent = mailResetLink(context, origin, login).catch((error: unknown) => {
		// The error of a mail server may name the receiver, so only its code goes into the log.
		const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
		context.log.error({ code }, 'a reset link could not be sent');
	});
	return { ok: true, sent };
}

/** A link that works at `now`; null for unknown, used and expired ones. */
async function findReset(
	db: Db,
	token: string,
	now: Date,
): Promise<{ tokenHash: string; userId: string } | null> {
	return db.passwordReset.findUnique({
		where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now }, user: { suspendedAt: null } },
		select: { tokenHash: true, userId: true },
	});
}

/** Whether a reset link still works. */
export async function isResetOpen({ db, now }: RequestContext, token: string): Promise<boolean> {
	return (await findReset(db, token, now())) !== null;
}

/** Tells the account's owner of a change they may not have made. Never fails: the change is done already. */
function mailNotice(context: RequestContext, to: string | null, what: string): void {
	if (context.config.smtpUrl === null || to === null) return;
	sendMail(context.config, {
		to,
		subject: what,
		text: `${what}.\n\nIf it was not you, write to the person who runs the site.`,
	}).catch(() => context.log.error('a notice of a changed account could not be sent'));
}

export type ResetResult = { ok: true } | { ok: false; reason: 'dead-link' } | Limited;

/** Sets a new password by link, once, and ends every session of the account. */
export async function resetPassword(
	context: RequestContext,
	{ token, password }: ResetInput,
): Promise<ResetResult> {
	const { db } = context;
	const taken = await limitsFor(context).resetFromAddress.take(context);
	if (!taken.ok) return { ok: false, reason: 'limited', retryAfterSeconds: taken.retryAfterSeconds };
	const now = context.now();
	// Looked up before hashing, so that made-up links cost nothing.
	const reset = await findReset(db, token, now);
	if (reset === null) return { ok: false, reason: 'dead-link' };
	const passwordHash = await hashPassword(password);
	const done = await transact(db, async (tx) => {
		const { tokenHash, userId } = reset;
		const used = await tx.passwordReset.updateMany({
			where: { tokenHash, usedAt: null },
			data: { usedAt: now },
		});
		if (used.count === 0) return false;
		await replacePassword(context, tx, userId, passwordHash);
		return true;
	});
	if (!done) return { ok: false, reason: 'dead-link' };
	const account = await findAccountById(db, reset.userId);
	mailNotice(context, account?.email ?? null, 'Your password was changed');
	return { ok: true };
}

/**
 * Inside a transaction: the new password, and the end of all sessions and open links. The user is locked first, so
 * that a sign-in with the old password either has its session ended here or waits and then sees the new one.
 * @param mustChangePassword whether the password is somebody else's making, good for signing in once
 */
export async function replacePassword(
	{ config }: RequestContext,
	tx: Tx,
	userId: string,
	passwordHash: string,
	mustChangePassword = false,
): Promise<void> {
	await lockUsers(tx, databaseKind(config.databaseUrl), [userId]);
	await tx.user.update({ where: { id: userId }, data: { passwordHash, mustChangePassword } });
	await tx.session.deleteMany({ where: { userId } });
	await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } });
}

/** The account, when `password` is its own; counts tries. */
async function confirm(
	context: RequestContext,
	viewer: Viewer,
	password: string,
): Promise<{ ok: true; account: Account } | { ok: false; reason: 'wrong' } | Limited> {
	const limit = limitsFor(context).ownPassword;
	const taken = await limit.take(viewer.id);
	if (!taken.ok) return { ok: false, reason: 'limited', retryAfterSeconds: taken.retryAfterSeconds };
	const account = await findAccountById(context.db, viewer.id);
	const right = await isPassword(account?.passwordHash ?? null, password);
	if (!right || account === null) return { ok: false, reason: 'wrong' };
	await limit.forget(viewer.id);
	return { ok: true, account };
}

export type ChangeResult = { ok: true } | { ok: false; reason: 'wrong' | 'taken' } | Limited;

/** Sets a new password, ends all sessions and open reset links, and begins a new session here. */
export async function changePassword(
	context: RequestContext,
	request: Request,
	viewer: Viewer,
	{ currentPassword, newPassword }: ChangePasswordInput,
): Promise<ChangeResult> {
	const confirmed = await confirm(context, viewer, currentPassword);
	if (!confirmed.ok) return confirmed;
	const { account } = confirmed;
	const passwordHash = await hashPassword(newPassword);
	await transact(context.db, (tx) => replacePassword(context, tx, account.id, passwordHash));
	await startSession(context, request, viewerOf(account), passwordHash);
	mailNotice(context, account.email, 'Your password was changed');
	return { ok: true };
}

export type ChooseResult = { ok: true } | { ok: false; reason: 'same' | 'guessable' };

/**
 * The first password of a person's own, in place of the one-time password that this session was begun with. The
 * session is the proof that they know that one. Does nothing when they have chosen already, as a form sent twice does.
 */
export async function choosePassword(
	context: RequestContext,
	request: Request,
	viewer: Viewer,
	newPassword: string,
): Promise<ChooseResult> {
	const account = await findAccountById(context.db, viewer.id);
	if (account === null || !(await mustChoosePassword(context, request))) return { ok: true };
	if (isGuessable(newPassword, [account.name, account.username ?? '']))
		return { ok: false, reason: 'guessable' };
	if (await isPassword(account.passwordHash, newPassword)) return { ok: false, reason: 'same' };
	const passwordHash = await hashPassword(newPassword);
	const chosen = await transact(context.db, async (tx) => {
		await lockUsers(tx, databaseKind(context.config.databaseUrl), [account.id]);
		const open = await tx.user.count({ where: { id: account.id, mustChangePassword: true } });
		if (open === 1) await replacePassword(context, tx, account.id, passwordHash);
		return open === 1;
	});
	if (chosen) await startSession(context, request, viewerOf(account), passwordHash);
	return { ok: true };
}

/** Sets the mail address to sign in with; links that were sent to the old one stop working. */
export async function changeEmail(
	context: RequestContext,
	viewer: Viewer,
	{ email, currentPassword }: ChangeEmailInput,
): Promise<ChangeResult> {
	const confirmed = await confirm(context, viewer, currentPassword);
	if (!confirmed.ok) return confirmed;
	const { account } = confirmed;
	if (account.email === email) return { ok: true };
	const free = await unlessTaken(() =>
		context.db.user.update({ where: { id: account.id }, data: { email } }),
	);
	if (!free) return { ok: false, reason: 'taken' };
	await context.db.passwordReset.deleteMany({ where: { userId: account.id } });
	mailNotice(context, account.email, 'The e-mail address of your account was changed');
	return { ok: true };
}
