/**
 * Marking without names: an assignment that asks for it hides who wrote what until every answer is marked, or until a
 * teacher reveals the names, which the audit log keeps.
 */
import type { RequestContext } from '~/context';
import { type DbOrTx, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { ClassAccess } from '~/features/classes/index.server';

const REVEAL = 'marking.reveal';

/** Ids of the assignments of a class whose answers are without names now. */
export async function hiddenAssignments(db: DbOrTx, classId: string): Promise<Set<string>> {
	const anonymous = await db.assignment.findMany({
		where: {
			classId,
			anonymousMarking: true,
			attemptRows: { some: { state: 'submitted', pending: { gt: 0 } } },
		},
		select: { id: true },
	});
	if (anonymous.length === 0) return new Set();
	const ids = anonymous.map(({ id }) => id);
	const revealed = await db.auditEntry.findMany({
		where: { classId, action: REVEAL, subjectId: { in: ids } },
		select: { subjectId: true },
	});
	const known = new Set(revealed.map(({ subjectId }) => subjectId));
	return new Set(ids.filter((id) => !known.has(id)));
}

/** Shows the names of an assignment from now on. @returns false when the class has no such assignment */
export async function revealNames(
	{ db, now }: RequestContext,
	{ viewer, class: { id: classId } }: ClassAccess,
	assignmentId: string,
): Promise<boolean> {
	return transact(db, async (tx) => {
		const found = await tx.assignment.count({ where: { id: assignmentId, classId } });
		if (found === 0) return false;
		const entry = { actorId: viewer.id, action: REVEAL, classId, subjectId: assignmentId };
		await writeAudit(tx, { ...entry, detail: {}, at: now() });
		return true;
	});
}
