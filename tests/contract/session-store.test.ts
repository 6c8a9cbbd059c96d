/**
 * What the session library expects of its storage, and what we expect of both together. A store that passes this can
 * take the place of ours.
 */
import { randomUUID } from 'node:crypto';
import type { DatabaseSession } from 'lucia';
import { expect, test } from 'vitest';
import { testContext } from '~/features/auth/context.test-support';
import { luciaFor } from '~/features/auth/lucia.server';
import { createSessionAdapter } from '~/features/auth/session-adapter.server';
import { hashToken } from '~/features/auth/tokens.server';
import { onEachDatabase } from '../support/database';

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

onEachDatabase('session store', (db, url) => {
	const store = () => createSessionAdapter(db());

	async function newUser(over: { email?: string; suspendedAt?: Date } = {}) {
		const id = randomUUID();
		await db().user.create({ data: { id, name: 'Əli Ծ', role: 'instructor', ...over } });
		return id;
	}
	const newSession = (userId: string, expiresAt: Date): DatabaseSession => ({
		id: `token-${randomUUID()}`,
		userId,
		expiresAt,
		attributes: { agent: 'Firefox on Linux' },
	});

	test('an unknown session is none, and a user without sessions has none', async () => {
		expect(await store().getSessionAndUser('no-such-token')).toEqual([null, null]);
		expect(await store().getUserSessions(await newUser())).toEqual([]);
	});

	test('a stored session comes back by its token, with its user', async () => {
		const userId = await newUser({ email: `${randomUUID()}@example.org` });
		const session = newSession(userId, inDays(1));
		await store().setSession(session);
		expect(await store().getSessionAndUser(session.id)).toEqual([
			session,
			{
				id: userId,
				attributes: {
					name: 'Əli Ծ',
					role: 'instructor',
					guest: false,
					suspended: false,
					mustChangePassword: false,
					unread: 0,
				},
			},
		]);
	});

	test('the attributes say who is a guest and who is suspended', async () => {
		const session = newSession(await newUser({ suspendedAt: new Date() }), inDays(1));
		await store().setSession(session);
		const [, user] = await store().getSessionAndUser(session.id);
		expect(user?.attributes).toMatchObject({ guest: true, suspended: true });
	});

	test('the table holds the hash, and the hash signs nobody in', async () => {
		const session = newSession(await newUser(), inDays(1));
		await store().setSession(session);
		const rows = await db().session.findMany({ where: { userId: session.userId } });
		expect(rows.map((row) => row.id)).toEqual([hashToken(session.id)]);
		expect(JSON.stringify(rows)).not.toContain(session.id);
		expect(await store().getSessionAndUser(hashToken(session.id))).toEqual([null, null]);
	});

	test('the sessions of a user are listed by row id, and those of others are not', async () => {
		const userId = await newUser();
		const session = newSession(userId, inDays(1));
		await store().setSession(session);
		await store().setSession(newSession(await newUser(), inDays(1)));
		expect(await store().getUserSessions(userId)).toEqual([{ ...session, id: hashToken(session.id) }]);
	});

	test('a new end is stored; the end of a session that is gone is not, and throws nothing', async () => {
		const session = newSession(await newUser(), inDays(1));
		await store().setSession(session);
		const later = inDays(7);
		await store().updateSessionExpiration(session.id, later);
		expect((await store().getSessionAndUser(session.id))[0]?.expiresAt).toEqual(later);
		await store().updateSessionExpiration('gone', later);
		expect(await store().getSessionAndUser('gone')).toEqual([null, null]);
	});

	test('a session is deleted once, and deleting it again does nothing', async () => {
		const session = newSession(await newUser(), inDays(1));
		const other = newSession(session.userId, inDays(1));
		await store().setSession(session);
		await store().setSession(other);
		await store().deleteSession(session.id);
		await store().deleteSession(session.id);
		expect(await store().getSessionAndUser(session.id)).toEqual([null, null]);
		expect((await store().getSessionAndUser(other.id))[0]).toEqual(other);
	});

	test('all sessions of one user are deleted, and only theirs', async () => {
		const [one, other] = [newSession(await newUser(), inDays(1)), newSession(await newUser(), inDays(1))];
		await store().setSession(one);
		await store().setSession(other);
		await store().deleteUserSessions(one.userId);
		expect(await store().getUserSessions(one.userId)).toEqual([]);
		expect(await store().getUserSessions(other.userId)).toHaveLength(1);
	});

	test('expired sessions are deleted, and only those', async () => {
		const userId = await newUser();
		const alive = newSession(userId, inDays(1));
		await store().setSession(alive);
		await store().setSession(newSession(userId, inDays(-1)));
		await store().deleteExpiredSessions();
		expect((await store().getUserSessions(userId)).map(({ id }) => id)).toEqual([hashToken(alive.id)]);
	});

	test('deleting a user ends the sessions', async () => {
		const session = newSession(await newUser(), inDays(1));
		await store().setSession(session);
		await db().user.delete({ where: { id: session.userId } });
		expect(await store().getSessionAndUser(session.id)).toEqual([null, null]);
	});

	/** A session made by the library, moved so that `days` of its life are left. */
	async function sessionWithDaysLeft(days: number) {
		const lucia = luciaFor(testContext(db(), url()));
		const userId = await newUser();
		const { id: token } = await lucia.createSession(userId, { agent: '' });
		await db().session.update({ where: { id: hashToken(token) }, data: { expiresAt: inDays(days) } });
		const end = async () =>
			(await db().session.findUnique({ where: { id: hashToken(token) } }))?.expiresAt.getTime() ?? null;
		return { lucia, token, userId, end };
	}

	test('a session is renewed when less than half of its life is left', async () => {
		const young = await sessionWithDaysLeft(16);
		expect((await young.lucia.validateSession(young.token)).session).toMatchObject({ fresh: false });
		expect(await young.end()).toBeLessThan(inDays(17).getTime());
		const old = await sessionWithDaysLeft(14);
		const { session } = await old.lucia.validateSession(old.token);
		expect(session).toMatchObject({ fresh: true, id: old.token });
		expect(await old.end()).toBeGreaterThan(inDays(29.9).getTime());
	});

	test('a session that has expired is nobody’s, and goes', async () => {
		const expired = await sessionWithDaysLeft(-0.001);
		expect(await expired.lucia.validateSession(expired.token)).toEqual({ session: null, user: null });
		expect(await expired.end()).toBeNull();
	});

	test('a session revoked while it is being renewed stays revoked', async () => {
		const { token, end } = await sessionWithDaysLeft(14);
		const adapter = store();
		const [session] = await adapter.getSessionAndUser(token);
		await adapter.deleteSession(token);
		await adapter.updateSessionExpiration(session?.id ?? '', inDays(30));
		expect(await end()).toBeNull();
		expect(await adapter.getSessionAndUser(token)).toEqual([null, null]);
	});
});
