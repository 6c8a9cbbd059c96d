import type { ClaimEntry, CourseSummary, ReferenceEntry, TermEntry } from '~/content/types';

export interface CatalogPage {
	courses: Array<
		Pick<CourseSummary, 'id' | 'title' | 'summary' | 'lessons' | 'minutes'> & {
			/** Share of parts done, 0..1; null for someone without a session. */
			progress: number | null;
		}
	>;
}

export interface OutlineLesson {
	id: string;
	slug: string;
	title: string;
	summary: string;
	minutes: number;
	level: 'green' | 'amber' | 'red';
	state: 'done' | 'part' | 'none';
	/** What is done and what is left, in words; null for someone without a session. */
	status: string | null;
}

export interface OutlineModule {
	id: string;
	slug: string;
	title: string;
	summary: string;
	minutes: number;
	lessons: Array<OutlineLesson>;
	test: {
		slug: string;
		title: string;
		summary: string;
		state: 'done' | 'none';
		minutes: number | null;
	} | null;
	progress: { done: number; total: number; minutesLeft: number } | null;
}

/** Where "continue" leads, and the words on the button. */
export interface ContinueLink {
	href: string;
	title: string;
	begun: boolean;
}

export interface CoursePage {
	id: string;
	title: string;
	summary: string;
	position: Array<string>;
	authors: Array<string>;
	licence: string;
	/** YYYY-MM-DD. */
	checkedOn: string | null;
	modules: Array<OutlineModule>;
	continueLink: ContinueLink | null;
	counts: { claims: number; terms: number; sources: number };
}

type LessonRef = { slug: string; title: string };

export interface ClaimsPage {
	courseId: string;
	courseTitle: string;
	claims: Array<
		Omit<ClaimEntry, 'lessons' | 'sources' | 'check'> & {
			lessons: Array<LessonRef>;
			sources: Array<{ ref: string; short: string; at: string | null }>;
		}
	>;
}

export interface GlossaryPage {
	courseId: string;
	courseTitle: string;
	terms: Array<Omit<TermEntry, 'lessons' | 'sources'> & { lessons: Array<LessonRef> }>;
}

export interface SourcesPage {
	courseId: string;
	courseTitle: string;
	sources: Array<Omit<ReferenceEntry, 'lessons'> & { lessons: Array<LessonRef> }>;
}
