import { formatBoth, LOCALE } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import { NEVER } from '~/features/assignments/index.server';
import type { LoadedAttempt } from './attempt-store.server';

/** What an attempt's pages tell of its assignment. */
export interface AttemptAssignment {
	title: string;
	/** Which attempt counts; null: as the quiz says. */
	counts: 'best' | 'last' | 'first' | null;
	/** Of the class. */
	zone: string;
	viewerZone: string;
}

/** The assignment an attempt was begun under; null for self-study. */
export async function attemptAssignment(
	db: DbOrTx,
	{ assignmentId, userId }: Pick<LoadedAttempt, 'assignmentId' | 'userId'>,
): Promise<AttemptAssignment | null> {
	if (assignmentId === null) return null;
	const [assignment, user] = await Promise.all([
		db.assignment.findUnique({
			where: { id: assignmentId },
			select: { title: true, counts: true, class: { select: { zone: true } } },
		}),
		db.user.findUnique({ where: { id: userId }, select: { zone: true } }),
	]);
	if (assignment === null) return null;
	const { title, counts, class: of } = assignment;
	return { title, counts, zone: of.zone, viewerZone: user?.zone ?? of.zone };
}

/** Why what was right is not told now, in a sentence; null when it is. */
export function withheldWords(
	{ behaviour, answersFrom }: Pick<LoadedAttempt, 'behaviour' | 'answersFrom'>,
	assignment: AttemptAssignment | null,
	now: Date,
): string | null {
	if (behaviour !== 'test' || answersFrom === null || now >= answersFrom) return null;
	if (answersFrom.getTime() === NEVER.getTime()) {
		return 'What was right is not shown for this assignment. Your result counts as it stands here.';
	}
	const zone = assignment?.zone ?? 'UTC';
	const from = formatBoth(answersFrom, zone, assignment?.viewerZone ?? zone, LOCALE);
	return `What was right, and why, is shown from ${from} on, question by question.`;
}
