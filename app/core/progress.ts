/**
 * Progress is computed from the set of parts that are done, never counted up. Doing a part twice changes nothing,
 * parts that left the course are not counted, and progress cannot exceed 1.
 */

/** A lesson as progress sees it. */
export interface LessonOutline {
	id: string;
	/** For reading and the questions in the text. */
	minutes: number;
	/** Null when the lesson has no quiz. */
	quiz: { minutes: number } | null;
}

export interface ModuleOutline {
	id: string;
	lessons: ReadonlyArray<LessonOutline>;
	/** Null when the module has no test. */
	test: { minutes: number } | null;
}

/** Modules and lessons in the order of the course. */
export interface CourseOutline {
	modules: ReadonlyArray<ModuleOutline>;
}

/** Something that is done or not: reading a lesson, its quiz, a module's test. */
export interface Part {
	/** Name in the set of done parts. */
	key: string;
	kind: 'read' | 'quiz' | 'test';
	moduleId: string;
	/** Null for a test. */
	lessonId: string | null;
	minutes: number;
}

/** Keys of done parts, as stored. May hold keys the course does not have. */
export type DoneParts = ReadonlySet<string>;

export type ProgressState = 'not started' | 'in progress' | 'done';

export interface Progress {
	done: number;
	total: number;
	/** 0..1; 0 when there are no parts. */
	fraction: number;
	state: ProgressState;
	/** Of the parts that are not done. */
	minutesLeft: number;
}

export const readKey = (lessonId: string) => `read:${lessonId}`;
export const quizKey = (lessonId: string) => `quiz:${lessonId}`;
export const testKey = (moduleId: string) => `test:${moduleId}`;

/** The parts of a lesson, in the order they are done. */
export function partsOfLesson(moduleId: string, lesson: LessonOutline): Array<Part> {
	const place = { moduleId, lessonId: lesson.id };
	const read: Part = { ...place, key: readKey(lesson.id), kind: 'read', minutes: lesson.minutes };
	if (lesson.quiz === null) return [read];
	return [read, { ...place, key: quizKey(lesson.id), kind: 'quiz', minutes: lesson.quiz.minutes }];
}

/** The parts of a module: those of its lessons, then its test. */
export function partsOfModule(module: ModuleOutline): Array<Part> {
	const parts = module.lessons.flatMap((lesson) => partsOfLesson(module.id, lesson));
	if (module.test === null) return parts;
	const { minutes } = module.test;
	return [...parts, { key: testKey(module.id), kind: 'test', moduleId: module.id, lessonId: null, minutes }];
}

/** The parts of a course, in order. */
export function partsOfCourse(course: CourseOutline): Array<Part> {
	return course.modules.flatMap(partsOfModule);
}

function stateOf(done: number, total: number): ProgressState {
	if (done === 0) return 'not started';
	return done === total ? 'done' : 'in progress';
}

/** How far a lesson, a module or a course is: give its parts. */
export function progressOf(parts: ReadonlyArray<Part>, doneParts: DoneParts): Progress {
	const left = parts.filter((part) => !doneParts.has(part.key));
	const total = parts.length;
	const done = total - left.length;
	return {
		done,
		total,
		fraction: total === 0 ? 0 : done / total,
		state: stateOf(done, total),
		minutesLeft: left.reduce((sum, { minutes }) => sum + minutes, 0),
	};
}

/** Where “continue” leads: the first part in the order of the course that is not done; null when all are. */
export function nextUnfinished(course: CourseOutline, doneParts: DoneParts): Part | null {
	return partsOfCourse(course).find((part) => !doneParts.has(part.key)) ?? null;
}
