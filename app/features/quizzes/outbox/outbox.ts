/**
 * The outbox: every change is kept in the browser at once and leaves for the server within two seconds. Knows
 * nothing of React or the DOM; time, sending and storing are given to it, so that tests can cut the network.
 */
import type { AnswerChange, Fields, SaveReply } from '../protocol';
import type { KeptChange, OutboxStore } from './outbox-store';

/** A change waits this long for the next keystroke, … */
export const QUIET_MS = 500;
/** … but never longer than this. */
export const LONGEST_WAIT_MS = 1_500;

export type SaveState =
	| { kind: 'idle' }
	| { kind: 'saving' }
	| { kind: 'saved'; at: Date }
	/** The server cannot be reached; `kept` changes wait in this browser. */
	| { kind: 'offline'; kept: number }
	/** The server refuses the whole batch, for instance because the session has ended; the changes are kept. */
	| { kind: 'blocked'; message: string; kept: number }
	| { kind: 'closed' };

/** Another window saved this item first; the learner decides. */
export interface Conflict {
	itemId: string;
	mine: AnswerChange;
	theirs: Fields;
	revision: number;
}

export interface OutboxOptions {
	attemptId: string;
	store: OutboxStore;
	/** Revision and key of what the server has, by item. */
	known: Record<string, { revision: number; key: string | null }>;
	/**
	 * Sends one batch; resolves with the server's reply, however long that takes, and calls `onFailure` after each
	 * failed try. Rejects, with a sentence for the learner, only when trying again cannot help.
	 */
	send(answers: Array<AnswerChange>, onFailure: () => void): Promise<SaveReply>;
	newKey(): string;
	onState(state: SaveState): void;
	onConflict(conflict: Conflict): void;
	onRefused(itemId: string, message: string): void;
}

export interface Outbox {
	/** Keeps a change and sends it soon. Resolves when it is kept. */
	change(itemId: string, fields: Fields, certainty: number | null): Promise<void>;
	/** Sends what waits, now. Resolves when nothing waits any more. */
	flush(): Promise<void>;
	/**
	 * Changes an earlier page left behind, ready to be shown in the form and sent again; conflicts are reported.
	 */
	restore(): Promise<Array<AnswerChange>>;
	/** What waits, for a last beacon when the page goes away. */
	waiting(): Array<AnswerChange>;
	/** The server has `revision` of this item: told by another window, or after the learner chose. */
	learn(itemId: string, revision: number, key: string | null): void;
	/** Saves the learner's own version over the other one, or drops it. */
	resolve(conflict: Conflict, choice: 'mine' | 'theirs'): Promise<void>;
	revision(itemId: string): number;
	stop(): void;
}

export function createOutbox(options: OutboxOptions): Outbox {
	const { attemptId, store, send, newKey, onState } = options;
	const known = new Map(Object.entries(options.known));
	const waiting = new Map<string, KeptChange>();
	let timer: ReturnType<typeof setTimeout> | null = null;
	let firstChangeAt: number | null = null;
	let sending: Promise<void> | null = null;
	let stopped = false;

	const revision = (itemId: string) => known.get(itemId)?.revision ?? 0;

	function schedule() {
		if (timer !== null) clearTimeout(timer);
		firstChangeAt ??= Date.now();
		const wait = Math.max(0, Math.min(QUIET_MS, firstChangeAt + LONGEST_WAIT_MS - Date.now()));
		timer = setTimeout(() => void flush(), wait);
	}

	async function keep(change: KeptChange) {
		waiting.set(change.itemId, change);
		await store.put(change);
	}

	async function change(itemId: string, fields: Fields, certainty: number | null) {
		const before = waiting.get(itemId);
		const sentKeys = before === undefined ? [] : [...before.sentKeys, before.key].slice(-20);
		schedule();
		await keep({
			attemptId,
			itemId,
			fields,
			certainty,
			key: newKey(),
			base: before?.base ?? revision(itemId),
			sentKeys,
		});
	}

	async function accept(sent: Array<KeptChange>, reply: SaveReply) {
		for (const result of reply.answers) {
			const mine = sent.find(({ key }) => key === result.key);
			if (mine === undefined) continue;
			if (result.status === 'saved') {
				known.set(result.itemId, { revision: result.revision, key: result.key });
				const newer = waiting.get(result.itemId);
				if (newer?.key === result.key) waiting.delete(result.itemId);
				else if (newer !== undefined) await keep({ ...newer, base: result.revision });
				await store.remove(attemptId, result.itemId, result.key);
				continue;
			}
			// Out of the queue, but still in the store until the learner has decided: a closed tab loses nothing.
			waiting.delete(result.itemId);
			if (result.status === 'stale') {
				options.onConflict({ itemId: result.itemId, mine, theirs: result.fields, revision: result.revision });
			} else {
				options.onRefused(result.itemId, result.message);
			}
		}
		if (!reply.open) onState({ kind: 'closed' });
		else if (waiting.size === 0) onState({ kind: 'saved', at: new Date(reply.savedAt) });
		else schedule();
	}

	async function sendAll() {
		while (waiting.size > 0 && !stopped) {
			const batch = [...waiting.values()];
			onState({ kind: 'saving' });
			let reply: SaveReply;
			try {
				reply = await send(
					batch.map(({ itemId, key, base, fields, certainty }) => ({ itemId, key, base, fields, certainty })),
					() => onState({ kind: 'offline', kept: waiting.size }),
				);
			} catch (error) {
				const message = error instanceof Error ? error.message : 'The server does not take answers.';
				onState({ kind: 'blocked', message, kept: waiting.size });
				return;
			}
			await accept(batch, reply);
			if (!reply.open) return;
		}
	}

	function flush(): Promise<void> {
		if (timer !== null) clearTimeout(timer);
		timer = null;
		firstChangeAt = null;
		sending ??= sendAll().finally(() => {
			sending = null;
		});
		return sending;
	}

	async function restore() {
		const mine: Array<AnswerChange> = [];
		for (const kept of await store.list(attemptId)) {
			const server = known.get(kept.itemId) ?? { revision: 0, key: null };
			const ours = server.key !== null && kept.sentKeys.includes(server.key);
			if (server.key === kept.key) {
				await store.remove(attemptId, kept.itemId, kept.key);
			} else if (server.revision === kept.base || ours) {
				await keep({ ...kept, base: server.revision });
				mine.push(kept);
			} else {
				// The server answers `stale` with its own version, and the learner is asked.
				await keep(kept);
			}
		}
		if (waiting.size > 0) schedule();
		return mine;
	}

	return {
		change,
		flush,
		restore,
		revision,
		waiting: () => [...waiting.values()],
		learn(itemId, newRevision, key) {
			if (newRevision > revision(itemId)) known.set(itemId, { revision: newRevision, key });
		},
		async resolve(conflict, choice) {
			known.set(conflict.itemId, { revision: conflict.revision, key: null });
			await store.remove(attemptId, conflict.itemId, conflict.mine.key);
			if (choice === 'mine') await change(conflict.itemId, conflict.mine.fields, conflict.mine.certainty);
		},
		stop() {
			stopped = true;
			if (timer !== null) clearTimeout(timer);
		},
	};
}
