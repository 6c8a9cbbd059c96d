/** Writes prisma/postgresql/schema.prisma from prisma/schema.prisma: `npm run db:derive`. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { schemaFile } from './paths';

/**
 * The PostgreSQL schema that belongs to a SQLite source schema.
 * @throws when the source has no SQLite datasource or no client output to replace.
 */
export function derivePostgresqlSchema(source: string): string {
	const derived = source
		.replace('provider = "sqlite"', 'provider = "postgresql"')
		.replace('"../app/db/generated/sqlite"', '"../../app/db/generated/postgresql"')
		.replace(
			/^\/\/ The one source of models\.[\s\S]*?\n\n/,
			'// Derived from prisma/schema.prisma by `npm run db:derive`. Do not edit.\n\n',
		);
	if (!derived.includes('provider = "postgresql"') || !derived.includes('generated/postgresql')) {
		throw new Error(
			'prisma/schema.prisma must have provider = "sqlite" and output = "../app/db/generated/sqlite".',
		);
	}
	return derived;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const target = schemaFile('postgresql');
	fs.mkdirSync(path.dirname(target), { recursive: true });
	fs.writeFileSync(target, derivePostgresqlSchema(fs.readFileSync(schemaFile('sqlite'), 'utf8')));
}
