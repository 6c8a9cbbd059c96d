/** How an assignment stands for one student, in words. */
import { DAY_MS } from '../time';
import type { Schedule } from './schedule';

/** Shown as these words. */
export const STUDENT_STATES = [
	'excused',
	'submitted',
	'late',
	'not open yet',
	'open',
	'due soon',
	'overdue but open',
	'missing',
	'closed',
] as const;
export type StudentState = (typeof STUDENT_STATES)[number];

/** What each state means, for the student. */
export const STATE_SENTENCES: Readonly<Record<StudentState, string>> = {
	excused: 'You are excused: it does not count, whatever you hand in.',
	submitted: 'Handed in on time.',
	late: 'Handed in after the due date.',
	'not open yet': 'It cannot be begun yet.',
	open: 'You can work on it.',
	'due soon': 'It is due within two days.',
	'overdue but open': 'The due date has passed, but you can still hand it in.',
	missing: 'It was due, and nothing was handed in before it closed.',
	closed: 'It is closed, and nothing was handed in.',
};

/** “Due soon” begins this long before the due date. */
export const DUE_SOON_MS = 2 * DAY_MS;

/**
 * The state at an instant; give another `now` to preview. What was handed in is never missing, however late.
 * - The opening, due and closing instants themselves still belong to what they are the edge of: open, on time, open.
 * - Without a due date the closing is what may be due soon; once closed it is `closed`, not `missing`.
 */
export function studentState({
	schedule: { opensAt, dueAt, closesAt },
	submittedAt,
	excused,
	now,
}: {
	/** The student's own, with override and accommodation. */
	schedule: Schedule;
	/** When the attempt that counts was handed in; null while none was. */
	submittedAt: Date | null;
	excused: boolean;
	now: Date;
}): StudentState {
	if (excused) return 'excused';
	const overdue = (at: Date) => dueAt !== null && at > dueAt;
	if (submittedAt !== null) return overdue(submittedAt) ? 'late' : 'submitted';
	if (opensAt !== null && now < opensAt) return 'not open yet';
	if (closesAt !== null && now > closesAt) return overdue(now) ? 'missing' : 'closed';
	if (overdue(now)) return 'overdue but open';
	const end = dueAt ?? closesAt;
	return end !== null && end.getTime() - now.getTime() <= DUE_SOON_MS ? 'due soon' : 'open';
}
