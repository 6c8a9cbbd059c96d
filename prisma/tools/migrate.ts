/**
 * Brings the database of DATABASE_URL (or of the first argument) up to date: `tsx prisma/tools/migrate.ts [URL]`.
 * A process of its own, because the engine keeps the SQLite file locked until it ends.
 */
import fs from 'node:fs';
import { databaseUrl } from '../../app/platform/database-url';
import { migrationAdapter, providerOf } from './adapters';
import { readMigrations } from './migrations';
import { schemaFile } from './paths';
import { applyMigrations } from './schema-engine';

/** An empty variable counts as not set, as everywhere. */
const setting = (name: string) => process.env[name] || undefined;

try {
	const url = databaseUrl(process.argv[2] ?? setting('DATABASE_URL'), setting('DATA_DIR'));
	const provider = providerOf(url);
	const applied = await applyMigrations(
		migrationAdapter(url),
		provider,
		fs.readFileSync(schemaFile(provider), 'utf8'),
		readMigrations(provider),
	);
	console.log(applied.length === 0 ? 'Database is up to date.' : `Applied ${applied.join(', ')}.`);
	process.exit(0);
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exit(1);
}
