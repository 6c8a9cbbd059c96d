/** What the pages of a dashboard show. Plain data: it goes to the browser, and again with every live update. */

/** A link with its words. */
export interface LinkView {
	href: string;
	label: string;
}

/** One reason in a sentence, and where to go about it. */
export interface ReasonView {
	/** Kind of the reason, for its sign. */
	kind: 'overdue' | 'stuck' | 'not started' | 'misconception' | 'missed' | 'marking' | 'silent';
	text: string;
	link: LinkView | null;
}

/** A student who needs somebody. */
export interface NeedView {
	userId: string;
	name: string;
	reasons: Array<ReasonView>;
}

/** A student's row of the heat map. */
export interface HeatRow {
	userId: string;
	name: string;
	/** Tokens of `core/insight/cells`, in the order of the lessons, parted by blanks. */
	cells: string;
	/** Such as “today” or “3 days ago”. */
	last: string;
}

export interface HeatLesson {
	id: string;
	/** Such as “2.3”. */
	number: string;
	title: string;
	href: string;
	/** Ordinal of its module, from 1. */
	module: number;
}

export interface HeatView {
	lessons: Array<HeatLesson>;
	modules: Array<{ number: number; title: string; lessons: number }>;
	rows: Array<HeatRow>;
	/** Students that fit the search, on all pages. */
	total: number;
	page: number;
	pages: number;
}

/** One line of the list of assignments. */
export interface AssignmentRow {
	id: string;
	title: string;
	/** In words; null without a due date. */
	due: string | null;
	/** Students it is for, without the excused. */
	of: number;
	done: number;
	/** Of `done`, after the due date. */
	late: number;
	started: number;
}

/** The charts of one assignment. */
export interface ChartsView {
	assignmentId: string;
	title: string;
	of: number;
	/** `x` and `y` are 0..1 of the time and of all students. */
	curve: Array<{ x: number; y: number; day: string; done: number }>;
	/** 0..1 of the time; null when it is not in the picture. */
	dueX: number | null;
	dueWords: string | null;
	bins: Array<{ from: number; to: number; count: number }>;
	/** Students with a score, after all policies. */
	scores: number;
	/** 0..1; null without any score. */
	mean: number | null;
	median: number | null;
}

export interface MisconceptionView {
	code: string;
	text: string;
	students: number;
	of: number;
	questions: Array<{ prompt: string; students: number; link: LinkView | null }>;
	/** Questions beside those. */
	more: number;
	/** The lesson in which it showed most. */
	revisit: LinkView | null;
}

export const SORTS = ['name', 'least', 'last'] as const;
export type Sort = (typeof SORTS)[number];

/** Days that make no sense: what was typed, and what to type instead. */
export interface DaysError {
	typed: string;
	sentence: string;
}

/** What a dashboard is asked for; all of it is in the address. */
export interface DashboardQuery {
	days: number;
	sort: Sort;
	/** Part of a name; '' for everybody. */
	find: string;
	/** From 1. */
	page: number;
	/** Whether the heat map is shown in words. */
	words: boolean;
	/** Whether everybody who needs somebody is listed. */
	allNeeds: boolean;
	/** Of which assignment charts are shown; null: the one that is in hand. */
	assignmentId: string | null;
}

export interface DashboardView {
	classId: string;
	/** Changes with everything below; the ETag of the live answer. */
	tag: string;
	/** Such as “14:05”. */
	asOf: string;
	query: DashboardQuery;
	counts: { students: number; needing: number; waiting: number; activeToday: number };
	needs: Array<NeedView>;
	heat: HeatView;
	assignments: Array<AssignmentRow>;
	charts: ChartsView | null;
	misconceptions: Array<MisconceptionView>;
}
