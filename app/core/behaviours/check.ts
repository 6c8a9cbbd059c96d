import { type Behaviour, isAnswered, isRight, markedTries, whileOpen } from './behaviour';

/**
 * A question in the text of a lesson: marked at once, as often as the learner likes, and never graded. Feedback on
 * what was chosen after a wrong try; everything after a right one, or when the learner asks to be shown.
 */
export const check: Behaviour = {
	name: 'check',
	mayAnswer: whileOpen,
	mayTry: whileOpen,
	mark: () => null,
	reveal({ steps, state, asked }) {
		if (state === 'abandoned' || !isAnswered(steps)) return 'nothing';
		const tries = markedTries(steps);
		if (asked || tries.some(isRight)) return 'all';
		return tries.length > 0 ? 'chosen' : 'nothing';
	},
};
