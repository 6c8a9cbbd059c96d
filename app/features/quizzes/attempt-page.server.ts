/** The page of a running attempt. */

import { getCourse, getItem } from '~/content/index.server';
import { BEHAVIOURS, markedTries } from '~/core/behaviours';
import { type Item, viewOf } from '~/core/kinds';
import type { Db } from '~/db/index.server';
import { paths } from '~/platform/paths';
import { attemptAssignment } from './attempt-assignment.server';
import { findAttempt, type LoadedAttempt, type LoadedStep, loadSteps } from './attempt-store.server';
import { fieldsOf } from './save-answers.server';
import { itemSteps, shownFeedback, situationOf } from './situation.server';
import { submitWhenOver } from './submit-attempt.server';
import type { AttemptItem, AttemptPage } from './views';

/** Where the paragraph of an item stands today; null when the item has left the course. */
export function rereadHrefOf(courseId: string): (item: Item) => string | null {
	return (item) => {
		const found = getItem(courseId, item.id);
		return found === null ? null : paths.lesson(courseId, found.lessonSlug, item.reread);
	};
}

/** One item as the learner may see it now. */
export function attemptItem(
	attempt: LoadedAttempt,
	item: Item,
	steps: Array<LoadedStep>,
	now: Date,
): AttemptItem {
	const behaviour = BEHAVIOURS[attempt.behaviour];
	const situation = situationOf(attempt, steps, now);
	const latest = steps.at(-1);
	const feedback = shownFeedback(attempt, item, steps, now, rereadHrefOf(attempt.courseId));
	const right = attempt.behaviour === 'check' && feedback?.state === 'right';
	return {
		itemId: item.id,
		view: viewOf(item, attempt.seed),
		fields: latest === undefined ? [] : fieldsOf(item, latest.response),
		revision: latest?.revision ?? 0,
		key: latest?.key ?? null,
		certainty: latest?.certainty ?? null,
		mayTry: behaviour.mayTry(situation).ok,
		triesLeft:
			attempt.behaviour === 'practice' && attempt.settings.tries !== null
				? attempt.settings.tries - markedTries(itemSteps(steps)).length
				: null,
		finished: right || !behaviour.mayAnswer(situation).ok,
		feedback,
	};
}

/** The lesson an attempt belongs to, as a link; null for a module test, or when the lesson has left the course. */
export function lessonOf({ courseId, settings }: LoadedAttempt): { slug: string; title: string } | null {
	const lesson = getCourse(courseId)?.lessonEntries.find(({ id }) => id === settings.lessonId);
	return lesson === undefined ? null : { slug: lesson.slug, title: lesson.title };
}

export type FoundAttempt = { kind: 'not-found' } | { kind: 'closed' } | { kind: 'open'; page: AttemptPage };

interface AttemptQuery {
	attemptId: string;
	userId: string;
	now: Date;
}

/** The learner's own open attempt. One whose time is over is submitted on the way. */
export async function getAttemptPage(
	db: Db,
	{ attemptId, userId, now }: AttemptQuery,
): Promise<FoundAttempt> {
	const attempt = await findAttempt(db, attemptId, userId);
	if (attempt === null || attempt.behaviour === 'check') return { kind: 'not-found' };
	if (attempt.state !== 'open') return { kind: 'closed' };
	if (attempt.deadlineAt !== null && attempt.deadlineAt <= now) {
		await submitWhenOver(db, { attemptId, userId, now });
		return { kind: 'closed' };
	}
	const steps = await loadSteps(db, attemptId);
	const assignment = await attemptAssignment(db, attempt);
	const { settings } = attempt;
	return {
		kind: 'open',
		page: {
			id: attempt.id,
			courseId: attempt.courseId,
			quizTitle: settings.title,
			behaviour: attempt.behaviour,
			number: attempt.number,
			certainty: settings.certainty,
			items: attempt.items.map((item) => attemptItem(attempt, item, steps.get(item.id) ?? [], now)),
			deadlineAt: attempt.deadlineAt?.toISOString() ?? null,
			serverNow: now.toISOString(),
			assignment: assignment?.title ?? null,
			lesson: lessonOf(attempt),
		},
	};
}
