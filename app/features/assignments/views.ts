/** What the pages of assignments are given. Dates are words made by the server, in the zones of class and viewer. */
import type { RuleLine } from './rule-words';
import type { TargetGroup } from './targets';

/** One assignment in the list of a class. */
export interface AssignmentRow {
	id: string;
	title: string;
	/** What it asks for, such as “Lesson: Special intent”. */
	what: string;
	/** Such as “published, open” or “draft”. */
	state: string;
	draft: boolean;
	opens: string | null;
	due: string | null;
	closes: string | null;
	/** Such as “everyone” or “2 groups, 1 person”. */
	audience: string;
	/** Groups and persons with rules of their own. */
	overrides: number;
	weight: number;
	/** How many have finished it. */
	done: number;
}

export interface AssignmentListView {
	classId: string;
	zone: string;
	/** Instructors of a class that is not archived. */
	mayManage: boolean;
	archived: boolean;
	assignments: Array<AssignmentRow>;
}

/** A group or a person that can be chosen. */
export interface Choice {
	id: string;
	name: string;
}

/** What the form of an assignment offers. */
export interface EditorFrame {
	classId: string;
	zone: string;
	targets: Array<TargetGroup>;
	groups: Array<Choice>;
	/** Active students, by membership. */
	students: Array<Choice>;
}

export interface EditorView extends EditorFrame {
	/** Null for a new one. */
	id: string | null;
	title: string;
	draft: boolean;
	revision: number;
	/** Values of the fields. */
	values: Record<string, string>;
	/** Attempts begun under it. */
	attempts: number;
	mayManage: boolean;
}

/** What differs between what is stored and what was typed. */
export interface ConflictView {
	/** Who saved last; null when nobody knows. */
	by: string | null;
	/** The revision to save over. */
	revision: number;
	rows: Array<{ field: string; stored: string; typed: string }>;
}

/** Rules of a group or a person. */
export interface OverrideRow {
	/** `group:<id>` or `person:<id>`. */
	who: string;
	name: string;
	/** What is different, one sentence each. */
	rules: Array<string>;
}

export interface OverridesView extends Omit<EditorFrame, 'targets'> {
	id: string;
	title: string;
	/** The rules of the class, for comparison. */
	usual: Array<RuleLine>;
	overrides: Array<OverrideRow>;
	mayManage: boolean;
}

export interface PreviewView {
	classId: string;
	id: string;
	title: string;
	zone: string;
	/** Where the viewer looks from. */
	viewerZone: string;
	students: Array<Choice>;
	/** Membership; null: any student without rules of their own. */
	student: string | null;
	studentName: string;
	/** Local date and time of the class, as typed. */
	at: string;
	/** The same in words, in both zones. */
	atWords: string;
	/** Whether the student sees it at all, and why not. */
	visible: boolean;
	hidden: string | null;
	state: string;
	stateSentence: string;
	rules: Array<RuleLine>;
	/** What the student has been given; null for nothing. */
	accommodation: string | null;
	/** What handing in at this instant would cost; null while it costs nothing. */
	lateNow: string | null;
	/** Score and its arithmetic as they stand; null before there is one. */
	grade: string | null;
	/** What they would have to do. */
	parts: Array<string>;
}

export interface AccommodationRow {
	membershipId: string;
	name: string;
	group: string | null;
	limit: string;
	extraDays: number;
	extraAttempts: number;
	/** Whether anything is different from the class. */
	any: boolean;
}

export interface AccommodationsView {
	classId: string;
	mayManage: boolean;
	students: Array<AccommodationRow>;
}
