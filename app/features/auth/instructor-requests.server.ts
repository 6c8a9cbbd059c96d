/** People who ask to teach here, and what became of it. One request a person; asking again after a no opens it anew. */
import { type Db, isUniqueViolation, type Tx } from '~/db/index.server';

export interface InstructorRequestInput {
	userId: string;
	/** In the person's own words; may be empty. */
	reason: string;
	now: Date;
}

/** Notes that somebody asks for an instructor's rights. One that waits already keeps its place and its words. */
export async function requestInstructor(
	db: Db,
	{ userId, reason, now }: InstructorRequestInput,
): Promise<void> {
	const fresh = { reason, createdAt: now, decidedAt: null, approved: null };
	const again = await db.instructorRequest.updateMany({
		where: { userId, decidedAt: { not: null } },
		data: fresh,
	});
	if (again.count > 0) return;
	try {
		await db.instructorRequest.create({ data: { userId, ...fresh } });
	} catch (error) {
		// It waits already, or was sent twice.
		if (!isUniqueViolation(error, 'InstructorRequest', ['userId'])) throw error;
	}
}

/**
 * Closes a request that waits, if there is one. Inside the transaction that gives the role, or does not.
 * @returns whether one was waiting
 */
export async function closeRequest(
	tx: Tx,
	{ userId, approved, now }: { userId: string; approved: boolean; now: Date },
): Promise<boolean> {
	const { count } = await tx.instructorRequest.updateMany({
		where: { userId, decidedAt: null },
		data: { decidedAt: now, approved },
	});
	return count === 1;
}
