/** The attempts of a class that asked a question: what a correction of it is about. */
import { z } from 'zod';
import { getCourse, getItem } from '~/content/index.server';
import type { DbOrTx } from '~/db/index.server';
import { parsePinned } from '~/features/items/index.server';

const titled = z.object({ title: z.string() });

/** An attempt under an assignment of the class that asks the item. */
export interface AskedAttempt {
	id: string;
	userId: string;
	quizId: string;
	quizTitle: string;
	assignmentId: string;
	/** 1, 2, 3 … of the learner's attempts of the quiz. */
	number: number;
	state: 'open' | 'submitted';
	/** 0..1; null while open and while nothing is marked. */
	score: number | null;
	/** Version of the item that was asked. */
	versionId: string;
	/** Place of the question in the attempt, from 1. */
	place: number;
}

/** Quizzes that may ask an item: its lesson's and its module's test. Null for what left the course: any may have. */
export function quizzesAsking(courseId: string, itemId: string): Array<string> | null {
	const found = getItem(courseId, itemId);
	if (found === null) return null;
	const module = getCourse(courseId)?.moduleEntries.find(({ lessons }) => lessons.includes(found.lessonId));
	return [found.quizId, ...(module?.test ? [module.test.id] : [])];
}

interface AskedQuery {
	classId: string;
	courseId: string;
	itemId: string;
	/** Null: of everybody. */
	userIds: ReadonlyArray<string> | null;
}

/** The attempts of the class that ask an item, open and submitted, the newest first. */
export async function attemptsAsking(
	db: DbOrTx,
	{ classId, courseId, itemId, userIds }: AskedQuery,
): Promise<Array<AskedAttempt>> {
	const quizIds = quizzesAsking(courseId, itemId);
	const rows = await db.attempt.findMany({
		where: {
			assignment: { classId },
			state: { in: ['open', 'submitted'] },
			...(quizIds === null ? {} : { quizId: { in: quizIds } }),
			...(userIds === null ? {} : { userId: { in: [...userIds] } }),
		},
		orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
		select: {
			id: true,
			userId: true,
			quizId: true,
			assignmentId: true,
			number: true,
			state: true,
			score: true,
			settings: true,
			items: true,
		},
	});
	return rows.flatMap(({ items, settings, state, assignmentId, ...row }) => {
		const pinned = parsePinned(items);
		const at = pinned.findIndex((each) => each.itemId === itemId);
		const versionId = pinned[at]?.versionId;
		if (versionId === undefined || assignmentId === null || state === 'abandoned') return [];
		const quizTitle = titled.parse(settings).title;
		return [{ ...row, assignmentId, state, quizTitle, versionId, place: at + 1 }];
	});
}

/** Everybody who has begun an attempt of the class, in an order that stays. */
export async function peopleWithAttempts(db: DbOrTx, classId: string): Promise<Array<string>> {
	const rows = await db.attempt.findMany({
		where: { assignment: { classId } },
		select: { userId: true },
		distinct: ['userId'],
	});
	return rows.map(({ userId }) => userId).sort();
}
