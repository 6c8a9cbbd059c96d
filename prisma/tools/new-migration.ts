/**
 * Writes one migration for both databases: `npm run db:migration -- NAME`.
 * Compares prisma/schema.prisma with the snapshot of the last migration, so no shadow database is needed.
 * Read the SQL before you commit it: SQLite rebuilds a table for many changes.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationAdapter } from './adapters';
import { derivePostgresqlSchema } from './derive';
import { migrationsFolder, PROVIDERS, type Provider, SNAPSHOT_FILE, schemaFile } from './paths';
import { diffSchemas } from './schema-engine';
import { startTemporaryPostgres } from './temporary-postgres.mjs';

const [first, second, third] = process.argv.slice(2);

/** The engine can be instantiated once a process, so each provider's diff runs in a child of this script. */
async function printDiff(provider: Provider, url: string): Promise<void> {
	const forProvider = (source: string) => (provider === 'sqlite' ? source : derivePostgresqlSchema(source));
	const before = fs.existsSync(SNAPSHOT_FILE) ? forProvider(fs.readFileSync(SNAPSHOT_FILE, 'utf8')) : null;
	const after = forProvider(fs.readFileSync(schemaFile('sqlite'), 'utf8'));
	process.stdout.write(await diffSchemas(migrationAdapter(url), before, after));
	process.exit(0);
}

async function writeMigrations(name: string): Promise<void> {
	const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
	const postgres = await startTemporaryPostgres();
	const scripts = PROVIDERS.map((provider) => {
		const url = provider === 'sqlite' ? 'file::memory:' : postgres.url;
		const child = spawnSync('npx', ['tsx', fileURLToPath(import.meta.url), '--diff', provider, url], {
			encoding: 'utf8',
		});
		if (child.status !== 0) throw new Error(`${provider}: ${child.stderr}`);
		return { provider, sql: child.stdout };
	});
	await postgres.stop();
	if (scripts.every(({ sql }) => sql.trim() === '' || sql.includes('This is an empty migration'))) {
		console.log('prisma/schema.prisma has not changed since the last migration.');
		return;
	}
	for (const { provider, sql } of scripts) {
		const folder = path.join(migrationsFolder(provider), `${stamp}_${name}`);
		fs.mkdirSync(folder, { recursive: true });
		fs.writeFileSync(path.join(folder, 'migration.sql'), sql);
		fs.writeFileSync(
			path.join(migrationsFolder(provider), 'migration_lock.toml'),
			`provider = "${provider}"\n`,
		);
		console.log(`wrote ${path.relative(process.cwd(), folder)}/migration.sql`);
	}
	fs.copyFileSync(schemaFile('sqlite'), SNAPSHOT_FILE);
}

if (first === '--diff' && (second === 'sqlite' || second === 'postgresql') && third !== undefined)
	await printDiff(second, third);
else if (first !== undefined && /^[a-z0-9_]+$/.test(first)) await writeMigrations(first);
else {
	console.error('usage: npm run db:migration -- NAME   (lower-case letters, digits and _)');
	process.exit(1);
}
