/** Invitations of mail addresses. The secret is in the link alone; the table holds its hash. */

import { getCourse } from '~/content/index.server';
import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import { databaseKind, lockClass, type Tx, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { hashToken, newToken } from '~/features/auth/index.server';
import { queueMail } from '~/features/messages/index.server';
import { paths } from '~/platform/paths';
import type { ClassAccess, ClassRole } from './access.server';
import { letterOrigin, siteOrigin } from './links.server';
import type { InvitationLink, InvitationView } from './views';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a link works. */
export const INVITATION_DAYS = 30;

const ROLE_WORDS: Readonly<Record<ClassRole, string>> = {
	instructor: 'to teach as an instructor in',
	assistant: 'to teach as an assistant in',
	student: 'to take part in',
};

export interface Invitee {
	/** Lower-cased. */
	email: string;
	/** '' when not known. */
	name: string;
	role: ClassRole;
	groupId: string | null;
}

/**
 * Inside a transaction that has locked the class: a new invitation for each address, in place of any older
 * one. Letters go to the outbox when the site can send them.
 * @returns the links to hand over, when it cannot
 */
export async function invite(
	context: RequestContext,
	request: Request,
	tx: Tx,
	{ viewer, class: facts }: ClassAccess,
	invitees: ReadonlyArray<Invitee>,
): Promise<Array<InvitationLink>> {
	const at = context.now();
	const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY_MS);
	const made = invitees.map((invitee) => ({ id: newId(), token: newToken(), ...invitee }));
	await tx.invitation.deleteMany({
		where: { classId: facts.id, email: { in: made.map(({ email }) => email) } },
	});
	await tx.invitation.createMany({
		data: made.map(({ token, ...row }) => ({
			...row,
			classId: facts.id,
			tokenHash: hashToken(token),
			createdAt: at,
			expiresAt,
		})),
	});
	const origin = letterOrigin(context, request);
	if (origin === null) {
		const here = siteOrigin(context, request);
		return made.map(({ name, email, token }) => ({ name, email, link: `${here}${paths.join(token)}` }));
	}
	const course = getCourse(facts.courseId)?.title ?? facts.courseId;
	await queueMail(
		tx,
		made.map(({ id, name, email, role, token }) => ({
			key: `invitation:${id}`,
			toId: null,
			address: email,
			subject: `Invitation to ${facts.name}`,
			text: [
				name === '' ? 'Hello,' : `Hello ${name},`,
				`${viewer.name} invites you ${ROLE_WORDS[role]} the class “${facts.name}” of the course “${course}”.`,
				`This link takes you there; it works for ${INVITATION_DAYS} days and for one person:\n${origin}${paths.join(token)}`,
				role === 'student'
					? 'In the class, its teachers see your progress and your answers in this course.'
					: '',
				'If you do not know what this is about, do nothing.',
			]
				.filter((part) => part !== '')
				.join('\n\n'),
		})),
		at,
	);
	return [];
}

/** Which invitations a page lists. */
type Roles = ReadonlyArray<ClassRole>;

/** The invitations of a class that nobody has accepted yet, by name. */
export async function listInvitations(
	{ db, now }: RequestContext,
	classId: string,
	roles: Roles,
): Promise<Array<InvitationView>> {
	const rows = await db.invitation.findMany({
		where: { classId, acceptedAt: null, role: { in: [...roles] } },
		orderBy: [{ name: 'asc' }, { email: 'asc' }],
		take: 500,
		select: {
			id: true,
			name: true,
			email: true,
			role: true,
			expiresAt: true,
			group: { select: { name: true } },
		},
	});
	return rows.map(({ group, expiresAt, ...row }) => ({
		...row,
		group: group?.name ?? null,
		expired: expiresAt <= now(),
		expiresAt: expiresAt.toISOString(),
	}));
}

/**
 * A new link for an invitation, which ends the old one.
 * @returns the link when the site cannot mail it, `'mailed'` when it can, null when there is no such open invitation
 */
export async function renewInvitation(
	context: RequestContext,
	request: Request,
	access: ClassAccess,
	id: string,
): Promise<InvitationLink | 'mailed' | null> {
	return transact(context.db, async (tx) => {
		await lockClass(tx, databaseKind(context.config.databaseUrl), access.class.id);
		const row = await tx.invitation.findFirst({
			where: { id, classId: access.class.id, acceptedAt: null },
			select: { email: true, name: true, role: true, groupId: true },
		});
		if (row === null) return null;
		const [link] = await invite(context, request, tx, access, [row]);
		await writeAudit(tx, {
			actorId: access.viewer.id,
			action: 'invitation.renew',
			classId: access.class.id,
			subjectId: id,
			detail: { role: row.role },
			at: context.now(),
		});
		return link ?? 'mailed';
	});
}

/** Takes an invitation back; its link stops working. One that is gone already, or accepted, stays as it is. */
export async function withdrawInvitation(
	{ db, now }: RequestContext,
	{ viewer, class: { id: classId } }: ClassAccess,
	id: string,
): Promise<void> {
	await transact(db, async (tx) => {
		const { count } = await tx.invitation.deleteMany({ where: { id, classId, acceptedAt: null } });
		if (count === 0) return;
		await writeAudit(tx, {
			actorId: viewer.id,
			action: 'invitation.withdraw',
			classId,
			subjectId: id,
			detail: {},
			at: now(),
		});
	});
}
