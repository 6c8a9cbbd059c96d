/** The page of a lesson. */
import { getLesson } from '~/content/index.server';
import type { Db } from '~/db/index.server';
import { doneParts, lessonProgress, moduleProgress, signOf } from '~/features/progress/index.server';
import { getChecks } from '~/features/quizzes/index.server';
import { STATIC_PARTS, staticParts } from './static-parts.server';
import type { LessonPage, LessonPiece } from './views';

const NOTHING: ReadonlySet<string> = new Set();

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
	const [done, checks] = await Promise.all([
		userId === null ? null : doneParts(db, userId, courseId),
		lesson.checks === 0 ? null : getChecks(db, { courseId, lessonId: lesson.id, userId, now }),
	]);
	const siblings = course.lessonEntries.filter(({ moduleId }) => moduleId === module.id);
	const prose = new Map<string, string>(staticParts(found));
	const pieces = compiled.segments.flatMap((segment): Array<LessonPiece> => {
		if (segment.type === 'prose') {
			prose.set(segment.id, segment.html);
			return [{ type: 'prose', id: segment.id, html: null }];
		}
		const check = checks?.get(segment.props.id);
		return check === undefined ? [] : [{ type: 'check', check }];
	});
	const progress = done === null ? null : moduleProgress(course, module, done);
	const { id, title, summary } = lesson;
	return {
		prose,
		page: {
			courseId,
			module: { title: module.title },
			lesson: { id, slug, title, summary },
			pieces,
			parts: null,
			lessons: siblings.map((sibling) => ({
				slug: sibling.slug,
				title: sibling.title,
				state: signOf(lessonProgress(sibling, done ?? NOTHING)),
			})),
			quiz: lesson.quiz === null ? null : { itemCount: lesson.items, done: done?.has(`quiz:${id}`) === true },
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

/** The page with its static text as data, for a client navigation. */
export function withText({ page, prose }: FoundLesson): LessonPage {
	return {
		...page,
		pieces: page.pieces.map((piece) =>
			piece.type === 'prose' ? { ...piece, html: prose.get(piece.id) ?? '' } : piece,
		),
		parts: Object.fromEntries(STATIC_PARTS.map((part) => [part, prose.get(part) ?? ''])),
	};
}
