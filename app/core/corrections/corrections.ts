/**
 * Corrections of a question after it was answered. A teacher decides that a key was wrong; scores then follow from
 * marking the stored answers again with the corrections that hold. Pure, so that looking at what a correction would do,
 * doing it, doing it twice and taking it back are the same arithmetic.
 */
import type { Item } from '../kinds';

/** One correction of one item; they are applied in the order they were made. */
export type Correction =
	/** Answers are marked by `item`; with `keepHigher` nobody loses by it. */
	| { kind: 'rekey'; policy: 'replace' | 'keepHigher'; item: Item }
	/** Left out of every score. */
	| { kind: 'drop' }
	/** Full marks for everybody who was asked. */
	| { kind: 'credit' };

/** What corrections make of an item, whatever was answered. */
export type ItemVerdict = 'as marked' | 'dropped' | 'credited';

/** What of a correction decides the verdict; a stored one has it too. */
export interface VerdictRule {
	kind: Correction['kind'];
	/** Looked at for a rekey only. */
	policy?: 'replace' | 'keepHigher';
}

/** The corrections of one item in the order they were made. The last word counts: a new key undoes a drop. */
export function verdictOf(corrections: ReadonlyArray<VerdictRule>): ItemVerdict {
	let verdict: ItemVerdict = 'as marked';
	for (const correction of corrections) {
		if (correction.kind === 'drop') verdict = 'dropped';
		else if (correction.kind === 'credit') verdict = 'credited';
		// Full marks cannot be bettered: a new key that may only raise leaves them.
		else if (correction.policy === 'replace' || verdict === 'dropped') verdict = 'as marked';
	}
	return verdict;
}

/** A marked answer under corrections. */
export interface CorrectedAnswer {
	/** 0..1; null while it has no mark. */
	fraction: number | null;
	/** The version that the mark is by: its feedback is what the learner should be told. */
	item: Item;
}

/**
 * The mark of one answer under the corrections of its item. Drops and credits are for `verdictOf` to say.
 * @param pinned the version that was asked
 * @param fraction 0..1 as it was marked then; null when it has no mark
 * @param grade marks the same answer by another version; null when it gives no mark
 */
export function correctAnswer(
	pinned: Item,
	fraction: number | null,
	grade: (item: Item) => number | null,
	corrections: ReadonlyArray<Correction>,
): CorrectedAnswer {
	let best: CorrectedAnswer = { item: pinned, fraction };
	for (const correction of corrections) {
		if (correction.kind !== 'rekey') continue;
		const again = grade(correction.item);
		if (again === null) continue;
		const loses = best.fraction !== null && again < best.fraction;
		if (correction.policy === 'replace' || !loses) best = { item: correction.item, fraction: again };
	}
	return best;
}
