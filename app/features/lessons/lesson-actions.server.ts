/** What a learner does on a lesson's page. */
import { getCourse } from '~/content/index.server';
import type { RequestContext } from '~/context';
import type { Db } from '~/db/index.server';
import { keepPlace, markRead, markUnread } from '~/features/progress/index.server';
import type { AttemptItem } from '~/features/quizzes';
import { answerCheck } from '~/features/quizzes/index.server';
import { paths } from '~/platform/paths';

export type LessonActionResult =
	| { kind: 'not-found' }
	| { kind: 'bad-request'; message: string }
	| { kind: 'go'; href: string }
	| { kind: 'checked'; itemId: string; check: AttemptItem | null; problem: string | null };

interface LessonActionInput {
	courseId: string;
	slug: string;
	form: URLSearchParams;
	/** The person who acts; makes a guest when there is none. */
	viewer(): Promise<{ id: string }>;
}

/** Marks as read or unread, goes on to the quiz, or answers a question in the text: as the pressed button says. */
export async function actOnLesson(
	context: RequestContext,
	input: LessonActionInput,
): Promise<LessonActionResult> {
	const { courseId, slug, form } = input;
	const lesson = getCourse(courseId)?.lessonEntries.find((entry) => entry.slug === slug);
	if (lesson === undefined) return { kind: 'not-found' };
	const intent = form.get('intent');
	if (typeof intent !== 'string')
		return { kind: 'bad-request', message: 'Press one of the buttons of the page.' };
	if (intent.startsWith('check:')) {
		const itemId = intent.slice('check:'.length);
		const result = await answerCheck(context, {
			courseId,
			lessonId: lesson.id,
			itemId,
			form,
			viewer: input.viewer,
		});
		if (result.kind === 'refused') return { kind: 'checked', itemId, check: null, problem: result.problem };
		return result.kind === 'checked' ? { ...result, itemId } : result;
	}
	if (!['read', 'read-and-quiz', 'unread'].includes(intent)) {
		return { kind: 'bad-request', message: 'This button is unknown. Reload the page and try again.' };
	}
	const userId = (await input.viewer()).id;
	const reading = { userId, courseId, lessonId: lesson.id };
	if (intent === 'unread') await markUnread(context.db, reading);
	else await markRead(context.db, reading, context.now());
	const toQuiz = intent === 'read-and-quiz' && lesson.quiz !== null;
	return { kind: 'go', href: toQuiz ? paths.quiz(courseId, slug) : paths.lesson(courseId, slug) };
}

interface PlaceInput {
	courseId: string;
	form: URLSearchParams;
	userId: string;
	now: Date;
}

/** Remembers where the learner stopped. @returns false when the course has no such lesson or heading */
export async function keepLessonPlace(db: Db, { courseId, form, userId, now }: PlaceInput): Promise<boolean> {
	const lesson = getCourse(courseId)?.lessonEntries.find(({ id }) => id === form.get('lesson'));
	if (lesson === undefined) return false;
	const anchor = lesson.toc.find(({ id }) => id === form.get('anchor'))?.id ?? null;
	await keepPlace(db, userId, courseId, { lessonId: lesson.id, anchor }, now);
	return true;
}
