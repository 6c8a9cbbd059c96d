/**
 * What the gradebook reads and writes: the students of a class, and how each stands in each assignment. Raw SQL,
 * because 500 students × 28 assignments are 14,000 rows, which Prisma's mapping takes longer for than the database;
 * they come as one text of JSON. Each function is one statement, whatever the number of students.
 */
import { z } from 'zod';
import type { DatabaseKind, DbOrTx } from './client.server';
import { Prisma } from './generated/sqlite/client';

const instant = z.union([z.date(), z.string().transform((written) => new Date(written))]);

const students = z.array(
	z.object({
		id: z.string(),
		userId: z.string(),
		name: z.string(),
		groupId: z.string().nullable(),
		group: z.string().nullable(),
		limitMultiplier: z.number().nullable(),
		extraDays: z.coerce.number(),
		extraAttempts: z.coerce.number(),
	}),
);

/** An active student of a class with what decides their rules; `id` is of the membership. */
export type GradebookStudent = z.infer<typeof students>[number];

/** The active students of a class, in no order. */
export async function gradebookStudents(db: DbOrTx, classId: string): Promise<Array<GradebookStudent>> {
	const rows = await db.$queryRaw`
		SELECT m."id", m."userId", u."name", m."groupId", g."name" AS "group",
			m."limitMultiplier", m."extraDays", m."extraAttempts"
		FROM "Membership" m JOIN "User" u ON u."id" = m."userId" LEFT JOIN "Group" g ON g."id" = m."groupId"
		WHERE m."classId" = ${classId} AND m."role" = 'student' AND m."leftAt" IS NULL`;
	return students.parse(rows);
}

/** How a student stands in an assignment, before policies; see `AssignmentStanding`. */
export interface StandingCell {
	completedAt: Date | null;
	/** 0..1. */
	score: number | null;
	pending: number;
	excused: boolean;
	/** 0..1. */
	override: number | null;
}

type Packed = [
	userId: string,
	completedAt: number | string | null,
	score: number | null,
	pending: number,
	excused: boolean | 0 | 1,
	override: number | null,
];

const texts = z.array(z.object({ assignmentId: z.string(), cells: z.string().nullable() }));

/** By assignment, then by user; who has done nothing may have none. */
export type StandingCells = Map<string, Map<string, StandingCell>>;

function unpack(cells: string): Map<string, StandingCell> {
	// Made by the statement below, from columns whose types the schema holds.
	const packed = JSON.parse(cells) as Array<Packed>;
	return new Map(
		packed.map(([userId, completedAt, score, pending, excused, override]) => [
			userId,
			{
				completedAt: completedAt === null ? null : new Date(completedAt),
				score,
				pending,
				excused: excused === true || excused === 1,
				override,
			},
		]),
	);
}

/**
 * The standings in the assignments of a class.
 * @param userIds of these students only; null for everybody. At most a page of them.
 */
export async function standingCells(
	db: DbOrTx,
	kind: DatabaseKind,
	{ classId, userIds }: { classId: string; userIds: ReadonlyArray<string> | null },
): Promise<StandingCells> {
	if (userIds?.length === 0) return new Map();
	const columns = Prisma.sql`s."score", s."pending", s."excused", s."override"`;
	const cells =
		kind === 'sqlite'
			? Prisma.sql`json_group_array(json_array(s."userId", s."completedAt", ${columns}))`
			: Prisma.sql`json_agg(json_build_array(s."userId",
				(EXTRACT(EPOCH FROM s."completedAt") * 1000)::bigint, ${columns}))::text`;
	const only = userIds === null ? Prisma.empty : Prisma.sql`AND s."userId" IN (${Prisma.join([...userIds])})`;
	// A query for each assignment within the one: it goes by the key, however many rows others have. As a join,
	// PostgreSQL reads the whole table once that looks cheaper.
	const rows = await db.$queryRaw`
		SELECT a."id" AS "assignmentId", (
			SELECT ${cells} FROM "AssignmentStanding" s WHERE s."assignmentId" = a."id" ${only}
		) AS "cells"
		FROM "Assignment" a WHERE a."classId" = ${classId}`;
	return new Map(
		texts.parse(rows).map(({ assignmentId, cells: packed }) => [assignmentId, unpack(packed ?? '[]')]),
	);
}

const answers = z.array(
	z.object({
		attemptId: z.string(),
		itemId: z.string(),
		assignmentId: z.string(),
		userId: z.string(),
		name: z.string(),
		submittedAt: instant,
		waits: z.coerce.boolean(),
		markings: z.coerce.number(),
	}),
);

/** A written answer under an assignment of a class. */
export type WrittenAnswer = z.infer<typeof answers>[number];

/**
 * The written answers of a class's active students in submitted attempts: what waits for a person, and every
 * reflection. In no order.
 */
export async function writtenAnswers(
	db: DbOrTx,
	kind: DatabaseKind,
	{ classId, courseId }: { classId: string; courseId: string },
): Promise<Array<WrittenAnswer>> {
	const kindOf =
		kind === 'sqlite' ? Prisma.sql`json_extract("definition", '$.kind')` : Prisma.sql`"definition"->>'kind'`;
	const rows = await db.$queryRaw`
		SELECT k."attemptId", k."itemId", a."assignmentId", a."userId", u."name", a."submittedAt",
			CASE WHEN k."status" = 'pending' THEN 1 ELSE 0 END AS "waits",
			(SELECT COUNT(*) FROM "Marking" g WHERE g."attemptId" = k."attemptId" AND g."itemId" = k."itemId") AS "markings"
		FROM "Assignment" s JOIN "Attempt" a ON a."assignmentId" = s."id" JOIN "Mark" k ON k."attemptId" = a."id"
		JOIN "Membership" m ON m."classId" = s."classId" AND m."userId" = a."userId"
		JOIN "User" u ON u."id" = a."userId"
		WHERE s."classId" = ${classId} AND a."state" = 'submitted' AND a."submittedAt" IS NOT NULL AND k."answered"
			AND m."role" = 'student' AND m."leftAt" IS NULL
			AND (k."status" = 'pending' OR k."itemId" IN (
				SELECT "itemId" FROM "ItemVersion" WHERE "courseId" = ${courseId} AND ${kindOf} = 'reflection'))`;
	return answers.parse(rows);
}
