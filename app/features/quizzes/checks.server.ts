/** Questions in the text of a lesson. */

import type { RequestContext } from '~/context';
import { type Item, viewOf } from '~/core/kinds';
import { type Db, databaseKind } from '~/db/index.server';
import { checksQuizId } from '~/features/standings/index.server';
import { keyIn, revisionIn } from './attempt-form.server';
import { attemptItem } from './attempt-page.server';
import { loadRow, loadSteps } from './attempt-store.server';
import { itemFields } from './protocol';
import { findChecks } from './quiz-source.server';
import { checkSeed, startAttempt } from './start-attempt.server';
import { tryItem } from './try-item.server';
import type { AttemptItem } from './views';

/** Key of a learner's open attempt at a lesson's checks. */
export function checksOpenKey(userId: string, courseId: string, lessonId: string): string {
	return `${userId}:${courseId}:${checksQuizId(lessonId)}`;
}

/** By item: a new build of the course makes new objects. */
const unanswered = new WeakMap<Item, AttemptItem>();

function unansweredCheck(item: Item, seed: number): AttemptItem {
	const known = unanswered.get(item);
	if (known !== undefined) return known;
	const check: AttemptItem = {
		itemId: item.id,
		view: viewOf(item, seed),
		fields: [],
		revision: 0,
		key: null,
		certainty: null,
		mayTry: true,
		triesLeft: null,
		finished: false,
		feedback: null,
	};
	unanswered.set(item, check);
	return check;
}

interface ChecksQuery {
	courseId: string;
	lessonId: string;
	/** The learner's open attempt (see `checksOpenKey`); null for someone who has answered nothing here. */
	attemptId: string | null;
	now: Date;
}

/**
 * The checks of a lesson by item id, as this person may see them. One that nobody has answered is the same object
 * every time.
 */
export async function getChecks(
	db: Db,
	{ courseId, lessonId, attemptId, now }: ChecksQuery,
): Promise<Map<string, AttemptItem>> {
	const source = findChecks(courseId, lessonId);
	if (source === null) return new Map();
	const seed = checkSeed(checksQuizId(lessonId));
	const checks = new Map(source.itemsFor(seed, []).map((item) => [item.id, unansweredCheck(item, seed)]));
	const row = attemptId === null ? null : await db.attempt.findUnique({ where: { id: attemptId } });
	if (row === null) return checks;
	const [attempt, steps] = await Promise.all([loadRow(db, row), loadSteps(db, row.id)]);
	for (const item of attempt.items) {
		// A check that has left the lesson since is not shown; a new one starts afresh.
		const own = steps.get(item.id);
		if (own !== undefined && checks.has(item.id)) checks.set(item.id, attemptItem(attempt, item, own, now));
	}
	return checks;
}

export type CheckResult =
	| { kind: 'not-found' }
	| { kind: 'bad-request'; message: string }
	| { kind: 'checked'; check: AttemptItem; problem: null }
	| { kind: 'refused'; itemId: string; problem: string };

interface CheckInput {
	courseId: string;
	lessonId: string;
	itemId: string;
	form: URLSearchParams;
	viewer(): Promise<{ id: string }>;
}

/** Marks an answer to an in-text question; makes a guest of someone without a session. */
export async function answerCheck(context: RequestContext, input: CheckInput): Promise<CheckResult> {
	const { courseId, lessonId, itemId, form } = input;
	const source = findChecks(courseId, lessonId);
	const key = keyIn(form);
	if (source === null || !source.itemsFor(0, []).some(({ id }) => id === itemId))
		return { kind: 'not-found' };
	if (key === null)
		return { kind: 'bad-request', message: 'This form is incomplete. Reload the page and try again.' };
	const { db, config } = context;
	const now = context.now();
	const userId = (await input.viewer()).id;
	const attemptId = await startAttempt(db, source, userId, now);
	const result = await tryItem(db, databaseKind(config.databaseUrl), {
		attemptId,
		userId,
		itemId,
		// An anonymous page is the same for everyone, so its key is too; the revision makes it this person's own.
		key: `${key}:check:${itemId}:${revisionIn(form, itemId)}`,
		base: revisionIn(form, itemId),
		fields: itemFields(form.entries(), itemId),
		now,
	});
	switch (result.kind) {
		case 'tried': {
			const item = result.attempt.items.find(({ id }) => id === itemId);
			if (item === undefined) return { kind: 'not-found' };
			return { kind: 'checked', check: attemptItem(result.attempt, item, result.steps, now), problem: null };
		}
		case 'refused':
			return { kind: 'refused', itemId, problem: result.message };
		case 'stale':
			return {
				kind: 'refused',
				itemId,
				problem: 'You answered this question in another window. Reload the page to see it.',
			};
		case 'closed':
		case 'not-found':
			return { kind: 'not-found' };
		default:
			return result satisfies never;
	}
}
