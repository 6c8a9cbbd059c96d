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
		SELECT s."userId", s."expiresAt", s."agent", u."name", u."role", u."suspendedAt", u."email", u."username"
		FROM "Session" s JOIN "User" u ON u."id" = s."userId"
		WHERE s."id" = ${id}`;
	return sessionWithUser.parse(rows)[0] ?? null;
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
