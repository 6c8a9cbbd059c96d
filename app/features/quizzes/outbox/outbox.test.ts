import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AnswerChange, Fields, SaveReply } from '../protocol';
import {
	type Conflict,
	createOutbox,
	LONGEST_WAIT_MS,
	type Outbox,
	QUIET_MS,
	type SaveState,
} from './outbox';
import { memoryStore, type OutboxStore } from './outbox-store';

const NOW = '2026-03-01T10:00:00.000Z';
const text = (value: string): Fields => [['text', value]];

/** A server that keeps the rules of `save-answers.server.ts`, and can fail on purpose. */
function fakeServer() {
	const steps = new Map<string, Array<{ key: string; fields: Fields }>>();
	let requests = 0;
	return {
		steps,
		requests: () => requests,
		latest: (itemId: string) => steps.get(itemId)?.at(-1)?.fields ?? null,
		save(answers: Array<AnswerChange>): SaveReply {
			requests += 1;
			return {
				savedAt: NOW,
				open: true,
				answers: answers.map(({ itemId, key, base, fields }) => {
					const own = steps.get(itemId) ?? [];
					const sent = own.findIndex((step) => step.key === key);
					if (sent !== -1) return { itemId, key, status: 'saved', revision: sent + 1 };
					if (own.length !== base) {
						return { itemId, key, status: 'stale', revision: own.length, fields: own.at(-1)?.fields ?? [] };
					}
					steps.set(itemId, [...own, { key, fields }]);
					return { itemId, key, status: 'saved', revision: base + 1 };
				}),
			};
		},
	};
}

interface Setup {
	store?: OutboxStore;
	known?: Record<string, { revision: number; key: string | null }>;
	send?: (answers: Array<AnswerChange>, failed: () => void) => Promise<SaveReply>;
}

let keys = 0;
function setUp({ store = memoryStore(), known = {}, send }: Setup) {
	const states: Array<SaveState> = [];
	const conflicts: Array<Conflict> = [];
	const server = fakeServer();
	const outbox: Outbox = createOutbox({
		attemptId: 'a',
		store,
		known,
		send: send ?? (async (answers) => server.save(answers)),
		newKey: () => {
			keys += 1;
			return `key-${keys}`;
		},
		onState: (state) => states.push(state),
		onConflict: (conflict) => conflicts.push(conflict),
		onRefused: () => {},
	});
	return { outbox, store, server, states, conflicts };
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test('a change waits for quiet, but never longer than two seconds in all', async () => {
	const { outbox, server } = setUp({});
	for (let typed = 0; typed < 10; typed += 1) {
		await outbox.change('i', text(`${typed}`), null);
		await vi.advanceTimersByTimeAsync(QUIET_MS - 100);
	}
	expect(server.requests()).toBeGreaterThanOrEqual(2);
	await vi.advanceTimersByTimeAsync(QUIET_MS);
	expect(server.latest('i')).toEqual(text('9'));
	expect(LONGEST_WAIT_MS).toBeLessThan(2_000);
});

test('a change is in the store before anything is sent, and leaves it when the server has it', async () => {
	const { outbox, store } = setUp({});
	await outbox.change('i', text('kept'), null);
	expect(await store.list('a')).toMatchObject([{ itemId: 'i', fields: text('kept'), base: 0 }]);
	await outbox.flush();
	expect(await store.list('a')).toEqual([]);
});

test('what is typed while a save is on its way is sent next, on top of it', async () => {
	const server = fakeServer();
	let answer = () => {};
	const { outbox } = setUp({
		send: (answers) =>
			new Promise((resolve) => {
				answer = () => resolve(server.save(answers));
			}),
	});
	await outbox.change('i', text('one'), null);
	const flushed = outbox.flush();
	await vi.advanceTimersByTimeAsync(0);
	await outbox.change('i', text('two'), null);
	answer();
	await vi.advanceTimersByTimeAsync(0);
	answer();
	await flushed;
	expect(server.steps.get('i')?.map(({ fields }) => fields)).toEqual([text('one'), text('two')]);
});

test('another window’s newer answer is never overwritten, and the learner’s own is kept until they choose', async () => {
	const { outbox, server, store, conflicts } = setUp({});
	server.save([{ itemId: 'i', key: 'theirs', base: 0, fields: text('theirs'), certainty: null }]);
	await outbox.change('i', text('mine'), null);
	await outbox.flush();
	expect(server.latest('i')).toEqual(text('theirs'));
	expect(conflicts).toMatchObject([{ itemId: 'i', theirs: text('theirs'), revision: 1 }]);
	expect(await store.list('a')).toMatchObject([{ fields: text('mine') }]);
	const [conflict] = conflicts;
	if (conflict === undefined) throw new Error('No conflict.');
	await outbox.resolve(conflict, 'mine');
	await outbox.flush();
	expect(server.latest('i')).toEqual(text('mine'));
	expect(await store.list('a')).toEqual([]);
});

test('choosing the other answer drops the learner’s own', async () => {
	const { outbox, server, store, conflicts } = setUp({});
	server.save([{ itemId: 'i', key: 'theirs', base: 0, fields: text('theirs'), certainty: null }]);
	await outbox.change('i', text('mine'), null);
	await outbox.flush();
	const [conflict] = conflicts;
	if (conflict === undefined) throw new Error('No conflict.');
	await outbox.resolve(conflict, 'theirs');
	await outbox.flush();
	expect(server.latest('i')).toEqual(text('theirs'));
	expect(await store.list('a')).toEqual([]);
});

test('a tab that was closed before the answer came leaves nothing behind and doubles nothing', async () => {
	const store = memoryStore();
	const server = fakeServer();
	const first = setUp({
		store,
		send: async (answers) => {
			server.save(answers);
			return new Promise(() => {});
		},
	});
	await first.outbox.change('i', text('written, not heard'), null);
	void first.outbox.flush();
	await vi.advanceTimersByTimeAsync(0);
	await first.outbox.change('i', text('typed afterwards'), null);
	first.outbox.stop();

	const stored = server.steps.get('i')?.at(-1);
	const second = setUp({
		store,
		known: { i: { revision: 1, key: stored?.key ?? null } },
		send: async (answers) => server.save(answers),
	});
	expect(await second.outbox.restore()).toMatchObject([{ itemId: 'i', fields: text('typed afterwards') }]);
	await second.outbox.flush();
	expect(server.steps.get('i')?.map(({ fields }) => fields)).toEqual([
		text('written, not heard'),
		text('typed afterwards'),
	]);
	expect(second.conflicts).toEqual([]);
	expect(await store.list('a')).toEqual([]);
});

test('a refused batch is kept and said', async () => {
	const { outbox, store, states } = setUp({
		send: async () => {
			throw new Error('You are signed out here.');
		},
	});
	await outbox.change('i', text('x'), null);
	await outbox.flush();
	expect(states.at(-1)).toEqual({ kind: 'blocked', message: 'You are signed out here.', kept: 1 });
	expect(await store.list('a')).toHaveLength(1);
});

test('whatever requests and answers are dropped, the last answer of every item arrives, and no change twice', async () => {
	vi.useRealTimers();
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.constantFrom('i', 'j', 'k'), fc.string({ maxLength: 4 })), {
				minLength: 1,
				maxLength: 12,
			}),
			fc.array(fc.constantFrom('arrives', 'request lost', 'answer lost'), { minLength: 1, maxLength: 30 }),
			async (changes, fates) => {
				const server = fakeServer();
				let tries = 0;
				const { outbox, store, conflicts } = setUp({
					// As TanStack Query does: the same batch again until an answer comes.
					send: async (answers, failed) => {
						for (;;) {
							const fate = tries < 60 ? fates[tries % fates.length] : 'arrives';
							tries += 1;
							if (fate === 'request lost') failed();
							else {
								const reply = server.save(answers);
								if (fate === 'arrives') return reply;
								failed();
							}
						}
					},
				});
				const wanted = new Map<string, string>();
				for (const [item, value] of changes) {
					await outbox.change(item, text(value), null);
					wanted.set(item, value);
					if (value.length % 2 === 0) void outbox.flush();
				}
				await outbox.flush();
				await outbox.flush();
				outbox.stop();
				for (const [item, value] of wanted) expect(server.latest(item)).toEqual(text(value));
				for (const own of server.steps.values())
					expect(new Set(own.map(({ key }) => key)).size).toBe(own.length);
				expect(conflicts).toEqual([]);
				expect(await store.list('a')).toEqual([]);
			},
		),
		{ numRuns: 200 },
	);
});
