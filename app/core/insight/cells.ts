/** What a learner has done of a lesson, as one short token that database, server and page agree on. */

/**
 * - `-`: not begun.
 * - `r`: read.
 * - `a`: the quiz was handed in, but nothing of it is marked yet.
 * - a number: the best score in whole per cent.
 */
export type Cell = string;

export const NOT_BEGUN: Cell = '-';
export const READ: Cell = 'r';
export const ATTEMPTED: Cell = 'a';

/** Bands of scores, as the heat map shades them. */
export type Band = 'none' | 'read' | 'attempted' | 'low' | 'middle' | 'high' | 'full';

/** The band of a cell: below 50, below 75, below 100, and 100 per cent. */
export function bandOf(cell: Cell): Band {
	if (cell === NOT_BEGUN) return 'none';
	if (cell === READ) return 'read';
	if (cell === ATTEMPTED) return 'attempted';
	const score = Number(cell);
	return score >= 100 ? 'full' : score >= 75 ? 'high' : score >= 50 ? 'middle' : 'low';
}

/** A cell in a few words, such as “quiz 87 %”. */
export function cellWords(cell: Cell): string {
	if (cell === NOT_BEGUN) return 'not begun';
	if (cell === READ) return 'read';
	if (cell === ATTEMPTED) return 'waiting for marks';
	return `quiz ${cell} %`;
}
