import { type Db, transact } from '~/db/index.server';
import { recomputeOpenAttempts } from './recompute.server';
import { sentenceBodies, tellStudents } from './tell.server';

/**
 * Brings running attempts of a class in line with the rules after something beside the assignments has changed them,
 * such as the group of a student or the zone of the class; students whose attempts are moved are told.
 * @param userIds null: everybody in the class
 */
export async function refreshOpenAttempts(
	db: Db,
	{ classId, userIds, now }: { classId: string; userIds: ReadonlyArray<string> | null; now: Date },
): Promise<void> {
	await transact(db, async (tx) => {
		const { sentences } = await recomputeOpenAttempts(tx, { classId, assignmentIds: null, userIds, now });
		const subject = 'The time of your attempt was changed';
		await tellStudents(tx, { classId, subject, bodies: sentenceBodies(sentences), at: now });
	});
}
