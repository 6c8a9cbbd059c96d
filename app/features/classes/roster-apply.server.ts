import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import type { Tx } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { OneTimePassword } from '~/features/auth/index.server';
import { noteJoined } from '~/features/standings/index.server';
import type { ClassAccess } from './access.server';
import { invite } from './invitations.server';
import type { PlannedRow, RosterPlan } from './roster/plan';
import type { InvitationLink } from './views';

/**
 * Inside a transaction that has locked the class: writes what a plan says, and nothing else.
 * @param passwords one for each new account, in the order of the rows
 * @returns links to hand over, when the site cannot send letters
 */
export async function carryOut(
	context: RequestContext,
	request: Request,
	tx: Tx,
	access: ClassAccess,
	plan: RosterPlan,
	passwords: ReadonlyArray<OneTimePassword>,
): Promise<Array<InvitationLink>> {
	const classId = access.class.id;
	const at = context.now();
	await tx.group.createMany({ data: plan.newGroups.map((name) => ({ id: newId(), classId, name })) });
	const groups = await tx.group.findMany({ where: { classId }, select: { id: true, name: true } });
	const groupId = ({ group }: PlannedRow) => groups.find(({ name }) => name === group)?.id ?? null;
	const of = <Kind extends PlannedRow['action']['kind']>(...kinds: Array<Kind>) =>
		plan.rows.flatMap((row) => {
			const { action } = row;
			const fits = (kinds as Array<string>).includes(action.kind);
			return fits ? [{ row, action: action as Extract<typeof action, { kind: Kind }> }] : [];
		});

	const made = of('new-account').map(({ row, action }, index) => ({
		row,
		user: {
			id: newId(),
			name: row.name,
			username: action.username,
			passwordHash: passwords[index]?.passwordHash ?? null,
			mustChangePassword: true,
			createdAt: at,
		},
	}));
	await tx.user.createMany({ data: made.map(({ user }) => user) });
	const joining = [
		...made.map(({ row, user }) => ({ row, userId: user.id })),
		...of('add').map(({ row, action }) => ({ row, userId: action.userId })),
	];
	await tx.membership.createMany({
		data: joining.map(({ row, userId }) => ({
			id: newId(),
			classId,
			userId,
			role: 'student' as const,
			groupId: groupId(row),
			joinedAt: at,
		})),
	});
	const back = of('returns').map(({ action }) => action.membershipId);
	await tx.membership.updateMany({
		where: { id: { in: back }, classId, leftAt: { not: null } },
		data: { leftAt: null, role: 'student' },
	});
	for (const { row, action } of of('returns', 'regroup')) {
		const to = groupId(row);
		const where = { id: action.membershipId, classId };
		if (to !== null) await tx.membership.updateMany({ where, data: { groupId: to } });
	}
	const returned = await tx.membership.findMany({ where: { id: { in: back } }, select: { userId: true } });
	const arrived = [...joining, ...returned].map(({ userId }) => userId);
	await noteJoined(tx, { classId, userIds: arrived });
	for (const { row, action } of of('reinvite')) {
		const where = { classId, email: action.email, acceptedAt: null };
		await tx.invitation.updateMany({ where, data: { groupId: groupId(row) } });
	}
	const links = await invite(
		context,
		request,
		tx,
		access,
		of('invite').map(({ row, action }) => ({
			email: action.email,
			name: row.name,
			role: 'student' as const,
			groupId: groupId(row),
		})),
	);
	await writeAudit(tx, {
		actorId: access.viewer.id,
		action: 'roster.apply',
		classId,
		subjectId: classId,
		detail: {
			accounts: made.length,
			invited: of('invite').length,
			added: of('add').length,
			returned: back.length,
			moved: of('regroup', 'reinvite').length,
		},
		at,
	});
	return links;
}
