/** What the quiz pages are given. Nothing in here can hold a key, or feedback that is not due. */
import type { Feedback, ItemView } from '~/core/kinds';
import type { Fields } from './protocol';

/** Feedback as it may be shown now. */
export interface ShownFeedback extends Feedback {
	/** The last marked answer as a whole. */
	state: 'right' | 'partial' | 'wrong' | 'pending' | 'failed';
	/** 0..1 before penalties; null unless graded. */
	fraction: number | null;
	/** Where to read again; null when the item has no lesson page. */
	rereadHref: string | null;
}

/** One item of a running attempt. */
export interface AttemptItem {
	itemId: string;
	view: ItemView;
	fields: Fields;
	/** Of the latest step; 0 when there is none. */
	revision: number;
	/** Key of the latest step; null when there is none. */
	key: string | null;
	certainty: number | null;
	/** Whether the learner can have this answer marked now (practice, check). */
	mayTry: boolean;
	/** Marked tries still open; null when unlimited or when nothing is marked before submission. */
	triesLeft: number | null;
	/** No more answers are taken: right, or out of tries. */
	finished: boolean;
	feedback: ShownFeedback | null;
}

export interface AttemptPage {
	id: string;
	courseId: string;
	quizTitle: string;
	behaviour: 'check' | 'practice' | 'test';
	number: number;
	certainty: boolean;
	items: Array<AttemptItem>;
	/** ISO instants. */
	deadlineAt: string | null;
	serverNow: string;
	/** Title of the assignment it is taken under; null for self-study. */
	assignment: string | null;
	lesson: { slug: string; title: string } | null;
}

/** One item of a submitted attempt. */
export interface ReviewItem {
	itemId: string;
	prompt: string;
	objective: string;
	points: number;
	answered: boolean;
	/** 0..1 after penalties; null while it waits for a person, its grader failed, or it is withheld. */
	mark: number | null;
	/** `withheld`: what was right is told later. `dropped`: left out of the score. */
	status: 'graded' | 'pending' | 'failed' | 'withheld' | 'dropped';
	/** What an instructor corrected since, in a sentence; null when nothing was. */
	correction: string | null;
	/** Null when the item was not answered: its key is not told. */
	feedback: ShownFeedback | null;
	/** What a person gave for it by its rubric; null when nobody has, or while it is withheld. */
	marking: ReviewMarking | null;
}

/** A person's marks for a written answer. */
export interface ReviewMarking {
	criteria: Array<{ id: string; criterion: string; level: string; points: number; of: number }>;
	/** May be empty. */
	comment: string;
}

export interface ReviewPage {
	id: string;
	courseId: string;
	quizId: string;
	quizSlug: string;
	quizTitle: string;
	behaviour: 'practice' | 'test';
	number: number;
	submittedAt: string;
	closedByTime: boolean;
	/** 0..1; null when nothing could be marked yet. */
	score: number | null;
	pending: number;
	counts: 'best' | 'last' | 'first';
	/** The score that counts over all attempts for the same assignment, or for oneself, 0..1. */
	counted: number | null;
	/** Why nothing of the questions is told yet, in a sentence; null when all is. */
	withheld: string | null;
	/** Title of the assignment it was taken under; null for self-study. */
	assignment: string | null;
	items: Array<ReviewItem>;
	lesson: { slug: string; title: string } | null;
	module: { slug: string; title: string };
}

/** The page before a quiz. */
export interface QuizIntro {
	courseId: string;
	courseTitle: string;
	quizId: string;
	slug: string;
	title: string;
	summary: string | null;
	behaviour: 'practice' | 'test';
	itemCount: number;
	tries: number | null;
	/** Fraction of an item taken per wrong try. */
	penalty: number;
	timeLimitMinutes: number | null;
	certainty: boolean;
	counts: 'best' | 'last' | 'first';
	lesson: { slug: string; title: string } | null;
	/** For oneself, not under an assignment. */
	openAttempt: { id: string; answered: number } | null;
	/** The assignments it can be taken under, the most urgent first; also those that cannot be begun now. */
	assigned: Array<AssignedChoice>;
	/** Id of the assignment that is chosen to begin with; `none` for self-study. */
	chosen: string;
	attempts: Array<{
		id: string;
		number: number;
		submittedAt: string;
		score: number | null;
		/** The one that counts, for the assignment or for oneself. */
		counts: boolean;
		/** Title of the assignment it was taken under; null for self-study. */
		assignment: string | null;
	}>;
}

/** An assignment a quiz can be taken under, as it holds for the learner. */
export interface AssignedChoice {
	id: string;
	title: string;
	className: string;
	instructions: string;
	/** Whether an attempt can be begun or gone on with. */
	usable: boolean;
	/** Why not, in a sentence; null when it can. */
	refusal: string | null;
	openAttempt: { id: string; answered: number } | null;
	behaviour: 'practice' | 'test';
	/** Which attempt counts, in a sentence. */
	counts: string;
	rules: Array<{ name: string; text: string; reason: string | null }>;
	/** What handing in now would cost, in a sentence; null while it is not late. */
	lateNow: string | null;
}
