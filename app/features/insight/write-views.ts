/** What the pages about writing to students show. */

/** Bounds that the form shows and the server holds. */
export const SUBJECT_MOST = 120;
export const BODY_MOST = 4_000;

export const RULES = ['everybody', 'not started', 'overdue', 'below', 'silent'] as const;
export type Rule = (typeof RULES)[number];

/** All who … */
export interface RuleChoice {
	rule: Rule;
	/** Null: any assignment. */
	assignmentId: string | null;
	/** Per cent, for `below`. */
	below: number;
	/** For `silent`. */
	days: number;
}

export interface Receiver {
	userId: string;
	name: string;
	/** Asked for mail and has an address. */
	byMail: boolean;
}

/** A message as it will be sent. */
export interface PreviewView {
	/** One for each preview: sending it twice sends once. */
	key: string;
	to: Array<Receiver>;
	subject: string;
	body: string;
	/** False when this site sends no mail at all. */
	mailWorks: boolean;
}

export interface WriteView {
	classId: string;
	/** Chosen by boxes or by a rule; everybody, unchosen, when nobody was. */
	receivers: Array<Receiver & { chosen: boolean }>;
	/** How they were found, in a sentence; null when nothing was asked. */
	found: string | null;
	choice: RuleChoice;
	assignments: Array<{ id: string; title: string }>;
	sent: Array<{ subject: string; body: string; from: string; at: string; receivers: number }>;
	/** To how many a message has just gone; null when none has. */
	justSent: number | null;
	mailWorks: boolean;
}
