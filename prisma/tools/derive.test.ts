import fs from 'node:fs';
import { expect, test } from 'vitest';
import { derivePostgresqlSchema } from './derive';
import { schemaFile } from './paths';

const source = fs.readFileSync(schemaFile('sqlite'), 'utf8');

test('the committed PostgreSQL schema is the derived one: npm run db:derive', () => {
	expect(fs.readFileSync(schemaFile('postgresql'), 'utf8')).toBe(derivePostgresqlSchema(source));
});

test('only the head differs: provider, output, and the remark', () => {
	const derived = derivePostgresqlSchema(source);
	const models = (schema: string) => schema.slice(schema.indexOf('enum Role'));
	expect(models(derived)).toBe(models(source));
	expect(derived).toContain('provider = "postgresql"');
	expect(derived).toContain('output   = "../../app/db/generated/postgresql"');
	expect(derived).not.toContain('sqlite');
	expect(derived.split('\n')[0]).toMatch(/^\/\/ Derived .* Do not edit\.$/);
});

test.each([
	['no SQLite datasource', source.replace('provider = "sqlite"', 'provider = "mysql"')],
	['no client output', source.replace('../app/db/generated/sqlite', '../elsewhere')],
])('a source with %s is refused', (_, broken) => {
	expect(() => derivePostgresqlSchema(broken)).toThrow('prisma/schema.prisma must have provider = "sqlite"');
});
