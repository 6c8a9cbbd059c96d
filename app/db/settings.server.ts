import type { DatabaseKind, DbOrTx } from './client.server';
import { Prisma } from './generated/sqlite/client';

/**
 * Writes one setting of the site, over an earlier value. Raw, because Prisma's upsert reads before it writes: two
 * admins who save at once would fail.
 */
export async function writeSetting(
	db: DbOrTx,
	kind: DatabaseKind,
	{ key, value, at }: { key: string; value: string | boolean; at: Date },
): Promise<void> {
	const json = JSON.stringify(value);
	const stored = kind === 'sqlite' ? Prisma.sql`${json}` : Prisma.sql`${json}::jsonb`;
	await db.$executeRaw`
		INSERT INTO "SiteSetting" ("key", "value", "at") VALUES (${key}, ${stored}, ${at})
		ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value", "at" = excluded."at"`;
}

/** Bytes that the database takes on disk. */
export async function databaseBytes(db: DbOrTx, kind: DatabaseKind): Promise<number> {
	const rows =
		kind === 'sqlite'
			? await db.$queryRaw<Array<{ bytes: number | bigint }>>`
				SELECT page_count * page_size AS "bytes" FROM pragma_page_count(), pragma_page_size()`
			: await db.$queryRaw<Array<{ bytes: number | bigint }>>`
				SELECT pg_database_size(current_database()) AS "bytes"`;
	return Number(rows[0]?.bytes ?? 0);
}
