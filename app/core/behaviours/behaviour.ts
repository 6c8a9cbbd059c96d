/**
 * What a behaviour is: the rules for when a learner may answer, when an answer is marked, and when feedback shows.
 * A behaviour knows nothing of kinds; it sees the steps of one item and the state of its attempt.
 */
import type { Reveal } from '../kinds/kind';

/** Names of the behaviours, as in the database. */
export const BEHAVIOUR_NAMES = ['check', 'practice', 'test'] as const;
export type BehaviourName = (typeof BEHAVIOUR_NAMES)[number];

/** How sure the learner is: 1 not very, 2 fairly, 3 quite. */
export type Certainty = 1 | 2 | 3;

/** One entry of an item's append-only log. */
export interface ItemStep {
	/** `save`: the answer as it stands. `try`: the learner asked for marking, or the attempt was closed. */
	kind: 'save' | 'try';
	/** Whether the step holds an answer; a learner may also take one back. */
	answered: boolean;
	/** 0..1 for a marked try; null for a save, and for a try that waits for a person or whose grader failed. */
	fraction: number | null;
	/** Null where the quiz does not ask. */
	certainty: Certainty | null;
}

/** The rules of an attempt, as they were when it began. */
export interface BehaviourSettings {
	/** Tries an item has; practice only. At least 1. */
	tries: number;
	/** Taken off for every try that was not right, as a fraction of the item in 0..1; practice only. */
	penalty: number;
	/** Whether marks depend on how sure the learner is; test only. */
	certainty: boolean;
}

/** Everything a behaviour decides from. */
export interface Situation {
	/** Of one item, oldest first. */
	steps: ReadonlyArray<ItemStep>;
	settings: BehaviourSettings;
	/** State of the attempt. An abandoned one takes and shows nothing. */
	state: 'open' | 'submitted' | 'abandoned';
	/** Last instant at which answers are taken; null when there is no limit. */
	deadlineAt: Date | null;
	/** First instant at which a submitted test may show feedback; null for at once. */
	releaseAt: Date | null;
	/** Whether the learner asked to be shown the answer; check only. */
	asked: boolean;
	now: Date;
}

/** Whether something is allowed, and if not, why. */
export type Permission =
	| { ok: true }
	| { ok: false; reason: 'closed' | 'late' | 'already-right' | 'no-tries-left' | 'after-submission' };

export interface Behaviour {
	name: BehaviourName;
	/** Whether the learner may change the answer. */
	mayAnswer(situation: Situation): Permission;
	/** Whether the learner may have the answer marked now. Judged before the try is added to the steps. */
	mayTry(situation: Situation): Permission;
	/**
	 * The mark of the item: 0..1, with certainty −2..1; null while there is none. Replaying steps with other
	 * fractions, after a key was mended, gives the new mark.
	 */
	mark(steps: ReadonlyArray<ItemStep>, settings: BehaviourSettings): number | null;
	/** What may be shown, of the response that `revealedStep` names. */
	reveal(situation: Situation): Reveal | 'nothing';
}

/** Marked tries only: waiting for a person and a broken grader neither cost nor use up a try. */
export function markedTries(steps: ReadonlyArray<ItemStep>): Array<number> {
	return steps.flatMap((step) => (step.kind === 'try' && step.fraction !== null ? [step.fraction] : []));
}

/** Whether a mark is all there is to get, forgiving the rounding of binary fractions. */
export function isRight(fraction: number): boolean {
	return fraction >= 1 - 1e-9;
}

/** Whether the learner has an answer: the latest step holds one, or one was already tried. */
export function isAnswered(steps: ReadonlyArray<ItemStep>): boolean {
	return steps.at(-1)?.answered === true || steps.some((step) => step.kind === 'try');
}

/** Whether the attempt takes anything at all. */
export function whileOpen({ state, deadlineAt, now }: Situation): Permission {
	if (state !== 'open') return { ok: false, reason: 'closed' };
	if (deadlineAt !== null && now > deadlineAt) return { ok: false, reason: 'late' };
	return { ok: true };
}

/**
 * Whether closing the attempt has to try the item: its latest step holds an answer that was never marked. This is
 * how a test is marked at all, and how a deadline keeps what a learner had saved.
 */
export function triesAtClose(steps: ReadonlyArray<ItemStep>): boolean {
	const latest = steps.at(-1);
	return latest !== undefined && latest.kind === 'save' && latest.answered;
}

/**
 * Index of the step whose response feedback is about; null when nothing is revealed. While tries are left it is
 * the latest marked try, never a later save: feedback on that would mark it without using up a try.
 */
export function revealedStep(steps: ReadonlyArray<ItemStep>, reveal: Reveal | 'nothing'): number | null {
	if (reveal === 'nothing') return null;
	const index =
		reveal === 'chosen'
			? steps.findLastIndex((step) => step.kind === 'try' && step.fraction !== null)
			: steps.findLastIndex((step) => step.answered);
	return index === -1 ? null : index;
}
