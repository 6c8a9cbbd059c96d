/** Marking one answer at once, where the behaviour allows it. */
import { BEHAVIOURS } from '~/core/behaviours';
import { gradeItem, ResponseError, responseFromForm } from '~/core/kinds';
import { newId } from '~/db/ids';
import { appendStepIfOpen, type DatabaseKind, type Db, holdStandings, transact } from '~/db/index.server';
import { noteAttempt } from '~/features/standings/index.server';
import { findAttempt, type LoadedAttempt, type LoadedStep, loadSteps } from './attempt-store.server';
import type { Fields } from './protocol';
import { situationOf } from './situation.server';

export interface TryInput {
	attemptId: string;
	userId: string;
	itemId: string;
	/** Written once, however often it is sent. */
	key: string;
	/** The revision the learner saw. */
	base: number;
	fields: Fields;
	now: Date;
}

export type TryResult =
	| { kind: 'not-found' }
	| { kind: 'closed' }
	/** Another window was faster; nothing was marked. */
	| { kind: 'stale' }
	/** Not taken, with a sentence for the learner. */
	| { kind: 'refused'; message: string }
	| { kind: 'tried'; attempt: LoadedAttempt; steps: Array<LoadedStep> };

const REASONS = {
	closed: 'This attempt is closed.',
	late: 'The time is over.',
	'already-right': 'You have this one right already.',
	'no-tries-left': 'There are no tries left for this question.',
	unanswered: 'Answer the question first.',
	'after-submission': 'Answers are marked when you submit the test.',
};

/** Saves and marks one answer. */
export async function tryItem(db: Db, databaseKind: DatabaseKind, input: TryInput): Promise<TryResult> {
	const { attemptId, userId, itemId, key, base, fields, now } = input;
	const attempt = await findAttempt(db, attemptId, userId);
	const item = attempt?.items.find(({ id }) => id === itemId);
	if (attempt === null || item === undefined) return { kind: 'not-found' };
	const before = (await loadSteps(db, attemptId)).get(itemId) ?? [];
	if (before.some((step) => step.key === key)) return { kind: 'tried', attempt, steps: before };
	if (attempt.state !== 'open') return { kind: 'closed' };
	const permission = BEHAVIOURS[attempt.behaviour].mayTry(situationOf(attempt, before, now));
	if (!permission.ok) return { kind: 'refused', message: REASONS[permission.reason] };
	let response: ReturnType<typeof responseFromForm>;
	try {
		response = responseFromForm(item, fields);
	} catch (error) {
		if (error instanceof ResponseError) return { kind: 'refused', message: error.message };
		throw error;
	}
	if (response === null)
		return { kind: 'refused', message: 'Answer the question first, then have it checked.' };
	if ((before.at(-1)?.revision ?? 0) > base) return { kind: 'stale' };
	const outcome = gradeItem(item, response);
	const step = {
		itemId,
		revision: base + 1,
		key,
		kind: 'try' as const,
		response,
		fraction: outcome.status === 'graded' ? outcome.fraction : null,
		certainty: null,
	};
	const { courseId, quizId, assignmentId } = attempt;
	const written = await transact(db, async (tx) => {
		await holdStandings(tx, courseId, [userId]);
		const row = { ...step, id: newId(), attemptId, userId, at: now };
		if (!(await appendStepIfOpen(tx, databaseKind, row))) return false;
		await noteAttempt(tx, { userId, courseId, quizId, assignmentId, itemIds: [itemId] });
		return true;
	});
	if (written) return { kind: 'tried', attempt, steps: [...before, step] };
	const after = (await loadSteps(db, attemptId)).get(itemId) ?? [];
	if (after.some((other) => other.key === key)) return { kind: 'tried', attempt, steps: after };
	return (after.at(-1)?.revision ?? 0) > base ? { kind: 'stale' } : { kind: 'closed' };
}
