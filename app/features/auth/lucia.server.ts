/** The only module that makes a Lucia; `viewer.server.ts` is what the rest of the product sees of it. */
import { Lucia, TimeSpan } from 'lucia';
import type { RequestContext } from '~/context';
import type { Db } from '~/db/index.server';
import { SESSION_COOKIE } from '~/platform/cookies';
import { createSessionAdapter } from './session-adapter.server';

/** A session that is used lives on: it is renewed when less than half of this is left. */
export const SESSION_DAYS = 30;

interface UserAttributes {
	name: string;
	role: 'learner' | 'instructor' | 'admin';
	guest: boolean;
	suspended: boolean;
	mustChangePassword: boolean;
	unread: number;
}

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof createLucia>;
		DatabaseSessionAttributes: { agent: string };
		DatabaseUserAttributes: UserAttributes;
	}
}

function createLucia(db: Db, secure: boolean) {
	return new Lucia(createSessionAdapter(db), {
		sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
		sessionCookie: { name: SESSION_COOKIE, attributes: { secure, sameSite: 'lax', path: '/' } },
		getUserAttributes: ({ name, role, guest, suspended, mustChangePassword, unread }) => ({
			name,
			role,
			guest,
			suspended,
			mustChangePassword,
			unread,
		}),
	});
}

const instances = new WeakMap<Db, { lucia: ReturnType<typeof createLucia>; secure: boolean }>();

/** Lucia over this request's database, with a cookie that fits the site's address. */
export function luciaFor({ db, config }: RequestContext): ReturnType<typeof createLucia> {
	const secure = config.origin?.startsWith('https:') ?? false;
	const known = instances.get(db);
	if (known?.secure === secure) return known.lucia;
	const lucia = createLucia(db, secure);
	instances.set(db, { lucia, secure });
	return lucia;
}

/** The form of Lucia's ids: 25 random bytes in base 32. Anything else is no session and costs no query. */
const TOKEN = /^[a-z2-7]{40}$/;

/**
 * The session's token in a Cookie header; null when there is none of the right form. Never throws: Lucia's own reader
 * does, on the broken cookies of others.
 */
export function readSessionToken(cookieHeader: string | null): string | null {
	if (cookieHeader === null) return null;
	const start = `${SESSION_COOKIE}=`;
	for (const pair of cookieHeader.split(';')) {
		const trimmed = pair.trim();
		if (!trimmed.startsWith(start)) continue;
		const value = trimmed.slice(start.length);
		if (TOKEN.test(value)) return value;
	}
	return null;
}

/** Whether the browser sends a session cookie at all, of whatever form. */
export function hasSessionCookie(cookieHeader: string | null): boolean {
	return cookieHeader?.split(';').some((pair) => pair.trim().startsWith(`${SESSION_COOKIE}=`)) ?? false;
}
