/** The students of a class. Callers have passed `requireTeacher`; what changes something needs an instructor. */
import type { RequestContext } from '~/context';
import { databaseKind, lockClass, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { noteJoined } from '~/features/standings/index.server';
import { paths } from '~/platform/paths';
import type { ClassAccess } from './access.server';
import { listInvitations } from './invitations.server';
import { PEOPLE_PAGE } from './limits';
import type { PeopleView } from './views';

/** Which part of the list a page shows. */
export interface PeopleQuery {
	/** Id of a group; null for all. */
	group: string | null;
	/** The last person of the page before: name and membership; null for the first page. */
	after: { name: string; id: string } | null;
}

/** Reads `?group=…&afterName=…&after=…`. */
export function readPeopleQuery(request: Request): PeopleQuery {
	const { searchParams } = new URL(request.url);
	const name = searchParams.get('afterName');
	const id = searchParams.get('after');
	return { group: searchParams.get('group'), after: name === null || id === null ? null : { name, id } };
}

/** The people of a class, a page of students at a time. Six statements, however many there are. */
export async function getPeople(
	context: RequestContext,
	{ class: { id: classId, zone }, role }: ClassAccess,
	{ group, after }: PeopleQuery,
): Promise<PeopleView> {
	const { db } = context;
	const mayManage = role === 'instructor';
	const active = { classId, role: 'student', leftAt: null } as const;
	const rows = await db.membership.findMany({
		where: {
			...active,
			...(group === null ? {} : { groupId: group }),
			...(after === null
				? {}
				: {
						OR: [
							{ user: { name: { gt: after.name } } },
							{ user: { name: after.name }, id: { gt: after.id } },
						],
					}),
		},
		orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
		take: PEOPLE_PAGE + 1,
		select: {
			id: true,
			userId: true,
			joinedAt: true,
			group: { select: { name: true } },
			user: { select: { name: true, email: true, username: true, mustChangePassword: true, role: true } },
		},
	});
	const shown = rows.slice(0, PEOPLE_PAGE);
	const last = rows.length > PEOPLE_PAGE ? shown.at(-1) : undefined;
	const inGroup: Record<string, string> = group === null ? {} : { group };
	const page = (query: Record<string, string>) =>
		`${paths.teachClass(classId, 'people')}?${new URLSearchParams(query)}`;
	const [total, counts, others, invitations] = await Promise.all([
		db.membership.count({ where: active }),
		db.group.findMany({
			where: { classId },
			orderBy: { name: 'asc' },
			select: { id: true, name: true, _count: { select: { memberships: { where: active } } } },
		}),
		db.membership.findMany({
			where: { classId, OR: [{ leftAt: { not: null } }, { role: { not: 'student' } }] },
			orderBy: [{ leftAt: 'desc' }, { id: 'asc' }],
			take: PEOPLE_PAGE,
			select: { id: true, role: true, leftAt: true, user: { select: { name: true } } },
		}),
		mayManage ? listInvitations(context, classId, ['student']) : [],
	]);
	return {
		classId,
		zone,
		mayManage,
		total,
		students: shown.map(({ id, userId, joinedAt, user, group: of }) => ({
			membershipId: id,
			userId,
			name: user.name,
			login: mayManage ? (user.username ?? user.email) : null,
			group: of?.name ?? null,
			joinedAt: joinedAt.toISOString(),
			waiting: user.mustChangePassword,
			onPaper: user.email === null && user.role === 'learner',
		})),
		nextPage: last === undefined ? null : page({ ...inGroup, afterName: last.user.name, after: last.id }),
		firstPage: after === null ? null : page(inGroup),
		shownGroup: group,
		groups: counts.map(({ id, name, _count }) => ({ id, name, students: _count.memberships })),
		left: others.flatMap(({ id, leftAt, user }) =>
			leftAt === null ? [] : [{ membershipId: id, name: user.name, leftAt: leftAt.toISOString() }],
		),
		invitations,
		teachers: others.flatMap(({ role: their, leftAt, user }) =>
			leftAt !== null || their === 'student' ? [] : [{ name: user.name, role: their }],
		),
	};
}

/**
 * Changes those of the members who are active students of this class, or have left it.
 * @returns how many; null when they were to go into a group that the class does not have
 */
async function changeMembers(
	{ db, now, config }: RequestContext,
	{ viewer, class: { id: classId } }: ClassAccess,
	{
		members,
		left,
		data,
		action,
	}: {
		members: ReadonlyArray<string>;
		left: boolean;
		data: { leftAt?: Date | null; role?: 'student'; groupId?: string | null };
		action: string;
	},
): Promise<number | null> {
	return transact(db, async (tx) => {
		// One after the other, and no group goes away while people are put into it.
		await lockClass(tx, databaseKind(config.databaseUrl), classId);
		const { groupId: into } = data;
		if (typeof into === 'string' && (await tx.group.count({ where: { id: into, classId } })) === 0)
			return null;
		const where = { id: { in: [...members] }, classId, leftAt: left ? { not: null } : null };
		const found = await tx.membership.findMany({
			where: left ? where : { ...where, role: 'student' },
			select: { id: true, userId: true },
		});
		if (found.length === 0) return 0;
		const { count } = await tx.membership.updateMany({
			where: { ...where, id: { in: found.map(({ id }) => id) } },
			data,
		});
		if (left) await noteJoined(tx, { classId, userIds: found.map(({ userId }) => userId) });
		const at = now();
		for (const { userId } of found)
			await writeAudit(tx, { actorId: viewer.id, action, classId, subjectId: userId, detail: {}, at });
		return count;
	});
}

/** Students leave the class; their work stays. @returns how many did */
export async function removeStudents(
	context: RequestContext,
	access: ClassAccess,
	members: ReadonlyArray<string>,
): Promise<number> {
	const data = { leftAt: context.now() };
	return (await changeMembers(context, access, { members, left: false, data, action: 'member.remove' })) ?? 0;
}

/** People who left come back as students, with all their work. @returns how many did */
export async function restoreMembers(
	context: RequestContext,
	access: ClassAccess,
	members: ReadonlyArray<string>,
): Promise<number> {
	const data = { leftAt: null, role: 'student' as const };
	return (await changeMembers(context, access, { members, left: true, data, action: 'member.restore' })) ?? 0;
}

/**
 * Moves students to a group of the class.
 * @param groupId null: to none
 * @returns how many were moved; null when the class has no such group
 */
export function moveStudents(
	context: RequestContext,
	access: ClassAccess,
	members: ReadonlyArray<string>,
	groupId: string | null,
): Promise<number | null> {
	return changeMembers(context, access, { members, left: false, data: { groupId }, action: 'member.move' });
}
