/** Stored answers: reading and marking them. Nothing here throws for what is stored. */
import {
	gradeItem,
	type Item,
	ItemFormatError,
	type ItemResponse,
	type Outcome,
	parseResponse,
} from '~/core/kinds';

/** What a stored answer turns out to be. */
export type StoredAnswer =
	| { state: 'empty' }
	| { state: 'answered'; response: ItemResponse }
	/** Not in the form of the item's kind, as after a faulty migration: an operation failed, not the learner. */
	| { state: 'unreadable'; reason: string };

/** Reads a stored answer; `null` is one that the learner emptied. */
export function readAnswer(item: Item, stored: unknown): StoredAnswer {
	if (stored === null) return { state: 'empty' };
	try {
		return { state: 'answered', response: parseResponse(item, stored) };
	} catch (error) {
		if (error instanceof ItemFormatError) return { state: 'unreadable', reason: error.message };
		throw error;
	}
}

/** Marks a stored answer; null when it was emptied. Never throws for what is stored. */
export function gradeStored(item: Item, stored: unknown): Outcome | null {
	const answer = readAnswer(item, stored);
	if (answer.state === 'empty') return null;
	return answer.state === 'answered'
		? gradeItem(item, answer.response)
		: { status: 'failed', reason: answer.reason };
}

/** The mark of a stored answer, 0..1; null when it was emptied, waits for a person, or its grader broke. */
export function fractionOf(item: Item, stored: unknown): number | null {
	const outcome = gradeStored(item, stored);
	return outcome?.status === 'graded' ? outcome.fraction : null;
}
