/**
 * Who may do what in a class. Every query and write about a class goes through one of these guards, and then names
 * the class in its own WHERE: role *and* class *and* owner. What is not there and what is not yours look the same.
 */
import type { RequestContext } from '~/context';
import type { DbOrTx } from '~/db/index.server';
import { requireAccount, requireViewer, type Viewer } from '~/features/auth/index.server';
import { notFound } from '~/platform/responses';

export type ClassRole = 'instructor' | 'assistant' | 'student';

/** The class as every page about it needs it. */
export interface ClassFacts {
	id: string;
	courseId: string;
	name: string;
	/** IANA. */
	zone: string;
	archivedAt: Date | null;
}

/** A viewer in a class. */
export interface ClassAccess {
	viewer: Viewer;
	class: ClassFacts;
	/** What the viewer may do here; an admin has an instructor's rights in every class. */
	role: ClassRole;
	/** Null for an admin who is not a member. */
	membershipId: string | null;
}

const RANK: Readonly<Record<ClassRole, number>> = { student: 0, assistant: 1, instructor: 2 };

const CLASS_FACTS = { id: true, courseId: true, name: true, zone: true, archivedAt: true } as const;

/** The class and the viewer's place in it; null when there is no such class, or the viewer is not in it. */
async function findAccess(
	db: DbOrTx,
	classId: string,
	viewer: Viewer,
): Promise<Omit<ClassAccess, 'viewer'> | null> {
	const found = await db.class.findUnique({
		where: { id: classId },
		select: {
			...CLASS_FACTS,
			memberships: { where: { userId: viewer.id, leftAt: null }, select: { id: true, role: true } },
		},
	});
	if (found === null) return null;
	const { memberships, ...facts } = found;
	const membership = memberships[0];
	if (viewer.role === 'admin') {
		return { class: facts, role: 'instructor', membershipId: membership?.id ?? null };
	}
	return membership === undefined
		? null
		: { class: facts, role: membership.role, membershipId: membership.id };
}

type Found = Omit<ClassAccess, 'viewer'> | null;
/** One answer a request: the layout and the page inside it both ask. */
const known = new WeakMap<RequestContext, Map<string, Promise<Found>>>();

function accessOnce(context: RequestContext, classId: string, viewer: Viewer): Promise<Found> {
	const answers = known.get(context) ?? new Map<string, Promise<Found>>();
	known.set(context, answers);
	const key = `${viewer.id} ${classId}`;
	const answer = answers.get(key) ?? findAccess(context.db, classId, viewer);
	answers.set(key, answer);
	return answer;
}

async function requireRank(
	viewer: Viewer,
	context: RequestContext,
	classId: string | undefined,
	role: ClassRole,
): Promise<ClassAccess> {
	const access = classId === undefined ? null : await accessOnce(context, classId, viewer);
	if (access === null || RANK[access.role] < RANK[role]) throw notFound();
	return { viewer, ...access };
}

/**
 * The viewer's access to a class they teach.
 * @param role `instructor` for what changes the class or its rules; `assistant` for seeing, marking and messages
 * @throws {Response} 404 for everybody else and for classes that are not there; strangers and guests are led to sign-in
 */
export async function requireTeacher(
	context: RequestContext,
	request: Request,
	classId: string | undefined,
	role: 'instructor' | 'assistant',
): Promise<ClassAccess> {
	return requireRank(await requireAccount(context, request), context, classId, role);
}

/**
 * The viewer's access to a class they are in, in whatever role.
 * @throws {Response} 404 for everybody else; strangers are led to sign-in
 */
export async function requireMember(
	context: RequestContext,
	request: Request,
	classId: string | undefined,
): Promise<ClassAccess> {
	return requireRank(await requireViewer(context, request), context, classId, 'student');
}

/** The active student with this user id in a class; null when there is none. */
export async function findStudent(
	db: DbOrTx,
	classId: string,
	userId: string,
): Promise<{ membershipId: string; userId: string; name: string; groupId: string | null } | null> {
	const row = await db.membership.findUnique({
		where: { classId_userId: { classId, userId }, role: 'student', leftAt: null },
		select: { id: true, userId: true, groupId: true, user: { select: { name: true } } },
	});
	return row === null
		? null
		: { membershipId: row.id, userId: row.userId, groupId: row.groupId, name: row.user.name };
}
