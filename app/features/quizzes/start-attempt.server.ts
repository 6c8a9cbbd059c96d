import { randomInt } from 'node:crypto';
import { hashSeed } from '~/core/random';
import { deadlineFor } from '~/core/time';
import { newId } from '~/db/ids';
import { type Db, isUniqueViolation, transact } from '~/db/index.server';
import { publishItems } from './attempt-store.server';
import type { QuizSource } from './quiz-source.server';
import { submitAttempt } from './submit-attempt.server';

const MAX_SEED = 2 ** 32;

/**
 * The learner's open attempt of a quiz, or a new one. Pressing start twice, in two tabs, makes one attempt. An open
 * attempt whose time is over is submitted first with what it has.
 * @returns the attempt's id
 */
export async function startAttempt(db: Db, source: QuizSource, userId: string, now: Date): Promise<string> {
	const { courseId, quizId, behaviour } = source;
	const openKey = `${userId}:${courseId}:${quizId}`;
	const open = await db.attempt.findUnique({ where: { openKey }, select: { id: true, deadlineAt: true } });
	if (open !== null) {
		if (open.deadlineAt === null || open.deadlineAt > now) return open.id;
		await submitAttempt(db, { attemptId: open.id, userId, now });
	}
	const seen = behaviour === 'test' ? await seenItems(db, userId, courseId, quizId) : [];
	// Checks keep one order for everyone, so that a page looks the same before and after the first answer.
	const seed = behaviour === 'check' ? hashSeed(quizId) : randomInt(MAX_SEED);
	const items = await publishItems(db, courseId, source.itemsFor(seed, seen));
	try {
		return await transact(db, async (tx) => {
			const { _max } = await tx.attempt.aggregate({
				where: { userId, courseId, quizId },
				_max: { number: true },
			});
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
					settings: source.settings,
					startedAt: now,
					deadlineAt: deadlineFor(now, source.settings.timeLimitMinutes, null),
					openKey,
				},
				select: { id: true },
			});
			return created.id;
		});
	} catch (error) {
		const raced =
			isUniqueViolation(error, 'Attempt', ['openKey']) ||
			isUniqueViolation(error, 'Attempt', ['userId', 'courseId', 'quizId', 'number']);
		if (!raced) throw error;
		const other = await db.attempt.findUnique({ where: { openKey }, select: { id: true } });
		if (other === null) throw error;
		return other.id;
	}
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
