/**
 * Published versions of questions. A version is immutable, so it is read from the database once and kept in memory.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Item, parseItem } from '~/core/kinds';
import { type Db, type DbOrTx, isUniqueViolation } from '~/db/index.server';
import { createLru } from '~/platform/lru';

const pinnedItems = z.array(z.object({ itemId: z.string(), versionId: z.string() }));

/** What an attempt asks: ids of items with the version of each, in the order shown. */
export type PinnedItems = z.infer<typeof pinnedItems>;

/** Reads `Attempt.items`. @throws ZodError for what no version of ours has written */
export function parsePinned(stored: unknown): PinnedItems {
	return pinnedItems.parse(stored);
}

const versions = createLru<string, Item>(4_000);
/** What each database is known to have; one process may speak to several. */
const publishedIn = new WeakMap<Db, ReturnType<typeof createLru<string, true>>>();

/** SHA-256 (hex) of a definition: the same definition is the same version. */
export function versionIdOf(item: Item): string {
	return createHash('sha256').update(JSON.stringify(item)).digest('hex');
}

/** Stores the versions that the database has not seen; returns what an attempt pins. Call outside a transaction. */
export async function publishItems(db: Db, courseId: string, items: Array<Item>): Promise<PinnedItems> {
	const published = publishedIn.get(db) ?? createLru<string, true>(4_000);
	publishedIn.set(db, published);
	const pinned = items.map((item) => ({ itemId: item.id, versionId: versionIdOf(item), item }));
	for (const { itemId, versionId, item } of pinned) {
		if (published.get(versionId)) continue;
		const known = await db.itemVersion.findUnique({ where: { id: versionId }, select: { id: true } });
		if (known === null) {
			const definition = JSON.parse(JSON.stringify(item));
			try {
				await db.itemVersion.create({ data: { id: versionId, courseId, itemId, definition } });
			} catch (error) {
				// Somebody else published the same version at the same moment: it is there.
				if (!isUniqueViolation(error, 'ItemVersion', ['id'])) throw error;
			}
		}
		published.set(versionId, true);
	}
	return pinned.map(({ itemId, versionId }) => ({ itemId, versionId }));
}

/**
 * The questions of these versions, in the order given, with their keys: server only.
 * @throws Error when one is missing
 */
export async function loadItems(db: DbOrTx, pinned: PinnedItems): Promise<Array<Item>> {
	const found = new Map<string, Item>();
	const missing = new Set<string>();
	for (const { versionId } of pinned) {
		const item = versions.get(versionId);
		if (item === undefined) missing.add(versionId);
		else found.set(versionId, item);
	}
	if (missing.size > 0) {
		const rows = await db.itemVersion.findMany({
			where: { id: { in: [...missing] } },
			select: { id: true, definition: true },
		});
		for (const row of rows) {
			const item = parseItem(row.definition);
			versions.set(row.id, item);
			found.set(row.id, item);
		}
	}
	return pinned.map(({ itemId, versionId }) => {
		const item = found.get(versionId);
		if (item === undefined) throw new Error(`Item version of ${itemId} is missing.`);
		return item;
	});
}
