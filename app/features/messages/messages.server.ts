import { newId } from '~/db/ids';
import type { DbOrTx } from '~/db/index.server';

export interface MessageInput {
	toIds: ReadonlyArray<string>;
	/** Null: from the product itself, such as the news of a regrade. */
	fromId: string | null;
	classId: string | null;
	subject: string;
	/** Plain text. */
	body: string;
	at: Date;
}

/**
 * Puts a message into the inbox of each receiver, and a mail into the outbox for those who asked for mail and have an
 * address. Give the transaction of what the message tells about. Nobody is written to twice by one call.
 */
export async function sendMessages(db: DbOrTx, input: MessageInput): Promise<void> {
	const { fromId, classId, subject, body, at } = input;
	const toIds = [...new Set(input.toIds)];
	const rows = toIds.map((toId) => ({ id: newId(), toId, fromId, classId, subject, body, createdAt: at }));
	await db.message.createMany({ data: rows });
	const wanting = await db.user.findMany({
		where: { id: { in: toIds }, wantsMail: true, email: { not: null } },
		select: { id: true, email: true },
	});
	await db.outgoingMail.createMany({
		data: wanting.flatMap(({ id, email }) => {
			const message = rows.find(({ toId }) => toId === id);
			if (email === null || message === undefined) return [];
			const mail = { toId: id, address: email, subject, text: body, createdAt: at, nextTryAt: at };
			return [{ id: newId(), key: `message:${message.id}`, ...mail }];
		}),
	});
}
