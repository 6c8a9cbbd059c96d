/** Read models of the catalogue, the course page and the pages one looks things up on. */
import { getCatalog, getCourse } from '~/content/index.server';
import type { LessonEntry } from '~/content/types';
import type { DbOrTx } from '~/db/index.server';
import {
	continueAt,
	courseProgress,
	doneParts,
	donePartsByCourse,
	getPlace,
	lessonProgress,
	moduleProgress,
	signOf,
} from '~/features/progress/index.server';
import { sourceNamer, visibleCourse } from './course-parts.server';
import type { CatalogPage, CoursePage, OutlineLesson, TablePage } from './views';

/** @param userId null for someone without a session */
export async function getCatalogPage(db: DbOrTx, userId: string | null): Promise<CatalogPage> {
	const done = userId === null ? null : await donePartsByCourse(db, userId);
	const courses = getCatalog().filter((course) => !course.private);
	return {
		courses: courses.map(({ id, title, summary, lessons, minutes }) => {
			const course = getCourse(id);
			return {
				id,
				title,
				summary,
				lessons,
				minutes,
				progress:
					done === null || course === null
						? null
						: courseProgress(course, done.get(id) ?? new Set()).fraction,
			};
		}),
	};
}

const STATUS_WORDS = { both: 'Done', read: 'Read; the quiz is left', quiz: 'Quiz done; not marked as read' };

function outlineLesson(lesson: LessonEntry, done: ReadonlySet<string> | null): OutlineLesson {
	const { id, slug, title, summary, minutes, level } = lesson;
	const read = done?.has(`read:${id}`) === true;
	const quiz = lesson.quiz !== null && done?.has(`quiz:${id}`) === true;
	const state = signOf(lessonProgress(lesson, done ?? new Set()));
	const status =
		state === 'done' ? STATUS_WORDS.both : read ? STATUS_WORDS.read : quiz ? STATUS_WORDS.quiz : null;
	return { id, slug, title, summary, minutes, level, state, status: done === null ? null : status };
}

/** A course's page; null when there is no such course. */
export async function getCoursePage(
	db: DbOrTx,
	courseId: string,
	userId: string | null,
): Promise<CoursePage | null> {
	const course = visibleCourse(courseId);
	if (course === null) return null;
	const done = userId === null ? null : await doneParts(db, userId, courseId);
	const place = userId === null ? null : await getPlace(db, userId, courseId);
	return {
		id: course.id,
		title: course.title,
		summary: course.summary,
		position: course.position,
		authors: course.authors,
		licence: course.licence,
		checkedOn: course.checkedOn,
		counts: {
			paragraphs: course.sourceMap.length,
			claims: course.claims.length,
			terms: course.glossary.length,
			sources: course.references.length,
			events: course.timeline.length,
			places: course.places.length,
		},
		tables: course.tables.map(({ id, title }) => ({ id, title })),
		continueLink: continueAt(course, done ?? new Set(), place),
		modules: course.moduleEntries.map((module) => {
			const lessons = course.lessonEntries.filter((lesson) => lesson.moduleId === module.id);
			return {
				id: module.id,
				slug: module.slug,
				title: module.title,
				summary: module.summary,
				minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
				lessons: lessons.map((lesson) => outlineLesson(lesson, done)),
				test:
					module.test === null
						? null
						: {
								slug: module.test.slug,
								title: module.test.title,
								summary: module.test.summary,
								minutes: module.test.timeLimitMinutes,
								state: done?.has(`test:${module.id}`) ? ('done' as const) : ('none' as const),
							},
				progress: done === null ? null : moduleProgress(course, module, done),
			};
		}),
	};
}

/** A table of a course; null when there is no such course or table. */
export function getTablePage(courseId: string, tableId: string): TablePage | null {
	const course = visibleCourse(courseId);
	const table = course?.tables.find(({ id }) => id === tableId);
	if (!course || table === undefined) return null;
	const named = sourceNamer(course);
	return {
		courseId,
		courseTitle: course.title,
		table: { ...table, rows: table.rows.map((row) => ({ ...row, sources: row.sources.map(named) })) },
	};
}
