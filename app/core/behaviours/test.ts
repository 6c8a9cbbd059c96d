import { type Behaviour, type Certainty, isAnswered, markedTries, whileOpen } from './behaviour';

/** What a right and a wholly wrong answer earn at each certainty, before rescaling. */
const CERTAINTY_POINTS: Readonly<Record<Certainty, { right: number; wrong: number }>> = {
	1: { right: 1, wrong: 0 },
	2: { right: 2, wrong: -2 },
	3: { right: 3, wrong: -6 },
};

/**
 * Certainty-based marking: a right answer earns 1, 2 or 3 and a wholly wrong one 0, −2 or −6 for the certainties
 * 1, 2 and 3; a partly right one earns its fraction of what a right one would. Divided by 3, so that right and
 * quite sure is 1 and the range is −2..1.
 *
 * The points are those of Moodle's certainty-based marking (which today leaves them undivided). They make honesty
 * pay: certainty 1 is best below a chance of 2/3 to be right, 2 up to 4/5, 3 above. Marks below 0 must therefore
 * stay: only the score of the whole attempt has its floor at 0.
 * @param fraction 0..1
 * @param certainty null counts as 1
 */
export function certaintyMark(fraction: number, certainty: Certainty | null): number {
	const points = CERTAINTY_POINTS[certainty ?? 1];
	return (fraction === 0 ? points.wrong : fraction * points.right) / 3;
}

/**
 * A quiz that is marked when it is submitted. The submission tries every item that has an answer (`triesAtClose`).
 * Nothing shows before the submission and the release; then everything about answered items, and nothing about
 * the others.
 */
export const test: Behaviour = {
	name: 'test',
	mayAnswer: whileOpen,
	/** A learner cannot have a single item marked. */
	mayTry: () => ({ ok: false, reason: 'after-submission' }),
	mark(steps, settings) {
		const fraction = markedTries(steps).at(-1);
		if (fraction === undefined) return null;
		if (!settings.certainty) return fraction;
		const certainty = steps.findLast((step) => step.certainty !== null)?.certainty ?? null;
		return certaintyMark(fraction, certainty);
	},
	reveal({ steps, state, releaseAt, now }) {
		if (state !== 'submitted' || !isAnswered(steps)) return 'nothing';
		return releaseAt === null || now >= releaseAt ? 'all' : 'nothing';
	},
};
