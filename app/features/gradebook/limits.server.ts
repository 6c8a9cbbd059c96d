import { createHash } from 'node:crypto';
import type { RequestContext } from '~/context';
import type { Db } from '~/db/index.server';
import { createRateLimit, type RateLimit, type Taken } from '~/platform/rate-limit.server';

/** Far more files than anybody needs in an hour. */
const RATE = { name: 'grades-export', points: 120, seconds: 3_600 };

const known = new WeakMap<Db, RateLimit>();

/** Takes one of the files that a person may get in an hour. */
export async function takeExport({ db, config }: RequestContext, userId: string): Promise<Taken> {
	const secret = createHash('sha256').update(`exports of ${config.databaseUrl}`).digest('hex');
	const limit = known.get(db) ?? createRateLimit(db, secret, RATE);
	known.set(db, limit);
	return limit.take(userId);
}
