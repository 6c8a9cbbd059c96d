import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AnswerChange } from '../protocol';

/** A change that the server has not acknowledged, kept in this browser until it has. */
export interface KeptChange extends AnswerChange {
	attemptId: string;
	/** Keys sent for this item from this browser and possibly saved: such a revision on the server is our own. */
	sentKeys: Array<string>;
}

/** Where changes wait. One change per item: a newer one replaces an older one. */
export interface OutboxStore {
	put(change: KeptChange): Promise<void>;
	list(attemptId: string): Promise<Array<KeptChange>>;
	/** Removes the item's change if it is still the one with `key`. */
	remove(attemptId: string, itemId: string, key: string): Promise<void>;
	clear(attemptId: string): Promise<void>;
}

interface Schema extends DBSchema {
	changes: { key: [string, string]; value: KeptChange; indexes: { attempt: string } };
}

function indexedDbStore(database: IDBPDatabase<Schema>): OutboxStore {
	return {
		async put(change) {
			await database.put('changes', change);
		},
		list: (attemptId) => database.getAllFromIndex('changes', 'attempt', attemptId),
		async remove(attemptId, itemId, key) {
			const transaction = database.transaction('changes', 'readwrite');
			const kept = await transaction.store.get([attemptId, itemId]);
			if (kept?.key === key) await transaction.store.delete([attemptId, itemId]);
			await transaction.done;
		},
		async clear(attemptId) {
			const transaction = database.transaction('changes', 'readwrite');
			for (const key of await transaction.store.index('attempt').getAllKeys(attemptId)) {
				await transaction.store.delete(key);
			}
			await transaction.done;
		},
	};
}

/** Keeps changes for this page only: what is left when the browser forbids IndexedDB. */
export function memoryStore(): OutboxStore {
	const kept = new Map<string, KeptChange>();
	const at = (attemptId: string, itemId: string) => `${attemptId} ${itemId}`;
	return {
		async put(change) {
			kept.set(at(change.attemptId, change.itemId), change);
		},
		list: async (attemptId) => [...kept.values()].filter((change) => change.attemptId === attemptId),
		async remove(attemptId, itemId, key) {
			if (kept.get(at(attemptId, itemId))?.key === key) kept.delete(at(attemptId, itemId));
		},
		async clear(attemptId) {
			for (const change of [...kept.values()]) {
				if (change.attemptId === attemptId) kept.delete(at(attemptId, change.itemId));
			}
		},
	};
}

/** The browser's store; survives a closed tab and a cut network. */
export async function openOutboxStore(): Promise<OutboxStore> {
	try {
		return indexedDbStore(
			await openDB<Schema>('lectern-outbox', 1, {
				upgrade(database) {
					const changes = database.createObjectStore('changes', { keyPath: ['attemptId', 'itemId'] });
					changes.createIndex('attempt', 'attemptId');
				},
			}),
		);
	} catch {
		// Private windows of some browsers have no IndexedDB: saving still works, only a closed tab loses more.
		return memoryStore();
	}
}
