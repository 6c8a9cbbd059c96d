/**
 * Rate limits, counted in the database so that all processes share them and a restart forgets nothing. What a limit
 * is kept for (an address, an account) is stored only as a keyed hash, and the row goes when its window is over.
 */
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';

/** At most `points` takings for one subject in a window of `seconds`, which begins with the first. */
export interface Rate {
	/** Short and unique; part of the stored key. */
	name: string;
	points: number;
	seconds: number;
}

export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number };

export interface RateLimit {
	/** Takes one point. Not ok, with the whole seconds to wait (≥ 1), when none was left. */
	take(subject: string): Promise<Taken>;
	/** Returns one point, for what turned out well. */
	giveBack(subject: string): Promise<void>;
	/** Starts afresh. */
	forget(subject: string): Promise<void>;
}

/** Stores whose rows somebody clears already. */
const cleared = new WeakSet<object>();

/**
 * @param store the Prisma client; it has the model `RateLimiterFlexible`
 * @param secret keys the hash of subjects; the same in all processes
 */
export function createRateLimit(store: object, secret: string, rate: Rate): RateLimit {
	const limiter = new RateLimiterPrisma({
		storeClient: store,
		// The delegate's name on the client; the library's default is the model's name, which Prisma lower-cases.
		tableName: 'rateLimiterFlexible',
		keyPrefix: rate.name,
		points: rate.points,
		duration: rate.seconds,
		// Every few minutes, all rows of the table: one limiter of a store is enough.
		clearExpiredByTimeout: !cleared.has(store),
	});
	cleared.add(store);
	const key = (subject: string) => createHmac('sha256', secret).update(subject).digest('base64url');
	return {
		async take(subject) {
			try {
				await limiter.consume(key(subject));
				return { ok: true };
			} catch (refusal) {
				// The library rejects with its result when no point is left, and with an error when the database fails.
				if (!(refusal instanceof RateLimiterRes)) throw refusal;
				return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
			}
		},
		async giveBack(subject) {
			await limiter.reward(key(subject));
		},
		async forget(subject) {
			await limiter.delete(key(subject));
		},
	};
}

/**
 * What an address counts as: IPv4 as it is, IPv6 by its /64, which is what one household or one attacker has.
 * Anything else is returned unchanged.
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	const bare = address.split('%')[0] ?? address;
	if (!isIPv6(bare)) return address;
	const [head = '', tail] = bare.split('::');
	const before = head === '' ? [] : head.split(':');
	// An embedded IPv4 ending fills two groups; it can only be in the last four, which are cut off below.
	const after = tail === undefined || tail === '' ? [] : tail.replace(/[\d.]+\.\d+$/, '0:0').split(':');
	const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
	const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
	return groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}

/** A sentence that says how long to wait, rounded up. */
export function waitSentence(seconds: number): string {
	const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
	return `Too many tries. Please wait ${count} ${unit}${count === 1 ? '' : 's'} and try again.`;
}
