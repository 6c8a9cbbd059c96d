/**
 * Prisma's schema engine from npm (`@prisma/schema-engine-wasm`), so that no step downloads a binary.
 * It is internal to Prisma and bound to one exact version: everything that knows its shape is in this file,
 * and `schema-engine.test.ts` tells when an upgrade changes it.
 *
 * One instance a process, and a process of its own: the engine keeps the SQLite file locked afterwards.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
	bindMigrationAwareSqlAdapterFactory,
	type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { Provider } from './paths';

/** One migration folder: `<timestamp>_<name>` and the text of its migration.sql. */
export interface Migration {
	name: string;
	sql: string;
}

interface Engine {
	diff(input: unknown): Promise<{ stdout?: string | null }>;
	applyMigrations(input: unknown): Promise<{ appliedMigrationNames: Array<string> }>;
}

const FILTERS = { externalTables: [], externalEnums: [] };
const require = createRequire(import.meta.url);

async function openEngine(
	adapter: SqlMigrationAwareDriverAdapterFactory,
	datamodels: Array<[path: string, content: string]>,
): Promise<Engine> {
	const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg' as string);
	const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
	const wasm = new WebAssembly.Module(fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm')));
	const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': bindings });
	bindings.__wbg_set_wasm(instance.exports);
	(instance.exports.__wbindgen_start as () => void)();
	Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { message: '', set_message() {} } });
	return bindings.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
}

/**
 * The SQL that turns `before` (null: an empty database) into `after`, both Prisma schemas of one provider.
 * The adapter is only used to tell the dialect; nothing is written.
 */
export async function diffSchemas(
	adapter: SqlMigrationAwareDriverAdapterFactory,
	before: string | null,
	after: string,
): Promise<string> {
	const engine = await openEngine(adapter, [['schema.prisma', after]]);
	const asFiles = (content: string) => ({
		tag: 'schemaDatamodel',
		files: [{ path: 'schema.prisma', content }],
	});
	const { stdout } = await engine.diff({
		from: before === null ? { tag: 'empty' } : asFiles(before),
		to: asFiles(after),
		script: true,
		exitCode: null,
		shadowDatabaseUrl: null,
		filters: FILTERS,
	});
	return stdout ?? '';
}

/** Applies what the database has not had yet. @returns the names applied, in order. */
export async function applyMigrations(
	adapter: SqlMigrationAwareDriverAdapterFactory,
	provider: Provider,
	schema: string,
	migrations: Array<Migration>,
): Promise<Array<string>> {
	const engine = await openEngine(adapter, [['schema.prisma', schema]]);
	const { appliedMigrationNames } = await engine.applyMigrations({
		migrationsList: {
			baseDir: 'prisma/migrations',
			lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
			shadowDbInitScript: '',
			migrationDirectories: migrations.map(({ name, sql }) => ({
				path: name,
				migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
			})),
		},
		filters: FILTERS,
	});
	return appliedMigrationNames;
}
