import type { RequestContext } from '~/context';
import { databaseKind } from '~/db/index.server';
import { findAccount, viewerOf } from './accounts.server';
import { limitsFor } from './limits.server';
import { loginText, parseLoginName } from './login-name.server';
import { mergeGuest } from './merge-guest.server';
import { isPassword } from './password.server';
import type { SignInInput } from './schemas';
import { getViewer, startSession, type Viewer } from './viewer.server';

export interface Limited {
	ok: false;
	reason: 'limited';
	retryAfterSeconds: number;
}

export type SignInResult =
	| { ok: true; viewer: Viewer }
	| { ok: false; reason: 'wrong' | 'suspended' }
	| Limited;

/**
 * Signs a person in by mail address or user name, with a new session. What a guest did in this browser goes into the
 * account. Takes as long for unknown names as for wrong passwords.
 */
export async function signIn(
	context: RequestContext,
	request: Request,
	input: SignInInput,
): Promise<SignInResult> {
	const { db, config } = context;
	const login = parseLoginName(input.login);
	const typed = login === null ? input.login : loginText(login);
	const attempt = await limitsFor(context).trySignIn(context, typed);
	if (!attempt.taken.ok) {
		return { ok: false, reason: 'limited', retryAfterSeconds: attempt.taken.retryAfterSeconds };
	}
	const account = login === null ? null : await findAccount(db, login);
	const right = await isPassword(account?.passwordHash ?? null, input.password);
	if (!right || account === null) return { ok: false, reason: 'wrong' };
	await attempt.succeeded();
	if (account.suspendedAt !== null) return { ok: false, reason: 'suspended' };
	const before = await getViewer(context, request);
	if (before?.guest === true) {
		await mergeGuest(db, databaseKind(config.databaseUrl), { guestId: before.id, accountId: account.id });
	}
	const viewer = viewerOf(account);
	const started = await startSession(context, request, viewer, account.passwordHash);
	return started ? { ok: true, viewer } : { ok: false, reason: 'wrong' };
}
