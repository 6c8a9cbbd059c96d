/**
 * What item analysis reads: submitted attempts under the assignments of one class, and how each question in them was
 * answered and marked. Raw SQL, because one attempt a student is a window function, and the newest try of thousands
 * of answers would otherwise be as many rows again. Each function is one statement, whatever the number of students.
 */
import { z } from 'zod';
import type { DbOrTx } from './client.server';
import { Prisma } from './generated/sqlite/client';

/** Which submitted attempts of a student go in. */
export type AttemptChoice = 'first' | 'last' | 'best' | 'all';

/** The order in which a student's attempts at a quiz come; the first of them goes in. */
const ORDERS = {
	first: Prisma.sql`a."number" ASC`,
	last: Prisma.sql`a."number" DESC`,
	best: Prisma.sql`COALESCE(a."score", -1) DESC, a."number" ASC`,
} satisfies Record<Exclude<AttemptChoice, 'all'>, Prisma.Sql>;

/** The attempts that go in, with the columns given, as a table expression `chosen`. */
function chosenAttempts(
	{ classId, courseId, quizId }: { classId: string; courseId: string; quizId: string | null },
	choice: AttemptChoice,
): Prisma.Sql {
	const place =
		choice === 'all'
			? Prisma.sql`1`
			: Prisma.sql`ROW_NUMBER() OVER (PARTITION BY a."userId", a."quizId" ORDER BY ${ORDERS[choice]})`;
	const ofQuiz = quizId === null ? Prisma.empty : Prisma.sql`AND a."quizId" = ${quizId}`;
	return Prisma.sql`chosen AS (
		SELECT * FROM (
			SELECT a."id", a."userId", a."quizId", a."number", a."score", a."pending", a."items", ${place} AS "place"
			FROM "Assignment" s JOIN "Attempt" a ON a."assignmentId" = s."id"
			WHERE s."classId" = ${classId} AND a."courseId" = ${courseId} AND a."state" = 'submitted' ${ofQuiz}
		) ranked WHERE "place" = 1
	)`;
}

const quizFigures = z.array(
	z.object({
		quizId: z.string(),
		attempts: z.coerce.number(),
		students: z.coerce.number(),
		scored: z.coerce.number(),
		mean: z.number().nullable(),
		squares: z.number().nullable(),
	}),
);

/** How a quiz of a class went, all in all. */
export interface QuizFigures {
	quizId: string;
	/** Attempts that go in. */
	attempts: number;
	/** Students they are of. */
	students: number;
	/** Attempts among them that have a score. */
	scored: number;
	/** Of the scores, 0..1. */
	mean: number | null;
	/** Mean of the squared scores. */
	squares: number | null;
}

interface ClassOfCourse {
	classId: string;
	courseId: string;
}

/** Figures of every quiz of a class that somebody has submitted. */
export async function quizFiguresOf(
	db: DbOrTx,
	where: ClassOfCourse,
	choice: AttemptChoice,
): Promise<Array<QuizFigures>> {
	const rows = await db.$queryRaw`
		WITH ${chosenAttempts({ ...where, quizId: null }, choice)}
		SELECT "quizId", COUNT(*) AS "attempts", COUNT(DISTINCT "userId") AS "students", COUNT("score") AS "scored",
			AVG("score") AS "mean", AVG("score" * "score") AS "squares"
		FROM chosen GROUP BY "quizId"`;
	return quizFigures.parse(rows);
}

const json = z.union([z.string().transform((text): unknown => JSON.parse(text)), z.unknown()]);

const attemptRows = z.array(
	z.object({
		id: z.string(),
		items: json.pipe(z.array(z.object({ itemId: z.string(), versionId: z.string() }))),
	}),
);

/** An attempt that goes in, with the versions of the questions it asked, in the order shown. */
export type ChosenAttempt = z.infer<typeof attemptRows>[number];

/** The attempts at one quiz that go in, in no particular order. */
export async function attemptsOf(
	db: DbOrTx,
	where: ClassOfCourse & { quizId: string },
	choice: AttemptChoice,
): Promise<Array<ChosenAttempt>> {
	const rows = await db.$queryRaw`
		WITH ${chosenAttempts(where, choice)}
		SELECT "id", CAST("items" AS TEXT) AS "items" FROM chosen`;
	return attemptRows.parse(rows);
}

const markRows = z.array(
	z.object({
		attemptId: z.string(),
		itemId: z.string(),
		status: z.enum(['graded', 'pending', 'failed']),
		fraction: z.number().nullable(),
		response: z.string().nullable(),
	}),
);

/** How one question of one attempt was marked and answered. */
export interface MarkedAnswer {
	attemptId: string;
	itemId: string;
	status: 'graded' | 'pending' | 'failed';
	/** 0..1 after penalties and before certainty; null unless graded. */
	fraction: number | null;
	/** As stored, of the newest try; null when there is none. */
	response: unknown;
}

/** The marks of the attempts at one quiz that go in, each with the answer it is for. */
export async function markedAnswersOf(
	db: DbOrTx,
	where: ClassOfCourse & { quizId: string },
	choice: AttemptChoice,
): Promise<Array<MarkedAnswer>> {
	const rows = await db.$queryRaw`
		WITH ${chosenAttempts(where, choice)}
		SELECT m."attemptId", m."itemId", m."status", m."fraction", (
			SELECT CAST(t."response" AS TEXT) FROM "Step" t
			WHERE t."attemptId" = m."attemptId" AND t."itemId" = m."itemId" AND t."kind" = 'try'
			ORDER BY t."revision" DESC LIMIT 1
		) AS "response"
		FROM chosen c JOIN "Mark" m ON m."attemptId" = c."id"`;
	return markRows.parse(rows).map(({ response, ...mark }) => ({
		...mark,
		response: response === null ? null : JSON.parse(response),
	}));
}
