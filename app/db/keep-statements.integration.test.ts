import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { keepStatements } from './keep-statements.server';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-statements-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('the same SQL is compiled once, with other values and in the form the adapter asks for', () => {
	const client = new Database(path.join(folder, 'a.db'));
	let compiled = 0;
	const prepare = client.prepare.bind(client);
	client.prepare = (sql: string) => {
		compiled += 1;
		return prepare(sql);
	};
	keepStatements({ client });
	client.exec('CREATE TABLE t (id INTEGER, name TEXT)');
	for (const id of [1, 2, 3]) {
		const { changes } = client
			.prepare('INSERT INTO t VALUES (?, ?)')
			.bind([id, `n${id}`])
			.run();
		expect(changes).toBe(1);
	}
	for (const id of [3, 1]) {
		const statement = client.prepare('SELECT id, name FROM t WHERE id = ?').bind([id]);
		expect(statement.reader).toBe(true);
		expect(statement.columns().map(({ name, type }) => [name, type])).toEqual([
			['id', 'INTEGER'],
			['name', 'TEXT'],
		]);
		expect(statement.raw().all()).toEqual([[id, `n${id}`]]);
	}
	expect(compiled).toBe(2);
	// Another schema under the same SQL.
	client.exec('DROP TABLE t; CREATE TABLE t (id TEXT, name TEXT); INSERT INTO t VALUES (1, 2)');
	expect(client.prepare('SELECT id, name FROM t WHERE id = ?').bind(['1']).raw().all()).toEqual([['1', '2']]);
	client.close();
});

test('an adapter without its client is told', () => {
	expect(() => keepStatements({})).toThrow('keep-statements.server.ts');
});
