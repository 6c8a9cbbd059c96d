/** Who is looking: sessions and guards in the product's own words. */
import { redirect } from '@remix-run/node';
import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import { getSettings } from '~/features/site/index.server';
import { paths } from '~/platform/paths';
import { waitSentence } from '~/platform/rate-limit.server';
import { notFound } from '~/platform/responses';
import { describeAgent } from './agent';
import { limitsFor } from './limits.server';
import { hasSessionCookie, luciaFor, readSessionToken } from './lucia.server';
import { hashToken } from './tokens.server';

export type Role = 'learner' | 'instructor' | 'admin';

/** The person a request comes from. A guest has no way to sign in yet, but may do all that a learner may. */
export interface Viewer {
	id: string;
	name: string;
	role: Role;
	guest: boolean;
}

interface Current {
	viewer: Viewer;
	/** Id of the session's row: the hash of the cookie's token. */
	sessionId: string;
	/** Came in with a password that somebody else made, and has not chosen one yet. */
	mustChangePassword: boolean;
	/** Messages not read yet, as the session's statement found them. */
	unread: number;
}

/** The name of people who have not said theirs. */
const GUEST_NAME = 'Guest';

/**
 * One answer a request, by the context object: Remix gives every loader its own Request, but all of them the same
 * context.
 */
const known = new WeakMap<RequestContext, Promise<Current | null>>();
/** Guests under way, so that two loaders of one request do not make two. */
const guests = new WeakMap<RequestContext, Promise<Viewer>>();

async function readCurrent(context: RequestContext, request: Request): Promise<Current | null> {
	const cookies = request.headers.get('Cookie');
	const token = readSessionToken(cookies);
	const lucia = luciaFor(context);
	const { session, user } =
		token === null ? { session: null, user: null } : await lucia.validateSession(token);
	if (session !== null && user !== null && !user.suspended) {
		if (session.fresh) context.setCookie(lucia.createSessionCookie(session.id).serialize());
		const { id, name, role, guest } = user;
		const { mustChangePassword, unread } = user;
		return {
			viewer: { id, name, role, guest },
			sessionId: hashToken(session.id),
			mustChangePassword,
			unread,
		};
	}
	if (session !== null) await lucia.invalidateSession(session.id);
	// A dead cookie keeps its browser away from the cached pages. It is taken away on page loads only: the answer to a
	// background request that began before a sign-in must not remove the cookie the sign-in has set.
	if (hasSessionCookie(cookies) && request.headers.get('Sec-Fetch-Mode') === 'navigate') {
		context.setCookie(lucia.createBlankSessionCookie().serialize());
	}
	return null;
}

function getCurrent(context: RequestContext, request: Request): Promise<Current | null> {
	let current = known.get(context);
	if (current === undefined) {
		current = readCurrent(context, request);
		known.set(context, current);
	}
	return current;
}

/** What somebody with a one-time password may open before they have chosen their own. */
const BEFORE_NEW_PASSWORD: ReadonlyArray<string> = [paths.newPassword(), paths.logout()];

/**
 * The person this request comes from; null for strangers. Asks the database once a request.
 * @throws {Response} a redirect, for somebody who came in with a one-time password and has to choose their own first
 */
export async function getViewer(context: RequestContext, request: Request): Promise<Viewer | null> {
	const current = await getCurrent(context, request);
	if (current?.mustChangePassword === true) {
		const { pathname } = new URL(request.url);
		if (!BEFORE_NEW_PASSWORD.includes(pathname)) throw redirect(paths.newPassword(returnPath(request)));
	}
	return current?.viewer ?? null;
}

/** Whether this request's viewer has to choose a password of their own. */
export async function mustChoosePassword(context: RequestContext, request: Request): Promise<boolean> {
	return (await getCurrent(context, request))?.mustChangePassword ?? false;
}

/** How many messages the viewer has not read; 0 for strangers. Asks the database nothing beyond the session. */
export async function getUnread(context: RequestContext, request: Request): Promise<number> {
	return (await getCurrent(context, request))?.unread ?? 0;
}

/** Id of the row of this request's session; null for strangers. */
export async function getSessionId(context: RequestContext, request: Request): Promise<string | null> {
	return (await getCurrent(context, request))?.sessionId ?? null;
}

/** The page to come back to: this one, or for a form's request the one it was sent from. */
function returnPath(request: Request): string {
	const url = new URL(request.url);
	if (['GET', 'HEAD'].includes(request.method)) return `${url.pathname}${url.search}`;
	const referer = request.headers.get('Referer');
	if (referer === null || !URL.canParse(referer)) return paths.home();
	const from = new URL(referer);
	return from.host === url.host ? `${from.pathname}${from.search}` : paths.home();
}

/**
 * The viewer, guests included.
 * @throws {Response} a redirect to sign-in that leads back here
 */
export async function requireViewer(context: RequestContext, request: Request): Promise<Viewer> {
	const viewer = await getViewer(context, request);
	if (viewer === null) throw redirect(paths.login(returnPath(request)));
	return viewer;
}

/**
 * The viewer, when it is somebody with an account.
 * @throws {Response} a redirect: guests to sign-up, strangers to sign-in
 */
export async function requireAccount(context: RequestContext, request: Request): Promise<Viewer> {
	const viewer = await requireViewer(context, request);
	if (viewer.guest) throw redirect(paths.signup(returnPath(request)));
	return viewer;
}

const RANK = { learner: 0, instructor: 1, admin: 2 } satisfies Record<Role, number>;

/**
 * The viewer, when it is somebody with this role or a higher one.
 * @throws {Response} 404 for a lower role, as for pages that do not exist; strangers and guests are redirected to
 *   sign-in
 */
export async function requireRole(context: RequestContext, request: Request, role: Role): Promise<Viewer> {
	const viewer = await requireViewer(context, request);
	if (viewer.guest) throw redirect(paths.login(returnPath(request)));
	if (RANK[viewer.role] < RANK[role]) throw notFound();
	return viewer;
}

async function createGuest(context: RequestContext, request: Request): Promise<Viewer> {
	const { guests: mayBegin } = await getSettings(context);
	if (!mayBegin) throw redirect(paths.login(returnPath(request)));
	const taken = await limitsFor(context).guest.take(context);
	if (!taken.ok) {
		throw new Response(waitSentence(taken.retryAfterSeconds), {
			status: 429,
			headers: { 'Retry-After': String(taken.retryAfterSeconds) },
		});
	}
	const id = newId();
	await context.db.user.create({ data: { id, name: GUEST_NAME, createdAt: context.now() } });
	const viewer: Viewer = { id, name: GUEST_NAME, role: 'learner', guest: true };
	await startSession(context, request, viewer, null);
	return viewer;
}

/**
 * The viewer; a stranger becomes a guest, with a user and a session, whose cookie goes out with the response. Call it
 * when there is something to save, not to read.
 * @throws {Response} 429 when very many guests came from one address; a redirect to sign-in on sites without guests
 */
export async function ensureViewer(context: RequestContext, request: Request): Promise<Viewer> {
	const viewer = await getViewer(context, request);
	if (viewer !== null) return viewer;
	let guest = guests.get(context);
	if (guest === undefined) {
		guest = createGuest(context, request);
		guests.set(context, guest);
	}
	return guest;
}

/**
 * Signs `viewer` in with a new session and ends this request's old one, if any, so that nobody can be led into a
 * session that was set up for them.
 * @param passwordHash what the viewer was let in on (null: a guest). When the account has another one by now, because
 *   the password was changed in this moment, the new session is ended with all the others.
 * @returns whether the viewer is signed in
 */
export async function startSession(
	context: RequestContext,
	request: Request,
	viewer: Viewer,
	passwordHash: string | null,
): Promise<boolean> {
	const { db } = context;
	const lucia = luciaFor(context);
	const old = await getSessionId(context, request);
	const agent = describeAgent(request.headers.get('User-Agent'));
	const session = await lucia.createSession(viewer.id, { agent });
	if (old !== null) await db.session.deleteMany({ where: { id: old } });
	// After the session is there: a change before this is seen here, a later one deletes the session itself.
	const allowed = await db.user.findFirst({
		where: { id: viewer.id, passwordHash, suspendedAt: null },
		select: { mustChangePassword: true },
	});
	if (allowed === null) {
		await lucia.invalidateSession(session.id);
		known.set(context, Promise.resolve(null));
		return false;
	}
	context.setCookie(lucia.createSessionCookie(session.id).serialize());
	known.set(context, Promise.resolve({ viewer, sessionId: hashToken(session.id), unread: 0, ...allowed }));
	return true;
}

/** Ends this request's session; does nothing for strangers. */
export async function signOut(context: RequestContext, request: Request): Promise<void> {
	const sessionId = await getSessionId(context, request);
	if (sessionId !== null) await context.db.session.deleteMany({ where: { id: sessionId } });
	context.setCookie(luciaFor(context).createBlankSessionCookie().serialize());
	known.set(context, Promise.resolve(null));
}
