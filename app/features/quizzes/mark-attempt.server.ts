/** Writing what an attempt is worth: marks, score, and the standings that follow from them. */
import { type DbOrTx, holdStandings, type Tx } from '~/db/index.server';
import { type Corrections, loadCorrections, NO_CORRECTIONS } from '~/features/items/index.server';
import { noteAttempt } from '~/features/standings/index.server';
import { type LoadedAttempt, type LoadedStep, loadRow, loadSteps } from './attempt-store.server';
import { type Replay, replayAttempt } from './replay.server';

/** What a person gave for the answers of an attempt, by item: the newest marking of each holds. */
export async function markingsOf(db: DbOrTx, attemptId: string): Promise<Map<string, number>> {
	const rows = await db.marking.findMany({
		where: { attemptId },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { itemId: true, fraction: true },
	});
	return new Map(rows.map(({ itemId, fraction }) => [itemId, fraction]));
}

/** The corrections that hold for an attempt. */
export async function correctionsFor(
	db: DbOrTx,
	{ assignmentId }: Pick<LoadedAttempt, 'assignmentId'>,
): Promise<Corrections> {
	if (assignmentId === null) return NO_CORRECTIONS;
	return (await loadCorrections(db, [assignmentId])).get(assignmentId) ?? NO_CORRECTIONS;
}

/**
 * Writes the marks and the score of a submitted attempt from its steps, with the corrections that hold and what people
 * have marked; writing them again gives the same. Does not touch the standings.
 */
export async function markAttempt(
	db: DbOrTx,
	attempt: LoadedAttempt,
	steps: Map<string, Array<LoadedStep>>,
): Promise<Replay> {
	const replay = replayAttempt({
		attempt,
		steps,
		corrections: await correctionsFor(db, attempt),
		markings: await markingsOf(db, attempt.id),
	});
	const { marks, score, pending } = replay;
	await db.mark.deleteMany({ where: { attemptId: attempt.id } });
	await db.mark.createMany({ data: marks.map((mark) => ({ attemptId: attempt.id, ...mark })) });
	await db.attempt.update({ where: { id: attempt.id }, data: { score, pending } });
	return replay;
}

/** The score of an attempt before and after it was marked again; 0..1, null when nothing of it could be marked. */
export interface Remarked {
	before: number | null;
	after: number | null;
}

/**
 * Marks a submitted attempt again, as after a person has marked an answer or a key was corrected: marks, score, pending
 * answers and standings. Call it in the transaction of that change, after it.
 * @returns null for attempts that are not submitted, which stay as they are
 */
export async function remarkAttempt(tx: Tx, attemptId: string): Promise<Remarked | null> {
	const row = await tx.attempt.findUnique({ where: { id: attemptId } });
	if (row === null || row.state !== 'submitted') return null;
	const { userId, courseId, quizId, assignmentId } = row;
	// Held before anything is read that the marks follow from, so that two at once both count.
	await holdStandings(tx, courseId, [userId]);
	const attempt = await loadRow(tx, row);
	const { score } = await markAttempt(tx, attempt, await loadSteps(tx, attemptId));
	const itemIds = attempt.items.map(({ id }) => id);
	await noteAttempt(tx, { userId, courseId, quizId, assignmentId, itemIds });
	return { before: row.score, after: score };
}
