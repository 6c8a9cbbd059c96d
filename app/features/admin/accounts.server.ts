/**
 * What an admin does to accounts. Every act is one transaction with its audit entry; none of them can leave the site
 * without somebody to run it.
 */
import type { RequestContext } from '~/context';
import { databaseKind, lockUsers, type Tx, transact } from '~/db/index.server';
import { type AuditInput, writeAudit } from '~/features/audit/index.server';
import {
	closeRequest,
	endAllSessions,
	giveRole,
	type Role,
	resetTokenFor,
	suspend,
	type Viewer,
} from '~/features/auth/index.server';
import { sendMessages } from '~/features/messages/index.server';
import { originForLinks } from '~/platform/mail.server';
import { paths } from '~/platform/paths';

/** Why an act was not done. */
export type Refusal = 'not-found' | 'last-admin' | 'self' | 'suspended';
export type ActResult = { ok: true } | { ok: false; reason: Refusal };

/** Undoes the transaction and says why. */
class Refused extends Error {
	constructor(readonly reason: Refusal) {
		super(reason);
	}
}

interface Person {
	id: string;
	role: Role;
	suspendedAt: Date | null;
}

interface Act {
	tx: Tx;
	person: Person;
	now: Date;
	/** Adds the audit entry of this act. */
	note(action: string, detail?: AuditInput['detail']): Promise<void>;
}

/** Runs an act on somebody with an account. */
async function act<Done>(
	{ db, config, now }: RequestContext,
	viewer: Viewer,
	userId: string,
	work: (act: Act) => Promise<Done>,
): Promise<{ ok: true; done: Done } | { ok: false; reason: Refusal }> {
	const at = now();
	const kind = databaseKind(config.databaseUrl);
	try {
		const done = await transact(db, async (tx) => {
			// With the admins, in one order, so that two of them who act on each other wait instead of both going.
			const admins = await tx.user.findMany({ where: { role: 'admin' }, select: { id: true } });
			await lockUsers(tx, kind, [...new Set([userId, ...admins.map(({ id }) => id)])]);
			const person = await tx.user.findUnique({
				where: { id: userId, OR: [{ email: { not: null } }, { username: { not: null } }] },
				select: { id: true, role: true, suspendedAt: true },
			});
			if (person === null) throw new Refused('not-found');
			return work({
				tx,
				person,
				now: at,
				note: (action, detail = {}) =>
					writeAudit(tx, { actorId: viewer.id, action, classId: null, subjectId: userId, detail, at }),
			});
		});
		return { ok: true, done };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, reason: error.reason };
		throw error;
	}
}

/** @throws Refused when nobody else could run the site */
async function requireAnotherAdmin({ tx, person }: Act): Promise<void> {
	if (person.role !== 'admin') return;
	const others = await tx.user.count({
		where: { role: 'admin', suspendedAt: null, id: { not: person.id } },
	});
	if (others === 0) throw new Refused('last-admin');
}

/** Shuts somebody out and ends all their sessions and links. Their work stays. */
export async function suspendPerson(
	context: RequestContext,
	viewer: Viewer,
	userId: string,
): Promise<ActResult> {
	return act(context, viewer, userId, async (each) => {
		if (userId === viewer.id) throw new Refused('self');
		await requireAnotherAdmin(each);
		await suspend(each.tx, userId, each.person.suspendedAt ?? each.now);
		await each.note('account.suspend');
	});
}

/** Lets somebody in again. */
export async function readmitPerson(
	context: RequestContext,
	viewer: Viewer,
	userId: string,
): Promise<ActResult> {
	return act(context, viewer, userId, async ({ tx, note }) => {
		await suspend(tx, userId, null);
		await note('account.readmit');
	});
}

/** Ends every session of somebody, the viewer's own included when it is they. */
export async function signOutPerson(
	context: RequestContext,
	viewer: Viewer,
	userId: string,
): Promise<ActResult> {
	return act(context, viewer, userId, async ({ tx, note }) => {
		await note('account.sign-out', { sessions: await endAllSessions(tx, userId) });
	});
}

/** Gives another role; an open request to teach is answered with it. */
export async function changeRole(
	context: RequestContext,
	viewer: Viewer,
	{ userId, role }: { userId: string; role: Role },
): Promise<ActResult> {
	return act(context, viewer, userId, async (each) => {
		const { tx, person, now, note } = each;
		if (person.role === role) return;
		if (role !== 'admin') await requireAnotherAdmin(each);
		await giveRole(tx, userId, role, now);
		await note('account.role', { before: person.role, after: role });
	});
}

/** A link that sets a new password, once, within an hour. It is shown to the admin and kept nowhere. */
export async function makeResetLink(
	context: RequestContext,
	request: Request,
	viewer: Viewer,
	userId: string,
): Promise<{ ok: true; link: string } | { ok: false; reason: Refusal }> {
	const made = await act(context, viewer, userId, async ({ tx, person, now, note }) => {
		if (person.suspendedAt !== null) throw new Refused('suspended');
		const token = await resetTokenFor(tx, userId, now);
		await note('account.reset-link');
		return paths.reset(token);
	});
	if (!made.ok) return made;
	return { ok: true, link: `${originForLinks(context.config, request) ?? ''}${made.done}` };
}

/** Says yes or no to somebody who asked to teach; one that was decided meanwhile stays as it was decided. */
export async function decideRequest(
	context: RequestContext,
	viewer: Viewer,
	{ userId, approve }: { userId: string; approve: boolean },
): Promise<ActResult> {
	return act(context, viewer, userId, async ({ tx, person, now, note }) => {
		if (!(await closeRequest(tx, { userId, approved: approve, now }))) return;
		if (approve && person.role === 'learner') await giveRole(tx, userId, 'instructor', now);
		await note(approve ? 'instructor.approve' : 'instructor.decline');
		await sendMessages(tx, {
			toIds: [userId],
			fromId: null,
			classId: null,
			subject: approve ? 'You may teach here now' : 'Your request to teach',
			body: approve
				? 'An admin of this site has given you an instructor’s rights. You can make classes now.'
				: 'An admin of this site has not given you an instructor’s rights. Your learner’s account stays as it is; you may ask again.',
			at: now,
		});
	});
}
