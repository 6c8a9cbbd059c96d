import type { AttemptItem } from '~/features/quizzes';
import type { StaticPart } from './static-parts.server';

/** A lesson in the list beside the text. */
export interface LessonLink {
	slug: string;
	title: string;
	state: 'done' | 'part' | 'none';
}

/** A piece of the lesson: prose is in the response's prose map (or in `html` on a client navigation). */
export type LessonPiece =
	| { type: 'prose'; id: string; html: string | null }
	| { type: 'check'; check: AttemptItem };

/** What is this person's of a lesson's page; the rest is static text, which travels beside it. */
export interface LessonPage {
	courseId: string;
	module: { title: string };
	lesson: { id: string; slug: string; title: string; summary: string };
	pieces: Array<LessonPiece>;
	/** The static parts on a client navigation; null in a document, where they are in the page already. */
	parts: Partial<Record<StaticPart, string>> | null;
	lessons: Array<LessonLink>;
	/** Null while the lesson has no quiz. */
	quiz: { itemCount: number; done: boolean } | null;
	/** Null for someone without an account or guest session. */
	progress: { read: boolean; done: number; total: number; minutesLeft: number } | null;
}
