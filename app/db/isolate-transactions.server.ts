/**
 * `@prisma/adapter-better-sqlite3` has one connection and runs other callers' queries inside an open
 * transaction: an acknowledged write can vanish with a stranger's rollback. This wrapper makes one queue of it:
 * a transaction holds the connection from BEGIN to COMMIT or ROLLBACK, everything else waits its turn.
 *
 * Using the outer client inside `$transaction` therefore waits for itself until Prisma's timeout (P2028): pass
 * `tx` on. `docs/decisions/0005-sqlite-isolation.md` tells the story; `isolate-transactions.integration.test.ts`
 * holds the probes, to be run on every Prisma upgrade.
 */
import type {
	SqlDriverAdapter,
	SqlMigrationAwareDriverAdapterFactory,
	SqlQuery,
	Transaction,
} from '@prisma/driver-adapter-utils';
import { keepStatements } from './keep-statements.server';

type Release = () => void;

/** A first-in, first-out lock. */
function createLock(): () => Promise<Release> {
	let tail: Promise<void> = Promise.resolve();
	return async () => {
		let release: Release = () => {};
		const turn = tail;
		tail = new Promise<void>((resolve) => {
			release = resolve;
		});
		await turn;
		return release;
	};
}

function isolate(inner: SqlDriverAdapter): SqlDriverAdapter {
	const acquire = createLock();
	async function alone<T>(work: () => Promise<T>): Promise<T> {
		const release = await acquire();
		try {
			return await work();
		} finally {
			release();
		}
	}
	return {
		provider: inner.provider,
		adapterName: inner.adapterName,
		getConnectionInfo: inner.getConnectionInfo?.bind(inner),
		queryRaw: (query: SqlQuery) => alone(() => inner.queryRaw(query)),
		executeRaw: (query: SqlQuery) => alone(() => inner.executeRaw(query)),
		executeScript: (script: string) => alone(() => inner.executeScript(script)),
		dispose: () => inner.dispose(),
		async startTransaction(level) {
			const release = await acquire();
			try {
				return holdUntilEnd(await inner.startTransaction(level), release);
			} catch (error) {
				release();
				throw error;
			}
		},
	};
}

/** The transaction with a `commit` and `rollback` that give the connection back, whether they succeed or not. */
function holdUntilEnd(transaction: Transaction, release: Release): Transaction {
	async function end(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} finally {
			release();
		}
	}
	return {
		provider: transaction.provider,
		adapterName: transaction.adapterName,
		options: transaction.options,
		queryRaw: (query) => transaction.queryRaw(query),
		executeRaw: (query) => transaction.executeRaw(query),
		commit: () => end(() => transaction.commit()),
		rollback: () => end(() => transaction.rollback()),
		...(transaction.createSavepoint && {
			createSavepoint: transaction.createSavepoint.bind(transaction),
		}),
		...(transaction.rollbackToSavepoint && {
			rollbackToSavepoint: transaction.rollbackToSavepoint.bind(transaction),
		}),
		...(transaction.releaseSavepoint && {
			releaseSavepoint: transaction.releaseSavepoint.bind(transaction),
		}),
	};
}

/**
 * @param factory the better-sqlite3 adapter factory
 * @param pragmas SQL that runs once on each new connection
 */
export function isolateTransactions(
	factory: SqlMigrationAwareDriverAdapterFactory,
	pragmas: string,
): SqlMigrationAwareDriverAdapterFactory {
	return {
		provider: factory.provider,
		adapterName: factory.adapterName,
		connectToShadowDb: () => factory.connectToShadowDb(),
		async connect() {
			const inner = await factory.connect();
			await inner.executeScript(pragmas);
			keepStatements(inner);
			return isolate(inner);
		},
	};
}
