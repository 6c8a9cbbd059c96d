/** What the forms and addresses of the admin's pages may say. */
import { z } from 'zod';
import { REASON_MOST } from './limits';

const userId = z.string({ error: 'Say who is meant.' }).min(1).max(64);

export const roleSchema = z.object({
	role: z.enum(['learner', 'instructor', 'admin'], { error: 'Choose one of the three roles.' }),
});

export const decideSchema = z.object({ user: userId });

export const askToTeachSchema = z.object({
	reason: z
		.string()
		.max(REASON_MOST, `Shorten this to ${REASON_MOST} characters.`)
		.optional()
		.transform((text) => (text ?? '').normalize('NFC').trim()),
});

/** `<instant in ms>.<id>`: the row after which a page of a list begins. */
export interface PageKey {
	at: Date;
	id: string;
}

/** Reads a key from an address; null when there is none, or nonsense. */
export function parseKey(text: string | null): PageKey | null {
	const match = /^(\d{1,15})\.([\w-]{1,64})$/.exec(text ?? '');
	return match === null ? null : { at: new Date(Number(match[1])), id: match[2] ?? '' };
}

/** A key as it stands in an address. */
export function keyText({ at, id }: PageKey): string {
	return `${at.getTime()}.${id}`;
}
