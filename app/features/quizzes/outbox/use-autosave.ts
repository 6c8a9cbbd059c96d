import { useMutation } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '~/platform/paths';
import {
	type AnswerChange,
	CERTAINTY_FIELD,
	type Fields,
	fieldName,
	itemFields,
	type SaveReply,
} from '../protocol';
import { type Conflict, createOutbox, type Outbox, type SaveState } from './outbox';
import { memoryStore, openOutboxStore } from './outbox-store';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10_000;

/** The server said no, and saying it again would not help. */
class RefusedError extends Error {}

async function post(attemptId: string, answers: Array<AnswerChange>): Promise<SaveReply> {
	const response = await fetch(paths.attemptSave(attemptId), {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
		body: JSON.stringify({ answers }),
		credentials: 'same-origin',
	});
	if (response.ok) return response.json();
	if (response.status === 401 || response.status === 404) {
		throw new RefusedError('You are signed out here. Sign in again in another tab; your changes are kept.');
	}
	if (response.status < 500 && response.status !== 429 && response.status !== 408) {
		throw new RefusedError('The server did not take this answer. It is kept in this browser.');
	}
	throw new Error(`status ${response.status}`);
}

interface AutosaveItem {
	itemId: string;
	revision: number;
	key: string | null;
	fields: Fields;
	finished: boolean;
}

interface Message {
	itemId: string;
	revision: number;
	key: string;
	fields: Fields;
}

/** An answer to put into the form in place of what it shows. */
export interface Replacement {
	fields: Fields;
	/** Rises with each replacement, so that the prompt is mounted anew. */
	version: number;
}

export interface Autosave {
	state: SaveState;
	conflicts: Array<Conflict>;
	refusals: Record<string, string>;
	replacements: Record<string, Replacement>;
	/** Settles a conflict; with `theirs` the form shows the other answer. */
	resolve(conflict: Conflict, choice: 'mine' | 'theirs'): void;
	/** Sends everything; resolves true when nothing is left, false when the server cannot be reached in time. */
	flush(withinMs: number): Promise<boolean>;
	revision(itemId: string): number;
}

function certaintyOf(form: HTMLFormElement, itemId: string): number | null {
	const value = new FormData(form).get(fieldName(itemId, CERTAINTY_FIELD));
	return typeof value === 'string' && value !== '' ? Number(value) : null;
}

/**
 * Watches the form and keeps the server up to date: each change goes to the outbox at once and to the server within
 * two seconds, survives a closed tab, and never overwrites another window's newer answer.
 * @param onReply told of every reply of the server
 */
export function useAutosave(
	attemptId: string,
	formRef: RefObject<HTMLFormElement | null>,
	items: Array<AutosaveItem>,
	onReply: (reply: SaveReply) => void,
): Autosave {
	const [state, setState] = useState<SaveState>({ kind: 'idle' });
	const [conflicts, setConflicts] = useState<Array<Conflict>>([]);
	const [refusals, setRefusals] = useState<Record<string, string>>({});
	const [replacements, setReplacements] = useState<Record<string, Replacement>>({});
	const outbox = useRef<Outbox | null>(null);
	const onFailure = useRef<() => void>(() => {});
	const itemsNow = useRef(items);
	itemsNow.current = items;
	const onReplyNow = useRef(onReply);
	onReplyNow.current = onReply;

	const { mutateAsync } = useMutation({
		mutationFn: (answers: Array<AnswerChange>) => post(attemptId, answers),
		scope: { id: `answers-${attemptId}` },
		networkMode: 'always',
		retry: (_, error) => {
			onFailure.current();
			return !(error instanceof RefusedError);
		},
		retryDelay: (failures) => Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS),
	});
	const send = useRef(mutateAsync);
	send.current = mutateAsync;

	const replace = useCallback((itemId: string, fields: Fields) => {
		setReplacements((before) => ({
			...before,
			[itemId]: { fields, version: (before[itemId]?.version ?? 0) + 1 },
		}));
	}, []);

	useEffect(() => {
		const form = formRef.current;
		if (form === null) return;
		let ended = false;
		const channel =
			typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`attempt-${attemptId}`);
		const shown = new Map(itemsNow.current.map((item) => [item.itemId, JSON.stringify([item.fields, null])]));

		function noteChange(itemId: string) {
			if (form === null || outbox.current === null) return;
			const fields = itemFields(new FormData(form).entries(), itemId);
			const certainty = certaintyOf(form, itemId);
			const now = JSON.stringify([fields, certainty]);
			if (shown.get(itemId) === now) return;
			shown.set(itemId, now);
			setRefusals(({ [itemId]: _, ...others }) => others);
			void outbox.current.change(itemId, fields, certainty);
		}
		function onInput(event: Event) {
			const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
			if (item?.dataset.item !== undefined) noteChange(item.dataset.item);
		}
		/** The last chance before a tab goes: keys make it harmless when the answer was saved already. */
		function onHide() {
			const waiting = outbox.current?.waiting() ?? [];
			if (document.visibilityState !== 'hidden' || waiting.length === 0) return;
			const answers = waiting.map(({ itemId, key, base, fields, certainty }) => ({
				itemId,
				key,
				base,
				fields,
				certainty,
			}));
			navigator.sendBeacon(
				paths.attemptSave(attemptId),
				new Blob([JSON.stringify({ answers })], { type: 'application/json' }),
			);
		}
		function onOnline() {
			void outbox.current?.flush();
		}

		async function begin() {
			const store = await openOutboxStore().catch(memoryStore);
			if (ended || form === null) return;
			const created = createOutbox({
				attemptId,
				store,
				known: Object.fromEntries(
					itemsNow.current.map(({ itemId, revision, key }) => [itemId, { revision, key }]),
				),
				newKey: () => crypto.randomUUID(),
				onState: (next) => !ended && setState(next),
				onConflict: (conflict) =>
					setConflicts((before) => [...before.filter(({ itemId }) => itemId !== conflict.itemId), conflict]),
				onRefused: (itemId, message) => setRefusals((before) => ({ ...before, [itemId]: message })),
				async send(answers, failed) {
					onFailure.current = failed;
					const reply = await send.current(answers);
					onReplyNow.current(reply);
					for (const result of reply.answers) {
						const sent = answers.find(({ key }) => key === result.key);
						if (result.status !== 'saved' || sent === undefined) continue;
						const message: Message = { ...result, fields: sent.fields };
						channel?.postMessage(message);
					}
					return reply;
				},
			});
			outbox.current = created;
			const finished = new Set(itemsNow.current.filter((item) => item.finished).map((item) => item.itemId));
			for (const change of await created.restore()) {
				if (finished.has(change.itemId)) continue;
				shown.set(change.itemId, JSON.stringify([change.fields, change.certainty]));
				replace(change.itemId, change.fields);
			}
			// What was typed before this script ran.
			for (const { itemId, finished: done } of itemsNow.current) if (!done) noteInitial(itemId);
		}
		function noteInitial(itemId: string) {
			if (form === null) return;
			const fields = itemFields(new FormData(form).entries(), itemId).filter(([, value]) => value !== '');
			const before = itemsNow.current.find((item) => item.itemId === itemId)?.fields ?? [];
			const same = (one: Fields, other: Fields) =>
				JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
			if (!same(fields, before) && !outbox.current?.waiting().some((change) => change.itemId === itemId)) {
				noteChange(itemId);
			}
		}

		channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
			if (outbox.current?.waiting().some(({ itemId }) => itemId === data.itemId)) return;
			outbox.current?.learn(data.itemId, data.revision, data.key);
			shown.set(data.itemId, JSON.stringify([data.fields, null]));
			replace(data.itemId, data.fields);
		});
		form.addEventListener('input', onInput);
		form.addEventListener('change', onInput);
		document.addEventListener('visibilitychange', onHide);
		window.addEventListener('online', onOnline);
		void begin();
		return () => {
			ended = true;
			outbox.current?.stop();
			outbox.current = null;
			channel?.close();
			form.removeEventListener('input', onInput);
			form.removeEventListener('change', onInput);
			document.removeEventListener('visibilitychange', onHide);
			window.removeEventListener('online', onOnline);
		};
	}, [attemptId, formRef, replace]);

	// A marked try writes a revision of its own; the loader tells of it.
	useEffect(() => {
		for (const { itemId, revision, key } of items) outbox.current?.learn(itemId, revision, key);
	}, [items]);

	return {
		state,
		conflicts,
		refusals,
		replacements,
		resolve(conflict, choice) {
			setConflicts((before) => before.filter(({ itemId }) => itemId !== conflict.itemId));
			if (choice === 'theirs') replace(conflict.itemId, conflict.theirs);
			void outbox.current?.resolve(conflict, choice);
		},
		async flush(withinMs) {
			const box = outbox.current;
			if (box === null) return true;
			const tooLate = new Promise<void>((resolve) => setTimeout(resolve, withinMs));
			await Promise.race([box.flush(), tooLate]);
			return box.waiting().length === 0;
		},
		revision: (itemId) =>
			outbox.current?.revision(itemId) ??
			itemsNow.current.find((item) => item.itemId === itemId)?.revision ??
			0,
	};
}
