/** The page of a submitted attempt. */
import { getCourse, getItem } from '~/content/index.server';
import { countingAttempt } from '~/core/grading';
import type { Db } from '~/db/index.server';
import { attemptAssignment, withheldWords } from './attempt-assignment.server';
import { lessonOf, rereadHrefOf } from './attempt-page.server';
import { findAttempt, loadSteps } from './attempt-store.server';
import { correctedItem } from './corrected-item.server';
import { correctionsFor } from './mark-attempt.server';
import { reviewMarkings } from './review-markings.server';
import { shownFeedback } from './situation.server';
import { submitWhenOver } from './submit-attempt.server';
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
		if ((await submitWhenOver(db, query)) === 'open') return { kind: 'open' };
		attempt = await findAttempt(db, attemptId, userId);
	}
	if (attempt === null || attempt.behaviour === 'check' || attempt.submittedAt === null)
		return { kind: 'not-found' };
	const { courseId, quizId, assignmentId, settings, behaviour } = attempt;
	const [steps, marks, attempts, assignment, corrections, markings] = await Promise.all([
		loadSteps(db, attemptId),
		db.mark.findMany({ where: { attemptId } }),
		db.attempt.findMany({
			where: { userId, courseId, quizId, assignmentId, state: 'submitted' },
			orderBy: { number: 'asc' },
			select: { id: true, number: true, score: true },
		}),
		attemptAssignment(db, attempt),
		correctionsFor(db, attempt),
		reviewMarkings(db, attempt),
	]);
	const withheld = withheldWords(attempt, assignment, now);
	const counts = assignment?.counts ?? settings.counts;
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
			counts,
			counted: countingAttempt(attempts, counts)?.score ?? null,
			withheld,
			assignment: assignment?.title ?? null,
			lesson: lessonOf(attempt),
			module: { slug: module?.slug ?? '', title: module?.title ?? '' },
			items: attempt.items.map((item) => {
				const mark = markOf.get(item.id);
				const own = steps.get(item.id) ?? [];
				const corrected = correctedItem(item, own, corrections.get(item.id) ?? []);
				const answered = own.some(({ kind }) => kind === 'try');
				const status = corrected.dropped ? 'dropped' : (mark?.status ?? 'failed');
				return {
					itemId: item.id,
					prompt: item.prompt,
					objective: getItem(courseId, item.id)?.objective.text ?? item.objective,
					points: item.points,
					answered,
					mark: withheld === null ? (mark?.fraction ?? null) : null,
					status: withheld === null ? status : 'withheld',
					correction: corrected.correction,
					feedback: answered ? shownFeedback(loaded, corrected.item, own, now, rereadHrefOf(courseId)) : null,
					marking: withheld === null ? (markings.get(item.id) ?? null) : null,
				};
			}),
		},
	};
}
