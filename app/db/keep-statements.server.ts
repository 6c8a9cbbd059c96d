/**
 * `@prisma/adapter-better-sqlite3` has SQLite compile every query anew: an eighth of the time of a write, a twentieth
 * of that of a page. This keeps the compiled statements of a connection. Queries come from a fixed set of code, so
 * there are a few hundred; the longest unused are forgotten.
 */
import type Database from 'better-sqlite3';
import { createLru } from '~/platform/lru';

const MOST_KEPT = 400;

type Statement = Database.Statement<Array<unknown>>;

/** What the adapter uses of a statement. A statement that is bound can never be bound again, so it is not bound. */
interface Usable {
	readonly reader: boolean;
	bind(args: Array<unknown>): Usable;
	run(): Database.RunResult;
	columns(): Array<Database.ColumnDefinition>;
	raw(): Usable;
	all(): Array<unknown>;
}

function usable(statement: Statement, args: Array<unknown>): Usable {
	const self: Usable = {
		reader: statement.reader,
		bind: (given) => usable(statement, given),
		run: () => statement.run(...args),
		columns: () => statement.columns(),
		raw: () => {
			statement.raw();
			return self;
		},
		all: () => statement.all(...args),
	};
	return self;
}

/**
 * Makes `client.prepare` give the same compiled statement for the same SQL. SQLite itself compiles one again when the
 * schema has changed.
 * @param adapter a connection of the adapter
 * @throws when the adapter no longer has its client where it was: look whether this is still needed then
 */
export function keepStatements(adapter: object): void {
	const client = Reflect.get(adapter, 'client') as Database.Database | undefined;
	if (typeof client?.prepare !== 'function') {
		throw new Error('The SQLite adapter has changed: see app/db/keep-statements.server.ts.');
	}
	const prepare = client.prepare.bind(client);
	const kept = createLru<string, Statement>(MOST_KEPT);
	Reflect.set(client, 'prepare', (sql: string): Usable => {
		const statement = kept.get(sql) ?? prepare(sql);
		kept.set(sql, statement);
		return usable(statement, []);
	});
}
