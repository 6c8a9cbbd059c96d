/** Making the read models again from the steps; the result must be what the writes had made. */
import { addDonePart, type Db, holdStandings, transact } from '~/db/index.server';
import { type AttemptRow, loadRow, loadSteps } from './attempt-store.server';
import { markAttempt } from './mark-attempt.server';
import { donePartOf } from './submit-attempt.server';

const PAGE = 200;

export interface Rebuilt {
	/** Submitted attempts that were marked again. */
	attempts: number;
	/** Those whose score came out different from what was stored. */
	changed: number;
}

/**
 * Marks every submitted attempt again from its steps and notes its part as done. Reads a page of attempts at a time
 * by key, so that the number of learners does not matter for memory.
 */
export async function rebuildRollups(db: Db): Promise<Rebuilt> {
	const rebuilt: Rebuilt = { attempts: 0, changed: 0 };
	let last: string | null = null;
	for (;;) {
		const rows: Array<AttemptRow> = await db.attempt.findMany({
			where: { state: 'submitted', ...(last !== null && { id: { gt: last } }) },
			orderBy: { id: 'asc' },
			take: PAGE,
		});
		for (const row of rows) {
			const after = await transact(db, async (tx) => {
				const { userId, courseId, submittedAt, startedAt } = row;
				await holdStandings(tx, courseId, [userId]);
				const attempt = await loadRow(tx, row);
				const replay = await markAttempt(tx, attempt, await loadSteps(tx, row.id));
				const part = donePartOf(attempt);
				await addDonePart(tx, { userId, courseId, part, at: submittedAt ?? startedAt });
				return replay;
			});
			rebuilt.attempts += 1;
			if (after.score !== row.score || after.pending !== row.pending) rebuilt.changed += 1;
		}
		last = rows.at(-1)?.id ?? null;
		if (rows.length < PAGE) return rebuilt;
	}
}
