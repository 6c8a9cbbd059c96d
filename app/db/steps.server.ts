/**
 * The hot write of the product in one statement: append a step while its attempt is open. Raw, because Prisma has
 * no conditional insert and two statements would leave a gap in which a submission could slip between.
 * On PostgreSQL the attempt's row is share-locked, so that a submission waits for the answer or the answer for it;
 * on SQLite there is one writer.
 */

import type { DbOrTx } from './client.server';
import { Prisma } from './generated/sqlite/client';

/** A step to append; see `Step` in prisma/schema.prisma. */
export interface NewStep {
	id: string;
	attemptId: string;
	userId: string;
	itemId: string;
	revision: number;
	key: string;
	kind: 'save' | 'try';
	response: unknown;
	/** 0..1, or null when not marked. */
	fraction: number | null;
	certainty: number | null;
	at: Date;
}

/**
 * Appends `step` when the attempt belongs to the user, is open, and its deadline (if any) has not passed at `step.at`.
 * @returns false when nothing was written: the attempt is not open to this user now, or a step with this revision
 * of the item, or with this key, is already there
 */
export async function appendStepIfOpen(
	db: DbOrTx,
	kind: 'sqlite' | 'postgresql',
	step: NewStep,
): Promise<boolean> {
	const response = JSON.stringify(step.response);
	const values =
		kind === 'sqlite'
			? Prisma.sql`${step.kind}, ${response}`
			: Prisma.sql`${step.kind}::"StepKind", ${response}::jsonb`;
	const written = await db.$executeRaw`
		INSERT INTO "Step" ("id", "attemptId", "itemId", "revision", "key", "kind", "response", "fraction", "certainty", "at")
		SELECT ${step.id}, "id", ${step.itemId}, ${step.revision}, ${step.key}, ${values},
			${step.fraction}, ${step.certainty}, ${step.at}
		FROM "Attempt"
		WHERE "id" = ${step.attemptId} AND "userId" = ${step.userId} AND "state" = 'open'
			AND ("deadlineAt" IS NULL OR "deadlineAt" > ${step.at})
		${kind === 'sqlite' ? Prisma.empty : Prisma.sql`FOR SHARE`}
		ON CONFLICT DO NOTHING`;
	return written === 1;
}

/** One thing done; see `DonePart` in prisma/schema.prisma. */
export interface NewDonePart {
	userId: string;
	courseId: string;
	part: string;
	at: Date;
}

/**
 * Adds a part to a learner's set unless it is there. Raw, because Prisma's upsert reads before it writes: two
 * requests at once would fail, and on PostgreSQL take the whole transaction with them.
 */
export async function addDonePart(db: DbOrTx, { userId, courseId, part, at }: NewDonePart): Promise<void> {
	await db.$executeRaw`
		INSERT INTO "DonePart" ("userId", "courseId", "part", "at") VALUES (${userId}, ${courseId}, ${part}, ${at})
		ON CONFLICT DO NOTHING`;
}
