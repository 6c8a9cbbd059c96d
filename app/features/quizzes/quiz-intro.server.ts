/** The page before a quiz, and starting it. */
import type { RequestContext } from '~/context';
import { countingAttempt } from '~/core/grading';
import { type Db, databaseKind } from '~/db/index.server';
import { type CoveringAssignment, coveringAssignments } from '~/features/assignments/index.server';
import { assignedChoice, chosenOf, refusalWords, SELF_STUDY } from './assigned-choices.server';
import { findQuiz } from './quiz-source.server';
import { startAssigned } from './start-assigned.server';
import { startAttempt } from './start-attempt.server';
import { submitWhenOver } from './submit-attempt.server';
import type { QuizIntro } from './views';

interface IntroQuery {
	courseId: string;
	slug: string;
	/** Null for someone without a session. */
	userId: string | null;
	/** The assignment asked for, or `SELF_STUDY`; null: the most urgent. */
	assignment?: string | null;
	now: Date;
}

const readAttempts = (db: Db, userId: string, courseId: string, quizId: string) =>
	db.attempt.findMany({
		where: { userId, courseId, quizId, state: { in: ['open', 'submitted'] } },
		orderBy: { number: 'asc' },
		select: {
			id: true,
			number: true,
			state: true,
			submittedAt: true,
			score: true,
			deadlineAt: true,
			assignmentId: true,
			assignment: { select: { title: true } },
		},
	});
type IntroAttempt = Awaited<ReturnType<typeof readAttempts>>[number];

/** Rules and earlier attempts of a quiz; null when there is none at this address. */
export async function getQuizIntro(db: Db, query: IntroQuery): Promise<QuizIntro | null> {
	const { courseId, slug, userId, now } = query;
	const source = findQuiz(courseId, slug);
	if (source === null || source.behaviour === 'check') return null;
	const { quizId, settings } = source;
	const rows = userId === null ? [] : await readAttempts(db, userId, courseId, quizId);
	const over = rows.filter(({ state, deadlineAt }) => state === 'open' && deadlineAt && deadlineAt <= now);
	if (over.length > 0 && userId !== null) {
		for (const { id } of over) await submitWhenOver(db, { attemptId: id, userId, now });
		return getQuizIntro(db, query);
	}
	const covering = userId === null ? [] : await coveringAssignments(db, { userId, courseId, quizId, now });
	const open = rows.filter(({ state }) => state === 'open');
	const answered = await countAnswered(db, open);
	const openOf = (assignmentId: string | null) => {
		const attempt = open.find((each) => each.assignmentId === assignmentId);
		return attempt === undefined ? null : { id: attempt.id, answered: answered.get(attempt.id) ?? 0 };
	};
	const submitted = rows.filter(({ state }) => state === 'submitted');
	const counting = countingIds(submitted, covering, settings.counts);
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
		openAttempt: openOf(null),
		assigned: covering.map((each) => assignedChoice(source, each, openOf(each.assignment.id), now)),
		chosen: chosenOf(covering, query.assignment ?? null),
		attempts: submitted.map(({ id, number, submittedAt, score, assignment }) => ({
			id,
			number,
			submittedAt: (submittedAt ?? now).toISOString(),
			score,
			counts: counting.has(id),
			assignment: assignment?.title ?? null,
		})),
	};
}

async function countAnswered(db: Db, open: Array<IntroAttempt>): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	if (open.length === 0) return counts;
	const steps = await db.step.findMany({
		where: { attemptId: { in: open.map(({ id }) => id) } },
		select: { attemptId: true, itemId: true },
		distinct: ['attemptId', 'itemId'],
	});
	for (const { attemptId } of steps) counts.set(attemptId, (counts.get(attemptId) ?? 0) + 1);
	return counts;
}

/** The attempts that count: one for each assignment, and one for oneself. */
function countingIds(
	submitted: Array<IntroAttempt>,
	covering: Array<CoveringAssignment>,
	usual: QuizIntro['counts'],
): Set<string> {
	const groups = new Set(submitted.map(({ assignmentId }) => assignmentId));
	return new Set(
		[...groups].flatMap((group) => {
			const counts = covering.find(({ assignment }) => assignment.id === group)?.assignment.counts ?? usual;
			const own = submitted.filter(({ assignmentId }) => assignmentId === group);
			return countingAttempt(own, counts)?.id ?? [];
		}),
	);
}

interface StartInput {
	courseId: string;
	slug: string;
	/** The person who starts; makes a guest when there is none. Asked for only when the quiz exists. */
	viewer(): Promise<{ id: string }>;
	/** As in `IntroQuery`. */
	assignment: string | null;
	now: Date;
}

export type StartResult =
	| { kind: 'not-found' }
	/** It cannot begin under the assignment; a sentence says why. */
	| { kind: 'refused'; message: string }
	| { kind: 'started'; attemptId: string };

/** Starts or resumes a quiz, under an assignment of the learner's where there is one and nothing else was asked for. */
export async function startQuiz(
	{ db, config }: Pick<RequestContext, 'db' | 'config'>,
	{ courseId, slug, viewer, assignment, now }: StartInput,
): Promise<StartResult> {
	const source = findQuiz(courseId, slug);
	if (source === null) return { kind: 'not-found' };
	const { id: userId } = await viewer();
	const asking = { userId, courseId, quizId: source.quizId, now };
	const chosen = assignment === null ? chosenOf(await coveringAssignments(db, asking), null) : assignment;
	if (chosen === SELF_STUDY) {
		return { kind: 'started', attemptId: await startAttempt(db, source, userId, now) };
	}
	const started = await startAssigned(db, databaseKind(config.databaseUrl), {
		source,
		userId,
		assignmentId: chosen,
		now,
	});
	if ('attemptId' in started) return { kind: 'started', attemptId: started.attemptId };
	const covering = (await coveringAssignments(db, asking)).find((each) => each.assignment.id === chosen);
	return { kind: 'refused', message: refusalWords(started.refused, covering ?? null) };
}
