/**
 * Another key for a question that was already asked. The parts keep their ids, so that the answers that were given can
 * be marked by the new key. For kinds that are not here a question can be dropped, or give full marks to everybody.
 */
import { type Item, itemSchema } from './index';
import { comparable } from './text';

/** What is right instead; `note` tells learners why, in place of feedback that no longer holds. */
export type KeyChange = { note: string } & (
	| { kind: 'single-choice'; right: string }
	| { kind: 'multiple-response'; right: ReadonlyArray<string> }
	/** Answers that are accepted as well, for full marks. */
	| { kind: 'short-text'; accept: ReadonlyArray<string> }
	| { kind: 'numeric'; answer: number; tolerance: number }
);

/** Kinds whose key can be changed here. */
export const REKEYABLE = ['single-choice', 'multiple-response', 'short-text', 'numeric'] as const;
export type RekeyableKind = (typeof REKEYABLE)[number];

/** Whether another key can be entered for the item. */
export function isRekeyable(item: Item): item is Extract<Item, { kind: RekeyableKind }> {
	return REKEYABLE.some((kind) => kind === item.kind);
}

interface Option {
	id: string;
	correct: boolean;
	feedback: string;
	misconception: string | null;
}

/** Options with another key: what was written about an option that changes sides is replaced by the note. */
function withRight<Each extends Option>(
	options: ReadonlyArray<Each>,
	right: ReadonlyArray<string>,
	note: string,
): Array<Each> {
	return options.map((option) => {
		const correct = right.includes(option.id);
		if (correct === option.correct) return option;
		return { ...option, correct, feedback: note, misconception: null };
	});
}

function changed(item: Item, change: KeyChange): unknown {
	const { note } = change;
	if (item.kind === 'single-choice' && change.kind === 'single-choice') {
		return { ...item, options: withRight(item.options, [change.right], note) };
	}
	if (item.kind === 'multiple-response' && change.kind === 'multiple-response') {
		return { ...item, options: withRight(item.options, change.right, note) };
	}
	if (item.kind === 'short-text' && change.kind === 'short-text') {
		const added = change.accept.map(comparable);
		const others = item.accept.filter(({ text }) => !added.includes(comparable(text)));
		return {
			...item,
			accept: [...others, ...change.accept.map((text) => ({ text, fraction: 1, feedback: note }))],
			wrong: item.wrong.filter(({ text }) => !added.includes(comparable(text))),
		};
	}
	if (item.kind === 'numeric' && change.kind === 'numeric') {
		const { answer, tolerance } = change;
		const isNear = (value: number) => Math.abs(value - answer) <= tolerance;
		return {
			...item,
			answer,
			tolerance,
			feedback: answer === item.answer ? item.feedback : note,
			wrong: item.wrong.filter(({ value }) => !isNear(value)),
		};
	}
	return null;
}

/** The question by another key, or what is wrong with the key in sentences. */
export type Rekeyed = { ok: true; item: Item } | { ok: false; problems: Array<string> };

/** Pure; the result is checked by the kind's own definition. */
export function rekey(item: Item, change: KeyChange): Rekeyed {
	const unknown = unknownOptions(item, change);
	if (unknown.length > 0) return { ok: false, problems: [`There is no option ${unknown.join(', ')}.`] };
	const definition = changed(item, change);
	if (definition === null) {
		return { ok: false, problems: [`A key for ${change.kind} does not fit a ${item.kind} question.`] };
	}
	const parsed = itemSchema.safeParse(definition);
	if (parsed.success) return { ok: true, item: parsed.data };
	return { ok: false, problems: [...new Set(parsed.error.issues.map(({ message }) => message))] };
}

function unknownOptions(item: Item, change: KeyChange): Array<string> {
	if (item.kind !== 'single-choice' && item.kind !== 'multiple-response') return [];
	if (change.kind !== 'single-choice' && change.kind !== 'multiple-response') return [];
	const known = item.options.map(({ id }) => id);
	return [change.right].flat().filter((id) => !known.includes(id));
}
