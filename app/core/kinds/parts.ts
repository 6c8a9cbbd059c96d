/** What the kinds share about showing and marking parts: base of a view, free order, ticks, feedback. */
import { deriveSeed, shuffle } from '../random';
import type { Feedback, FeedbackPart, ItemBase, KindName, PartState, Reveal } from './kind';

/** The fields of a view that come from any item, picked one by one so that nothing else can slip in. */
export function viewBase<Name extends KindName>(definition: ItemBase & { kind: Name }) {
	const { id, kind, prompt, points } = definition;
	return { id, kind, prompt, points };
}

function compare(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/**
 * Members in an order that follows from the seed and their keys alone. They are sorted first: authors tend to
 * write the right one first, and whoever guesses the seed must not read that off the page.
 * @param salt tells lists within one attempt apart
 */
export function freeOrder<Member>(
	seed: number,
	salt: string,
	members: ReadonlyArray<Member>,
	key: (member: Member) => string,
): Array<Member> {
	return shuffle(
		deriveSeed(seed, salt),
		members.toSorted((a, b) => compare(key(a), key(b))),
	);
}

/** Sorts by place, then by id: an order that says nothing about the key. */
export function byPlace<Member extends { id: string }>(
	members: ReadonlyArray<Member>,
	place: (member: Member) => number,
): Array<Member> {
	return members.toSorted((a, b) => place(a) - place(b) || compare(a.id, b.id));
}

/** Puts feedback together; the explanation shows only with everything else. */
export function feedbackOn(definition: ItemBase, reveal: Reveal, parts: Array<FeedbackPart>): Feedback {
	return {
		parts,
		explanation: reveal === 'all' ? definition.explanation : null,
		reread: definition.reread,
	};
}

/**
 * The feedback an author wrote for a row, blank, entry, event or statement. It usually names the right answer, so a
 * wrong one gets it only when everything is revealed: while tries are left it would give the key away.
 */
export function partFeedback(reveal: Reveal, state: PartState, feedback: string): string | null {
	return reveal === 'all' || state === 'right' ? feedback : null;
}

/** Feedback sentences in a row, without empty ones; null when there are none. */
export function joinFeedback(...sentences: ReadonlyArray<string | null>): string | null {
	const given = sentences.filter((sentence) => sentence !== null);
	return given.length === 0 ? null : given.join(' ');
}

/** Something a learner may choose or leave: an option, a candidate in a text. */
export interface Tickable {
	id: string;
	text: string;
	correct: boolean;
	feedback: string;
	misconception: string | null;
}

/** (right ticks − wrong ticks) ÷ number of right ones, not below 0. */
export function tickCredit(tickables: ReadonlyArray<Tickable>, ticked: ReadonlyArray<string>): number {
	const right = tickables.filter((part) => part.correct);
	const rightTicks = right.filter((part) => ticked.includes(part.id)).length;
	const wrongTicks = ticked.length - rightTicks;
	return Math.max(0, rightTicks - wrongTicks) / right.length;
}

function tickState(correct: boolean, chosen: boolean): PartState {
	if (chosen) return correct ? 'right' : 'wrong';
	return correct ? 'missed' : 'neutral';
}

/**
 * Feedback parts of tickables.
 * @param words how a tick and its absence read, such as “chosen” and “not chosen”
 */
export function tickParts(
	tickables: ReadonlyArray<Tickable>,
	ticked: ReadonlyArray<string>,
	reveal: Reveal,
	words: { ticked: string; left: string },
): Array<FeedbackPart> {
	return tickables
		.filter((part) => reveal === 'all' || ticked.includes(part.id))
		.map((part) => {
			const chosen = ticked.includes(part.id);
			return {
				id: part.id,
				text: part.text,
				state: tickState(part.correct, chosen),
				given: chosen ? words.ticked : null,
				answer: reveal === 'all' ? (part.correct ? words.ticked : words.left) : null,
				feedback: part.feedback,
				misconception: chosen ? part.misconception : null,
			};
		});
}
