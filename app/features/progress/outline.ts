/** From a course's manifest to the outline that `core/progress` works on. Pure. */
import type { CourseManifest, LessonEntry, ModuleEntry } from '~/content/types';
import {
	type CourseOutline,
	type DoneParts,
	type LessonOutline,
	type ModuleOutline,
	nextUnfinished,
	type Part,
	type Progress,
	partsOfCourse,
	partsOfLesson,
	partsOfModule,
	progressOf,
} from '~/core/progress';
import { paths } from '~/platform/paths';
import type { Place } from './progress.server';

/** Estimated minutes for one quiz item, for "minutes left". */
const MINUTES_PER_ITEM = 1;

function lessonOutline(lesson: LessonEntry): LessonOutline {
	const quiz = lesson.quiz === null ? null : { minutes: lesson.items * MINUTES_PER_ITEM };
	return { id: lesson.id, minutes: lesson.minutes, quiz };
}

function moduleOutline(course: CourseManifest, module: ModuleEntry): ModuleOutline {
	const lessons = course.lessonEntries.filter((lesson) => lesson.moduleId === module.id);
	const objectives = lessons.reduce((sum, lesson) => sum + lesson.objectives.length, 0);
	const items = objectives * (module.test?.drawPerObjective ?? 0);
	return {
		id: module.id,
		lessons: lessons.map(lessonOutline),
		test: module.test === null ? null : { minutes: module.test.timeLimitMinutes ?? items * MINUTES_PER_ITEM },
	};
}

function courseOutline(course: CourseManifest): CourseOutline {
	return { modules: course.moduleEntries.map((module) => moduleOutline(course, module)) };
}

/** How far a whole course is. */
export function courseProgress(course: CourseManifest, done: DoneParts): Progress {
	return progressOf(partsOfCourse(courseOutline(course)), done);
}

/** Parts follow from the manifest alone, so they are made once; a new build of the course makes new objects. */
const lessonParts = new WeakMap<LessonEntry, Array<Part>>();
const moduleParts = new WeakMap<ModuleEntry, Array<Part>>();

function remember<Key extends object>(known: WeakMap<Key, Array<Part>>, key: Key, make: () => Array<Part>) {
	const parts = known.get(key) ?? make();
	known.set(key, parts);
	return parts;
}

/** How far one module of a course is. */
export function moduleProgress(course: CourseManifest, module: ModuleEntry, done: DoneParts): Progress {
	const parts = remember(moduleParts, module, () => partsOfModule(moduleOutline(course, module)));
	return progressOf(parts, done);
}

/** How far one lesson is. */
export function lessonProgress(lesson: LessonEntry, done: DoneParts): Progress {
	const parts = remember(lessonParts, lesson, () => partsOfLesson(lesson.moduleId, lessonOutline(lesson)));
	return progressOf(parts, done);
}

/** Where "continue" leads. */
export interface Continue {
	href: string;
	title: string;
	/** False while nothing at all was done or read. */
	begun: boolean;
}

function hrefOfPart(course: CourseManifest, part: Part): { href: string; title: string } | null {
	const lesson = course.lessonEntries.find(({ id }) => id === part.lessonId);
	const test = course.moduleEntries.find(({ id }) => id === part.moduleId)?.test;
	if (part.kind === 'test')
		return test ? { href: paths.quiz(course.id, test.slug), title: test.title } : null;
	if (lesson === undefined) return null;
	return part.kind === 'read'
		? { href: paths.lesson(course.id, lesson.slug), title: lesson.title }
		: { href: paths.quiz(course.id, lesson.slug), title: `Quiz: ${lesson.title}` };
}

/**
 * The lesson the learner stopped in, at the heading on screen then, unless it is read; else the first thing that is
 * not done. Null when everything is done, or the course is empty.
 */
export function continueAt(course: CourseManifest, done: DoneParts, place: Place | null): Continue | null {
	const begun = place !== null || done.size > 0;
	const stopped = course.lessonEntries.find(({ id }) => id === place?.lessonId);
	if (place !== null && stopped !== undefined && !done.has(`read:${stopped.id}`)) {
		return { href: paths.lesson(course.id, stopped.slug, place.anchor), title: stopped.title, begun };
	}
	const next = nextUnfinished(courseOutline(course), done);
	const target = next === null ? null : hrefOfPart(course, next);
	return target === null ? null : { ...target, begun };
}

/** Done, begun or not begun: the sign in lists. */
export function signOf(progress: Progress): 'done' | 'part' | 'none' {
	return progress.state === 'done' ? 'done' : progress.state === 'in progress' ? 'part' : 'none';
}
