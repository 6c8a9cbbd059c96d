/**
 * Locks on rows that say under which rules an attempt runs. Whoever begins an attempt shares them, whoever changes the
 * rules has them alone, so that no attempt begins under rules that were just replaced. On SQLite there is one writer.
 */
import type { DatabaseKind, Tx } from './client.server';

/**
 * Holds an assignment and a membership as they are until the transaction ends. Changing either row waits, other
 * beginnings do not. Read them afterwards: what is read is what holds.
 */
export async function shareRules(
	tx: Tx,
	kind: DatabaseKind,
	{ assignmentId, membershipId }: { assignmentId: string; membershipId: string },
): Promise<void> {
	if (kind === 'sqlite') return;
	await tx.$queryRaw`SELECT "id" FROM "Assignment" WHERE "id" = ${assignmentId} FOR SHARE`;
	await tx.$queryRaw`SELECT "id" FROM "Membership" WHERE "id" = ${membershipId} FOR SHARE`;
}
