import { hash, verify } from '@node-rs/argon2';
import { createTurnstile } from './turnstile';

/** argon2id (the library's default kind) with the least that OWASP recommends: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Each takes 19 MiB and one of libuv's four threads; the others stay free for files and names. */
const MOST_AT_ONCE = 2;
const inTurn = createTurnstile(MOST_AT_ONCE);

/** The hash of a random password that nobody knows, made with `COST`. */
const NOBODY =
	'$argon2id$v=19$m=19456,t=2,p=1$faHbfVfoRM5ghEK0SbMOjg$we4e/KbI5Lnt2c5hyr7vll2qgpx4b1Kbnn4MbVbBTEc';

/** Passwords as typed on different keyboards are one: é as one character or as two. */
function canonical(password: string): string {
	return password.normalize('NFKC');
}

/** @returns a PHC string; computed off the event loop */
export function hashPassword(password: string): Promise<string> {
	return inTurn(() => hash(canonical(password), COST));
}

/**
 * Whether `password` is the one that was hashed. The same work is done, and false returned, when there is no hash
 * (unknown person, or one without a password), so that the time it takes tells nothing.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
	const same = await inTurn(() => verify(passwordHash ?? NOBODY, canonical(password)));
	return passwordHash !== null && same;
}
