import { newId } from '~/db/ids';
import type { DbOrTx } from '~/db/index.server';

export interface QueuedMail {
	/** What it is about, so that the same letter is written once. */
	key: string;
	/** Null for an address without an account, such as an invitation. */
	toId: string | null;
	address: string;
	subject: string;
	/** Plain text. */
	text: string;
}

/** Puts letters into the outbox. Give the transaction of what they tell about. */
export async function queueMail(db: DbOrTx, mails: ReadonlyArray<QueuedMail>, at: Date): Promise<void> {
	await db.outgoingMail.createMany({
		data: mails.map((mail) => ({ id: newId(), ...mail, createdAt: at, nextTryAt: at })),
	});
}
