/**
 * The schema engine for tests, in a process of its own because it can be used once a process and keeps an SQLite file
 * locked: `tsx tests/support/schema-engine.ts diff URL BEFORE AFTER` prints the SQL between two Prisma schemas (an empty
 * BEFORE for none), `… apply URL SCHEMA MIGRATIONS` applies a JSON list of migrations to an SQLite file.
 */
import { migrationAdapter } from '../../prisma/tools/adapters';
import { applyMigrations, diffSchemas, type Migration } from '../../prisma/tools/schema-engine';

const [command, url = '', first = '', second = ''] = process.argv.slice(2);
try {
	if (command === 'diff') {
		process.stdout.write(await diffSchemas(migrationAdapter(url), first === '' ? null : first, second));
	} else {
		const migrations: Array<Migration> = JSON.parse(second);
		console.log((await applyMigrations(migrationAdapter(url), 'sqlite', first, migrations)).join('\n'));
	}
	process.exit(0);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
