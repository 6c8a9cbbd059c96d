/** Joining a class by its code or by an invitation, and leaving it. */

import { getCourse } from '~/content/index.server';
import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import { databaseKind, isUniqueViolation, lockClass, type Tx, transact } from '~/db/index.server';
import { hashToken, type Viewer } from '~/features/auth/index.server';
import { noteJoined } from '~/features/standings/index.server';
import { paths } from '~/platform/paths';
import { waitSentence } from '~/platform/rate-limit.server';
import type { ClassAccess, ClassRole } from './access.server';
import { readJoinCode } from './codes.server';
import { tryCode } from './limits.server';
import { isLastInstructor } from './teachers.server';
import type { JoinView } from './views';

/** What a code or a link opens. */
interface Found {
	classId: string;
	role: ClassRole;
	/** Id of the invitation; null for a code. */
	invitationId: string | null;
	/** Somebody has accepted the invitation. */
	used: boolean;
	expired: boolean;
}

/** The class behind what stands in the address: its code, or the secret of an invitation. */
async function find({ db, now }: RequestContext, typed: string): Promise<Found | null> {
	const joinCode = readJoinCode(typed);
	if (joinCode !== null) {
		const row = await db.class.findUnique({ where: { joinCode, archivedAt: null }, select: { id: true } });
		return row === null
			? null
			: { classId: row.id, role: 'student', invitationId: null, used: false, expired: false };
	}
	const row = await db.invitation.findUnique({
		where: { tokenHash: hashToken(typed), class: { archivedAt: null } },
		select: { id: true, classId: true, role: true, acceptedAt: true, expiresAt: true },
	});
	if (row === null) return null;
	const { id, acceptedAt, expiresAt, ...rest } = row;
	return { ...rest, invitationId: id, used: acceptedAt !== null, expired: expiresAt <= now() };
}

type Looked =
	| { ok: true; found: Found }
	| { ok: false; view: Exclude<JoinView, { state: 'open' }>; status: 404 | 429 };

async function look(context: RequestContext, typed: string): Promise<Looked> {
	const attempt = await tryCode(context);
	if (!attempt.taken.ok) {
		const sentence = waitSentence(attempt.taken.retryAfterSeconds);
		return { ok: false, view: { state: 'limited', sentence }, status: 429 };
	}
	const found = await find(context, typed);
	if (found === null) return { ok: false, view: { state: 'unknown' }, status: 404 };
	await attempt.found();
	return { ok: true, found };
}

/** What a page of joining shows, and the status of its answer. */
export interface JoinPage {
	view: JoinView;
	status: number;
}

/** The page of a code or link: which class it is and what joining means; or why there is none. Strangers may look. */
export async function getJoinPage(
	context: RequestContext,
	viewer: Viewer | null,
	typed: string,
): Promise<JoinPage> {
	const looked = await look(context, typed);
	if (!looked.ok) return looked;
	const { classId, role, used, expired } = looked.found;
	const row = await context.db.class.findUnique({
		where: { id: classId },
		select: {
			name: true,
			courseId: true,
			memberships: {
				where: { leftAt: null, OR: [{ role: 'instructor' }, { userId: viewer?.id ?? '' }] },
				orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
				select: { userId: true, role: true, user: { select: { name: true } } },
			},
		},
	});
	if (row === null) return { view: { state: 'unknown' }, status: 404 };
	const member = row.memberships.find(({ userId }) => userId === viewer?.id)?.role ?? null;
	if (member === null && used) return { view: { state: 'used' }, status: 404 };
	if (member === null && expired) return { view: { state: 'expired' }, status: 404 };
	const here = paths.join(typed);
	return {
		status: 200,
		view: {
			state: 'open',
			className: row.name,
			courseTitle: getCourse(row.courseId)?.title ?? row.courseId,
			coursePath: paths.course(row.courseId),
			teachers: row.memberships.filter((each) => each.role === 'instructor').map(({ user }) => user.name),
			role,
			member: member !== null && RANK[role] > RANK[member] && !used && !expired ? null : member,
			classPath: member === null || member === 'student' ? paths.progress() : paths.teachClass(classId),
			viewer: viewer === null ? 'stranger' : viewer.guest ? 'guest' : 'account',
			viewerName: viewer?.name ?? null,
			signupPath: paths.signup(here),
			loginPath: paths.login(here),
		},
	};
}

const RANK: Readonly<Record<ClassRole, number>> = { student: 0, assistant: 1, instructor: 2 };

export type JoinResult = { ok: true; to: string } | { ok: false; page: JoinPage };

/**
 * Joins the class of a code or an invitation. Whoever is in it already stays what they are, unless an invitation makes
 * them more; whoever left is back with all work, in the role of this code or invitation. Joining twice, or twice at
 * once, is joining once.
 * @param viewer somebody with an account
 */
export async function join(context: RequestContext, viewer: Viewer, typed: string): Promise<JoinResult> {
	const looked = await look(context, typed);
	if (!looked.ok) return { ok: false, page: looked };
	const role = await joinFound(context, viewer, looked.found);
	if (role === null) return { ok: false, page: await getJoinPage(context, viewer, typed) };
	return { ok: true, to: role === 'student' ? paths.progress() : paths.teachClass(looked.found.classId) };
}

async function joinFound(context: RequestContext, viewer: Viewer, found: Found): Promise<ClassRole | null> {
	const once = () => transact(context.db, (tx) => joinOnce(context, tx, viewer, found));
	try {
		return await once();
	} catch (error) {
		// The same person in another tab was faster: now there is a place to look at.
		if (!isUniqueViolation(error, 'Membership', ['classId', 'userId'])) throw error;
		return once();
	}
}

/** @returns the role that the viewer has then; null when the invitation is spent */
async function joinOnce(
	{ now, config }: RequestContext,
	tx: Tx,
	viewer: Viewer,
	{ classId, role, invitationId, expired }: Found,
): Promise<ClassRole | null> {
	const at = now();
	const member = await tx.membership.findUnique({
		where: { classId_userId: { classId, userId: viewer.id } },
		select: { id: true, role: true, leftAt: true },
	});
	const active = member !== null && member.leftAt === null;
	if (active && RANK[member.role] >= RANK[role]) return member.role;
	let groupId: string | null = null;
	if (invitationId !== null) {
		// The group of the invitation stays while its person is put into it.
		await lockClass(tx, databaseKind(config.databaseUrl), classId);
		const open = { id: invitationId, acceptedAt: null };
		const { count } = expired
			? { count: 0 }
			: await tx.invitation.updateMany({ where: open, data: { acceptedAt: at } });
		if (count === 0) return active ? member.role : null;
		const row = await tx.invitation.findUnique({ where: { id: invitationId }, select: { groupId: true } });
		groupId = row?.groupId ?? null;
	}
	const inGroup = groupId === null ? {} : { groupId };
	if (member === null) {
		await tx.membership.create({
			data: { id: newId(), classId, userId: viewer.id, role, groupId, joinedAt: at },
		});
	} else {
		await tx.membership.update({ where: { id: member.id }, data: { role, leftAt: null, ...inGroup } });
	}
	if (role === 'student') await noteJoined(tx, { classId, userIds: [viewer.id] });
	return role;
}

/**
 * The viewer leaves a class; what they did there stays. Leaving twice is leaving once.
 * @returns false for the last instructor, who has to stay
 */
export async function leaveClass(context: RequestContext, access: ClassAccess): Promise<boolean> {
	const { membershipId, class: facts } = access;
	if (membershipId === null) return true;
	return transact(context.db, async (tx) => {
		await lockClass(tx, databaseKind(context.config.databaseUrl), facts.id);
		if (await isLastInstructor(tx, facts.id, membershipId)) return false;
		await tx.membership.updateMany({
			where: { id: membershipId, classId: facts.id, leftAt: null },
			data: { leftAt: context.now() },
		});
		return true;
	});
}
