import { createHash } from 'node:crypto';
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
	/** Of one sending, such as of one form: a second sending with the same key to the same person is refused. */
	key?: string;
}

/** The same for the same key and receiver, and nothing that somebody could guess. */
function idFor(key: string | undefined, toId: string): string {
	return key === undefined ? newId() : createHash('sha256').update(`message ${key} ${toId}`).digest('hex');
}

/**
 * Puts a message into the inbox of each receiver, and a mail into the outbox for those who asked for mail and have an
 * address. Give the transaction of what the message tells about. Nobody is written to twice by one call.
 * @throws a unique violation of `Message.id` when something was sent with this key before; see `isUniqueViolation`
 */
export async function sendMessages(db: DbOrTx, input: MessageInput): Promise<void> {
	const { fromId, classId, subject, body, at } = input;
	const toIds = [...new Set(input.toIds)];
	const rows = toIds.map((toId) => ({
		id: idFor(input.key, toId),
		toId,
		fromId,
		classId,
		subject,
		body,
		createdAt: at,
	}));
	await db.message.createMany({ data: rows });
	const wanting = await db.user.findMany({
		where: { id: { in: toIds }, wantsMail: true, email: { not: null } },
		select: { id: true, email: true },
	});
	const byReceiver = new Map(rows.map((row) => [row.toId, row]));
	await db.outgoingMail.createMany({
		data: wanting.flatMap(({ id, email }) => {
			const message = byReceiver.get(id);
			if (email === null || message === undefined) return [];
			const mail = { toId: id, address: email, subject, text: body, createdAt: at, nextTryAt: at };
			return [{ id: newId(), key: `message:${message.id}`, ...mail }];
		}),
	});
}
