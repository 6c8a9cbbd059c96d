/** What the standings need to know of a course's content. */
import { getCourse, getQuiz, getTest } from '~/content/index.server';
import { type AssignmentPart, type AssignmentTarget, assignmentParts } from '~/core/assignments';
import { type ItemVerdict, verdictOf } from '~/core/corrections';
import { drawTest } from '~/core/draw';
import type { Item } from '~/core/kinds';
import { partsOfCourse } from '~/core/progress';
import type { Corrections } from '~/features/items/index.server';

/** Quizzes of a lesson as attempts name them. */
export interface LessonQuizzes {
	lessonId: string;
	/** Null when the lesson has none. */
	quizId: string | null;
	/** Of the questions in the text. */
	checksId: string;
}

/** The id under which a lesson's in-text checks are kept as attempts. */
export function checksQuizId(lessonId: string): string {
	return `checks-${lessonId}`;
}

/** The lessons of a course; none when the course is not installed. */
export function lessonQuizzes(courseId: string): Array<LessonQuizzes> {
	return (getCourse(courseId)?.lessonEntries ?? []).map(({ id, quiz }) => ({
		lessonId: id,
		quizId: quiz?.id ?? null,
		checksId: checksQuizId(id),
	}));
}

/** The lesson whose quiz or questions in the text these are; null for module tests and for what left the course. */
export function lessonOfQuiz(courseId: string, quizId: string): string | null {
	const found = lessonQuizzes(courseId).find((each) => each.quizId === quizId || each.checksId === quizId);
	return found?.lessonId ?? null;
}

/** Keys of the parts that progress in a course is made of; none when the course is not installed. */
export function partKeys(courseId: string): Array<string> {
	const course = getCourse(courseId);
	if (course === null) return [];
	const lessonOf = new Map(course.lessonEntries.map((lesson) => [lesson.id, lesson]));
	const modules = course.moduleEntries.map(({ id, lessons, test }) => ({
		id,
		lessons: lessons.flatMap((lessonId) => {
			const lesson = lessonOf.get(lessonId);
			return lesson === undefined
				? []
				: [{ id: lessonId, minutes: 0, quiz: lesson.quiz === null ? null : { minutes: 0 } }];
		}),
		test: test === null ? null : { minutes: 0 },
	}));
	return partsOfCourse({ modules }).map(({ key }) => key);
}

/** What an assignment asks for; nothing when the course does not have it (any more). */
export function partsOf(courseId: string, target: AssignmentTarget, targetId: string): Array<AssignmentPart> {
	const course = getCourse(courseId);
	return course === null ? [] : assignmentParts(course, target, targetId);
}

/** The module of a lesson; null when the course has no such lesson. */
export function moduleOfLesson(courseId: string, lessonId: string): string | null {
	return getCourse(courseId)?.lessonEntries.find(({ id }) => id === lessonId)?.moduleId ?? null;
}

/** What the corrections of a class make of an item, whatever was answered. */
export function verdictIn(corrections: Corrections, itemId: string): ItemVerdict {
	return verdictOf(corrections.get(itemId) ?? []);
}

/** Points of some questions, without the dropped ones. */
export function pointsOfItems(items: ReadonlyArray<Item>, corrections: Corrections): number {
	return items.reduce(
		(sum, { id, points }) => (verdictIn(corrections, id) === 'dropped' ? sum : sum + points),
		0,
	);
}

/** Points of a quiz as the course has it now; of a module test, of one draw. 0 when it left the course. */
export function pointsOfQuiz(courseId: string, quizId: string, corrections: Corrections): number {
	const quiz = getQuiz(courseId, quizId);
	if (quiz !== null) return pointsOfItems(quiz.items, corrections);
	const test = getTest(courseId, quizId);
	if (test === null) return 0;
	const pool = new Map(test.pool.flatMap(({ items }) => items.map((item) => [item.id, item])));
	const { itemIds } = drawTest({
		objectives: test.pool.map(({ objective }) => objective),
		items: [...pool.values()],
		perObjective: test.settings.drawPerObjective,
		exclude: test.settings.exclude,
		seen: [],
		seed: 0,
	});
	return pointsOfItems(
		itemIds.flatMap((id) => pool.get(id) ?? []),
		corrections,
	);
}
