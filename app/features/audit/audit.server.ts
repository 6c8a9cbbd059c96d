import { newId } from '~/db/ids';
import type { DbOrTx } from '~/db/index.server';

export interface AuditInput {
	/** Who did it; null: the product itself. */
	actorId: string | null;
	/** What was done, as `noun.verb`, such as `class.create` or `grade.override`. */
	action: string;
	classId: string | null;
	/** Id of what it was done to: a user, an assignment, an attempt. */
	subjectId: string | null;
	/** Small facts such as old and new values. Never answers, passwords, tokens or mail addresses. */
	detail: Record<string, string | number | boolean | null>;
	at: Date;
}

/** Adds an entry. Give the transaction of the write it tells about, so that there is never one without the other. */
export async function writeAudit(db: DbOrTx, entry: AuditInput): Promise<void> {
	await db.auditEntry.create({ data: { id: newId(), ...entry } });
}
