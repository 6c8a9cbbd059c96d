import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import { getSettings } from '~/features/site/index.server';
import { findAccount, GUEST, insertAccount, type NewAccount, unlessTaken } from './accounts.server';
import { requestInstructor } from './instructor-requests.server';
import { limitsFor } from './limits.server';
import { loginText } from './login-name.server';
import { hashPassword } from './password.server';
import type { SignUpInput } from './schemas';
import { type Limited, signIn } from './sign-in.server';
import { getViewer, type Role, startSession, type Viewer } from './viewer.server';

export type SignUpResult =
	| {
			ok: true;
			viewer: Viewer;
			/** The person teaches, and the site's owner has to say yes first. */
			approvalNeeded: boolean;
	  }
	| { ok: false; reason: 'taken' | 'closed' }
	| Limited;

/** Gives the guest's own row a way to sign in; false when it is no guest any more, or the name is taken. */
async function upgradeGuest(
	context: RequestContext,
	guestId: string,
	account: Omit<NewAccount, 'id' | 'createdAt'>,
): Promise<boolean> {
	const { login, ...rest } = account;
	let changed = 0;
	const free = await unlessTaken(async () => {
		const { count } = await context.db.user.updateMany({
			where: { id: guestId, ...GUEST },
			data: { ...rest, ...login },
		});
		changed = count;
	});
	return free && changed === 1;
}

/**
 * Makes an account and signs its person in. A guest's own row becomes the account, so all that was done is still
 * there. When the name is taken but the password is the right one, this signs in: a form that was sent twice succeeds
 * twice.
 */
export async function signUp(
	context: RequestContext,
	request: Request,
	input: SignUpInput,
): Promise<SignUpResult> {
	const { db } = context;
	const settings = await getSettings(context);
	if (!settings.signup) return { ok: false, reason: 'closed' };
	const taken = await limitsFor(context).signUp.take(context);
	if (!taken.ok) return { ok: false, reason: 'limited', retryAfterSeconds: taken.retryAfterSeconds };
	const { name, login, teach } = input;
	const role: Role = teach && settings.instructorSignup === 'open' ? 'instructor' : 'learner';
	const approvalNeeded = teach && role === 'learner';
	if ((await findAccount(db, login)) === null) {
		const account = { name, login, role, passwordHash: await hashPassword(input.password) };
		const before = await getViewer(context, request);
		let id: string | null = null;
		if (before?.guest === true) {
			id = (await upgradeGuest(context, before.id, account)) ? before.id : null;
		} else {
			const fresh = newId();
			id = (await insertAccount(db, { ...account, id: fresh, createdAt: context.now() })) ? fresh : null;
		}
		if (id !== null) {
			const viewer: Viewer = { id, name, role, guest: false };
			if (approvalNeeded) await requestInstructor(db, { userId: id, reason: '', now: context.now() });
			await startSession(context, request, viewer, account.passwordHash);
			return { ok: true, viewer, approvalNeeded };
		}
	}
	const signedIn = await signIn(context, request, { login: loginText(login), password: input.password });
	if (signedIn.ok) return { ok: true, viewer: signedIn.viewer, approvalNeeded };
	return signedIn.reason === 'limited' ? signedIn : { ok: false, reason: 'taken' };
}
