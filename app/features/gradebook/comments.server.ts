/** A teacher's own bank of comments. */
import { newId } from '~/db/ids';
import { type Db, transact } from '~/db/index.server';

export const COMMENT_MOST = 4_000;
/** In one bank. */
const MOST_COMMENTS = 100;

/** Keeps a comment. @returns false when the bank is full; a comment that is there already stays as it is */
export async function saveComment(db: Db, userId: string, text: string, now: Date): Promise<boolean> {
	return transact(db, async (tx) => {
		const known = await tx.savedComment.findMany({ where: { userId }, select: { text: true } });
		if (known.some((each) => each.text === text)) return true;
		if (known.length >= MOST_COMMENTS) return false;
		await tx.savedComment.create({ data: { id: newId(), userId, text, createdAt: now } });
		return true;
	});
}

/** Forgets a comment of this teacher's; one that is not there is forgotten. */
export async function forgetComment(db: Db, userId: string, id: string): Promise<void> {
	await db.savedComment.deleteMany({ where: { id, userId } });
}

/** The text of a comment of this teacher's; null without one. */
export async function findComment(db: Db, userId: string, id: string): Promise<string | null> {
	const row = await db.savedComment.findUnique({ where: { id, userId }, select: { text: true } });
	return row?.text ?? null;
}
