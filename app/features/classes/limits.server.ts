import { createHash } from 'node:crypto';
import type { RequestContext } from '~/context';
import type { Db } from '~/db/index.server';
import { createRateLimit, networkOf, type RateLimit, type Taken } from '~/platform/rate-limit.server';

/** A class may sit behind one address and mistype, so this is generous, and codes that exist do not count. */
const WRONG_CODES = { name: 'join-address', points: 200, seconds: 15 * 60 };

const limits = new WeakMap<Db, RateLimit>();

function limitFor({ db, config }: RequestContext): RateLimit {
	const known = limits.get(db);
	if (known !== undefined) return known;
	// All processes know it, and with PostgreSQL it holds the database's password.
	const secret = createHash('sha256').update(`rate limits of ${config.databaseUrl}`).digest('hex');
	const limit = createRateLimit(db, secret, WRONG_CODES);
	limits.set(db, limit);
	return limit;
}

/** A look at a code under way: refused, or to be closed with `found` when the code was right. */
export interface CodeTry {
	taken: Taken;
	found(): Promise<void>;
}

/** Counts tries of codes by the caller's address, before the code is looked up. */
export async function tryCode(context: RequestContext): Promise<CodeTry> {
	const limit = limitFor(context);
	const from = networkOf(context.clientAddress);
	return { taken: await limit.take(from), found: () => limit.giveBack(from) };
}
