/** What the pages of the gradebook are given. */
import type { GradeCell, GradeColumn, GradeRow } from './cells';
import type { ImportPlan } from './import-plan';
import type { GradebookQuery } from './query';

/** Rows that follow each other. */
export interface GradebookRows {
	/** Index of the first of them. */
	from: number;
	rows: Array<GradeRow>;
	/** All rows that the query leaves. */
	total: number;
}

export interface GradebookView extends GradebookRows {
	classId: string;
	/** Whether the viewer may enter grades. */
	mayChange: boolean;
	columns: Array<GradeColumn>;
	groups: Array<{ id: string; name: string }>;
	query: GradebookQuery;
	/** In the class. */
	students: number;
	/** The next page begins after this student; null on the last. */
	next: string | null;
	/** Where the page before begins; null on the first. */
	previous: { after: string | null } | null;
}

/** One student in one assignment. */
export interface GradePage {
	classId: string;
	mayChange: boolean;
	assignment: { id: string; title: string };
	student: { userId: string; name: string; group: string | null };
	/** Whether the assignment is for this student. */
	assigned: boolean;
	/** Null when it is not. */
	cell: GradeCell | null;
	state: { word: string; sentence: string } | null;
	/** How the score came about; null when there is nothing to explain. */
	arithmetic: string | null;
	/** When it is due for the student, in words; null when it is not. */
	due: string | null;
	excused: boolean;
	/** 0..100, as a teacher entered it; null without. */
	override: number | null;
	/** Id of the newest entry; '' without one. */
	newest: string;
	/** Newest first. */
	history: Array<{ id: string; what: string; reason: string; by: string; at: string }>;
	attempts: Array<{
		key: string;
		title: string;
		at: string;
		open: boolean;
		score: number | null;
		pending: number;
	}>;
}

/** What a file would change, before anything is written. */
export interface ImportPreview extends ImportPlan {
	/** All of them; `changes` holds as many as a page shows. */
	changeCount: number;
	problemCount: number;
	/** The changes alone, as the form that confirms them sends them back. */
	file: string;
	/** Of the changes and of what they would replace. */
	hash: string;
}

/** The answer to a file of grades. */
export interface ImportReply {
	/** What was pasted; kept for another try. */
	text: string;
	/** What is wrong with the file as a whole; null when it could be read. */
	problem: string | null;
	preview: ImportPreview | null;
	/** The gradebook had changed since the preview that was confirmed. */
	stale: boolean;
}

/** Waiting for a person; marked by their length alone; marked by a person. */
export type AnswerList = 'waiting' | 'length' | 'marked';

export interface ListedAnswer {
	attemptId: string;
	itemId: string;
	/** Title. */
	assignment: string;
	prompt: string;
	/** Name of the student, or what stands for it. */
	who: string;
}

export interface MarkingQueue {
	classId: string;
	list: AnswerList;
	counts: Record<AnswerList, number>;
	/** As many as a page shows. */
	answers: Array<ListedAnswer>;
	/** Assignments whose answers are without names now. */
	hidden: Array<{ id: string; title: string }>;
	mayReveal: boolean;
}

/** One written answer and its rubric. */
export interface MarkingPage {
	classId: string;
	attemptId: string;
	itemId: string;
	assignment: { id: string; title: string };
	/** Name of the student, or what stands for it. */
	who: string;
	/** Names are hidden. */
	hidden: boolean;
	mayReveal: boolean;
	prompt: string;
	/** What the question says of verdicts: they bring and cost nothing. Null when it says nothing. */
	verdict: string | null;
	/** What a good answer does. */
	sample: string;
	sections: Array<{ id: string; label: string; text: string }>;
	words: number;
	rubric: Array<{ id: string; criterion: string; levels: Array<{ points: number; text: string }> }>;
	/** The newest marking's points by criterion, and its comment. */
	points: Record<string, number>;
	comment: string;
	/** Id of the newest marking; '' without one. */
	newest: string;
	/** Newest first. */
	history: Array<{ id: string; what: string; by: string; at: string }>;
	comments: Array<{ id: string; text: string }>;
	list: AnswerList;
	/** Place in its list, from 1. */
	place: number;
	of: number;
	previous: { attemptId: string; itemId: string } | null;
	next: { attemptId: string; itemId: string } | null;
}
