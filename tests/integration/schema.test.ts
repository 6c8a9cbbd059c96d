import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '~/db/index.server';
import { providerOf } from '../../prisma/tools/adapters';
import { readMigrations } from '../../prisma/tools/migrations';
import { schemaFile } from '../../prisma/tools/paths';
import { createTestDatabase, TEST_DATABASES } from '../support/database';
import { databaseShape, runSql } from '../support/database-shape';

const run = promisify(execFile);

const tsx = (...args: Array<string>) => run(process.execPath, ['--import', 'tsx', ...args]);

/** An empty database beside the one at `url`. */
async function emptyDatabase(url: string): Promise<{ url: string; remove(): Promise<void> }> {
	if (providerOf(url) === 'sqlite') {
		const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-shape-'));
		return {
			url: `file:${path.join(folder, 'empty.db')}`,
			remove: async () => fs.rmSync(folder, { recursive: true, force: true }),
		};
	}
	const name = `shape_${randomUUID().replaceAll('-', '')}`;
	await runSql(url, `CREATE DATABASE ${name}`);
	const empty = new URL(url);
	empty.pathname = `/${name}`;
	return { url: empty.href, remove: () => runSql(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

describe.each(TEST_DATABASES)('migrations (%s)', (kind) => {
	test('build exactly what the schema says', async () => {
		const schema = fs.readFileSync(schemaFile(kind), 'utf8');
		const migrated = await createTestDatabase(kind);
		const fresh = await emptyDatabase(migrated.url);
		try {
			const { stdout: sql } = await tsx('tests/support/schema-engine.ts', 'diff', fresh.url, '', schema);
			await runSql(fresh.url, sql);
			const shape = await databaseShape(fresh.url);
			expect(shape.length).toBeGreaterThan(50);
			expect(await databaseShape(migrated.url)).toEqual(shape);
			// And the comparison would see a difference.
			await runSql(fresh.url, 'DROP INDEX "Session_userId_idx"');
			await runSql(fresh.url, 'ALTER TABLE "User" ADD COLUMN "planted" TEXT');
			const changed = await databaseShape(fresh.url);
			expect(shape.filter((line) => !changed.includes(line))).toHaveLength(1);
			expect(changed.filter((line) => !shape.includes(line))).toHaveLength(1);
		} finally {
			await fresh.remove();
			await migrated.remove();
		}
	});

	test('do nothing the second time, and keep the rows', async () => {
		const database = await createTestDatabase(kind);
		try {
			await runSql(database.url, `INSERT INTO "User" ("id", "name") VALUES ('someone', 'Test')`);
			const before = await databaseShape(database.url);
			const { stdout } = await tsx('prisma/tools/migrate.ts', database.url);
			expect(stdout.trim()).toBe('Database is up to date.');
			expect(await databaseShape(database.url)).toEqual(before);
			const db = await openDatabase(database.url);
			expect(await db.user.findMany({ select: { id: true, role: true } })).toEqual([
				{ id: 'someone', role: 'learner' },
			]);
			await db.$disconnect();
		} finally {
			await database.remove();
		}
	});

	test('make an empty database ready, and say what was applied', async () => {
		const database = await createTestDatabase(kind);
		const empty = await emptyDatabase(database.url);
		try {
			const { stdout } = await tsx('prisma/tools/migrate.ts', empty.url);
			expect(stdout.trim()).toBe(
				`Applied ${readMigrations(kind)
					.map(({ name }) => name)
					.join(', ')}.`,
			);
		} finally {
			await empty.remove();
			await database.remove();
		}
	});
});
