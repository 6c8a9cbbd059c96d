import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachDatabase } from '../../tests/support/database';
import { databaseKind } from './client.server';
import { findLessonState, findSessionWithUser, lockClass, lockUsers } from './statements.server';
import { transact } from './transact.server';

onEachDatabase('findSessionWithUser', (db) => {
	test('reads every column as Prisma would, instants to the millisecond', async () => {
		const id = randomUUID();
		const userId = randomUUID();
		const user = {
			name: 'Ə “Ժ” Ж',
			role: 'admin',
			suspendedAt: new Date('2026-03-01T10:00:00.123Z'),
			email: `${id}@example.org`,
			username: null,
			mustChangePassword: true,
		} as const;
		const session = { userId, expiresAt: new Date('2031-12-31T23:59:59.999Z'), agent: 'Firefox on Linux' };
		await db().user.create({ data: { id: userId, ...user } });
		await db().session.create({ data: { id, ...session } });
		const message = { toId: userId, subject: 'S', body: 'B', createdAt: new Date() };
		await db().message.createMany({
			data: [
				{ id: randomUUID(), ...message },
				{ id: randomUUID(), ...message, readAt: new Date() },
			],
		});
		expect(await findSessionWithUser(db(), id)).toEqual({ ...session, ...user, unread: 1 });
		await db().user.update({
			where: { id: userId },
			data: { suspendedAt: null, role: 'learner', mustChangePassword: false },
		});
		expect(await findSessionWithUser(db(), id)).toMatchObject({
			suspendedAt: null,
			role: 'learner',
			mustChangePassword: false,
		});
	});

	test('is null for what is not there', async () => {
		expect(await findSessionWithUser(db(), 'nothing')).toBeNull();
	});
});

onEachDatabase('findLessonState', (db) => {
	test('gives one learner’s parts of one course, and the attempt with the key', async () => {
		const [userId, otherId, attemptId] = [randomUUID(), randomUUID(), randomUUID()];
		const openKey = `${userId}:a:checks-one`;
		const query = { userId, courseId: 'a', openKey };
		await db().user.createMany({
			data: [
				{ id: userId, name: 'One' },
				{ id: otherId, name: 'Other' },
			],
		});
		expect(await findLessonState(db(), query)).toEqual({ done: new Set(), attemptId: null });
		const at = new Date();
		await db().donePart.createMany({
			data: [
				{ userId, courseId: 'a', part: 'read:one', at },
				{ userId, courseId: 'a', part: 'attempt', at },
				{ userId, courseId: 'b', part: 'read:two', at },
				{ userId: otherId, courseId: 'a', part: 'read:three', at },
			],
		});
		await db().attempt.create({
			data: {
				id: attemptId,
				userId,
				courseId: 'a',
				quizId: 'checks-one',
				behaviour: 'check',
				number: 1,
				seed: 1n,
				items: [],
				settings: {},
				startedAt: at,
				openKey,
			},
		});
		expect(await findLessonState(db(), query)).toEqual({
			done: new Set(['read:one', 'attempt']),
			attemptId,
		});
	});
});

onEachDatabase('lockUsers', (db, url) => {
	test('tells which users exist', async () => {
		const id = randomUUID();
		await db().user.create({ data: { id, name: 'Test' } });
		const found = await transact(db(), (tx) => lockUsers(tx, databaseKind(url()), ['nobody', id]));
		expect(found).toEqual([id]);
	});

	test('rows that refer to a locked user wait for the transaction', async () => {
		const userId = randomUUID();
		await db().user.create({ data: { id: userId, name: 'Test' } });
		const order: Array<string> = [];
		let insert: Promise<unknown> = Promise.resolve();
		await transact(db(), async (tx) => {
			await lockUsers(tx, databaseKind(url()), [userId]);
			insert = db()
				.donePart.create({ data: { userId, courseId: 'c', part: 'p', at: new Date() } })
				.then(() => order.push('insert'));
			await new Promise((resolve) => setTimeout(resolve, 150));
			order.push('end of the transaction');
		});
		await insert;
		expect(order).toEqual(['end of the transaction', 'insert']);
	});
});

onEachDatabase('lockClass', (db, url) => {
	test('changes that look at a class come one after another', async () => {
		const id = randomUUID();
		await db().class.create({
			data: { id, courseId: 'khojaly', name: '0', zone: 'UTC', createdAt: new Date() },
		});
		const count = () =>
			transact(db(), async (tx) => {
				expect(await lockClass(tx, databaseKind(url()), id)).toBe(true);
				const { name } = await tx.class.findUniqueOrThrow({ where: { id } });
				await tx.class.update({ where: { id }, data: { name: String(Number(name) + 1) } });
			});
		await Promise.all([count(), count(), count(), count()]);
		expect(await db().class.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: '4' });
		expect(await transact(db(), (tx) => lockClass(tx, databaseKind(url()), 'nothing'))).toBe(false);
	});
});
