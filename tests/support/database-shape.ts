/** What a database looks like to the product, so that two can be compared whatever order they were built in. */
import Database from 'better-sqlite3';
import { Client } from 'pg';

/** Lines such as `table User column email TEXT null`, sorted. Prisma's own table is left out. */
export type Shape = Array<string>;

const asLine = (row: unknown) => JSON.stringify(row);

function sqliteShape(file: string): Shape {
	const database = new Database(file, { readonly: true });
	try {
		const tables = database
			.prepare(
				`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_prisma_migrations'`,
			)
			.pluck()
			.all();
		const all = (sql: string, ...values: Array<unknown>) => database.prepare(sql).all(...values);
		return tables.flatMap((table) => [
			...all(
				`SELECT 'column' AS what, ? AS "table", name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)`,
				table,
				table,
			).map(asLine),
			...all(
				`SELECT 'index' AS what, ? AS "table", list."unique", list.origin,
					(SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(list.name) ORDER BY seqno)) AS columns
				FROM pragma_index_list(?) AS list`,
				table,
				table,
			).map(asLine),
			...all(
				`SELECT 'reference' AS what, ? AS "table", "from", "table" AS target, "to", on_update, on_delete
				FROM pragma_foreign_key_list(?)`,
				table,
				table,
			).map(asLine),
		]);
	} finally {
		database.close();
	}
}

const POSTGRES_QUERIES = [
	`SELECT 'column' AS what, table_name, column_name, udt_name, is_nullable, column_default, datetime_precision
	FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
	`SELECT 'index' AS what, tablename, indexname, indexdef
	FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
	`SELECT 'constraint' AS what, conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition
	FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations'`,
	`SELECT 'enum' AS what, typname, string_agg(enumlabel, ',' ORDER BY enumsortorder) AS labels
	FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid GROUP BY typname`,
];

async function postgresShape(url: string): Promise<Shape> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		const lines: Shape = [];
		for (const query of POSTGRES_QUERIES) lines.push(...(await client.query(query)).rows.map(asLine));
		return lines;
	} finally {
		await client.end();
	}
}

/** @param url `file:/…` or `postgresql://…` */
export async function databaseShape(url: string): Promise<Shape> {
	const lines = url.startsWith('file:') ? sqliteShape(url.slice('file:'.length)) : await postgresShape(url);
	return lines.sort();
}

/** Runs SQL, any number of statements, past Prisma. */
export async function runSql(url: string, sql: string): Promise<void> {
	if (url.startsWith('file:')) {
		const database = new Database(url.slice('file:'.length));
		database.exec(sql);
		database.close();
		return;
	}
	const client = new Client({ connectionString: url });
	await client.connect();
	await client.query(sql).finally(() => client.end());
}
