/** Replaying many attempts at once: what they would be worth, and marking them again. */
import type { DbOrTx, Tx } from '~/db/index.server';
import { type Corrections, loadCorrections, NO_CORRECTIONS } from '~/features/items/index.server';
import { type LoadedStep, loadRow } from './attempt-store.server';
import { type Replay, type ReplayedMark, replayAttempt } from './replay.server';

interface ReplayedAttempt {
	id: string;
	/** As stored. */
	before: { score: number | null; pending: number };
	after: Replay;
}

/** A bounded number of statements however many attempts; those that are not submitted are left out. */
async function replayMany(
	db: DbOrTx,
	attemptIds: ReadonlyArray<string>,
	correctionsOf: (assignmentId: string | null) => Corrections,
): Promise<Array<ReplayedAttempt>> {
	const ids = { in: [...attemptIds] };
	const rows = await db.attempt.findMany({ where: { id: ids, state: 'submitted' }, orderBy: { id: 'asc' } });
	const steps = await db.step.findMany({ where: { attemptId: ids }, orderBy: { revision: 'asc' } });
	const markings = await db.marking.findMany({
		where: { attemptId: ids },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { attemptId: true, itemId: true, fraction: true },
	});
	const stepsOf = new Map<string, Map<string, Array<LoadedStep>>>();
	for (const { attemptId, ...step } of steps) {
		const items = stepsOf.get(attemptId) ?? new Map<string, Array<LoadedStep>>();
		stepsOf.set(attemptId, items.set(step.itemId, [...(items.get(step.itemId) ?? []), step]));
	}
	const replayed: Array<ReplayedAttempt> = [];
	for (const row of rows) {
		const own = markings.filter(({ attemptId }) => attemptId === row.id);
		const after = replayAttempt({
			attempt: await loadRow(db, row),
			steps: stepsOf.get(row.id) ?? new Map(),
			corrections: correctionsOf(row.assignmentId),
			markings: new Map(own.map(({ itemId, fraction }) => [itemId, fraction])),
		});
		replayed.push({ id: row.id, before: { score: row.score, pending: row.pending }, after });
	}
	return replayed;
}

/** The score of an attempt under corrections, 0..1; null when nothing of it could be marked. */
export interface ReplayedScore {
	attemptId: string;
	score: number | null;
}

/**
 * What submitted attempts would be worth. Writes nothing. Give a page of them at a time.
 * @param corrections those that are to hold, for all of them
 */
export async function replayScores(
	db: DbOrTx,
	attemptIds: ReadonlyArray<string>,
	corrections: Corrections,
): Promise<Array<ReplayedScore>> {
	const replayed = await replayMany(db, attemptIds, () => corrections);
	return replayed.map(({ id, after }) => ({ attemptId: id, score: after.score }));
}

/** An attempt whose score came out different; 0..1, null when nothing of it could be marked. */
export interface Rescored {
	attemptId: string;
	before: number | null;
	after: number | null;
}

const isSame = (one: ReplayedMark, other: ReplayedMark) =>
	one.objectiveId === other.objectiveId &&
	one.status === other.status &&
	one.fraction === other.fraction &&
	one.answered === other.answered;

/**
 * Marks submitted attempts again by the corrections that hold, a page of them at a time, and writes what came out
 * different. The caller holds the standings of their people before, and counts them again afterwards.
 * @returns those whose score has changed
 */
export async function remarkAttempts(tx: Tx, attemptIds: ReadonlyArray<string>): Promise<Array<Rescored>> {
	const ids = { in: [...attemptIds] };
	const owners = await tx.attempt.findMany({ where: { id: ids }, select: { assignmentId: true } });
	const corrections = await loadCorrections(
		tx,
		owners.flatMap(({ assignmentId }) => assignmentId ?? []),
	);
	const replayed = await replayMany(
		tx,
		attemptIds,
		(assignmentId) => corrections.get(assignmentId ?? '') ?? NO_CORRECTIONS,
	);
	const stored = await tx.mark.findMany({ where: { attemptId: ids } });
	const storedOf = new Map(stored.map((mark) => [`${mark.attemptId} ${mark.itemId}`, mark]));
	const put: Array<ReplayedMark & { attemptId: string }> = [];
	for (const { id: attemptId, after } of replayed) {
		for (const mark of after.marks) {
			const key = `${attemptId} ${mark.itemId}`;
			const before = storedOf.get(key);
			storedOf.delete(key);
			if (before === undefined || !isSame(mark, before)) put.push({ attemptId, ...mark });
		}
	}
	const marked = new Set(replayed.map(({ id }) => id));
	const gone = [...storedOf.values()].filter(({ attemptId }) => marked.has(attemptId));
	for (const { attemptId, itemId } of [...gone, ...put]) {
		await tx.mark.deleteMany({ where: { attemptId, itemId } });
	}
	await tx.mark.createMany({ data: put });
	const changed = replayed.filter(
		({ before, after }) => before.score !== after.score || before.pending !== after.pending,
	);
	for (const { id, after } of changed) {
		await tx.attempt.update({ where: { id }, data: { score: after.score, pending: after.pending } });
	}
	return changed.flatMap(({ id, before, after }) =>
		before.score === after.score ? [] : [{ attemptId: id, before: before.score, after: after.score }],
	);
}
