/** The quizzes a class has to do with, as its course names them. */
import { getCourse } from '~/content/index.server';
import { type AssignmentTarget, assignmentParts } from '~/core/assignments';

/** A quiz as a heading: its title, and the lesson or module it belongs to. */
export interface QuizName {
	quizId: string;
	title: string;
	place: string | null;
	/** Whether attempts draw their questions. */
	drawn: boolean;
}

/** Every quiz of a course in the order of the course: of each lesson, then the test of its module. */
export function quizNames(courseId: string): Array<QuizName> {
	const course = getCourse(courseId);
	if (course === null) return [];
	return course.moduleEntries.flatMap((module) => {
		const ofLessons = course.lessonEntries
			.filter(({ moduleId }) => moduleId === module.id)
			.flatMap(({ title: place, quiz }) =>
				quiz === null ? [] : [{ quizId: quiz.id, title: quiz.title, place, drawn: false }],
			);
		const { test, title: place } = module;
		return test === null
			? ofLessons
			: [...ofLessons, { quizId: test.id, title: test.title, place, drawn: true }];
	});
}

/** Ids of the quizzes that assignments of a class ask for. */
export function assignedQuizIds(
	courseId: string,
	assignments: ReadonlyArray<{ target: AssignmentTarget; targetId: string }>,
): Set<string> {
	const course = getCourse(courseId);
	if (course === null) return new Set();
	return new Set(
		assignments.flatMap(({ target, targetId }) =>
			assignmentParts(course, target, targetId).flatMap(({ quizId }) => quizId ?? []),
		),
	);
}
