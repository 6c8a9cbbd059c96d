import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createTestDatabase, onEachDatabase } from '../../tests/support/database';
import { openDatabase } from './client.server';
import { isUniqueViolation } from './errors.server';
import { transact } from './transact.server';

const person = (id: string, email: string | null = null) => ({ id, name: 'Test', email });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

onEachDatabase('transactions', (db) => {
	test('a stranger neither reads an open transaction nor loses a write with its rollback', async () => {
		const [inside, outside] = [randomUUID(), randomUUID()];
		const rolledBack = transact(db(), async (tx) => {
			await tx.user.create({ data: person(inside) });
			await pause(150);
			throw new Error('roll back');
		});
		rolledBack.catch(() => {});
		await pause(40);
		const acknowledged = db().user.create({ data: person(outside) });
		const seen = await db().user.findMany({ where: { id: inside } });
		await acknowledged;
		await expect(rolledBack).rejects.toThrow('roll back');
		expect(seen).toEqual([]);
		expect(await db().user.findUnique({ where: { id: outside } })).not.toBeNull();
	});

	test('thirty read-then-write transactions at once all succeed', async () => {
		const ids = Array.from({ length: 30 }, () => randomUUID());
		await Promise.all(
			ids.map((id) =>
				transact(db(), async (tx) => {
					await tx.user.count();
					await tx.user.create({ data: person(id) });
				}),
			),
		);
		expect(await db().user.count({ where: { id: { in: ids } } })).toBe(30);
	});

	test('a failed transaction leaves the connection usable', async () => {
		const id = randomUUID();
		await expect(
			transact(db(), async (tx) => {
				await tx.user.create({ data: person(id) });
				await tx.user.create({ data: person(id) });
			}),
		).rejects.toThrow();
		expect(await db().user.findUnique({ where: { id } })).toBeNull();
	});

	test('unique violations are told apart by model and columns', async () => {
		const email = `${randomUUID()}@example.org`;
		const id = randomUUID();
		await db().user.create({ data: person(id, email) });
		const sameEmail = await db()
			.user.create({ data: person(randomUUID(), email) })
			.catch((error: unknown) => error);
		const sameId = await db()
			.user.create({ data: person(id) })
			.catch((error: unknown) => error);
		expect(isUniqueViolation(sameEmail, 'User', ['email'])).toBe(true);
		expect(isUniqueViolation(sameEmail, 'User', ['username'])).toBe(false);
		expect(isUniqueViolation(sameEmail, 'Session', ['email'])).toBe(false);
		expect(isUniqueViolation(sameId, 'User', ['id'])).toBe(true);
		expect(isUniqueViolation(new Error('something else'), 'User', ['email'])).toBe(false);
	});
});

test('a lock held by another process delays one write and poisons nothing (sqlite)', async () => {
	const database = await createTestDatabase('sqlite');
	const db = await openDatabase(database.url);
	const other = new Database(database.url.slice('file:'.length));
	other.exec('BEGIN');
	other.prepare('SELECT * FROM "User"').all();
	await transact(db, (tx) => tx.user.create({ data: person('reader-open') }));
	other.exec('COMMIT');
	other.exec('BEGIN IMMEDIATE');
	const locked = await db.user.create({ data: person('locked-out') }).catch((error: unknown) => error);
	other.exec('ROLLBACK');
	await transact(db, (tx) => tx.user.create({ data: person('afterwards') }));
	const ids = other.prepare('SELECT id FROM "User" ORDER BY id').pluck().all();
	expect(locked).toMatchObject({ code: 'P1008' });
	expect(ids).toEqual(['afterwards', 'reader-open']);
	other.close();
	await db.$disconnect();
	await database.remove();
});
