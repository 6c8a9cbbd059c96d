/** Counting how a learner stands with lessons, and with the course as a whole. */
import { latest } from '~/core/standings';
import { type LessonStandingRow, lastTriedAt, putLessonStandings, type Tx } from '~/db/index.server';
import { lessonQuizzes, partKeys } from './course-facts.server';
import type { People } from './people';
import { changesBetween } from './rows';

/** Instant of the last try in each of these attempts, by attempt. */
export async function lastTries(tx: Tx, attemptIds: ReadonlyArray<string>): Promise<Map<string, Date>> {
	if (attemptIds.length === 0) return new Map();
	const rows = await tx.step.groupBy({
		by: ['attemptId'],
		where: { attemptId: { in: [...attemptIds] }, kind: 'try' },
		_max: { at: true },
	});
	return new Map(rows.flatMap(({ attemptId, _max: { at } }) => (at === null ? [] : [[attemptId, at]])));
}

/**
 * Counts lessons of some people again; `all` also removes rows of lessons that left the course. Hold their standings
 * first.
 * @returns rows that were different
 */
export async function recountLessons(
	tx: Tx,
	{ courseId, userIds }: People,
	lessonIds: ReadonlyArray<string> | 'all',
): Promise<number> {
	if (lessonIds !== 'all' && lessonIds.length === 0) return 0;
	const theirs = { userId: { in: [...userIds] }, courseId };
	const lessons = lessonQuizzes(courseId).filter(
		({ lessonId }) => lessonIds === 'all' || lessonIds.includes(lessonId),
	);
	const quizIds = lessons.flatMap(({ quizId, checksId }) => [checksId, ...(quizId === null ? [] : [quizId])]);
	const attempts = await tx.attempt.findMany({
		where: { ...theirs, quizId: { in: quizIds }, state: { in: ['open', 'submitted'] } },
		select: { id: true, userId: true, quizId: true, startedAt: true, submittedAt: true, score: true },
	});
	const tried = await lastTries(
		tx,
		attempts.map(({ id }) => id),
	);
	const read = await tx.donePart.findMany({
		where: { ...theirs, part: { in: lessons.map(({ lessonId }) => `read:${lessonId}`) } },
		select: { userId: true, part: true, at: true },
	});
	const readAt = new Map(read.map(({ userId, part, at }) => [`${userId} ${part}`, at]));
	const attemptsOf = new Map<string, typeof attempts>();
	for (const attempt of attempts) {
		const own = attemptsOf.get(attempt.userId);
		if (own === undefined) attemptsOf.set(attempt.userId, [attempt]);
		else own.push(attempt);
	}
	const each = userIds.flatMap((userId) => lessons.map((lesson) => ({ userId, ...lesson })));
	const rows = each.flatMap(({ userId, lessonId, quizId, checksId }): Array<LessonStandingRow> => {
		const own = (attemptsOf.get(userId) ?? []).filter(
			(attempt) => attempt.quizId === quizId || attempt.quizId === checksId,
		);
		const submitted = own.filter((attempt) => attempt.quizId === quizId && attempt.submittedAt !== null);
		const scores = submitted.flatMap(({ score }) => score ?? []);
		const readOn = readAt.get(`${userId} read:${lessonId}`) ?? null;
		const lastAt = latest([
			readOn,
			...own.flatMap(({ id, startedAt, submittedAt }) => [startedAt, submittedAt, tried.get(id) ?? null]),
		]);
		if (lastAt === null) return [];
		return [
			{
				userId,
				courseId,
				lessonId,
				readAt: readOn,
				attempts: submitted.length,
				score: scores.length === 0 ? null : Math.max(...scores),
				lastAt,
			},
		];
	});
	const stored = await tx.lessonStanding.findMany({
		where: { ...theirs, ...(lessonIds === 'all' ? {} : { lessonId: { in: [...lessonIds] } }) },
	});
	const { put, remove } = changesBetween(rows, stored, ({ userId, lessonId }) => `${userId} ${lessonId}`);
	await putLessonStandings(tx, put);
	for (const { userId, lessonId } of remove) {
		await tx.lessonStanding.deleteMany({ where: { userId, courseId, lessonId } });
	}
	return put.length + remove.length;
}

/**
 * Counts the course of some people again. Hold their standings first: that has made the rows. A learner with nothing
 * done (any more) has 0 parts and the instant of the account, which says the same as no row.
 * @returns rows that were different
 */
export async function recountCourse(tx: Tx, { courseId, userIds }: People): Promise<number> {
	const theirs = { userId: { in: [...userIds] }, courseId };
	const stored = await tx.courseStanding.findMany({
		where: theirs,
		select: { userId: true, doneParts: true, lastAt: true, user: { select: { createdAt: true } } },
	});
	const done = await tx.donePart.findMany({
		where: theirs,
		select: { userId: true, part: true, at: true },
	});
	const attempts = await tx.attempt.groupBy({
		by: ['userId'],
		where: { ...theirs, state: { in: ['open', 'submitted'] } },
		_max: { startedAt: true, submittedAt: true },
	});
	const triedAt = await lastTriedAt(tx, courseId, userIds);
	const known = new Set(partKeys(courseId));
	let changed = 0;
	for (const { userId, user, ...before } of stored) {
		const own = done.filter((each) => each.userId === userId);
		const begun = attempts.find((each) => each.userId === userId)?._max;
		const doneParts = own.filter(({ part }) => known.has(part)).length;
		const instants = [begun?.startedAt ?? null, begun?.submittedAt ?? null, triedAt.get(userId) ?? null];
		const lastAt = latest([...own.map(({ at }) => at), ...instants]) ?? user.createdAt;
		if (before.doneParts === doneParts && before.lastAt.getTime() === lastAt.getTime()) continue;
		const key = { userId_courseId: { userId, courseId } };
		await tx.courseStanding.update({ where: key, data: { doneParts, lastAt } });
		changed += 1;
	}
	return changed;
}
