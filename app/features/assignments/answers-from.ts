/** From when on right answers are shown for an attempt under an assignment. */
import type { EffectiveDates } from '~/core/dates';

/** Stored where right answers are never shown. */
export const NEVER = new Date('9999-12-31T00:00:00Z');

/**
 * The first instant at which right answers may be shown to this student; null: from submission on. When the student's
 * own date was lifted, the usual one of the class holds for the answers, so that nobody waits without end.
 */
export function answersFromOf(
	answers: 'submission' | 'due' | 'close' | 'never',
	rules: Pick<EffectiveDates, 'dueAt' | 'closesAt'>,
): Date | null {
	switch (answers) {
		case 'submission':
			return null;
		case 'never':
			return NEVER;
		case 'due':
			return rules.dueAt.value ?? rules.dueAt.usual;
		case 'close':
			return rules.closesAt.value ?? rules.closesAt.usual;
		default:
			return answers satisfies never;
	}
}
