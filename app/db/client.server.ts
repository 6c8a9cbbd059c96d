import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { isolateTransactions } from './isolate-transactions.server';

/**
 * The database. Types come from the SQLite client, the smaller language: what compiles against it exists on
 * PostgreSQL too (`docs/decisions/0003-two-databases.md`).
 */
export type Db = PrismaClient;
/** Inside `transact`: pass this on, never the outer client. */
export type Tx = Prisma.TransactionClient;
/** For functions that may run inside a transaction or alone. */
export type DbOrTx = Db | Tx;

/** How long better-sqlite3 may wait for another process's lock; it blocks the event loop meanwhile. */
const SQLITE_BUSY_MS = 200;
const PRAGMAS = `PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=${SQLITE_BUSY_MS}; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;`;

const POSTGRES_POOL = { max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 10_000 };

/** Which database an open client talks to. */
export type DatabaseKind = 'sqlite' | 'postgresql';

export function databaseKind(url: string): DatabaseKind {
	return url.startsWith('file:') ? 'sqlite' : 'postgresql';
}

/**
 * Opens a client for `url`: `file:/absolute/path` or `postgresql://…`. The schema must be there already
 * (`prisma/tools/migrate.ts`). The caller ends it with `$disconnect()`.
 * @throws when a SQLite file cannot be opened or is locked.
 */
export async function openDatabase(url: string): Promise<Db> {
	if (databaseKind(url) === 'sqlite') {
		const [{ PrismaClient }, { PrismaBetterSqlite3 }] = await Promise.all([
			import('./generated/sqlite/client'),
			import('@prisma/adapter-better-sqlite3'),
		]);
		const adapter = isolateTransactions(new PrismaBetterSqlite3({ url, timeout: SQLITE_BUSY_MS }), PRAGMAS);
		// Connect now: the pragmas change the file's journal mode, which needs a moment without readers.
		const db = new PrismaClient({ adapter });
		await db.$connect();
		return db;
	}
	const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
		import('./generated/postgresql/client'),
		import('@prisma/adapter-pg'),
	]);
	// The two clients differ in the type of `$transaction` only; see the note on `Db`.
	return new PrismaClient({
		adapter: new PrismaPg({ connectionString: url, ...POSTGRES_POOL }),
	}) as unknown as Db;
}
