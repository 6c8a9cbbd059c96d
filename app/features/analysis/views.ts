/** What the pages of item analysis show. For teachers: these hold keys. */
import type { Advice, ItemStatistics, OptionCount, QuizStatistics } from '~/core/statistics';
import type { Choice } from './choice';

/** An option with how often it was chosen. */
export interface OptionView extends OptionCount {
	/** What a learner who chooses it is told. */
	feedback: string | null;
}

/** One thing answered by itself: the whole question, or one row, statement or blank of it. */
export interface PartView {
	id: string;
	/** Null when the question has one part. */
	text: string | null;
	feedback: string | null;
	/** The key of a typed part; null where the options tell. */
	answer: string | null;
	/** Whether `options` are the answers that were typed, the most frequent first. */
	typed: boolean;
	options: Array<OptionView>;
	/** Typed answers beyond those listed. */
	others: number;
	/** How many gave no answer; null while counts are hidden. */
	unanswered: number | null;
	/** Sizes of the upper and the lower group; null when there are none. */
	groupSizes: { upper: number; lower: number } | null;
}

export interface QuestionView {
	itemId: string;
	/** Place in the quiz, from 1. */
	number: number;
	/** The kind in words, such as “single choice”. */
	kind: string;
	prompt: string;
	points: number;
	explanation: string | null;
	/** Marked answers that were counted. */
	attempts: number;
	/** Null when the question is left out of the statistics; `leftOut` says why. */
	statistics: ItemStatistics | null;
	leftOut: string | null;
	/** Why counts and facility are not shown; null when they are. */
	hidden: string | null;
	advice: Advice | null;
	parts: Array<PartView>;
	/** Corrections that hold in this class, in sentences. */
	corrections: Array<string>;
	/** How many versions of the question were asked; a corrected key, or else the most frequent, is shown. */
	versions: number;
	/** The paragraph that answers it; null when the course no longer has the question. */
	rereadHref: string | null;
	/** The way to a correction; null for assistants, who may not regrade. */
	regradeHref: string | null;
}

export interface QuizAnalysisView {
	classId: string;
	quizId: string;
	title: string;
	/** Of the lesson or module. */
	place: string | null;
	choice: Choice;
	/** Whether each attempt had its own selection of questions. */
	drawn: boolean;
	statistics: QuizStatistics;
	/** Why the figures of the quiz are not shown, and those that compare; null when they are. */
	hidden: { description: string | null; comparison: string | null };
	questions: Array<QuestionView>;
}

/** A quiz in the list of a class. */
export interface QuizRow {
	quizId: string;
	title: string;
	place: string | null;
	/** Attempts that go in, and the students they are of. */
	attempts: number;
	students: number;
	/** In per cent; null below the minimum. */
	mean: number | null;
	standardDeviation: number | null;
}

export interface QuizListView {
	classId: string;
	choice: Choice;
	quizzes: Array<QuizRow>;
}
