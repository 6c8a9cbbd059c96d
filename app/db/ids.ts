import { randomUUID } from 'node:crypto';

/** A new random id for a row. */
export function newId(): string {
	return randomUUID();
}
