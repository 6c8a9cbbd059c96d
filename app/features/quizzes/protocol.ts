/**
 * What travels between the quiz page and the server while a learner answers. Shared by both; the server parses it
 * with `schemas.ts`, the browser trusts the server.
 */

/** A form's pairs for one item, without the item's prefix. */
export type Fields = Array<[name: string, value: string]>;

/** One answer as it stands. */
export interface AnswerChange {
	itemId: string;
	/** Random, one per change: the server writes each key once. */
	key: string;
	/** The revision of the item that this change was made on; the server writes `base + 1` or reports `stale`. */
	base: number;
	fields: Fields;
	/** 1..3, or null when the quiz does not ask. */
	certainty: number | null;
}

export type AnswerResult =
	| { itemId: string; key: string; status: 'saved'; revision: number }
	/** Another window or device has saved since; nothing was overwritten. */
	| { itemId: string; key: string; status: 'stale'; revision: number; fields: Fields }
	| { itemId: string; key: string; status: 'refused'; message: string };

export interface SaveReply {
	/** ISO instant of the server's clock. */
	savedAt: string;
	/** False when the attempt no longer takes answers. */
	open: boolean;
	/** Where the end can move while the attempt runs: the end as it is now, an ISO instant; null without one. */
	deadline?: { at: string | null };
	answers: Array<AnswerResult>;
}

/** What the page of a running attempt asks for now and then, because its end may have moved. */
export interface DeadlineReply {
	/** ISO instants of the server's clock. */
	deadlineAt: string | null;
	serverNow: string;
}

/** Names of the form fields that belong to no kind; kinds' own names never start with `$`. */
export const REVISION_FIELD = '$revision';
export const CERTAINTY_FIELD = '$certainty';
export const KEY_FIELD = '$key';

/** The name of an item's field in the page's one form. */
export function fieldName(itemId: string, field: string): string {
	return `${itemId}.${field}`;
}

/** The pairs of one item out of a whole form, without prefix and without our own fields. */
export function itemFields(pairs: Iterable<[string, FormDataEntryValue]>, itemId: string): Fields {
	const prefix = `${itemId}.`;
	const fields: Fields = [];
	for (const [name, value] of pairs) {
		if (!name.startsWith(prefix) || typeof value !== 'string') continue;
		const field = name.slice(prefix.length);
		if (!field.startsWith('$')) fields.push([field, value]);
	}
	return fields;
}
