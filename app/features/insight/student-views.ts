/** What the page of one student shows. */
import type { LinkView, ReasonView } from './views';

export interface StudentView {
	classId: string;
	userId: string;
	name: string;
	group: string | null;
	/** In words. */
	joined: string;
	last: string;
	/** What they are given, in words; null for nothing. */
	accommodation: string | null;
	reasons: Array<ReasonView>;
	/** 0..1, the grade of the class so far; null while nothing counts. */
	total: number | null;
	assignments: Array<{
		id: string;
		title: string;
		href: string;
		due: string | null;
		/** In words, such as “late”. */
		state: string;
		done: number;
		parts: number;
		/** 0..1; null while nothing counts. */
		score: number | null;
		/** Why the score is what it is; null when there is nothing to explain. */
		reason: string | null;
		/** Answers that wait for a person. */
		pending: number;
		gradePath: string;
	}>;
	lessons: Array<{
		id: string;
		number: string;
		title: string;
		href: string;
		/** Of `core/insight/cells`. */
		cell: string;
		attempts: number;
		read: string | null;
		last: string | null;
	}>;
	/** Questions whose last tries were wrong, the longest row first. */
	questions: Array<{
		itemId: string;
		prompt: string;
		wrongInRow: number;
		link: LinkView | null;
		last: string;
	}>;
	misconceptions: Array<{ code: string; text: string; times: number; questions: number; last: string }>;
	messages: Array<{ subject: string; body: string; from: string; at: string }>;
	/** Answers of this student that wait, in all assignments. */
	waiting: number;
}
