import type {
	ClaimEntry,
	ClaimLabel,
	CourseSummary,
	PlaceEntry,
	ReferenceEntry,
	SourceWeight,
	TableEntry,
	TermEntry,
	TimelineEntry,
} from '~/content/types';
import type { Moves, YearWindow } from '~/core/pictures/time-axis';

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
	counts: {
		/** Parts of the article on the article map. */
		paragraphs: number;
		claims: number;
		terms: number;
		sources: number;
		events: number;
		places: number;
	};
	tables: Array<Pick<TableEntry, 'id' | 'title'>>;
}

export type LessonRef = { slug: string; title: string };
/** A source by its short name. */
export type SourceLink = { ref: string; short: string; at: string | null };

/** What the ledger is narrowed to; null and '' leave a filter out. */
export interface ClaimsQuery {
	label: ClaimLabel | null;
	/** Slug of a module. */
	module: string | null;
	paragraph: string | null;
	text: string;
}

/** Id of the element that holds the list of a page. */
export const LIST_ID = 'lookup-list';

/** A page that is mostly a list of static text. */
export interface ListPage {
	courseId: string;
	courseTitle: string;
	/** The list on a client navigation; null in a document, where it is in the page already. */
	list: string | null;
}

/** A page, and its list as HTML, which travels once. */
export interface WithList<Page extends { list: string | null }> {
	page: Page;
	list: string;
}

/** A claim of the ledger, whole. */
export interface LedgerClaim {
	id: string;
	label: ClaimLabel;
	/** `onMap`: whether the article map has it. */
	paragraphs: Array<{ id: string; onMap: boolean }>;
	says: string;
	record: string;
	say: string;
	/** The weightiest first. */
	sources: Array<{ weight: SourceWeight; sources: Array<SourceLink> }>;
	/** `anchor`: where the lesson shows the claim first. */
	lessons: Array<LessonRef & { anchor: string }>;
}

export interface ClaimsPage {
	courseId: string;
	courseTitle: string;
	query: ClaimsQuery;
	/** The query in words; null when nothing is narrowed. */
	narrowed: string | null;
	/** One sentence for each part of the address that was left out. */
	ignored: Array<string>;
	/** What can be chosen, without choices that no claim has. `count`: claims in the whole ledger. */
	choices: {
		labels: Array<{ value: ClaimLabel; count: number }>;
		modules: Array<{ value: string; title: string; count: number }>;
		paragraphs: Array<{ value: string; count: number }>;
	};
	/** Claims of the whole ledger. */
	total: number;
	/** Claims on the page. */
	shown: number;
	/** See `ListPage`. */
	list: string | null;
}

/** A part of the article on the article map. */
export interface ArticleRow {
	id: string;
	kind: 'heading' | 'byline' | 'paragraph' | 'reference';
	/** What it is, as an author codes it, such as `legal-text`. */
	types: Array<string>;
	gist: string;
	/** The article's own text; null where the owner has not placed it or it differs. */
	text: string | null;
	claims: Array<Pick<ClaimEntry, 'id' | 'label' | 'says'>>;
	lessons: Array<LessonRef>;
}

/** The article map. */
export interface ArticleParts {
	courseId: string;
	/** The article among the sources; null when the course names none. */
	article: Pick<ReferenceEntry, 'id' | 'citation' | 'short'> | null;
	/** How much of the text is there. */
	text: 'none' | 'part' | 'all';
	rows: Array<ArticleRow>;
}

export interface TablePage {
	courseId: string;
	courseTitle: string;
	table: Omit<TableEntry, 'rows'> & {
		rows: Array<Omit<TableEntry['rows'][number], 'sources'> & { sources: Array<SourceLink> }>;
	};
}

/** A term of the glossary. */
export type GlossaryTerm = Omit<TermEntry, 'lessons' | 'sources'> & { lessons: Array<LessonRef> };

/** A source with where it is used. */
export type ListedSource = Omit<ReferenceEntry, 'lessons'> & {
	lessons: Array<LessonRef>;
	/** Whether the article map shows it, paragraph by paragraph. */
	isArticle: boolean;
	/** Ids of the claims that rest on it. */
	claims: Array<string>;
	tables: Array<Pick<TableEntry, 'id' | 'title'>>;
	/** Events of the timeline that rest on it. */
	events: Array<Pick<TimelineEntry, 'id' | 'title'>>;
};

export interface TimelinePage {
	courseId: string;
	courseTitle: string;
	/** Events of the whole timeline. */
	total: number;
	/** The years of the whole timeline, and those shown. */
	whole: YearWindow;
	window: YearWindow;
	/** Whether less than everything is shown. */
	filtered: boolean;
	/** Why the years asked for cannot be shown, in words. */
	problem: string | null;
	/** What stands in the fields. */
	typed: { from: string; to: string };
	periods: Array<YearWindow & { count: number }>;
	moves: Moves;
	/** Those that are shown, in order of time; `number` is their place in the whole timeline, from 1. */
	entries: Array<
		Omit<TimelineEntry, 'lessons' | 'sources'> & {
			number: number;
			lessons: Array<LessonRef>;
			sources: Array<SourceLink>;
		}
	>;
}

export interface MapPage {
	courseId: string;
	courseTitle: string;
	/** `number` is the place in the list, from 1. */
	places: Array<Omit<PlaceEntry, 'lessons'> & { number: number; lessons: Array<LessonRef> }>;
}
