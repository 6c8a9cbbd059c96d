/** Beginning an attempt, once, whatever is pressed how often: for oneself, or under an assignment. */
import { randomInt } from 'node:crypto';
import { hashSeed } from '~/core/random';
import { deadlineFor } from '~/core/time';
import { newId } from '~/db/ids';
import { type Db, isUniqueViolation, type Tx, transact } from '~/db/index.server';
import { correctionsAtStart, pinCorrected, publishItems } from '~/features/items/index.server';
import { noteAttempt } from '~/features/standings/index.server';
import type { AttemptSettings, BehaviourName } from './attempt-store.server';
import type { QuizSource } from './quiz-source.server';
import { submitWhenOver } from './submit-attempt.server';

const MAX_SEED = 2 ** 32;
/** Each meeting of two beginnings leaves one of them in the database: a few rounds are enough. */
const MOST_ROUNDS = 5;

/** The rules an attempt begins with. */
export interface AttemptTerms {
	behaviour: BehaviourName;
	settings: AttemptSettings;
	deadlineAt: Date | null;
	answersFrom: Date | null;
}

/** The key that only one open attempt can have. @param assignmentId null for self-study */
export function openKeyOf(
	{ courseId, quizId }: Pick<QuizSource, 'courseId' | 'quizId'>,
	userId: string,
	assignmentId: string | null,
): string {
	return [userId, courseId, quizId, ...(assignmentId === null ? [] : [assignmentId])].join(':');
}

interface Beginning<Refusal> {
	source: QuizSource;
	userId: string;
	/** Null for self-study. */
	assignmentId: string | null;
	now: Date;
	/**
	 * The terms that hold now, or why it cannot begin. Runs in the transaction that writes the attempt, after the number
	 * of the attempt was taken: an attempt that begins meanwhile takes the same number, and then this is asked again.
	 */
	terms(tx: Tx): Promise<AttemptTerms | Refusal>;
}

const isTerms = <Refusal>(answer: AttemptTerms | Refusal): answer is AttemptTerms =>
	typeof answer === 'object' && answer !== null && 'settings' in answer;

/**
 * The learner's open attempt, or a new one; of two beginnings at once one makes it and both get it. An open attempt
 * whose time is over is submitted first with what it has.
 * @returns the attempt's id, or what `terms` refused with
 */
export async function beginAttempt<Refusal>(
	db: Db,
	beginning: Beginning<Refusal>,
): Promise<{ attemptId: string } | { refused: Refusal }> {
	const { source, userId, assignmentId, now } = beginning;
	const openKey = openKeyOf(source, userId, assignmentId);
	for (let round = 1; ; round += 1) {
		const open = await db.attempt.findUnique({ where: { openKey }, select: { id: true, deadlineAt: true } });
		if (open !== null) {
			if (open.deadlineAt === null || open.deadlineAt > now) return { attemptId: open.id };
			await submitWhenOver(db, { attemptId: open.id, userId, now });
		}
		try {
			return await createAttempt(db, beginning, openKey);
		} catch (error) {
			const raced =
				isUniqueViolation(error, 'Attempt', ['openKey']) ||
				isUniqueViolation(error, 'Attempt', ['userId', 'courseId', 'quizId', 'number']);
			if (!raced || round >= MOST_ROUNDS) throw error;
		}
	}
}

async function createAttempt<Refusal>(
	db: Db,
	{ source, userId, assignmentId, now, terms }: Beginning<Refusal>,
	openKey: string,
): Promise<{ attemptId: string } | { refused: Refusal }> {
	const { courseId, quizId } = source;
	const seen = source.behaviour === 'test' ? await seenItems(db, userId, courseId, quizId) : [];
	// Checks keep one order for everyone, so that a page looks the same before and after the first answer.
	const seed = source.behaviour === 'check' ? hashSeed(quizId) : randomInt(MAX_SEED);
	const corrections = await correctionsAtStart(db, assignmentId);
	const asked = source.itemsFor(seed, seen, corrections.dropped);
	const items = pinCorrected(await publishItems(db, courseId, asked), corrections);
	return transact(db, async (tx) => {
		const { _max } = await tx.attempt.aggregate({
			where: { userId, courseId, quizId },
			_max: { number: true },
		});
		const answer = await terms(tx);
		if (!isTerms(answer)) return { refused: answer };
		const { behaviour, settings, deadlineAt, answersFrom } = answer;
		const created = await tx.attempt.create({
			data: {
				id: newId(),
				userId,
				courseId,
				quizId,
				behaviour,
				number: (_max.number ?? 0) + 1,
				seed: BigInt(seed),
				items,
				settings,
				startedAt: now,
				deadlineAt,
				answersFrom,
				assignmentId,
				openKey,
			},
			select: { id: true },
		});
		await noteAttempt(tx, { userId, courseId, quizId, assignmentId, itemIds: [] });
		return { attemptId: created.id };
	});
}

/**
 * The learner's open attempt of a quiz for themselves, or a new one. Pressing start twice, in two tabs, makes one.
 * @returns the attempt's id
 */
export async function startAttempt(db: Db, source: QuizSource, userId: string, now: Date): Promise<string> {
	const { behaviour, settings } = source;
	const deadlineAt = deadlineFor(now, settings.timeLimitMinutes, null);
	const begun = await beginAttempt<never>(db, {
		source,
		userId,
		assignmentId: null,
		now,
		terms: async () => ({ behaviour, settings, deadlineAt, answersFrom: null }),
	});
	if ('refused' in begun) return begun.refused;
	return begun.attemptId;
}

/** Items of the learner's earlier attempts of a quiz, oldest first. */
async function seenItems(db: Db, userId: string, courseId: string, quizId: string): Promise<Array<string>> {
	const rows = await db.mark.findMany({
		where: { attempt: { userId, courseId, quizId } },
		orderBy: { attempt: { number: 'asc' } },
		select: { itemId: true },
	});
	return rows.map(({ itemId }) => itemId);
}

/** How checks are ordered for people who have no attempt yet: as their first attempt will order them. */
export function checkSeed(quizId: string): number {
	return hashSeed(quizId);
}
