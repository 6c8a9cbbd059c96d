/** What stands in a cell of the gradebook, and in which words. Pure: shown in the browser, tested without one. */
import { formatHundredths } from '~/core/csv';
import type { Grade } from '~/features/assignments';

/** What a teacher must know of a cell beside its score, in the order shown. */
export const FLAGS = ['excused', 'missing', 'overdue', 'late', 'marking', 'changed'] as const;
export type Flag = (typeof FLAGS)[number];

/** As they stand in a cell; the legend explains them. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
	excused: 'excused',
	missing: 'missing',
	overdue: 'overdue',
	late: 'late',
	marking: 'to mark',
	changed: 'changed',
};

export const FLAG_SENTENCES: Readonly<Record<Flag, string>> = {
	excused: 'It does not count for this student.',
	missing: 'It was due and has closed, and not all of it was done.',
	overdue: 'It was due and is not done, but can still be handed in.',
	late: 'All of it was done, after it was due. The late policy is in the score.',
	marking: 'An answer waits for a person; the score may still change.',
	changed: 'A teacher entered this score in place of the one that was earned.',
};

/** One student in one assignment. */
export interface GradeCell {
	/** 0..100 with at most two decimals, after all policies; null while nothing counts, and for the excused. */
	score: number | null;
	/** The same before policies and changes; null without a marked attempt. */
	raw: number | null;
	flags: Array<Flag>;
}

const hundredths = (share: number | null) => (share === null ? null : formatHundredths(share));

/** The cell of a grade. What a teacher entered also settles what was missing. */
export function cellOf({ score, raw, state, from, pending }: Grade): GradeCell {
	const flags: Array<Flag> = [];
	if (state === 'excused') flags.push('excused');
	if (from !== 'override') {
		if (state === 'missing') flags.push('missing');
		if (state === 'overdue but open') flags.push('overdue');
	}
	if (state === 'late') flags.push('late');
	if (pending > 0 && state !== 'excused') flags.push('marking');
	if (from === 'override') flags.push('changed');
	return { score: hundredths(score), raw: hundredths(raw), flags };
}

/** A student's line in the gradebook. */
export interface GradeRow {
	userId: string;
	name: string;
	/** Name of the group; null without one. */
	group: string | null;
	/** 0..100; null while nothing counts. */
	total: number | null;
	/** In the order of the columns; null where the assignment is not for this student. */
	cells: Array<GradeCell | null>;
}

/** One assignment of the gradebook. */
export interface GradeColumn {
	id: string;
	title: string;
	/** Relative to the others; 0 does not count. */
	weight: number;
}
