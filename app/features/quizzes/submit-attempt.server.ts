/** Closing an attempt: what was saved is marked, once, and progress is noted in the same transaction. */
import { BEHAVIOURS, triesAtClose } from '~/core/behaviours';
import { type ItemMark, scoreAttempt } from '~/core/grading';
import type { Item } from '~/core/kinds';
import { newId } from '~/db/ids';
import { type Db, type DbOrTx, type Tx, transact } from '~/db/index.server';
import { markDone } from '~/features/progress/index.server';
import {
	findAttempt,
	gradeStored,
	type LoadedAttempt,
	type LoadedStep,
	loadSteps,
} from './attempt-store.server';
import { behaviourSettings, itemSteps, situationOf } from './situation.server';

export interface SubmitInput {
	attemptId: string;
	userId: string;
	now: Date;
}

/**
 * Submits an open attempt; one that is submitted already stays as it is. After the deadline it counts as submitted
 * at the deadline.
 * @returns null when the attempt is not this user's
 */
export async function submitAttempt(
	db: Db,
	{ attemptId, userId, now }: SubmitInput,
): Promise<'submitted' | null> {
	return transact(db, async (tx) => {
		const attempt = await findAttempt(tx, attemptId, userId);
		if (attempt === null || attempt.behaviour === 'check') return null;
		if (attempt.state !== 'open') return 'submitted';
		const submittedAt = attempt.deadlineAt !== null && attempt.deadlineAt < now ? attempt.deadlineAt : now;
		// Taken first: it locks the row, so that no answer can slip in while the saved ones are marked.
		const taken = await tx.attempt.updateMany({
			where: { id: attemptId, state: 'open' },
			data: { state: 'submitted', submittedAt, openKey: null },
		});
		if (taken.count === 0) return 'submitted';
		await markAttempt(tx, attempt, await tryUnmarked(tx, attempt, submittedAt));
		const { lessonId, moduleId } = attempt.settings;
		await markDone(
			tx,
			userId,
			attempt.courseId,
			lessonId === null ? `test:${moduleId}` : `quiz:${lessonId}`,
			submittedAt,
		);
		return 'submitted';
	});
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

/** The mark of one answer, 0..1; null when it waits for a person or its grader broke. */
function fractionOf(item: Item, stored: unknown): number | null {
	const outcome = gradeStored(item, stored);
	return outcome?.status === 'graded' ? outcome.fraction : null;
}

/** Why a tried item has no mark. */
function unmarkedStatus(item: Item, steps: Array<LoadedStep>): 'pending' | 'failed' {
	const latest = steps.findLast((step) => step.kind === 'try');
	return latest !== undefined && gradeStored(item, latest.response)?.status === 'pending'
		? 'pending'
		: 'failed';
}

/** Writes the marks and the score of a submitted attempt from its steps; writing them again gives the same. */
export async function markAttempt(
	db: DbOrTx,
	attempt: LoadedAttempt,
	steps: Map<string, Array<LoadedStep>>,
): Promise<void> {
	const behaviour = BEHAVIOURS[attempt.behaviour];
	const settings = behaviourSettings(attempt.settings);
	const marked = attempt.items.map((item) => {
		const own = steps.get(item.id) ?? [];
		const tried = own.some((step) => step.kind === 'try');
		const counted = behaviour.mark(itemSteps(own), settings);
		// What mastery builds on is how right the answer was, not how sure the learner felt.
		const plain = behaviour.mark(itemSteps(own), { ...settings, certainty: false });
		const mark: ItemMark = !tried
			? { status: 'unanswered' }
			: counted === null
				? { status: unmarkedStatus(item, own) }
				: { status: 'graded', fraction: counted };
		return { item, tried, plain, mark };
	});
	const score = scoreAttempt(
		marked.map(({ item, mark }) => ({ itemId: item.id, points: item.points, mark })),
	);
	await db.mark.deleteMany({ where: { attemptId: attempt.id } });
	await db.mark.createMany({
		data: marked.map(({ item, tried, plain, mark }) => ({
			attemptId: attempt.id,
			itemId: item.id,
			objectiveId: item.objective,
			status: mark.status === 'pending' || mark.status === 'failed' ? mark.status : 'graded',
			fraction: mark.status === 'unanswered' ? 0 : plain,
			answered: tried,
		})),
	});
	await db.attempt.update({
		where: { id: attempt.id },
		data: { score: score.fraction, pending: score.pending + score.failed.length },
	});
}

/** Submits every attempt whose time is over. @returns how many */
export async function submitExpired(db: Db, now: Date): Promise<number> {
	const expired = await db.attempt.findMany({
		where: { state: 'open', deadlineAt: { lte: now } },
		select: { id: true, userId: true },
		take: 500,
	});
	for (const { id, userId } of expired) await submitAttempt(db, { attemptId: id, userId, now });
	return expired.length;
}
