import {
	type Behaviour,
	type BehaviourSettings,
	type ItemStep,
	isAnswered,
	isRight,
	markedTries,
	type Permission,
	type Situation,
	whileOpen,
} from './behaviour';

/** An item that was answered rightly, or has no tries left, is finished. */
function whileUnfinished(situation: Situation): Permission {
	const open = whileOpen(situation);
	if (!open.ok) return open;
	const tries = markedTries(situation.steps);
	if (tries.some(isRight)) return { ok: false, reason: 'already-right' };
	if (tries.length >= situation.settings.tries) return { ok: false, reason: 'no-tries-left' };
	return { ok: true };
}

/**
 * Best over the tries of: fraction of the try − penalty × earlier tries that were not right, not below 0.
 *
 * The model is Moodle's behaviour “interactive with multiple tries”, which takes the same penalty for every earlier
 * try that was not wholly right, from the mark of the last try. Here the best try counts, so that a second thought
 * never costs what a first had earned.
 */
function bestAfterPenalties(steps: ReadonlyArray<ItemStep>, { penalty }: BehaviourSettings): number | null {
	const tries = markedTries(steps);
	if (tries.length === 0) return null;
	const marks = tries.map((fraction, index) => {
		const earlierMisses = tries.slice(0, index).filter((earlier) => !isRight(earlier)).length;
		return fraction - penalty * earlierMisses;
	});
	return Math.max(0, ...marks);
}

/**
 * A quiz with feedback at once and several tries. While tries are left feedback is about what was chosen and tells
 * no answer; after a right or the last try, and when the attempt is closed, everything shows.
 */
export const practice: Behaviour = {
	name: 'practice',
	mayAnswer: whileUnfinished,
	mayTry: whileUnfinished,
	mark: bestAfterPenalties,
	reveal({ steps, settings, state }) {
		if (state === 'abandoned' || !isAnswered(steps)) return 'nothing';
		const tries = markedTries(steps);
		if (state === 'submitted' || tries.some(isRight) || tries.length >= settings.tries) return 'all';
		return tries.length > 0 ? 'chosen' : 'nothing';
	},
};
