/** How a corrected question is shown to the learner who answered it. */
import { type Correction, correctAnswer, verdictOf } from '~/core/corrections';
import type { Item } from '~/core/kinds';
import { fractionOf } from '~/features/items/index.server';
import type { LoadedStep } from './attempt-store.server';

/** A question under corrections, as the review of an attempt shows it. */
export interface CorrectedItem {
	/** The version that the mark is by. */
	item: Item;
	/** What was corrected, in a sentence to the learner; null when nothing was. */
	correction: string | null;
	/** Left out of the score. */
	dropped: boolean;
}

/**
 * @param steps of the item, oldest first
 * @param corrections of the item, oldest first
 */
export function correctedItem(
	item: Item,
	steps: ReadonlyArray<LoadedStep>,
	corrections: ReadonlyArray<Correction>,
): CorrectedItem {
	if (corrections.length === 0) return { item, correction: null, dropped: false };
	switch (verdictOf(corrections)) {
		case 'dropped':
			return { item, correction: 'Your instructor left this question out of the score.', dropped: true };
		case 'credited':
			return {
				item,
				correction: 'Your instructor gave everybody full marks for this question.',
				dropped: false,
			};
		case 'as marked': {
			const answered = steps.findLast(({ response }) => response !== null);
			const fraction = steps.findLast(({ kind }) => kind === 'try')?.fraction ?? null;
			const grade = (version: Item) => fractionOf(version, answered?.response ?? null);
			return {
				item: correctAnswer(item, fraction, grade, corrections).item,
				correction: 'Your instructor corrected the key of this question, and your answer was marked again.',
				dropped: false,
			};
		}
	}
}
