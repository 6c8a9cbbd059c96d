import fs from 'node:fs';
import path from 'node:path';
import { migrationsFolder, type Provider } from './paths';
import type { Migration } from './schema-engine';

/** A provider's migrations in the order they apply. */
export function readMigrations(provider: Provider): Array<Migration> {
	const folder = migrationsFolder(provider);
	return fs
		.readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort()
		.map((name) => ({ name, sql: fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') }));
}
