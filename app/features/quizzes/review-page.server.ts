/** The page of a submitted attempt. */
import { getCourse, getItem } from '~/content/index.server';
import { countingAttempt } from '~/core/grading';
import type { Db } from '~/db/index.server';
import { lessonOf, rereadHrefOf } from './attempt-page.server';
import { findAttempt, loadSteps } from './attempt-store.server';
import { shownFeedback } from './situation.server';
import { submitAttempt } from './submit-attempt.server';
import type { ReviewPage } from './views';

export type FoundReview = { kind: 'not-found' } | { kind: 'open' } | { kind: 'submitted'; page: ReviewPage };

interface ReviewQuery {
	attemptId: string;
	userId: string;
	now: Date;
}

/** The learner's own submitted attempt, with all that may be told of it. */
export async function getReviewPage(db: Db, query: ReviewQuery): Promise<FoundReview> {
	const { attemptId, userId, now } = query;
	let attempt = await findAttempt(db, attemptId, userId);
	if (attempt === null || attempt.behaviour === 'check') return { kind: 'not-found' };
	if (attempt.state === 'open') {
		if (attempt.deadlineAt === null || attempt.deadlineAt > now) return { kind: 'open' };
		await submitAttempt(db, query);
		attempt = await findAttempt(db, attemptId, userId);
	}
	if (attempt === null || attempt.behaviour === 'check' || attempt.submittedAt === null)
		return { kind: 'not-found' };
	const { courseId, quizId, settings, behaviour } = attempt;
	const [steps, marks, attempts] = await Promise.all([
		loadSteps(db, attemptId),
		db.mark.findMany({ where: { attemptId } }),
		db.attempt.findMany({
			where: { userId, courseId, quizId, state: 'submitted' },
			orderBy: { number: 'asc' },
			select: { id: true, number: true, score: true },
		}),
	]);
	const course = getCourse(courseId);
	const module = course?.moduleEntries.find(({ id }) => id === settings.moduleId);
	const markOf = new Map(marks.map((mark) => [mark.itemId, mark]));
	const loaded = attempt;
	return {
		kind: 'submitted',
		page: {
			id: attempt.id,
			courseId,
			quizId,
			quizSlug: settings.slug,
			quizTitle: settings.title,
			behaviour,
			number: attempt.number,
			submittedAt: attempt.submittedAt.toISOString(),
			closedByTime: attempt.deadlineAt !== null && attempt.submittedAt >= attempt.deadlineAt,
			score: attempt.score,
			pending: attempt.pending,
			counts: settings.counts,
			counted: countingAttempt(attempts, settings.counts)?.score ?? null,
			lesson: lessonOf(attempt),
			module: { slug: module?.slug ?? '', title: module?.title ?? '' },
			items: attempt.items.map((item) => {
				const mark = markOf.get(item.id);
				const answered = mark?.answered === true;
				return {
					itemId: item.id,
					prompt: item.prompt,
					objective: getItem(courseId, item.id)?.objective.text ?? item.objective,
					points: item.points,
					answered,
					mark: mark?.fraction ?? null,
					status: mark?.status ?? 'failed',
					feedback: answered
						? shownFeedback(loaded, item, steps.get(item.id) ?? [], now, rereadHrefOf(courseId))
						: null,
				};
			}),
		},
	};
}
