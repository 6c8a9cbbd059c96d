/**
 * What a question kind is: a definition an author writes, a response a learner gives, a view that cannot hold
 * the key, and pure functions between them. The registry in `index.ts` lists all kinds.
 *
 * Nothing here knows about time, databases or React. Components that show a kind live in
 * `features/quizzes/kinds/`, because `core` must stay free of UI and `content` may import only `core`.
 */
import type { z } from 'zod';

/** Names of the kinds, in the order of the documentation. */
export const KIND_NAMES = [
	'single-choice',
	'multiple-response',
	'ordering',
	'matching',
	'cloze',
	'claim-classification',
	'timeline',
	'mark-words',
	'numeric',
	'short-text',
	'reflection',
] as const;
export type KindName = (typeof KIND_NAMES)[number];

/** Fields that every item has, whatever its kind. Ids are permanent. */
export interface ItemBase {
	id: string;
	kind: KindName;
	/** Id of the objective this item measures. */
	objective: string;
	/** Id of the paragraph (`<Para id>`) a learner is sent back to. */
	reread: string;
	prompt: string;
	/** Claims of the ledger that the key rests on. */
	claims: Array<string>;
	/** Whose view the key states, when a claim is contested, attributed or an opinion. */
	attribution: string | null;
	/** Weight of the item in its quiz, > 0. */
	points: number;
	/** Shown after the answer, right or wrong. */
	explanation: string | null;
}

/**
 * A form as the browser sends it, already stripped of the item's prefix: the same pairs arrive from a plain
 * HTML form and from the autosave outbox, so there is one codec for both.
 */
export type FormFields = ReadonlyArray<readonly [name: string, value: string]>;

/** What a person sees of an item before answering. Never holds keys or feedback. */
export interface ViewBase {
	id: string;
	kind: KindName;
	prompt: string;
	points: number;
}

/**
 * State of one part of an answer.
 * - `right`, `wrong`, `partial`: the learner answered this part.
 * - `missed`: a right part the learner left out, or a part left unanswered.
 * - `neutral`: neither, such as a wrong option that was rightly not chosen.
 */
export type PartState = 'right' | 'wrong' | 'missed' | 'partial' | 'neutral';

/**
 * How a response was marked.
 * - `graded`: `fraction` in 0..1.
 * - `pending`: a person has to mark it.
 * - `failed`: the grader broke. Never counted as a wrong answer.
 */
export type Outcome =
	| { status: 'graded'; fraction: number }
	| { status: 'pending' }
	| { status: 'failed'; reason: string };

/** One line of feedback: an option, a row, a blank, a statement, … */
export interface FeedbackPart {
	id: string;
	/** The option's or row's own text. */
	text: string;
	state: PartState;
	/** What the learner gave for this part, in words; null when nothing. */
	given: string | null;
	/** The right answer in words; null while it must stay hidden or when there is none. */
	answer: string | null;
	/** Why; null while it must stay hidden, and where the author wrote none. */
	feedback: string | null;
	/** Code of the misconception that this part of the answer shows; null when it shows none. */
	misconception: string | null;
}

/**
 * Feedback to one response.
 * - With `reveal: 'chosen'` there are only the parts the learner answered, in an order that does not depend on
 *   the key; `answer` and `explanation` are null.
 * - With `'all'` every part is there and says what is right and why.
 */
export interface Feedback {
	parts: Array<FeedbackPart>;
	explanation: string | null;
	/** Id of the paragraph to read again. */
	reread: string;
}

export type Reveal = 'chosen' | 'all';

/** How the kind maps to exchange formats; null where the format has no such kind. */
export interface Interchange {
	gift: string | null;
	qti: string | null;
}

/**
 * A question kind. `Definition` is keyed and must never leave the server; `View` is what may.
 * `Response` is stored as JSON.
 */
export interface Kind<Definition extends ItemBase, Response, View extends ViewBase> {
	name: KindName;
	/** Parses what an author wrote; fails with messages that say how to mend it. */
	definition: z.ZodType<Definition>;
	/** Parses a stored response. */
	response: z.ZodType<Response>;
	/**
	 * Reads a response from form fields; unknown ids and surplus values are dropped, empty strings are no answer.
	 * @returns null when nothing was answered.
	 * @throws ResponseError when a typed text is longer than its limit: it is refused, never cut.
	 */
	fromForm(definition: Definition, fields: FormFields): Response | null;
	/** The form fields that show `response` again; `fromForm(toForm(r))` equals `r`. */
	toForm(response: Response): Array<[name: string, value: string]>;
	/**
	 * What may be shown. Where order is free it follows from `seed` (an unsigned 32-bit integer) and from ids, never
	 * from the key or from the order the author wrote.
	 */
	view(definition: Definition, seed: number): View;
	/**
	 * Marks a response. Pure: same input, same outcome.
	 * @throws Error when the response names parts the definition does not have. Callers go through `gradeItem`, which
	 * turns that into `failed`.
	 */
	grade(definition: Definition, response: Response): Outcome;
	feedback(definition: Definition, response: Response, reveal: Reveal): Feedback;
	interchange: Interchange;
}
