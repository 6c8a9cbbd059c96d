/** Real databases for tests: a fresh SQLite file, and a fresh PostgreSQL database when TEST_DATABASE_URL is set. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { type DatabaseKind, type Db, openDatabase } from '~/db/index.server';

const run = promisify(execFile);

/** An address and how to remove what is behind it. */
export interface TestDatabase {
	kind: DatabaseKind;
	url: string;
	remove(): Promise<void>;
}

async function migrate(url: string): Promise<void> {
	await run(process.execPath, ['--import', 'tsx', 'prisma/tools/migrate.ts', url]);
}

/** A new, migrated, empty database of `kind`. */
export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
	if (kind === 'sqlite') {
		const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-test-'));
		const url = `file:${path.join(folder, 'test.db')}`;
		await migrate(url);
		return { kind, url, remove: async () => fs.rmSync(folder, { recursive: true, force: true }) };
	}
	const server = process.env.TEST_DATABASE_URL;
	if (server === undefined) throw new Error('TEST_DATABASE_URL is not set.');
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	const asAdmin = async (sql: string) => {
		const client = new Client({ connectionString: server });
		await client.connect();
		await client.query(sql).finally(() => client.end());
	};
	await asAdmin(`CREATE DATABASE ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	await migrate(url.href);
	return { kind, url: url.href, remove: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** The databases this run can reach; `npm run verify` provides both. */
export const TEST_DATABASES: Array<DatabaseKind> =
	process.env.TEST_DATABASE_URL === undefined ? ['sqlite'] : ['sqlite', 'postgresql'];

/**
 * Declares the same tests once for each database. `db()` is the open client, `url()` its address; both are
 * there from the first test on. One database a call: tests inside must not depend on each other's rows.
 */
export function onEachDatabase(title: string, tests: (db: () => Db, url: () => string) => void): void {
	describe.each(TEST_DATABASES)(`${title} (%s)`, (kind) => {
		let database: TestDatabase | undefined;
		let client: Db | undefined;
		beforeAll(async () => {
			database = await createTestDatabase(kind);
			client = await openDatabase(database.url);
		});
		afterAll(async () => {
			await client?.$disconnect();
			await database?.remove();
		});
		const opened = <T>(value: T | undefined): T => {
			if (value === undefined) throw new Error('The database is open inside tests only.');
			return value;
		};
		tests(
			() => opened(client),
			() => opened(database).url,
		);
	});
}
