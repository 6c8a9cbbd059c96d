/** Counts what really goes to the database: statements, however a client or a feature came to send them. */
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { vi } from 'vitest';

/** Statements that only frame a transaction. */
const FRAME = /^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/** Text of a query as `pg` takes it: a string, or an object that holds one. */
function textOf(query: unknown): string {
	if (typeof query === 'string') return query;
	if (typeof query === 'object' && query !== null && 'text' in query) return String(query.text);
	return '';
}

/** @returns the statements that `work` sent, in order. One at a time: all clients of the process are watched. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Array<string>> {
	const seen: Array<string> = [];
	const note = (text: string) => {
		if (!FRAME.test(text)) seen.push(text);
	};
	const { query } = Client.prototype;
	const statement: Sqlite.Statement = Object.getPrototypeOf(new Sqlite(':memory:').prepare('SELECT 1'));
	const sqlite = (['all', 'get', 'run', 'iterate'] as const).map((method) => {
		const original = statement[method];
		return vi.spyOn(statement, method).mockImplementation(function (this: Sqlite.Statement, ...args) {
			note(this.source);
			return Reflect.apply(original, this, args);
		});
	});
	const postgres = vi.spyOn(Client.prototype, 'query').mockImplementation(function (
		this: Client,
		...args: Array<unknown>
	) {
		note(textOf(args[0]));
		return Reflect.apply(query, this, args);
	});
	try {
		await work();
	} finally {
		for (const spy of sqlite) spy.mockRestore();
		postgres.mockRestore();
	}
	return seen;
}
