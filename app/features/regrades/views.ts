/** What the pages of corrections are given. For teachers: it holds keys. */
import type { KeyView } from './question.server';

export type { KeyView };

/** The page that prepares a correction. */
export interface NewRegradePage {
	classId: string;
	itemId: string;
	quizId: string;
	prompt: string;
	/** Null for kinds whose key cannot be changed here. */
	key: KeyView | null;
	/** Whether the course has another version of the question now. */
	hasNewer: boolean;
	submitted: number;
	open: number;
	/** What was corrected already, in words, oldest first. */
	holding: Array<string>;
}

/** A score that would change. */
export interface ChangeRow {
	attemptId: string;
	userId: string;
	name: string;
	quizTitle: string;
	number: number;
	/** 0..1. */
	before: number | null;
	after: number | null;
}

/** What a correction would change. */
export interface PreviewView {
	/** What would be done, in words. */
	what: string;
	/** What would be right, in words; null where the key stays. */
	newKey: string | null;
	rows: Array<ChangeRow>;
	up: number;
	down: number;
	same: number;
	open: number;
	/** The form's values, to be sent once more with the confirmation. */
	values: Array<[name: string, value: string]>;
}

/** A correction in the list. */
export interface RegradeRow {
	id: string;
	prompt: string;
	what: string;
	reason: string;
	by: string;
	/** In class time. */
	at: string;
	/** Null while it holds. */
	revertedAt: string | null;
	rows: Array<ChangeRow>;
}

export interface RegradeListPage {
	classId: string;
	mayRevert: boolean;
	regrades: Array<RegradeRow>;
}
