/** Instructors and assistants of a class. Callers have passed `requireTeacher(…, 'instructor')`. */
import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import { databaseKind, isUniqueViolation, lockClass, type Tx, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { sendMessages } from '~/features/messages/index.server';
import { noteJoined } from '~/features/standings/index.server';
import type { ClassAccess, ClassRole } from './access.server';
import { invite, listInvitations } from './invitations.server';
import type { AddTeacherInput, MemberRoleInput } from './schemas.server';
import type { InvitationLink, TeachersView } from './views';

/** Who teaches a class, and who is invited to. */
export async function getTeachers(
	context: RequestContext,
	{ viewer, class: { id: classId } }: ClassAccess,
): Promise<TeachersView> {
	const rows = await context.db.membership.findMany({
		where: { classId, role: { in: ['instructor', 'assistant'] }, leftAt: null },
		orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
		select: { id: true, userId: true, role: true, user: { select: { name: true } } },
	});
	return {
		classId,
		teachers: rows.map(({ id, userId, role, user }) => ({
			membershipId: id,
			name: user.name,
			role: role === 'instructor' ? 'instructor' : 'assistant',
			you: userId === viewer.id,
		})),
		invitations: await listInvitations(context, classId, ['instructor', 'assistant']),
	};
}

/** Whether nobody but this member could still run the class. Only under the lock of the class. */
export async function isLastInstructor(tx: Tx, classId: string, membershipId: string): Promise<boolean> {
	const rows = await tx.membership.findMany({
		where: { classId, role: 'instructor', leftAt: null },
		select: { id: true },
	});
	return rows.length === 1 && rows[0]?.id === membershipId;
}

export type AddTeacherResult =
	| { ok: true; done: 'added' | 'invited'; link: InvitationLink | null }
	| { ok: false; reason: 'unknown' };

/**
 * Adds somebody who teaches: at once by user name, or when the mail address is that of somebody in the class; else by
 * an invitation, whether there is an account with the address or not, so that nobody learns that.
 */
export async function addTeacher(
	context: RequestContext,
	request: Request,
	access: ClassAccess,
	input: AddTeacherInput,
): Promise<AddTeacherResult> {
	try {
		return await addOnce(context, request, access, input);
	} catch (error) {
		// They joined in this moment: now they are somebody in the class.
		if (!isUniqueViolation(error, 'Membership', ['classId', 'userId'])) throw error;
		return addOnce(context, request, access, input);
	}
}

function addOnce(
	context: RequestContext,
	request: Request,
	access: ClassAccess,
	{ login, role }: AddTeacherInput,
): Promise<AddTeacherResult> {
	const classId = access.class.id;
	const at = context.now();
	return transact(context.db, async (tx): Promise<AddTeacherResult> => {
		await lockClass(tx, databaseKind(context.config.databaseUrl), classId);
		const account = await tx.user.findUnique({
			where: { ...login, suspendedAt: null },
			select: {
				id: true,
				memberships: { where: { classId }, select: { id: true, role: true, leftAt: true } },
			},
		});
		const member = account?.memberships[0];
		if ('email' in login && (member === undefined || member.leftAt !== null)) {
			const person = { email: login.email, name: '', role, groupId: null };
			const [link] = await invite(context, request, tx, access, [person]);
			await audit(context, tx, access, 'teacher.invite', null, { role });
			return { ok: true, done: 'invited', link: link ?? null };
		}
		if (account === null) return { ok: false, reason: 'unknown' };
		if (member === undefined) {
			await tx.membership.create({ data: { id: newId(), classId, userId: account.id, role, joinedAt: at } });
		} else if (
			member.leftAt === null &&
			(member.role === role || (await isLastInstructor(tx, classId, member.id)))
		) {
			return { ok: true, done: 'added', link: null };
		} else {
			await tx.membership.update({ where: { id: member.id, classId }, data: { role, leftAt: null } });
		}
		await audit(context, tx, access, 'teacher.add', account.id, { role });
		await sendMessages(tx, {
			toIds: [account.id],
			fromId: access.viewer.id,
			classId,
			subject: `You teach ${access.class.name}`,
			body: `${access.viewer.name} made you ${role === 'instructor' ? 'an instructor' : 'an assistant'} of the class “${access.class.name}”.`,
			at,
		});
		return { ok: true, done: 'added', link: null };
	});
}

export type TeacherResult = { ok: true } | { ok: false; reason: 'last-instructor' };

/** Gives a teacher of the class another role. Others, and people of other classes, are left alone. */
export function setTeacherRole(
	context: RequestContext,
	access: ClassAccess,
	{ member, role }: MemberRoleInput,
): Promise<TeacherResult> {
	return change(context, access, member, role);
}

/** Takes a teacher out of the class; what they did there stays. */
export function removeTeacher(
	context: RequestContext,
	access: ClassAccess,
	member: string,
): Promise<TeacherResult> {
	return change(context, access, member, null);
}

/** @param role null: out of the class */
function change(
	context: RequestContext,
	access: ClassAccess,
	member: string,
	role: ClassRole | null,
): Promise<TeacherResult> {
	const classId = access.class.id;
	return transact(context.db, async (tx): Promise<TeacherResult> => {
		await lockClass(tx, databaseKind(context.config.databaseUrl), classId);
		const row = await tx.membership.findFirst({
			where: { id: member, classId, role: { in: ['instructor', 'assistant'] }, leftAt: null },
			select: { userId: true, role: true },
		});
		if (row === null || row.role === role) return { ok: true };
		if (role !== 'instructor' && (await isLastInstructor(tx, classId, member)))
			return { ok: false, reason: 'last-instructor' };
		await tx.membership.update({
			where: { id: member, classId },
			data: role === null ? { leftAt: context.now() } : { role },
		});
		if (role === 'student') await noteJoined(tx, { classId, userIds: [row.userId] });
		const action = role === null ? 'teacher.remove' : 'teacher.role';
		await audit(context, tx, access, action, row.userId, { oldRole: row.role, role });
		return { ok: true };
	});
}

function audit(
	{ now }: RequestContext,
	tx: Tx,
	{ viewer, class: { id } }: ClassAccess,
	action: string,
	subjectId: string | null,
	detail: Record<string, string | null>,
): Promise<void> {
	return writeAudit(tx, { actorId: viewer.id, action, classId: id, subjectId, detail, at: now() });
}
