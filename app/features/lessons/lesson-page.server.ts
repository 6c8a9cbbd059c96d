/** The page of a lesson. */
import { getLesson } from '~/content/index.server';
import type { CourseManifest, LessonEntry } from '~/content/types';
import type { Db } from '~/db/index.server';
import { doneParts, lessonProgress, moduleProgress, signOf } from '~/features/progress/index.server';
import { getChecks } from '~/features/quizzes/index.server';
import type { LessonPage, LessonPiece } from './views';

interface LessonQuery {
	courseId: string;
	slug: string;
	/** Null for someone without a session. */
	userId: string | null;
	now: Date;
}

/** The page, and its static text by element id, which the response carries once. */
export interface FoundLesson {
	page: LessonPage;
	prose: Map<string, string>;
}

/** The lesson at an address; null when there is none, or its course is private. */
export async function getLessonPage(
	db: Db,
	{ courseId, slug, userId, now }: LessonQuery,
): Promise<FoundLesson | null> {
	const found = getLesson(courseId, slug);
	if (found === null || found.course.private) return null;
	const { course, module, entry: lesson, lesson: compiled } = found;
	const at = course.lessonEntries.indexOf(lesson);
	const [done, checks] = await Promise.all([
		userId === null ? null : doneParts(db, userId, courseId),
		lesson.checks === 0 ? null : getChecks(db, { courseId, lessonId: lesson.id, userId, now }),
	]);
	const siblings = course.lessonEntries.filter(({ moduleId }) => moduleId === module.id);
	const prose = new Map<string, string>();
	const pieces = compiled.segments.flatMap((segment): Array<LessonPiece> => {
		if (segment.type === 'prose') {
			prose.set(segment.id, segment.html);
			return [{ type: 'prose', id: segment.id, html: null }];
		}
		const check = checks?.get(segment.props.id);
		return check === undefined ? [] : [{ type: 'check', check }];
	});
	const progress = done === null ? null : moduleProgress(course, module, done);
	const { id, title, minutes, level, levelNote, checkedOn, objectives } = lesson;
	return {
		prose,
		page: {
			courseId,
			courseTitle: course.title,
			module: { id: module.id, slug: module.slug, title: module.title },
			lesson: {
				...{ id, slug, title, minutes, level, levelNote, checkedOn, objectives },
				number: siblings.indexOf(lesson) + 1,
				of: siblings.length,
			},
			pieces,
			toc: compiled.toc,
			sources: compiled.sources,
			lessons: siblings.map((sibling) => ({
				id: sibling.id,
				slug: sibling.slug,
				title: sibling.title,
				minutes: sibling.minutes,
				state: signOf(lessonProgress(sibling, done ?? new Set())),
			})),
			previous: neighbour(course, at - 1),
			next: neighbour(course, at + 1),
			quiz:
				lesson.quiz === null
					? null
					: {
							slug,
							title: lesson.quiz.title,
							itemCount: lesson.items,
							done: done?.has(`quiz:${id}`) === true,
						},
			progress:
				progress === null
					? null
					: {
							read: done?.has(`read:${id}`) === true,
							done: progress.done,
							total: progress.total,
							minutesLeft: progress.minutesLeft,
						},
		},
	};
}

function neighbour(course: CourseManifest, at: number): Pick<LessonEntry, 'slug' | 'title'> | null {
	const lesson = course.lessonEntries[at];
	return lesson === undefined ? null : { slug: lesson.slug, title: lesson.title };
}
