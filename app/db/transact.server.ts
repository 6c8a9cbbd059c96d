import type { Db, Tx } from './client.server';
import { isTransient } from './errors.server';

const MAX_RETRIES = 2;
const TIMEOUTS = { maxWait: 5_000, timeout: 10_000 };

/**
 * Runs `work` in one transaction and returns its result; everything is undone when it throws. Tried again at
 * most twice when the database was locked or two writers met, so `work` must have no other effects.
 * Keep it short, and never catch a database error inside: on PostgreSQL the transaction is dead after one.
 */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
	for (let retries = 0; ; retries += 1) {
		try {
			return await db.$transaction(work, TIMEOUTS);
		} catch (error) {
			if (retries >= MAX_RETRIES || !isTransient(error)) throw error;
		}
	}
}
