import { getItem, getQuiz, getTest } from '~/content/index.server';
import { type Correction, type ItemVerdict, verdictOf } from '~/core/corrections';
import type { Item } from '~/core/kinds';
import { whyHidden } from '~/core/statistics';
import { attemptsOf, type ChosenAttempt, type Db, markedAnswersOf } from '~/db/index.server';
import { loadItems, readyCorrections, storedCorrections } from '~/features/items/index.server';
import { paths } from '~/platform/paths';
import { analyse } from './analyse';
import type { Choice } from './choice';
import type { AnalysedClass } from './quiz-list.server';
import { assignedQuizIds, type QuizName, quizNames } from './quizzes-of-class.server';
import type { QuestionView, QuizAnalysisView } from './views';

export interface QuizAnalysisQuery {
	quizId: string;
	choice: Choice;
	/** Whether the viewer may regrade. */
	mayRegrade: boolean;
}

const VERDICTS = {
	'as marked': null,
	dropped: 'Dropped: it is left out of every score in this class.',
	credited: 'Everybody in this class has full marks for it, so its figures say nothing.',
} satisfies Record<ItemVerdict, string | null>;

/** What holds for a question in this class, in sentences. */
function correctionWords(corrections: ReadonlyArray<Correction>): Array<string> {
	const verdict = VERDICTS[verdictOf(corrections)];
	if (verdict !== null) return [verdict];
	return keyIn(corrections) === null
		? []
		: ['The key was corrected in this class: what is shown here is the corrected one.'];
}

/** The version that answers are marked by now; null while it is the one that was asked. */
function keyIn(corrections: ReadonlyArray<Correction>): Item | null {
	const last = corrections.findLast(({ kind }) => kind === 'rekey');
	return last?.kind === 'rekey' ? last.item : null;
}

/** Ids of the questions of a quiz in the author's order. */
function authorsOrder(courseId: string, { quizId, drawn }: QuizName): Array<string> {
	if (!drawn) return (getQuiz(courseId, quizId)?.items ?? []).map(({ id }) => id);
	return (getTest(courseId, quizId)?.pool ?? []).flatMap(({ items }) => items.map(({ id }) => id));
}

/** The versions of each question that were asked, the most frequent first. */
function versionsAsked(attempts: ReadonlyArray<ChosenAttempt>): Map<string, Array<string>> {
	const counts = new Map<string, Map<string, number>>();
	for (const { items } of attempts) {
		for (const { itemId, versionId } of items) {
			const own = counts.get(itemId) ?? new Map<string, number>();
			own.set(versionId, (own.get(versionId) ?? 0) + 1);
			counts.set(itemId, own);
		}
	}
	return new Map(
		[...counts].map(([itemId, own]) => [
			itemId,
			[...own].toSorted(([, a], [, b]) => b - a).map(([versionId]) => versionId),
		]),
	);
}

/**
 * One quiz of a class, question by question. A handful of statements, whatever the number of students; definitions are
 * kept in memory.
 * @returns null when the quiz is neither assigned to the class nor submitted in it
 */
export async function getQuizAnalysis(
	db: Db,
	{ id: classId, courseId }: AnalysedClass,
	{ quizId, choice, mayRegrade }: QuizAnalysisQuery,
): Promise<QuizAnalysisView | null> {
	const where = { classId, courseId, quizId };
	const [assignments, attempts, answers, stored] = await Promise.all([
		db.assignment.findMany({ where: { classId }, select: { target: true, targetId: true } }),
		attemptsOf(db, where, choice),
		markedAnswersOf(db, where, choice),
		storedCorrections(db, classId),
	]);
	if (attempts.length === 0 && !assignedQuizIds(courseId, assignments).has(quizId)) return null;
	const name = quizNames(courseId).find((each) => each.quizId === quizId) ?? {
		quizId,
		title: quizId,
		place: 'no longer in the course',
		drawn: false,
	};
	const asked = versionsAsked(attempts);
	const usual = [...asked].map(([itemId, [versionId = '']]) => ({ itemId, versionId }));
	const corrections = await readyCorrections(
		db,
		stored.filter(({ itemId }) => asked.has(itemId)),
	);
	const correctionsOf = (itemId: string) => corrections.get(itemId) ?? [];
	const definitions = await loadItems(db, usual);
	const order = authorsOrder(courseId, name);
	const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
	const items = definitions
		.map((item) => keyIn(correctionsOf(item.id)) ?? item)
		.toSorted((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
	const { analysis, drawn, questions } = analyse({
		items,
		dropped: new Set(items.flatMap(({ id }) => (verdictOf(correctionsOf(id)) === 'dropped' ? [id] : []))),
		attempts: attempts.map(({ id, items: pinned }) => ({ id, itemIds: pinned.map(({ itemId }) => itemId) })),
		answers,
		drawn: name.drawn,
	});
	return {
		classId,
		quizId,
		title: name.title,
		place: name.place,
		choice,
		drawn,
		statistics: analysis.quiz,
		hidden: {
			description: whyHidden(analysis.quiz.attempts, 'description'),
			comparison: whyHidden(analysis.quiz.attempts, 'comparison'),
		},
		questions: questions.map(({ item, attempts: answered, advice, ...rest }, at): QuestionView => {
			const found = getItem(courseId, item.id);
			const given = verdictOf(correctionsOf(item.id)) === 'credited';
			return {
				...rest,
				// Marks that were given say nothing about the question.
				advice: given ? null : advice,
				itemId: item.id,
				number: at + 1,
				kind: item.kind.replaceAll('-', ' '),
				prompt: item.prompt,
				points: item.points,
				explanation: item.explanation,
				attempts: answered,
				hidden: whyHidden(answered, 'description'),
				corrections: correctionWords(correctionsOf(item.id)),
				versions: asked.get(item.id)?.length ?? 0,
				rereadHref: found === null ? null : paths.lesson(courseId, found.lessonSlug, item.reread),
				regradeHref: mayRegrade ? paths.teachRegrade(classId, quizId, item.id) : null,
			};
		}),
	};
}
