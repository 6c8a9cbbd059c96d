import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '~/db/index.server';
import { isPassword } from '~/features/auth/password.server';
import { demoAccountsFile, seedDemo } from '../../prisma/seed';
import { createTestDatabase, TEST_DATABASES } from '../support/database';

const temporaryFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-seed-'));

test.each(TEST_DATABASES)('the demo accounts are made once, and told while they work (%s)', async (kind) => {
	const database = await createTestDatabase(kind);
	const db = await openDatabase(database.url);
	const dataDir = temporaryFolder();
	try {
		const made = await seedDemo(db, { dataDir, demoPassword: null });
		expect(made.map(({ role, signInName }) => [role, signInName])).toEqual([
			['learner', 'learner'],
			['instructor', 'instructor'],
			['admin', 'admin'],
		]);
		expect(new Set(made.map(({ password }) => password)).size).toBe(3);
		for (const { userId, role, password } of made) {
			expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
			const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
			expect(user).toMatchObject({ role, username: role, email: null });
			expect(await isPassword(user.passwordHash, password)).toBe(true);
		}
		const file = demoAccountsFile(dataDir);
		expect(fs.statSync(file).mode & 0o777).toBe(0o600);
		expect(fs.readdirSync(dataDir)).toEqual(['demo-accounts.json']);
		expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(made);

		expect(await seedDemo(db, { dataDir, demoPassword: 'another password' })).toEqual(made);
		expect(await db.user.count()).toBe(3);

		// Who changed their password, or was deleted, is no longer told.
		const [learner, instructor, admin] = made;
		await db.user.update({ where: { username: 'learner' }, data: { passwordHash: null } });
		await db.user.delete({ where: { username: 'instructor' } });
		expect(await seedDemo(db, { dataDir, demoPassword: null })).toEqual([admin]);
		expect(learner?.userId).not.toBe(instructor?.userId);
	} finally {
		await db.$disconnect();
		await database.remove();
		fs.rmSync(dataDir, { recursive: true, force: true });
	}
});

test('DEMO_PASSWORD is everybody’s, and long enough', async () => {
	const database = await createTestDatabase('sqlite');
	const db = await openDatabase(database.url);
	const dataDir = temporaryFolder();
	try {
		await expect(seedDemo(db, { dataDir, demoPassword: 'short' })).rejects.toThrow(
			'DEMO_PASSWORD must have 10 to 200 characters.',
		);
		expect(await db.user.count()).toBe(0);
		const made = await seedDemo(db, { dataDir, demoPassword: 'the same for all' });
		expect(made.map(({ password }) => password)).toEqual(Array(3).fill('the same for all'));
	} finally {
		await db.$disconnect();
		await database.remove();
		fs.rmSync(dataDir, { recursive: true, force: true });
	}
});

test('a database with people in it gets no demo accounts, and a file of another database is not believed', async () => {
	const database = await createTestDatabase('sqlite');
	const db = await openDatabase(database.url);
	const dataDir = temporaryFolder();
	try {
		await db.user.create({ data: { id: 'someone', name: 'Someone' } });
		expect(await seedDemo(db, { dataDir, demoPassword: null })).toEqual([]);
		expect(fs.existsSync(demoAccountsFile(dataDir))).toBe(false);
		const stranger = { userId: 'elsewhere', role: 'admin', signInName: 'admin', password: 'some-password' };
		fs.writeFileSync(demoAccountsFile(dataDir), JSON.stringify([stranger]));
		expect(await seedDemo(db, { dataDir, demoPassword: null })).toEqual([]);
		expect(await db.user.count()).toBe(1);
	} finally {
		await db.$disconnect();
		await database.remove();
		fs.rmSync(dataDir, { recursive: true, force: true });
	}
});
