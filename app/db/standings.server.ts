/**
 * Writing the standings, the read models of learners. Raw, because a row must be made or changed in one statement that
 * two writers at once survive, and because a class of thousands is written in a few statements.
 */
import { z } from 'zod';
import type { DbOrTx, Tx } from './client.server';
import { Prisma } from './generated/sqlite/client';

/** Rows written by one statement: their values stay below what SQLite takes. */
const ROWS = 500;

function pagesOf<Row>(rows: ReadonlyArray<Row>): Array<ReadonlyArray<Row>> {
	const count = Math.ceil(rows.length / ROWS);
	return Array.from({ length: count }, (_, at) => rows.slice(at * ROWS, (at + 1) * ROWS));
}

const instant = z.union([z.date(), z.string().transform((text) => new Date(text))]);

/**
 * Holds what is counted of these learners in a course until the transaction ends, and raises its revision: call it
 * before reading what the counts are made of, so that of two writers the second counts what the first has written.
 * Makes the row of a learner who has none; with nothing done yet its instant is that of the account.
 */
export async function holdStandings(tx: Tx, courseId: string, userIds: ReadonlyArray<string>): Promise<void> {
	if (userIds.length === 0) return;
	await tx.$executeRaw`
		INSERT INTO "CourseStanding" ("userId", "courseId", "revision", "doneParts", "lastAt")
		SELECT "id", ${courseId}, 1, 0, "createdAt" FROM "User" WHERE "id" IN (${Prisma.join([...userIds])})
		ORDER BY "id"
		ON CONFLICT ("userId", "courseId") DO UPDATE SET "revision" = "CourseStanding"."revision" + 1`;
}

const lastTries = z.array(z.object({ userId: z.string(), at: instant }));

/** Instant of the last answer that each of these people had marked in a course; those without one are left out. */
export async function lastTriedAt(
	db: DbOrTx,
	courseId: string,
	userIds: ReadonlyArray<string>,
): Promise<Map<string, Date>> {
	if (userIds.length === 0) return new Map();
	const rows = await db.$queryRaw`
		SELECT a."userId", MAX(s."at") AS "at" FROM "Attempt" a JOIN "Step" s ON s."attemptId" = a."id"
		WHERE a."userId" IN (${Prisma.join([...userIds])}) AND a."courseId" = ${courseId}
			AND a."state" <> 'abandoned' AND s."kind" = 'try'
		GROUP BY a."userId"`;
	return new Map(lastTries.parse(rows).map(({ userId, at }) => [userId, at]));
}

/** A row of `LessonStanding`. */
export interface LessonStandingRow {
	userId: string;
	courseId: string;
	lessonId: string;
	readAt: Date | null;
	attempts: number;
	score: number | null;
	lastAt: Date;
}

/** Writes these rows over those that are there. */
export async function putLessonStandings(tx: Tx, rows: ReadonlyArray<LessonStandingRow>): Promise<void> {
	for (const page of pagesOf(rows)) {
		const values = page.map(
			(row) =>
				Prisma.sql`(${row.userId}, ${row.courseId}, ${row.lessonId}, ${row.readAt}, ${row.attempts}, ${row.score}, ${row.lastAt})`,
		);
		await tx.$executeRaw`
			INSERT INTO "LessonStanding" ("userId", "courseId", "lessonId", "readAt", "attempts", "score", "lastAt")
			VALUES ${Prisma.join(values)}
			ON CONFLICT ("userId", "courseId", "lessonId") DO UPDATE SET
				"readAt" = excluded."readAt", "attempts" = excluded."attempts", "score" = excluded."score",
				"lastAt" = excluded."lastAt"`;
	}
}

/** A row of `ItemStanding`. */
export interface ItemStandingRow {
	userId: string;
	courseId: string;
	itemId: string;
	wrongInRow: number;
	tries: number;
	right: boolean;
	lastAt: Date;
}

/** Writes these rows over those that are there. */
export async function putItemStandings(tx: Tx, rows: ReadonlyArray<ItemStandingRow>): Promise<void> {
	for (const page of pagesOf(rows)) {
		const values = page.map(
			(row) =>
				Prisma.sql`(${row.userId}, ${row.courseId}, ${row.itemId}, ${row.wrongInRow}, ${row.tries}, ${row.right}, ${row.lastAt})`,
		);
		await tx.$executeRaw`
			INSERT INTO "ItemStanding" ("userId", "courseId", "itemId", "wrongInRow", "tries", "right", "lastAt")
			VALUES ${Prisma.join(values)}
			ON CONFLICT ("userId", "courseId", "itemId") DO UPDATE SET
				"wrongInRow" = excluded."wrongInRow", "tries" = excluded."tries", "right" = excluded."right",
				"lastAt" = excluded."lastAt"`;
	}
}

/** A row of `MisconceptionStanding`. */
export interface MisconceptionStandingRow {
	userId: string;
	courseId: string;
	code: string;
	itemId: string;
	times: number;
	firstAt: Date;
	lastAt: Date;
}

/** Writes these rows over those that are there. */
export async function putMisconceptionStandings(
	tx: Tx,
	rows: ReadonlyArray<MisconceptionStandingRow>,
): Promise<void> {
	for (const page of pagesOf(rows)) {
		const values = page.map(
			(row) =>
				Prisma.sql`(${row.userId}, ${row.courseId}, ${row.code}, ${row.itemId}, ${row.times}, ${row.firstAt}, ${row.lastAt})`,
		);
		await tx.$executeRaw`
			INSERT INTO "MisconceptionStanding" ("userId", "courseId", "code", "itemId", "times", "firstAt", "lastAt")
			VALUES ${Prisma.join(values)}
			ON CONFLICT ("userId", "courseId", "code", "itemId") DO UPDATE SET
				"times" = excluded."times", "firstAt" = excluded."firstAt", "lastAt" = excluded."lastAt"`;
	}
}

/** A row of `AssignmentStanding`. */
export interface AssignmentStandingRow {
	assignmentId: string;
	userId: string;
	attempts: number;
	openAttempts: number;
	startedAt: Date | null;
	completedAt: Date | null;
	doneParts: number;
	parts: number;
	score: number | null;
	pending: number;
	lastAt: Date | null;
	excused: boolean;
	override: number | null;
}

/** Writes these rows over those that are there. */
export async function putAssignmentStandings(
	tx: Tx,
	rows: ReadonlyArray<AssignmentStandingRow>,
): Promise<void> {
	for (const page of pagesOf(rows)) {
		const values = page.map(
			(row) => Prisma.sql`(
				${row.assignmentId}, ${row.userId}, ${row.attempts}, ${row.openAttempts}, ${row.startedAt}, ${row.completedAt},
				${row.doneParts}, ${row.parts}, ${row.score}, ${row.pending}, ${row.lastAt}, ${row.excused}, ${row.override})`,
		);
		await tx.$executeRaw`
			INSERT INTO "AssignmentStanding" (
				"assignmentId", "userId", "attempts", "openAttempts", "startedAt", "completedAt",
				"doneParts", "parts", "score", "pending", "lastAt", "excused", "override")
			VALUES ${Prisma.join(values)}
			ON CONFLICT ("assignmentId", "userId") DO UPDATE SET
				"attempts" = excluded."attempts", "openAttempts" = excluded."openAttempts",
				"startedAt" = excluded."startedAt", "completedAt" = excluded."completedAt",
				"doneParts" = excluded."doneParts", "parts" = excluded."parts", "score" = excluded."score",
				"pending" = excluded."pending", "lastAt" = excluded."lastAt", "excused" = excluded."excused",
				"override" = excluded."override"`;
	}
}
