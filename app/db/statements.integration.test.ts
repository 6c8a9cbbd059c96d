import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachDatabase } from '../../tests/support/database';
import { databaseKind } from './client.server';
import { findSessionWithUser, lockUsers } from './statements.server';
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
		} as const;
		const session = { userId, expiresAt: new Date('2031-12-31T23:59:59.999Z'), agent: 'Firefox on Linux' };
		await db().user.create({ data: { id: userId, ...user } });
		await db().session.create({ data: { id, ...session } });
		expect(await findSessionWithUser(db(), id)).toEqual({ ...session, ...user });
		await db().user.update({ where: { id: userId }, data: { suspendedAt: null, role: 'learner' } });
		expect(await findSessionWithUser(db(), id)).toMatchObject({ suspendedAt: null, role: 'learner' });
	});

	test('is null for what is not there', async () => {
		expect(await findSessionWithUser(db(), 'nothing')).toBeNull();
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
