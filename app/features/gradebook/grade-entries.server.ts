/** Entering grades: scores in place of what was earned, excuses, and taking either back. Nothing is overwritten. */
import type { RequestContext } from '~/context';
import { type DbOrTx, holdStandings, type Tx, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { type ClassAccess, findStudent } from '~/features/classes/index.server';
import { noteGradeEntry } from '~/features/standings/index.server';

export type EntryKind = 'override' | 'clear' | 'excuse' | 'unexcuse';

export interface EntryInput {
	assignmentId: string;
	userId: string;
	kind: EntryKind;
	/** 0..1 for an override, else null. */
	score: number | null;
	/** May be empty. */
	reason: string;
	/** Id of the newest entry that whoever enters has seen; '' when there was none. */
	seen: string;
}

/** The newest entry for a student and an assignment. */
export interface NewestEntry {
	id: string;
	kind: EntryKind;
	score: number | null;
	reason: string;
	byId: string;
	at: Date;
}

const NEWEST = [{ at: 'desc' }, { id: 'desc' }] as const;

/** The newest entry for a student and an assignment; null without one. */
export async function newestEntry(
	db: DbOrTx,
	where: { assignmentId: string; userId: string },
): Promise<NewestEntry | null> {
	return db.gradeEntry.findFirst({
		where,
		orderBy: [...NEWEST],
		select: { id: true, kind: true, score: true, reason: true, byId: true, at: true },
	});
}

/** Whether the assignment is a published one of the class. */
async function isOfClass(tx: Tx, classId: string, assignmentId: string): Promise<boolean> {
	const where = { id: assignmentId, classId, publishedAt: { not: null } };
	return (await tx.assignment.count({ where })) === 1;
}

export type EnterResult =
	| { ok: true }
	/** No such student or assignment in the class. */
	| { ok: false; reason: 'not found' }
	/** Somebody else has entered something since. */
	| { ok: false; reason: 'stale'; newest: NewestEntry | null };

/** Enters a grade, unless somebody has entered another since the page was shown. Sending it twice enters it once. */
export async function enterGrade(
	{ db, now }: RequestContext,
	{ viewer, class: { id: classId, courseId } }: ClassAccess,
	{ seen, ...entry }: EntryInput,
): Promise<EnterResult> {
	const at = now();
	return transact(db, async (tx): Promise<EnterResult> => {
		const { assignmentId, userId, kind, score, reason } = entry;
		const student = await findStudent(tx, classId, userId);
		if (student === null || !(await isOfClass(tx, classId, assignmentId)))
			return { ok: false, reason: 'not found' };
		// Held before the newest entry is read, so that of two teachers at once the second sees the first.
		await holdStandings(tx, courseId, [userId]);
		const newest = await newestEntry(tx, { assignmentId, userId });
		if ((newest?.id ?? '') !== seen) {
			const again =
				newest !== null &&
				newest.byId === viewer.id &&
				newest.kind === kind &&
				newest.score === score &&
				newest.reason === reason;
			return again ? { ok: true } : { ok: false, reason: 'stale', newest };
		}
		await noteGradeEntry(tx, { assignmentId, userId, kind, score, reason, byId: viewer.id, at });
		await writeAudit(tx, {
			actorId: viewer.id,
			action: `grade.${kind}`,
			classId,
			subjectId: userId,
			detail: { assignmentId, score },
			at,
		});
		return { ok: true };
	});
}
