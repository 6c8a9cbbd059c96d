/**
 * What an assignment asks for, as parts of a course: the same `read:`, `quiz:` and `test:` parts that progress is
 * made of.
 */

/** The little an assignment needs to know of a course; `CourseManifest` has it. */
export interface CourseShape {
	moduleEntries: ReadonlyArray<{
		id: string;
		title: string;
		/** Ids, in order. */
		lessons: ReadonlyArray<string>;
		test: { id: string; slug: string; title: string } | null;
	}>;
	lessonEntries: ReadonlyArray<{
		id: string;
		slug: string;
		title: string;
		minutes: number;
		moduleId: string;
		quiz: { id: string; title: string } | null;
	}>;
}

export type AssignmentTarget = 'module' | 'lesson' | 'quiz';

/** One thing to do. */
export interface AssignmentPart {
	/** `read:<lesson>`, `quiz:<lesson>` or `test:<module>`. */
	part: string;
	title: string;
	lessonId: string | null;
	/** Null for reading. */
	quizId: string | null;
	/** Last part of the address: of the lesson for reading, of the quiz otherwise. */
	slug: string;
}

function lessonParts(lesson: CourseShape['lessonEntries'][number]): Array<AssignmentPart> {
	const { id, slug, title, quiz } = lesson;
	const parts: Array<AssignmentPart> = [{ part: `read:${id}`, title, lessonId: id, quizId: null, slug }];
	if (quiz !== null) {
		parts.push({ part: `quiz:${id}`, title: quiz.title, lessonId: id, quizId: quiz.id, slug });
	}
	return parts;
}

/**
 * The parts of an assignment, in the order of the course; empty when the course has no such module, lesson or quiz
 * (any more).
 */
export function assignmentParts(
	course: CourseShape,
	target: AssignmentTarget,
	targetId: string,
): Array<AssignmentPart> {
	const testOf = ({ id, test }: CourseShape['moduleEntries'][number]): Array<AssignmentPart> =>
		test === null
			? []
			: [{ part: `test:${id}`, title: test.title, lessonId: null, quizId: test.id, slug: test.slug }];
	if (target === 'module') {
		const module = course.moduleEntries.find(({ id }) => id === targetId);
		if (module === undefined) return [];
		const lessons = course.lessonEntries.filter(({ moduleId }) => moduleId === module.id);
		return [...lessons.flatMap(lessonParts), ...testOf(module)];
	}
	if (target === 'lesson') {
		return course.lessonEntries.filter(({ id }) => id === targetId).flatMap(lessonParts);
	}
	const ofLessons = course.lessonEntries.flatMap(lessonParts);
	const ofModules = course.moduleEntries.flatMap(testOf);
	return [...ofLessons, ...ofModules].filter(({ quizId }) => quizId === targetId);
}
