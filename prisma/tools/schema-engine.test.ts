/** Holds what we rely on of `@prisma/schema-engine-wasm`, which is internal to Prisma: to be read on every upgrade. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

const run = promisify(execFile);

const PATIENCE_MS = 60_000;

async function engine(...args: Array<string>): Promise<string> {
	const { stdout } = await run(process.execPath, [
		'--import',
		'tsx',
		'tests/support/schema-engine.ts',
		...args,
	]);
	return stdout;
}

const schema = (fields: string) => `datasource db {
  provider = "sqlite"
}

model Thing {
  id String @id
${fields}}
`;

// What it writes for PostgreSQL needs a server: tests/integration/schema.test.ts.
test('writes SQL from nothing, between schemas, and none without a change', {
	timeout: PATIENCE_MS,
}, async () => {
	const diff = (before: string, after: string) => engine('diff', 'file::memory:', before, after);
	const [plain, withNote] = [schema(''), schema('  note String?\n')];
	const first = await diff('', plain);
	expect(first).toMatch(/CREATE TABLE "Thing" \(\s+"id" TEXT NOT NULL/);
	const second = await diff(plain, withNote);
	expect(second).toMatch(/ALTER TABLE "Thing" ADD COLUMN\s+"note" TEXT;/);
	expect(second).not.toContain('CREATE TABLE');
	const third = await diff(withNote, withNote);
	expect(third.replace('-- This is an empty migration.', '').trim()).toBe('');
});

test('applies migrations in order, stops at one that fails, and remembers which', {
	timeout: PATIENCE_MS,
}, async () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-engine-'));
	const file = path.join(folder, 'test.db');
	const first = {
		name: '20260101000000_first',
		sql: 'CREATE TABLE "Thing" ("id" TEXT NOT NULL PRIMARY KEY);',
	};
	const broken = { name: '20260102000000_broken', sql: 'ALTER TABLE "Nothing" ADD COLUMN "note" TEXT;' };
	const never = { name: '20260103000000_never', sql: 'ALTER TABLE "Thing" ADD COLUMN "never" TEXT;' };
	const apply = (...migrations: Array<typeof first>) =>
		engine('apply', `file:${file}`, schema(''), JSON.stringify(migrations));
	try {
		expect(await apply(first)).toBe('20260101000000_first\n');
		await expect(apply(first, broken, never)).rejects.toThrow('Nothing');
		const database = new Database(file, { readonly: true });
		const history = database
			.prepare('SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations ORDER BY started_at')
			.raw()
			.all();
		const columns = database.prepare(`SELECT name FROM pragma_table_info('Thing')`).pluck().all();
		database.close();
		expect(history).toEqual([
			['20260101000000_first', 1],
			['20260102000000_broken', 0],
		]);
		expect(columns).toEqual(['id']);
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
});
