/** Between stored steps and the pure rules of `core/behaviours`. */
import {
	BEHAVIOURS,
	type BehaviourSettings,
	type Certainty,
	type ItemStep,
	isRight,
	revealedStep,
	type Situation,
} from '~/core/behaviours';
import { feedbackOf, gradeItem, type Item, type Outcome } from '~/core/kinds';
import { readAnswer } from '~/features/items/index.server';
import type { AttemptSettings, LoadedAttempt, LoadedStep } from './attempt-store.server';
import type { ShownFeedback } from './views';

/** The rules in the words of `core/behaviours`; a behaviour that takes no account of tries gets no limit. */
export function behaviourSettings({ tries, penalty, certainty }: AttemptSettings): BehaviourSettings {
	return { tries: tries ?? Number.MAX_SAFE_INTEGER, penalty, certainty };
}

function isCertainty(value: number | null): value is Certainty {
	return value === 1 || value === 2 || value === 3;
}

/** Stored steps as the behaviours see them. */
export function itemSteps(steps: Array<LoadedStep>): Array<ItemStep> {
	return steps.map(({ kind, response, fraction, certainty }) => ({
		kind,
		answered: response !== null,
		fraction,
		certainty: isCertainty(certainty) ? certainty : null,
	}));
}

/** What the behaviour decides from, for one item of an attempt. */
export function situationOf(attempt: LoadedAttempt, steps: Array<LoadedStep>, now: Date): Situation {
	return {
		steps: itemSteps(steps),
		settings: behaviourSettings(attempt.settings),
		state: attempt.state,
		deadlineAt: attempt.deadlineAt,
		releaseAt: attempt.answersFrom,
		asked: false,
		now,
	};
}

/** Kinds whose parts are options that are ticked or left. */
const TICKED: Array<Item['kind']> = ['single-choice', 'multiple-response', 'mark-words'];

function stateOf(outcome: Outcome): ShownFeedback['state'] {
	if (outcome.status !== 'graded') return outcome.status;
	if (isRight(outcome.fraction)) return 'right';
	return outcome.fraction === 0 ? 'wrong' : 'partial';
}

/**
 * The feedback that may be shown now, and no more; null when nothing may be.
 * @param rereadHref makes the address of the paragraph to read again
 */
export function shownFeedback(
	attempt: LoadedAttempt,
	item: Item,
	steps: Array<LoadedStep>,
	now: Date,
	rereadHref: (item: Item) => string | null,
): ShownFeedback | null {
	const situation = situationOf(attempt, steps, now);
	const reveal = BEHAVIOURS[attempt.behaviour].reveal(situation);
	if (reveal === 'nothing') return null;
	const at = revealedStep(situation.steps, reveal);
	const step = at === null ? undefined : steps[at];
	const answer = step === undefined ? null : readAnswer(item, step.response);
	if (answer === null || answer.state === 'empty') return null;
	if (answer.state === 'unreadable') {
		const nothing = { parts: [], explanation: null, reread: item.reread };
		return { ...nothing, state: 'failed', fraction: null, rereadHref: rereadHref(item) };
	}
	const { response } = answer;
	const outcome = gradeItem(item, response);
	const feedback = feedbackOf(item, response, reveal);
	return {
		...feedback,
		// Where options are ticked, the state of each says all; “Chosen” and “Not chosen” would only repeat it.
		parts: TICKED.includes(item.kind)
			? feedback.parts.map((part) => ({ ...part, given: null, answer: null }))
			: feedback.parts,
		state: stateOf(outcome),
		fraction: outcome.status === 'graded' ? outcome.fraction : null,
		rereadHref: rereadHref(item),
	};
}
