import type { AttemptItem } from '~/features/quizzes';
import type { StaticPart } from './static-parts.server';

/** A part of the page that travels as text: the same for everyone, or made for this person without a script. */
export type TextPart = StaticPart | PersonalPart;
/** Text that depends on what this person has done. */
export type PersonalPart = 'lesson-nav' | 'lesson-end';

/**
 * A piece of the lesson. What is the same for everyone, prose and questions nobody has answered, is text: in the
 * response's prose map, or in `html` on a client navigation.
 */
export type LessonPiece =
	| { type: 'prose'; id: string; html: string | null }
	/** `check` is null while the question is text. */
	| { type: 'check'; id: string; itemId: string; html: string | null; check: AttemptItem | null };

/** What is this person's of a lesson's page; the rest is static text, which travels beside it. */
export interface LessonPage {
	courseId: string;
	lesson: { id: string; slug: string; title: string; summary: string };
	pieces: Array<LessonPiece>;
	/** The parts that are text on a client navigation; null in a document, where they are in the page already. */
	parts: Partial<Record<TextPart, string>> | null;
	/** Whether there is somebody, with an account or as a guest, whose place is kept. */
	keepsPlace: boolean;
}
