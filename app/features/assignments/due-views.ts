/** What the page with a student's assignments is given. */
import type { RuleLine } from './rule-words';

export interface DueItem {
	id: string;
	title: string;
	instructions: string;
	/** In words, such as “due soon”. */
	state: string;
	stateSentence: string;
	/** In the student's time and the class's; null without a due date. */
	due: string | null;
	/** ISO instant. */
	dueAt: string | null;
	/** All rules that hold for the student. */
	rules: Array<RuleLine>;
	/** Parts done of all. */
	done: number;
	parts: number;
	/** Estimated, for the parts that are not done; 0 when finished. */
	minutesLeft: number;
	/** The next thing to do; null when there is nothing, or nothing yet. */
	next: { href: string; title: string } | null;
	/** What handing in now would cost; null while it is not late. */
	lateNow: string | null;
	/** What happens when it is not handed in, said when it is due soon; null where nothing does. */
	missing: string | null;
	/** Score and its arithmetic in words; null before there is one. */
	score: string | null;
	/** Answers that wait for a person. */
	waiting: number;
	finished: boolean;
}

/** A class the student is in. */
export interface DueClass {
	id: string;
	name: string;
	/** IANA. */
	zone: string;
	/** What the student is given, in a sentence; null for nothing. */
	accommodation: string | null;
	/** By due date. */
	open: Array<DueItem>;
	finished: Array<DueItem>;
}

export interface DuePage {
	classes: Array<DueClass>;
}

/** Calendar, reminders and time zone of a person. */
export interface ReminderView {
	/** Secret address of the calendar; null while it is off. */
	calendarUrl: string | null;
	wantsMail: boolean;
	/** Whether there is an address that mail could go to. */
	hasEmail: boolean;
	/** IANA; null: that of each class. */
	zone: string | null;
	zones: Array<string>;
}
