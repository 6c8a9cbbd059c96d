import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Db } from '~/db/index.server';
import { SESSION_COOKIE } from '~/platform/cookies';
import { onEachDatabase } from '../../../tests/support/database';
import { TEST_ORIGIN, type TestContext, testContext } from './context.test-support';
import { hashToken } from './tokens.server';
import {
	ensureViewer,
	getViewer,
	type Role,
	requireAccount,
	requireRole,
	requireViewer,
	signOut,
	startSession,
} from './viewer.server';

const DAY_MS = 24 * 60 * 60 * 1000;

function request(cookie: string, path = '/', init: RequestInit = {}): Request {
	return new Request(`${TEST_ORIGIN}${path}`, {
		...init,
		headers: { Cookie: cookie, 'Sec-Fetch-Mode': 'navigate', ...init.headers },
	});
}

/** The name and value of the last cookie that a response sets. */
function lastCookie({ cookies }: TestContext): string {
	return cookies.at(-1)?.split(';')[0] ?? '';
}

async function signedIn(db: Db, url: string, over: { role?: Role; username?: string | null } = {}) {
	const id = randomUUID();
	const username = over.username === undefined ? `u${id}` : over.username;
	const role = over.role ?? 'learner';
	const passwordHash = username === null ? null : 'some hash';
	await db.user.create({ data: { id, name: 'Test', username, passwordHash, role } });
	const context = testContext(db, url);
	await startSession(
		context,
		request(''),
		{ id, name: 'Test', role, guest: username === null },
		passwordHash,
	);
	const cookie = lastCookie(context);
	return { id, cookie, sessionId: hashToken(cookie.slice(SESSION_COOKIE.length + 1)) };
}

async function thrown(work: Promise<unknown>): Promise<Response> {
	const result = await work.then(
		() => null,
		(error: unknown) => error,
	);
	if (!(result instanceof Response)) throw new Error('Expected a thrown Response.');
	return result;
}

onEachDatabase('getViewer', (db, url) => {
	const context = () => testContext(db(), url());

	test('knows the person of the cookie and nobody without one', async () => {
		const { id, cookie } = await signedIn(db(), url(), { role: 'instructor' });
		const viewer = { id, name: 'Test', role: 'instructor', guest: false };
		expect(await getViewer(context(), request(cookie))).toEqual(viewer);
		expect(await getViewer(context(), request(`a=1;${cookie};b=2`))).toEqual(viewer);
		expect(await getViewer(context(), request(''))).toBeNull();
		expect(await getViewer(context(), new Request(TEST_ORIGIN))).toBeNull();
	});

	test('a guest is somebody without a name to sign in with', async () => {
		const { cookie } = await signedIn(db(), url(), { username: null });
		expect(await getViewer(context(), request(cookie))).toMatchObject({ guest: true });
	});

	test.each([
		['a broken escape', 'a=%E0%A4%A'],
		['a broken escape as our own cookie', `${SESSION_COOKIE}=%E0%A4%A`],
		['an empty one', `${SESSION_COOKIE}=`],
		['no value at all', SESSION_COOKIE],
		['only separators', ';;;= ; =;'],
		['ten kilobytes', `${SESSION_COOKIE}=${'a'.repeat(10_000)}`],
		['ten kilobytes of others', Array.from({ length: 1_000 }, (_, at) => `c${at}=%ZZ`).join('; ')],
		['a well-formed stranger', `${SESSION_COOKIE}=${'a'.repeat(40)}`],
		['SQL', `${SESSION_COOKIE}=' OR 1=1 --`],
	])('nonsense is nobody and no error: %s', async (_, cookie) => {
		expect(await getViewer(context(), request(cookie))).toBeNull();
	});

	test('broken cookies of others do not hide ours', async () => {
		const { id, cookie } = await signedIn(db(), url());
		const crowd = `a=%E0%A4%A; ${SESSION_COOKIE}=planted; ${cookie}; ${'b'.repeat(8_000)}=%`;
		expect(await getViewer(context(), request(crowd))).toMatchObject({ id });
	});

	test('asks once a request, whichever Request object comes with the context', async () => {
		const { id, cookie, sessionId } = await signedIn(db(), url());
		const here = context();
		expect(await getViewer(here, request(cookie))).toMatchObject({ id });
		await db().session.delete({ where: { id: sessionId } });
		expect(await getViewer(here, request(cookie, '/other'))).toMatchObject({ id });
		expect(await getViewer(context(), request(cookie))).toBeNull();
	});

	test('renews the cookie together with the session, and not before half its life', async () => {
		const { cookie, sessionId } = await signedIn(db(), url());
		const young = context();
		await getViewer(young, request(cookie));
		expect(young.cookies).toEqual([]);
		await db().session.update({
			where: { id: sessionId },
			data: { expiresAt: new Date(Date.now() + 10 * DAY_MS) },
		});
		const old = context();
		await getViewer(old, request(cookie));
		expect(old.cookies).toEqual([`${cookie}; HttpOnly; Max-Age=2592000; Path=/; SameSite=Lax`]);
	});

	test('a dead cookie is removed from page loads and left alone by background requests', async () => {
		const dead = `${SESSION_COOKIE}=${'a'.repeat(40)}`;
		const page = context();
		await getViewer(page, request(dead));
		expect(page.cookies).toEqual([`${SESSION_COOKIE}=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax`]);
		const background = context();
		await getViewer(background, request(dead, '/', { headers: { 'Sec-Fetch-Mode': 'cors' } }));
		expect(background.cookies).toEqual([]);
		const stranger = context();
		await getViewer(stranger, request('theme=dark'));
		expect(stranger.cookies).toEqual([]);
	});

	test('suspending signs out at once', async () => {
		const { id, cookie, sessionId } = await signedIn(db(), url());
		await db().user.update({ where: { id }, data: { suspendedAt: new Date() } });
		expect(await getViewer(context(), request(cookie))).toBeNull();
		expect(await db().session.count({ where: { id: sessionId } })).toBe(0);
	});

	test('the cookie is Secure exactly when the site is on https', async () => {
		const secure = (origin: string | null) => testContext(db(), url(), { config: { origin } });
		for (const [origin, expected] of [
			['https://learn.example.org', true],
			['http://learn.example.org', false],
			[null, false],
		] as const) {
			const here = secure(origin);
			await ensureViewer(here, request(''));
			expect(here.cookies[0]?.includes('; Secure')).toBe(expected);
			expect(here.cookies[0]).toMatch(/; HttpOnly;.*; Path=\/; SameSite=Lax/);
		}
	});
});

onEachDatabase('ensureViewer', (db, url) => {
	test('makes one guest of a stranger, even when asked twice at once', async () => {
		const before = await db().user.count();
		const context = testContext(db(), url());
		const [one, other] = await Promise.all([
			ensureViewer(context, request('')),
			ensureViewer(context, request('', '/other')),
		]);
		expect(one).toEqual({ id: one.id, name: 'Guest', role: 'learner', guest: true });
		expect(other).toEqual(one);
		expect(await db().user.count()).toBe(before + 1);
		expect(context.cookies).toHaveLength(1);
		expect(await getViewer(context, request(''))).toEqual(one);
		expect(await getViewer(testContext(db(), url()), request(lastCookie(context)))).toEqual(one);
	});

	test('leaves those who are somebody already as they are', async () => {
		const { id, cookie } = await signedIn(db(), url());
		const before = await db().user.count();
		const context = testContext(db(), url());
		expect(await ensureViewer(context, request(cookie))).toMatchObject({ id, guest: false });
		expect(context.cookies).toEqual([]);
		expect(await db().user.count()).toBe(before);
	});
});

onEachDatabase('guards', (db, url) => {
	const context = () => testContext(db(), url());
	const page = (cookie: string) => request(cookie, '/courses/x?page=2');
	const loginBack = `/login?next=${encodeURIComponent('/courses/x?page=2')}`;

	test('requireViewer sends strangers to sign in and back, and lets guests pass', async () => {
		const refusal = await thrown(requireViewer(context(), page('')));
		expect([refusal.status, refusal.headers.get('Location')]).toEqual([302, loginBack]);
		const guest = await signedIn(db(), url(), { username: null });
		expect(await requireViewer(context(), page(guest.cookie))).toMatchObject({ id: guest.id });
	});

	test('a form’s request goes back to the page it was sent from, on this site only', async () => {
		const post = (referer: string) =>
			thrown(
				requireViewer(context(), request('', '/x/save', { method: 'POST', headers: { Referer: referer } })),
			).then((response) => response.headers.get('Location'));
		expect(await post(`${TEST_ORIGIN}/courses/x?page=2`)).toBe(loginBack);
		expect(await post('https://evil.example/phish')).toBe('/login?next=%2F');
		expect(await post('nonsense')).toBe('/login?next=%2F');
	});

	test('requireAccount sends guests to sign up and strangers to sign in', async () => {
		const guest = await signedIn(db(), url(), { username: null });
		const refusal = await thrown(requireAccount(context(), page(guest.cookie)));
		expect(refusal.headers.get('Location')).toBe(loginBack.replace('/login', '/signup'));
		expect((await thrown(requireAccount(context(), page('')))).headers.get('Location')).toBe(loginBack);
		const account = await signedIn(db(), url());
		expect(await requireAccount(context(), page(account.cookie))).toMatchObject({ id: account.id });
	});

	test.each<[Role, Role, boolean]>([
		['learner', 'learner', true],
		['learner', 'instructor', false],
		['learner', 'admin', false],
		['instructor', 'learner', true],
		['instructor', 'instructor', true],
		['instructor', 'admin', false],
		['admin', 'instructor', true],
		['admin', 'admin', true],
	])('requireRole: %s on a page for %s', async (role, needed, passes) => {
		const { id, cookie } = await signedIn(db(), url(), { role });
		const guard = requireRole(context(), page(cookie), needed);
		if (passes) expect(await guard).toMatchObject({ id, role });
		else expect((await thrown(guard)).status).toBe(404);
	});

	test('requireRole sends strangers and guests to sign in', async () => {
		const guest = await signedIn(db(), url(), { username: null });
		for (const cookie of ['', guest.cookie]) {
			const refusal = await thrown(requireRole(context(), page(cookie), 'instructor'));
			expect([refusal.status, refusal.headers.get('Location')]).toEqual([302, loginBack]);
		}
	});
});

onEachDatabase('sessions', (db, url) => {
	test('a new session ends the one before it', async () => {
		const first = await signedIn(db(), url());
		const context = testContext(db(), url());
		const viewer = { id: first.id, name: 'Test', role: 'learner', guest: false } as const;
		await startSession(context, request(first.cookie), viewer, 'some hash');
		expect(lastCookie(context)).not.toBe(first.cookie);
		expect(await getViewer(testContext(db(), url()), request(first.cookie))).toBeNull();
		expect(await getViewer(testContext(db(), url()), request(lastCookie(context)))).toEqual(viewer);
	});

	test('nobody is signed in on a password that has just been replaced', async () => {
		const { id } = await signedIn(db(), url());
		await db().session.deleteMany({ where: { userId: id } });
		const context = testContext(db(), url());
		const viewer = { id, name: 'Test', role: 'learner', guest: false } as const;
		expect(await startSession(context, request(''), viewer, 'the hash of before')).toBe(false);
		expect(context.cookies).toEqual([]);
		expect(await db().session.count({ where: { userId: id } })).toBe(0);
		expect(await getViewer(context, request(''))).toBeNull();
	});

	test('signing out ends the session and takes the cookie away', async () => {
		const { cookie, sessionId } = await signedIn(db(), url());
		const context = testContext(db(), url());
		await signOut(context, request(cookie));
		expect(lastCookie(context)).toBe(`${SESSION_COOKIE}=`);
		expect(await db().session.count({ where: { id: sessionId } })).toBe(0);
		expect(await getViewer(context, request(cookie))).toBeNull();
	});
});
