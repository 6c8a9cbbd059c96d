/** Corrections in plain words, to teachers and to students. */
import { percent as wholePercent } from '~/ui/percent';

export type RegradeKind = 'rekey' | 'drop' | 'credit';
export type RegradePolicy = 'replace' | 'keepHigher';

/** A share, 0..1, in whole per cent; a dash for what has no score. */
export function percent(share: number | null): string {
	return share === null ? '–' : wholePercent(share);
}

/** What a correction does, to a teacher. */
export function kindWords(kind: RegradeKind, policy: RegradePolicy): string {
	if (kind === 'drop') return 'Left out of every score';
	if (kind === 'credit') return 'Full marks for everybody who was asked';
	return policy === 'keepHigher' ? 'Another key; nobody loses by it' : 'Another key';
}

/** What was wrong with a question, to a student. */
function cause(kind: RegradeKind, question: string): string {
	if (kind === 'drop') return `${question} does not count any more.`;
	if (kind === 'credit') return `${question} now gives full marks to everybody who was asked.`;
	return `${question} was marked by a wrong key.`;
}

/** One attempt whose score was changed by a correction. */
export interface ScoreChange {
	/** Place of the question in the attempt, from 1. */
	place: number;
	quizTitle: string;
	/** Of the attempt, from 1. */
	number: number;
	/** 0..1. */
	before: number | null;
	after: number | null;
}

/** The news to a student whose score has changed, as one sentence pair. */
export function newsWords(
	kind: RegradeKind,
	{ place, quizTitle, number, before, after }: ScoreChange,
	reverted: boolean,
): string {
	const question = `Question ${place} of “${quizTitle}” (attempt ${number})`;
	const why = reverted
		? `The correction of question ${place} of “${quizTitle}” (attempt ${number}) was taken back.`
		: cause(kind, question);
	return `${why} Your score: ${percent(before)} → ${percent(after)}.`;
}
