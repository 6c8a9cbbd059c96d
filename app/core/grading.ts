/**
 * Scores of attempts. A broken grader is never a wrong answer: an item it failed on leaves the score as if it had
 * not been asked, and is reported by name.
 */

/** How one item of an attempt stands. */
export type ItemMark =
	/** After penalties. 0..1, with certainty-based marking −2..1. */
	| { status: 'graded'; fraction: number }
	/** Waits for a person. */
	| { status: 'pending' }
	/** The grader broke. */
	| { status: 'failed' }
	/** Nothing was answered; counts as 0. */
	| { status: 'unanswered' };

export interface MarkedItem {
	itemId: string;
	/** Weight, > 0. */
	points: number;
	mark: ItemMark;
}

export interface AttemptScore {
	/** 0..1 of the items that are marked; null when none is. */
	fraction: number | null;
	/** Points earned of the items that are marked, not below 0. */
	earned: number;
	/** Points of the items that are marked. */
	possible: number;
	/** How many items wait for a person. Their points are in neither sum until they are marked. */
	pending: number;
	/** Ids of the items whose grader broke, in the order given. */
	failed: Array<string>;
}

const isMarked = ({ mark }: MarkedItem) => mark.status === 'graded' || mark.status === 'unanswered';

/**
 * Adds up an attempt: the sum of points × mark over the sum of points. The floor of 0 is under the whole attempt,
 * because certainty-based marks of single items may be below it.
 */
export function scoreAttempt(items: ReadonlyArray<MarkedItem>): AttemptScore {
	const marked = items.filter(isMarked);
	const possible = marked.reduce((sum, { points }) => sum + points, 0);
	const sum = marked.reduce(
		(total, { points, mark }) => total + points * (mark.status === 'graded' ? mark.fraction : 0),
		0,
	);
	const earned = Math.min(possible, Math.max(0, sum));
	return {
		fraction: possible > 0 ? earned / possible : null,
		earned,
		possible,
		pending: items.filter(({ mark }) => mark.status === 'pending').length,
		failed: items.filter(({ mark }) => mark.status === 'failed').map(({ itemId }) => itemId),
	};
}

/** Which attempt of several counts. */
export type Counts = 'best' | 'last' | 'first';

/** What the choice needs to know of a submitted attempt. */
export interface CountedAttempt {
	/** 1, 2, 3 … in the order the attempts were begun. */
	number: number;
	/** 0..1; null while nothing of it is marked. */
	score: number | null;
}

/**
 * The attempt that counts, by the quiz's rule; null when there is none. Give submitted attempts only. With `best`
 * an attempt without a score never wins over one with a score, and the earlier of two equals counts.
 */
export function countingAttempt<Attempt extends CountedAttempt>(
	attempts: ReadonlyArray<Attempt>,
	counts: Counts,
): Attempt | null {
	const inOrder = attempts.toSorted((a, b) => a.number - b.number);
	if (counts === 'first') return inOrder[0] ?? null;
	if (counts === 'last') return inOrder.at(-1) ?? null;
	const worth = (attempt: Attempt) => attempt.score ?? -1;
	return inOrder.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}
