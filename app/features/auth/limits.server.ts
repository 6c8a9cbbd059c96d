import { createHash } from 'node:crypto';
import type { RequestContext } from '~/context';
import type { Db } from '~/db/index.server';
import {
	createRateLimit,
	networkOf,
	type Rate,
	type RateLimit,
	type Taken,
} from '~/platform/rate-limit.server';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/**
 * A class may sit behind one address, so what an address may do is generous and successes do not count; a person is
 * held to few tries from one place, and to the hundred an hour of OWASP ASVS 2.2.1 from everywhere together: few
 * enough against guessing, and a stranger with a dozen wrong passwords locks nobody out.
 */
const RATES = {
	signInFromAddress: { name: 'signin-address', points: 200, seconds: 15 * MINUTE_S },
	signInToAccount: { name: 'signin-account', points: 100, seconds: HOUR_S },
	signInPair: { name: 'signin-pair', points: 10, seconds: 15 * MINUTE_S },
	signUp: { name: 'signup-address', points: 200, seconds: HOUR_S },
	guest: { name: 'guest-address', points: 3_000, seconds: HOUR_S },
	resetFromAddress: { name: 'reset-address', points: 30, seconds: HOUR_S },
	resetOfAccount: { name: 'reset-account', points: 5, seconds: HOUR_S },
	ownPassword: { name: 'own-password', points: 10, seconds: 15 * MINUTE_S },
} satisfies Record<string, Rate>;

/** The caller's address, a person, or both. */
interface AddressLimit {
	take(context: RequestContext): Promise<Taken>;
}

/** A sign-in under way: refused, or to be closed with `succeeded` when the password was right. */
export interface SignInTry {
	taken: Taken;
	succeeded(): Promise<void>;
}

export interface AuthLimits {
	guest: AddressLimit;
	signUp: AddressLimit;
	resetFromAddress: AddressLimit;
	resetOfAccount: RateLimit;
	/** By user id: asking signed-in people for their password again. */
	ownPassword: RateLimit;
	/** @param login what was typed as a name, in its canonical form */
	trySignIn(context: RequestContext, login: string): Promise<SignInTry>;
}

function createLimits(db: Db, databaseUrl: string): AuthLimits {
	// All processes know it, and with PostgreSQL it holds the database's password.
	const secret = createHash('sha256').update(`rate limits of ${databaseUrl}`).digest('hex');
	const limit = (rate: Rate) => createRateLimit(db, secret, rate);
	const byAddress = (rate: Rate): AddressLimit => {
		const limiter = limit(rate);
		return { take: ({ clientAddress }) => limiter.take(networkOf(clientAddress)) };
	};
	const address = limit(RATES.signInFromAddress);
	const account = limit(RATES.signInToAccount);
	const pair = limit(RATES.signInPair);
	return {
		guest: byAddress(RATES.guest),
		signUp: byAddress(RATES.signUp),
		resetFromAddress: byAddress(RATES.resetFromAddress),
		resetOfAccount: limit(RATES.resetOfAccount),
		ownPassword: limit(RATES.ownPassword),
		async trySignIn({ clientAddress }, login) {
			const from = networkOf(clientAddress);
			const both = `${from} ${login}`;
			// Taken before the password is looked at: tries sent at the same time all count.
			let taken = await pair.take(both);
			if (taken.ok) taken = await address.take(from);
			if (taken.ok) taken = await account.take(login);
			return {
				taken,
				async succeeded() {
					await pair.forget(both);
					await address.giveBack(from);
					await account.giveBack(login);
				},
			};
		},
	};
}

const limits = new WeakMap<Db, AuthLimits>();

/** The limits of this site; one set for each database client. */
export function limitsFor({ db, config }: RequestContext): AuthLimits {
	let found = limits.get(db);
	if (found === undefined) {
		found = createLimits(db, config.databaseUrl);
		limits.set(db, found);
	}
	return found;
}
