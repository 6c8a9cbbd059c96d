import type { LessonEntry, LessonSource, Objective, TocEntry } from '~/content/types';
import type { AttemptItem } from '~/features/quizzes';

/** A lesson in the list beside the text. */
export interface LessonLink {
	id: string;
	slug: string;
	title: string;
	minutes: number;
	state: 'done' | 'part' | 'none';
}

/** A piece of the lesson: prose is in the response's prose map (or in `html` on a client navigation). */
export type LessonPiece =
	| { type: 'prose'; id: string; html: string | null }
	| { type: 'check'; check: AttemptItem };

export interface LessonPage {
	courseId: string;
	courseTitle: string;
	module: { id: string; slug: string; title: string };
	lesson: Pick<LessonEntry, 'id' | 'slug' | 'title' | 'minutes' | 'level' | 'levelNote' | 'checkedOn'> & {
		objectives: Array<Objective>;
		number: number;
		of: number;
	};
	pieces: Array<LessonPiece>;
	toc: Array<TocEntry>;
	sources: Array<LessonSource>;
	lessons: Array<LessonLink>;
	previous: { slug: string; title: string } | null;
	next: { slug: string; title: string } | null;
	/** Null while the lesson has no quiz. */
	quiz: { slug: string; title: string; itemCount: number; done: boolean } | null;
	/** Null for someone without an account or guest session. */
	progress: { read: boolean; done: number; total: number; minutesLeft: number } | null;
}
