import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Provider } from './paths';

/** The provider that a DATABASE_URL names: `file:` is SQLite, `postgres:` and `postgresql:` PostgreSQL. */
export function providerOf(url: string): Provider {
	return url.startsWith('file:') ? 'sqlite' : 'postgresql';
}

/** A plain driver adapter for migrations; the product itself uses `app/db/client.server.ts`. */
export function migrationAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
	return providerOf(url) === 'sqlite'
		? new PrismaBetterSqlite3({ url })
		: new PrismaPg({ connectionString: url });
}
