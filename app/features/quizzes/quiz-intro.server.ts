/** The page before a quiz, and starting it. */
import { countingAttempt } from '~/core/grading';
import type { Db } from '~/db/index.server';
import { findQuiz } from './quiz-source.server';
import { startAttempt } from './start-attempt.server';
import { submitAttempt } from './submit-attempt.server';
import type { QuizIntro } from './views';

interface IntroQuery {
	courseId: string;
	slug: string;
	/** Null for someone without a session. */
	userId: string | null;
	now: Date;
}

/** Rules and earlier attempts of a quiz; null when there is none at this address. */
export async function getQuizIntro(
	db: Db,
	{ courseId, slug, userId, now }: IntroQuery,
): Promise<QuizIntro | null> {
	const source = findQuiz(courseId, slug);
	if (source === null || source.behaviour === 'check') return null;
	const { quizId, settings } = source;
	const rows =
		userId === null
			? []
			: await db.attempt.findMany({
					where: { userId, courseId, quizId, state: { in: ['open', 'submitted'] } },
					orderBy: { number: 'asc' },
					select: { id: true, number: true, state: true, submittedAt: true, score: true, deadlineAt: true },
				});
	const open = rows.find(({ state }) => state === 'open');
	if (open?.deadlineAt && open.deadlineAt <= now && userId !== null) {
		await submitAttempt(db, { attemptId: open.id, userId, now });
		return getQuizIntro(db, { courseId, slug, userId, now });
	}
	const answered =
		open === undefined
			? []
			: await db.step.findMany({
					where: { attemptId: open.id },
					select: { itemId: true },
					distinct: ['itemId'],
				});
	const submitted = rows.filter(({ state }) => state === 'submitted');
	const counting = countingAttempt(submitted, settings.counts);
	return {
		courseId,
		courseTitle: source.courseTitle,
		quizId,
		slug,
		title: settings.title,
		summary: source.summary,
		behaviour: source.behaviour,
		itemCount: source.itemCount,
		tries: settings.tries,
		penalty: settings.penalty,
		timeLimitMinutes: settings.timeLimitMinutes,
		certainty: settings.certainty,
		counts: settings.counts,
		lesson: source.lesson,
		openAttempt: open === undefined ? null : { id: open.id, answered: answered.length },
		attempts: submitted.map(({ id, number, submittedAt, score }) => ({
			id,
			number,
			submittedAt: (submittedAt ?? now).toISOString(),
			score,
			counts: id === counting?.id,
		})),
	};
}

interface StartInput {
	courseId: string;
	slug: string;
	/** The person who starts; makes a guest when there is none. Asked for only when the quiz exists. */
	viewer(): Promise<{ id: string }>;
	now: Date;
}

/** Starts or resumes a quiz. @returns the attempt's id; null when there is no such quiz */
export async function startQuiz(db: Db, { courseId, slug, viewer, now }: StartInput): Promise<string | null> {
	const source = findQuiz(courseId, slug);
	if (source === null) return null;
	return startAttempt(db, source, (await viewer()).id, now);
}
