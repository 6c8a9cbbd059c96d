import type { Tx } from '~/db/index.server';
import { sendMessages } from '~/features/messages/index.server';

/**
 * Sends each student their own text, from the product itself; students with the same text are written to together.
 * @param bodies by user id
 */
export async function tellStudents(
	tx: Tx,
	{
		classId,
		subject,
		bodies,
		at,
	}: {
		classId: string;
		subject: string;
		bodies: ReadonlyMap<string, string>;
		at: Date;
	},
): Promise<void> {
	const byBody = new Map<string, Array<string>>();
	for (const [userId, body] of bodies) byBody.set(body, [...(byBody.get(body) ?? []), userId]);
	for (const [body, toIds] of byBody) {
		await sendMessages(tx, { toIds, fromId: null, classId, subject, body, at });
	}
}

/** Texts of running attempts alone, one paragraph for each. */
export function sentenceBodies(sentences: ReadonlyMap<string, ReadonlyArray<string>>): Map<string, string> {
	return new Map([...sentences].map(([userId, own]) => [userId, own.join('\n\n')]));
}
