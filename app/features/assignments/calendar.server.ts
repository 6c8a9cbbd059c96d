/** A person's calendar of due dates, at an address that only they know. */
import { createHash, randomBytes } from 'node:crypto';
import type { RequestContext } from '~/context';
import { writeCalendar } from '~/core/calendar';
import type { Db } from '~/db/index.server';
import { paths } from '~/platform/paths';
import { createRateLimit, networkOf, type RateLimit } from '~/platform/rate-limit.server';
import { dueDatesOf } from './student-dates.server';

const HOUR_S = 3_600;
/** Programs ask every few minutes at most; wrong addresses are guesses. */
const RATES = {
	feed: { name: 'calendar-feed', points: 120, seconds: HOUR_S },
	guesses: { name: 'calendar-guess', points: 60, seconds: HOUR_S },
};

interface Limits {
	feed: RateLimit;
	guesses: RateLimit;
}
const limits = new WeakMap<Db, Limits>();

function limitsFor({ db, config }: RequestContext): Limits {
	const known = limits.get(db);
	if (known !== undefined) return known;
	const secret = createHash('sha256').update(`rate limits of ${config.databaseUrl}`).digest('hex');
	const made = {
		feed: createRateLimit(db, secret, RATES.feed),
		guesses: createRateLimit(db, secret, RATES.guesses),
	};
	limits.set(db, made);
	return made;
}

/** 256 random bits, as tokens are made. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export type CalendarResult =
	| { kind: 'not-found' }
	| { kind: 'limited'; retryAfterSeconds: number }
	/** `text/calendar` in UTF-8. */
	| { kind: 'calendar'; text: string };

/** The calendar behind a token. What is not a token, is not known, or belongs to somebody suspended is not found. */
export async function getCalendar(
	context: RequestContext,
	request: Request,
	token: string,
): Promise<CalendarResult> {
	const { db, config } = context;
	const origin = config.origin ?? new URL(request.url).origin;
	const user = TOKEN.test(token)
		? await db.user.findUnique({ where: { calendarToken: token, suspendedAt: null }, select: { id: true } })
		: null;
	const { feed, guesses } = limitsFor(context);
	const taken =
		user === null ? await guesses.take(networkOf(context.clientAddress)) : await feed.take(user.id);
	if (!taken.ok) return { kind: 'limited', retryAfterSeconds: taken.retryAfterSeconds };
	if (user === null) return { kind: 'not-found' };
	const dates = await dueDatesOf(db, { userId: user.id });
	const events = dates
		.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
		.map(({ assignment, class: of, dueAt }) => ({
			uid: `${assignment.id}@lectern`,
			sequence: assignment.revision,
			at: dueAt,
			title: `Due: ${assignment.title}`,
			description: of.name,
			url: new URL(paths.progress(), origin).href,
		}));
	return { kind: 'calendar', text: writeCalendar({ name: 'Due dates', madeAt: context.now(), events }) };
}

/**
 * Makes a new secret address for a person's calendar, in place of the one there was.
 * @returns the token
 */
export async function replaceCalendar({ db }: Pick<RequestContext, 'db'>, userId: string): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	await db.user.update({ where: { id: userId }, data: { calendarToken: token } });
	return token;
}

/** Turns a person's calendar off: its address is not found any more. */
export async function removeCalendar({ db }: Pick<RequestContext, 'db'>, userId: string): Promise<void> {
	await db.user.update({ where: { id: userId }, data: { calendarToken: null } });
}
