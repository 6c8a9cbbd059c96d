import { isEnough } from '~/core/statistics';
import { type Db, type QuizFigures, quizFiguresOf } from '~/db/index.server';
import type { Choice } from './choice';
import { assignedQuizIds, type QuizName, quizNames } from './quizzes-of-class.server';
import type { QuizListView, QuizRow } from './views';

/** A class and its course. */
export interface AnalysedClass {
	id: string;
	courseId: string;
}

/**
 * The quizzes of a class that are assigned or were submitted, in the order of the course. Two statements, whatever the
 * number of students.
 */
export async function getQuizList(
	db: Db,
	{ id: classId, courseId }: AnalysedClass,
	choice: Choice,
): Promise<QuizListView> {
	const [assignments, figures] = await Promise.all([
		db.assignment.findMany({ where: { classId }, select: { target: true, targetId: true } }),
		quizFiguresOf(db, { classId, courseId }, choice),
	]);
	const assigned = assignedQuizIds(courseId, assignments);
	const figuresOf = new Map(figures.map((each) => [each.quizId, each]));
	const known = quizNames(courseId);
	const gone = figures
		.filter(({ quizId }) => !known.some((each) => each.quizId === quizId))
		.map(({ quizId }) => ({ quizId, title: quizId, place: 'no longer in the course', drawn: false }));
	return {
		classId,
		choice,
		quizzes: [...known, ...gone]
			.filter(({ quizId }) => assigned.has(quizId) || figuresOf.has(quizId))
			.map((name) => rowOf(name, figuresOf.get(name.quizId))),
	};
}

function rowOf({ quizId, title, place }: QuizName, figures: QuizFigures | undefined): QuizRow {
	const { attempts = 0, students = 0, scored = 0, mean = null, squares = null } = figures ?? {};
	const shown = isEnough(attempts, 'description') && mean !== null && squares !== null;
	const variance = shown && scored > 1 ? ((squares - mean * mean) * scored) / (scored - 1) : null;
	return {
		quizId,
		title,
		place,
		attempts,
		students,
		mean: shown ? 100 * mean : null,
		standardDeviation: variance === null ? null : 100 * Math.sqrt(Math.max(0, variance)),
	};
}
