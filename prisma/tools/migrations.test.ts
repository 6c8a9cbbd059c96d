import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readMigrations } from './migrations';
import { migrationsFolder, PROVIDERS, SNAPSHOT_FILE, schemaFile } from './paths';

test('the schema has no change without a migration: npm run db:migration -- NAME', () => {
	expect(fs.readFileSync(SNAPSHOT_FILE, 'utf8')).toBe(fs.readFileSync(schemaFile('sqlite'), 'utf8'));
});

test('every migration is there for both databases, named after its time', () => {
	const [sqlite, postgresql] = PROVIDERS.map((provider) => readMigrations(provider).map(({ name }) => name));
	expect(sqlite).toEqual(postgresql);
	expect(sqlite?.length).toBeGreaterThan(0);
	for (const name of sqlite ?? []) expect(name).toMatch(/^20\d{12}_[a-z0-9_]+$/);
});

test.each(PROVIDERS)('the migrations of %s have SQL, and their lock names the provider', (provider) => {
	for (const { sql } of readMigrations(provider))
		expect(sql).toMatch(/\b(CREATE|ALTER|DROP|INSERT|UPDATE)\b/);
	const lock = fs.readFileSync(path.join(migrationsFolder(provider), 'migration_lock.toml'), 'utf8');
	expect(lock).toContain(`provider = "${provider}"`);
});
