import type { DbOrTx } from '~/db/index.server';
import type { ClassAccess } from './access.server';
import type { RosterState } from './roster/plan';

/** More than any plan asks for at once; databases bound the number of values in a statement. */
const VALUES_MOST = 5_000;

function chunks<T>(all: ReadonlyArray<T>): Array<Array<T>> {
	return Array.from({ length: Math.ceil(all.length / VALUES_MOST) }, (_, at) =>
		all.slice(at * VALUES_MOST, (at + 1) * VALUES_MOST),
	);
}

/**
 * The class as a plan for a list needs it.
 * @param typed user names that stand in the list
 * @param toCheck user names that the plan may give
 */
export async function readRosterState(
	db: DbOrTx,
	{ viewer, class: { id: classId } }: ClassAccess,
	{ typed, toCheck, now }: { typed: ReadonlyArray<string>; toCheck: ReadonlyArray<string>; now: Date },
): Promise<RosterState> {
	const members = await db.membership.findMany({
		where: { classId },
		orderBy: { id: 'asc' },
		select: {
			id: true,
			role: true,
			leftAt: true,
			group: { select: { name: true } },
			user: { select: { name: true, email: true, username: true } },
		},
	});
	const invitations = await db.invitation.findMany({
		where: { classId },
		orderBy: { id: 'asc' },
		select: { email: true, name: true, expiresAt: true, acceptedAt: true, group: { select: { name: true } } },
	});
	const groups = await db.group.findMany({
		where: { classId },
		orderBy: { name: 'asc' },
		select: { name: true },
	});
	const taught = { some: { userId: viewer.id, role: 'instructor' as const, leftAt: null } };
	const accounts = await db.user.findMany({
		where: { username: { in: [...new Set(typed)] } },
		select: {
			id: true,
			username: true,
			suspendedAt: true,
			memberships: { where: { class: { memberships: taught } }, take: 1, select: { id: true } },
		},
	});
	const taken = new Set<string>();
	for (const names of chunks(toCheck)) {
		const rows = await db.user.findMany({ where: { username: { in: names } }, select: { username: true } });
		for (const { username } of rows) if (username !== null) taken.add(username);
	}
	return {
		classId,
		members: members.map(({ id, role, leftAt, group, user }) => ({
			membershipId: id,
			...user,
			teaches: role !== 'student' && leftAt === null,
			group: group?.name ?? null,
			left: leftAt !== null,
		})),
		invitations: invitations.map(({ email, name, expiresAt, acceptedAt, group }) => ({
			email,
			name,
			group: group?.name ?? null,
			state: acceptedAt !== null ? 'accepted' : expiresAt <= now ? 'expired' : 'open',
		})),
		groups: groups.map(({ name }) => name),
		accounts: new Map(
			accounts.flatMap(({ id, username, suspendedAt, memberships }) =>
				username === null
					? []
					: [[username, { userId: id, known: memberships.length > 0 && suspendedAt === null }]],
			),
		),
		taken,
	};
}
