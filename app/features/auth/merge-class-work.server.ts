/** What a guest has in classes goes to the account they sign in to. */
import type { Tx } from '~/db/index.server';

/**
 * Moves memberships, what teachers entered, messages and comments. Where both are in a class the account's membership
 * stays: it is active when either was, and takes over the assignments and other rules that were set for the guest alone.
 * Standings are not touched.
 * @returns courses of the classes that the guest was in
 */
export async function mergeClassWork(tx: Tx, guestId: string, accountId: string): Promise<Array<string>> {
	const memberships = await tx.membership.findMany({
		where: { userId: guestId },
		select: { id: true, classId: true, leftAt: true, class: { select: { courseId: true } } },
	});
	for (const { id, classId, leftAt } of memberships) {
		const own = await tx.membership.findUnique({
			where: { classId_userId: { classId, userId: accountId } },
			select: { id: true },
		});
		if (own === null) {
			await tx.membership.update({ where: { id }, data: { userId: accountId } });
			continue;
		}
		if (leftAt === null) await tx.membership.update({ where: { id: own.id }, data: { leftAt: null } });
		const free = { membershipId: id, assignment: { recipients: { none: { membershipId: own.id } } } };
		await tx.assignmentRecipient.updateMany({ where: free, data: { membershipId: own.id } });
		const unruled = { membershipId: id, assignment: { overrides: { none: { membershipId: own.id } } } };
		await tx.assignmentOverride.updateMany({ where: unruled, data: { membershipId: own.id } });
	}
	await tx.gradeEntry.updateMany({ where: { userId: guestId }, data: { userId: accountId } });
	await tx.message.updateMany({ where: { toId: guestId }, data: { toId: accountId } });
	await tx.outgoingMail.updateMany({ where: { toId: guestId }, data: { toId: accountId } });
	await tx.savedComment.updateMany({ where: { userId: guestId }, data: { userId: accountId } });
	return memberships.map((membership) => membership.class.courseId);
}
