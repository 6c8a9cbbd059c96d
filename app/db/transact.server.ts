import type { Db, Tx } from './client.server';
import { isTransient } from './errors.server';

const MAX_RETRIES = 2;
const MAX_WAIT_MS = 5_000;
const TIMEOUT_MS = 10_000;

/**
 * Runs `work` in one transaction and returns its result; everything is undone when it throws. Tried again at
 * most twice when the database was locked or two writers met, so `work` must have no other effects.
 * Keep it short, and never catch a database error inside: on PostgreSQL the transaction is dead after one.
 * @param timeoutMs after which it is undone; more than usual only for rare work that cannot be cut up
 */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>, timeoutMs = TIMEOUT_MS): Promise<T> {
	for (let retries = 0; ; retries += 1) {
		try {
			return await db.$transaction(work, { maxWait: MAX_WAIT_MS, timeout: timeoutMs });
		} catch (error) {
			if (retries >= MAX_RETRIES || !isTransient(error)) throw error;
		}
	}
}
