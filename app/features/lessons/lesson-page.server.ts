/** The page of a lesson. */
import { getLesson } from '~/content/index.server';
import { type Db, findLessonState } from '~/db/index.server';
import { lessonProgress, moduleProgress, signOf } from '~/features/progress/index.server';
import { checksOpenKey, getChecks } from '~/features/quizzes/index.server';
import { lessonEnd } from './lesson-end.server';
import { lessonNav } from './lesson-nav.server';
import { checkText } from './static-checks.server';
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
	const state =
		userId === null
			? null
			: await findLessonState(db, {
					userId,
					courseId,
					openKey: checksOpenKey(userId, courseId, lesson.id),
				});
	const done = state?.done ?? null;
	const attemptId = state?.attemptId ?? null;
	const checks =
		lesson.checks === 0 ? null : await getChecks(db, { courseId, lessonId: lesson.id, attemptId, now });
	const siblings = course.lessonEntries.filter(({ moduleId }) => moduleId === module.id);
	const prose = new Map<string, string>(staticParts(found));
	const pieces = compiled.segments.flatMap((segment): Array<LessonPiece> => {
		if (segment.type === 'prose') {
			prose.set(segment.id, segment.html);
			return [{ type: 'prose', id: segment.id, html: null }];
		}
		const check = checks?.get(segment.props.id);
		if (check === undefined) return [];
		const { itemId } = check;
		const id = `check-text-${itemId}`;
		const text = checkText(check);
		if (text === null) return [{ type: 'check', id, itemId, html: null, check }];
		prose.set(id, text);
		return [{ type: 'check', id, itemId, html: null, check: null }];
	});
	prose.set(
		'lesson-nav',
		lessonNav(compiled, {
			course,
			module,
			current: lesson,
			signs: siblings.map((sibling) => signOf(lessonProgress(sibling, done ?? NOTHING))),
			lessons: siblings,
			progress: done === null ? null : moduleProgress(course, module, done),
		}),
	);
	const { id, title, summary } = lesson;
	prose.set(
		'lesson-end',
		lessonEnd({
			quiz: lesson.quiz === null ? null : { itemCount: lesson.items, done: done?.has(`quiz:${id}`) === true },
			read: done?.has(`read:${id}`) === true,
		}),
	);
	return {
		prose,
		page: {
			courseId,
			lesson: { id, slug, title, summary },
			pieces,
			parts: null,
			keepsPlace: done !== null,
		},
	};
}

/** The page with its static text as data, for a client navigation. */
export function withText({ page, prose }: FoundLesson): LessonPage {
	return {
		...page,
		pieces: page.pieces.map((piece) =>
			piece.type === 'check' && piece.check !== null ? piece : { ...piece, html: prose.get(piece.id) ?? '' },
		),
		parts: Object.fromEntries(
			[...STATIC_PARTS, 'lesson-nav', 'lesson-end'].map((part) => [part, prose.get(part) ?? '']),
		),
	};
}
