/** Closing an attempt: what was saved is marked, once, and progress is noted in the same transaction. */
import { BEHAVIOURS, triesAtClose } from '~/core/behaviours';
import { quizKey, testKey } from '~/core/progress';
import { newId } from '~/db/ids';
import { addDonePart, type Db, holdStandings, type Tx, transact } from '~/db/index.server';
import { fractionOf } from '~/features/items/index.server';
import { noteAttempt } from '~/features/standings/index.server';
import { findAttempt, type LoadedAttempt, type LoadedStep, loadSteps } from './attempt-store.server';
import { markAttempt } from './mark-attempt.server';
import { itemSteps, situationOf } from './situation.server';

export interface SubmitInput {
	attemptId: string;
	userId: string;
	now: Date;
}

const isOver = (deadlineAt: Date | null, now: Date) => deadlineAt !== null && deadlineAt <= now;

/**
 * Submits an open attempt; one that is submitted already stays as it is. After the deadline it counts as submitted
 * at the deadline.
 * @returns null when the attempt is not this user's
 */
export async function submitAttempt(db: Db, input: SubmitInput): Promise<'submitted' | null> {
	const result = await submit(db, input, false);
	return result === null ? null : 'submitted';
}

/**
 * Submits an open attempt whose time is over. One that was given more time in this very moment stays open.
 * @returns null when the attempt is not this user's
 */
export function submitWhenOver(db: Db, input: SubmitInput): Promise<'submitted' | 'open' | null> {
	return submit(db, input, true);
}

async function submit(
	db: Db,
	{ attemptId, userId, now }: SubmitInput,
	whenOver: boolean,
): Promise<'submitted' | 'open' | null> {
	return transact(db, async (tx) => {
		const attempt = await findAttempt(tx, attemptId, userId);
		if (attempt === null || attempt.behaviour === 'check') return null;
		if (attempt.state !== 'open') return 'submitted';
		if (whenOver && !isOver(attempt.deadlineAt, now)) return 'open';
		const submittedAt = attempt.deadlineAt !== null && attempt.deadlineAt < now ? attempt.deadlineAt : now;
		const { courseId, quizId, assignmentId } = attempt;
		// Held from the first, so that a correction made meanwhile either is seen here or finds the attempt submitted.
		await holdStandings(tx, courseId, [userId]);
		// Taken before the answers are read: it locks the row, so that none can slip in while they are marked.
		const taken = await tx.attempt.updateMany({
			where: { id: attemptId, state: 'open', ...(whenOver ? { deadlineAt: { lte: now } } : {}) },
			data: { state: 'submitted', submittedAt, openKey: null },
		});
		if (taken.count === 0) return whenOver ? 'open' : 'submitted';
		await markAttempt(tx, attempt, await tryUnmarked(tx, attempt, submittedAt));
		await addDonePart(tx, { userId, courseId, part: donePartOf(attempt), at: submittedAt });
		const itemIds = attempt.items.map(({ id }) => id);
		await noteAttempt(tx, { userId, courseId, quizId, assignmentId, itemIds });
		return 'submitted';
	});
}

/** The part of the course that is done by submitting this attempt. */
export function donePartOf({ settings: { lessonId, moduleId } }: LoadedAttempt): string {
	return lessonId === null ? testKey(moduleId) : quizKey(lessonId);
}

/** Tries every item whose saved answer was never marked. @returns all steps, the new ones included */
async function tryUnmarked(
	tx: Tx,
	attempt: LoadedAttempt,
	at: Date,
): Promise<Map<string, Array<LoadedStep>>> {
	const steps = await loadSteps(tx, attempt.id);
	const behaviour = BEHAVIOURS[attempt.behaviour];
	for (const item of attempt.items) {
		const before = steps.get(item.id) ?? [];
		const latest = before.at(-1);
		if (latest === undefined || !triesAtClose(itemSteps(before))) continue;
		if (!behaviour.mayAnswer({ ...situationOf(attempt, before, at), deadlineAt: null }).ok) continue;
		const step: LoadedStep = {
			...latest,
			kind: 'try',
			revision: latest.revision + 1,
			key: `close:${item.id}`,
			fraction: fractionOf(item, latest.response),
		};
		await tx.step.create({
			data: { ...step, id: newId(), attemptId: attempt.id, response: latest.response ?? {}, at },
		});
		steps.set(item.id, [...before, step]);
	}
	return steps;
}

/** Submits every attempt whose time is over. @returns how many */
export async function submitExpired(db: Db, now: Date): Promise<number> {
	const expired = await db.attempt.findMany({
		where: { state: 'open', deadlineAt: { lte: now } },
		select: { id: true, userId: true },
		take: 500,
	});
	for (const { id, userId } of expired) await submitWhenOver(db, { attemptId: id, userId, now });
	return expired.length;
}
