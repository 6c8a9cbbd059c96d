/**
 * Raw SQL, where Prisma's own queries cannot say it or are several times slower on a hot path. Every statement here
 * is tested on both databases (`statements.integration.test.ts`); SQLite gives instants back as text.
 */
import { z } from 'zod';
import type { DatabaseKind, Db, Tx } from './client.server';
import { Prisma } from './generated/sqlite/client';

const instant = z.union([z.date(), z.string().transform((text) => new Date(text))]);

const sessionWithUser = z.array(
	z.object({
		userId: z.string(),
		expiresAt: instant,
		agent: z.string(),
		name: z.string(),
		role: z.enum(['learner', 'instructor', 'admin']),
		suspendedAt: instant.nullable(),
		email: z.string().nullable(),
		username: z.string().nullable(),
		// SQLite has no booleans of its own.
		mustChangePassword: z.union([z.boolean(), z.coerce.number().transform((value) => value !== 0)]),
		/** Messages not read yet. Both databases count in 64 bits. */
		unread: z.coerce.number(),
	}),
);

/** A session and the few columns of its user that every signed-in page needs. */
export type SessionWithUser = z.infer<typeof sessionWithUser>[number];

/**
 * The session with this row id and its user, expired or not; null when there is none. One indexed statement where
 * Prisma's `include` makes two: this runs for every request of every signed-in person.
 */
export async function findSessionWithUser(db: Db, id: string): Promise<SessionWithUser | null> {
	const rows = await db.$queryRaw`
		SELECT s."userId", s."expiresAt", s."agent", u."name", u."role", u."suspendedAt", u."email", u."username",
			u."mustChangePassword",
			(SELECT COUNT(*) FROM "Message" m WHERE m."toId" = u."id" AND m."readAt" IS NULL) AS "unread"
		FROM "Session" s JOIN "User" u ON u."id" = s."userId"
		WHERE s."id" = ${id}`;
	return sessionWithUser.parse(rows)[0] ?? null;
}

const lessonState = z.array(z.object({ what: z.enum(['part', 'attempt']), value: z.string() }));

/** What a lesson's page needs to know of its reader. */
export interface LessonState {
	/** The parts of the course that are done. */
	done: Set<string>;
	/** Id of the open attempt with the key asked for; null when there is none. */
	attemptId: string | null;
}

/**
 * A learner's done parts in a course, and whether an attempt with this open key exists: one indexed statement for
 * every lesson page of every signed-in person, where Prisma's own queries would be two.
 */
export async function findLessonState(
	db: Db,
	{ userId, courseId, openKey }: { userId: string; courseId: string; openKey: string },
): Promise<LessonState> {
	const rows = lessonState.parse(
		await db.$queryRaw`
			SELECT 'part' AS "what", "part" AS "value" FROM "DonePart"
			WHERE "userId" = ${userId} AND "courseId" = ${courseId}
			UNION ALL
			SELECT 'attempt', "id" FROM "Attempt" WHERE "openKey" = ${openKey}`,
	);
	return {
		done: new Set(rows.flatMap(({ what, value }) => (what === 'part' ? [value] : []))),
		attemptId: rows.find(({ what }) => what === 'attempt')?.value ?? null,
	};
}

/**
 * Holds these users' rows until the transaction ends, so that nobody adds rows that refer to them meanwhile. On SQLite
 * a transaction is alone anyway.
 * @returns the ids that exist
 */
export async function lockUsers(tx: Tx, kind: DatabaseKind, ids: Array<string>): Promise<Array<string>> {
	const rows = await tx.$queryRaw`
		SELECT "id" FROM "User" WHERE "id" IN (${Prisma.join(ids)}) ORDER BY "id"
		${kind === 'sqlite' ? Prisma.empty : Prisma.sql`FOR UPDATE`}`;
	return z
		.array(z.object({ id: z.string() }))
		.parse(rows)
		.map((row) => row.id);
}

/**
 * Holds a class's row until the transaction ends, so that changes that look at the whole class (its last instructor,
 * a list of people) come one after another. Rows that refer to the class may be added meanwhile. On SQLite a
 * transaction is alone anyway.
 * @returns whether there is such a class
 */
export async function lockClass(tx: Tx, kind: DatabaseKind, classId: string): Promise<boolean> {
	const rows = await tx.$queryRaw`
		SELECT "id" FROM "Class" WHERE "id" = ${classId}
		${kind === 'sqlite' ? Prisma.empty : Prisma.sql`FOR NO KEY UPDATE`}`;
	return z.array(z.object({ id: z.string() })).parse(rows).length === 1;
}
