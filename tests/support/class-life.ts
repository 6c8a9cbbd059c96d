/** What people in a class do, through the product's own commands, for tests of what is counted of it. */
import { randomUUID } from 'node:crypto';
import type { Item } from '~/core/kinds';
import { type Db, databaseKind } from '~/db/index.server';
import { findAttempt } from '~/features/quizzes/attempt-store.server';
import { findChecks, findQuiz, type QuizSource } from '~/features/quizzes/quiz-source.server';
import { saveAnswers } from '~/features/quizzes/save-answers.server';
import { startAssigned } from '~/features/quizzes/start-assigned.server';
import { startAttempt } from '~/features/quizzes/start-attempt.server';
import { submitAttempt } from '~/features/quizzes/submit-attempt.server';
import { tryItem } from '~/features/quizzes/try-item.server';
import { rightFields, wrongFields } from './answers';
import { change } from './http-learner';
import { COURSE } from './walk';

/** A quiz by the slug of its lesson or module. @throws when there is none */
export function quizSource(slug: string): QuizSource {
	const found = findQuiz(COURSE, slug);
	if (found === null) throw new Error(`There is no quiz ${slug}.`);
	return found;
}

/** Makes a published assignment. @returns its id */
export async function createAssignment(
	db: Db,
	classId: string,
	over: Partial<Parameters<Db['assignment']['create']>[0]['data']> & {
		target: 'module' | 'lesson' | 'quiz';
		targetId: string;
	},
): Promise<string> {
	const id = randomUUID();
	const at = new Date('2026-01-01T00:00:00Z');
	const data = { id, title: over.targetId, publishedAt: at, position: 0, createdAt: at, ...over, classId };
	await db.assignment.create({ data: data as Parameters<Db['assignment']['create']>[0]['data'] });
	return id;
}

/** Begins or resumes a quiz. @returns the attempt's id; null when the assignment refuses */
export async function begin(
	db: Db,
	url: string,
	userId: string,
	slug: string,
	assignmentId: string | null,
	now: Date,
): Promise<string | null> {
	const source = quizSource(slug);
	if (assignmentId === null) return startAttempt(db, source, userId, now);
	const begun = await startAssigned(db, databaseKind(url), { source, userId, assignmentId, now });
	return 'attemptId' in begun ? begun.attemptId : null;
}

/** The items of an attempt as it pins them. @throws when it is not this person's */
export async function itemsOf(db: Db, attemptId: string, userId: string): Promise<Array<Item>> {
	const attempt = await findAttempt(db, attemptId, userId);
	if (attempt === null) throw new Error('The attempt is missing.');
	return attempt.items;
}

async function revisionOf(db: Db, attemptId: string, itemId: string): Promise<number> {
	const { _max } = await db.step.aggregate({ where: { attemptId, itemId }, _max: { revision: true } });
	return _max.revision ?? 0;
}

/** Saves an answer without having it marked. */
export async function save(
	db: Db,
	url: string,
	{ attemptId, userId, item, right }: { attemptId: string; userId: string; item: Item; right: boolean },
	now: Date,
): Promise<void> {
	const fields = right ? rightFields(item) : wrongFields(item);
	const answer = change(item.id, await revisionOf(db, attemptId, item.id), fields);
	await saveAnswers(db, databaseKind(url), { attemptId, userId, answers: [answer], now });
}

/** Has an answer marked, where the behaviour allows it. */
export async function tryAnswer(
	db: Db,
	url: string,
	{ attemptId, userId, item, right }: { attemptId: string; userId: string; item: Item; right: boolean },
	now: Date,
): Promise<string> {
	const result = await tryItem(db, databaseKind(url), {
		attemptId,
		userId,
		itemId: item.id,
		key: randomUUID(),
		base: await revisionOf(db, attemptId, item.id),
		fields: right ? rightFields(item) : wrongFields(item),
		now,
	});
	return result.kind;
}

/** Answers a question in the text of a lesson. */
export async function answerInText(
	db: Db,
	url: string,
	{ userId, lessonId, at, right }: { userId: string; lessonId: string; at: number; right: boolean },
	now: Date,
): Promise<void> {
	const source = findChecks(COURSE, lessonId);
	if (source === null) throw new Error(`${lessonId} has no questions in the text.`);
	const attemptId = await startAttempt(db, source, userId, now);
	const items = await itemsOf(db, attemptId, userId);
	const item = items[at % items.length];
	if (item !== undefined) await tryAnswer(db, url, { attemptId, userId, item, right }, now);
}

/** Takes a quiz from beginning to end. @param rights by position; missing ones are wrong, null is left out */
export async function takeQuiz(
	db: Db,
	url: string,
	{
		userId,
		slug,
		assignmentId,
		rights,
	}: {
		userId: string;
		slug: string;
		assignmentId: string | null;
		rights: (item: Item, at: number) => boolean | null;
	},
	now: Date,
): Promise<string> {
	const attemptId = await begin(db, url, userId, slug, assignmentId, now);
	if (attemptId === null) throw new Error('The quiz cannot be begun.');
	for (const [at, item] of (await itemsOf(db, attemptId, userId)).entries()) {
		const right = rights(item, at);
		if (right !== null) await save(db, url, { attemptId, userId, item, right }, now);
	}
	await submitAttempt(db, { attemptId, userId, now });
	return attemptId;
}

/** All standings of these people, in a fixed order, without the revisions and without rows that say nothing. */
export async function standingsOf(db: Db, userIds: ReadonlyArray<string>) {
	const where = { userId: { in: [...userIds] } };
	const users = await db.user.findMany({
		where: { id: where.userId },
		select: { id: true, createdAt: true },
	});
	const made = new Map(users.map(({ id, createdAt }) => [id, createdAt.getTime()]));
	const courses = await db.courseStanding.findMany({
		where,
		orderBy: [{ userId: 'asc' }, { courseId: 'asc' }],
	});
	return {
		courses: courses
			.filter(({ userId, doneParts, lastAt }) => doneParts > 0 || lastAt.getTime() !== made.get(userId))
			.map(({ revision: _, ...row }) => row),
		lessons: await db.lessonStanding.findMany({ where, orderBy: [{ userId: 'asc' }, { lessonId: 'asc' }] }),
		items: await db.itemStanding.findMany({ where, orderBy: [{ userId: 'asc' }, { itemId: 'asc' }] }),
		misconceptions: await db.misconceptionStanding.findMany({
			where,
			orderBy: [{ userId: 'asc' }, { itemId: 'asc' }, { code: 'asc' }],
		}),
		assignments: await db.assignmentStanding.findMany({
			where,
			orderBy: [{ userId: 'asc' }, { assignmentId: 'asc' }],
		}),
	};
}
