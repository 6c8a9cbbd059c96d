/** One sentence about an item, for an instructor who reads no statistics. */
import type { ItemStatistics } from './analysis';
import { isEnough, MINIMUM_ATTEMPTS } from './minimum';
import type { OptionCount, OptionCounts } from './options';

/** What the sentence is about, most urgent first: the first rule that applies speaks. */
export const ADVICE_TOPICS = [
	/** Fewer than `MINIMUM_ATTEMPTS.description`. */
	'too-few',
	/** The item has no points. */
	'no-points',
	/**
	 * From `MINIMUM_ATTEMPTS.comparison` on: the whole interval of the discrimination is below 0, or more of the upper
	 * group chose one wrong option than any right one, and it drew more of the upper group than of the lower.
	 */
	'check-key',
	/** The facility is not above the guess score. */
	'guessing',
	/** The facility is below `HARD_BELOW`. */
	'too-hard',
	/** The facility is at or above `EASY_FROM`. */
	'too-easy',
	/** Fewer than `MINIMUM_ATTEMPTS.comparison`. */
	'reasonable',
	/** There is no discrimination: everyone has the same score in the rest, or the same mark here. */
	'incomparable',
	/** The discrimination is below `WEAK_BELOW`. */
	'weak',
	/** A wrong option that nobody chose. */
	'idle-option',
	/** None of the above. */
	'works',
] as const;
export type AdviceTopic = (typeof ADVICE_TOPICS)[number];

export interface Advice {
	topic: AdviceTopic;
	/** One sentence, plain words. */
	sentence: string;
}

/** Facility in per cent. */
export const HARD_BELOW = 20;
/** Facility in per cent. */
export const EASY_FROM = 95;
/** Discrimination, −100..100. */
export const WEAK_BELOW = 20;

/** Means of thirds and sevenths come out a little off. */
const ROUNDING = 1e-9;

const percent = (value: number) => `${Math.round(value)} %`;

/**
 * The advice on one item.
 * @param options counts of the options of the same attempts; null for an item without options
 */
export function adviceOn(item: ItemStatistics, options: OptionCounts | null): Advice {
	const { attempts, facility, guessScore, discrimination, discriminationInterval } = item;
	const { description, comparison } = MINIMUM_ATTEMPTS;
	if (!isEnough(attempts, 'description')) {
		const sentence = `Too few attempts to judge this question: ${attempts} of the ${description} that are needed.`;
		return { topic: 'too-few', sentence };
	}
	if (facility === null) {
		return { topic: 'no-points', sentence: 'This question has no points, so there is nothing to judge.' };
	}
	const comparable = isEnough(attempts, 'comparison');
	const misleading = comparable && options !== null ? misleadingOption(options) : null;
	if (misleading !== null) return { topic: 'check-key', sentence: misleading };
	if (comparable && discriminationInterval !== null && discriminationInterval.high < 0) {
		const sentence =
			'Check the key and the wording: those who do well in the rest do worse here than the others.';
		return { topic: 'check-key', sentence };
	}
	if (guessScore !== null && facility <= guessScore + ROUNDING) {
		const scores = `${percent(facility)} where guessing gives ${percent(guessScore)}`;
		const sentence = `No better than guessing (${scores}): teach this again, or make clearer what is asked.`;
		return { topic: 'guessing', sentence };
	}
	if (facility < HARD_BELOW - ROUNDING) {
		const sentence = `Very hard (${percent(facility)}): look whether the lesson prepares for it and the wording is clear.`;
		return { topic: 'too-hard', sentence };
	}
	if (facility >= EASY_FROM - ROUNDING) {
		const sentence = `Nearly everybody gets this right (${percent(facility)}), so it says little about who has understood.`;
		return { topic: 'too-easy', sentence };
	}
	if (!comparable) {
		const sentence = `The difficulty is reasonable (${percent(facility)}); whether the question tells who has understood shows from ${comparison} attempts on.`;
		return { topic: 'reasonable', sentence };
	}
	if (discrimination === null) {
		const sentence =
			'The marks do not differ, here or in the rest, so the question cannot be compared with the rest.';
		return { topic: 'incomparable', sentence };
	}
	if (discrimination < WEAK_BELOW - ROUNDING) {
		const sentence =
			'Hardly tells those who know from those who do not: look at the wording and at the wrong options.';
		return { topic: 'weak', sentence };
	}
	const idle = options?.options.find(({ right, count }) => !right && count === 0);
	if (idle !== undefined) {
		const sentence = `Works, but nobody chose “${idle.text}”: a more tempting wrong option would tell more.`;
		return { topic: 'idle-option', sentence };
	}
	return { topic: 'works', sentence: 'Works well: those who do well in the rest more often get it right.' };
}

/** The sentence about the wrong option that misleads the upper group most; null when none does. */
function misleadingOption({ options, groupSizes }: OptionCounts): string | null {
	if (groupSizes === null || !options.some(({ right }) => right)) return null;
	const upper = ({ upper }: OptionCount) => upper ?? 0;
	const right = Math.max(...options.filter((option) => option.right).map(upper));
	const shareIn = (count: number | null, size: number) => (count ?? 0) / size;
	const [worst] = options
		.filter((option) => !option.right && upper(option) > right)
		.filter((o) => shareIn(o.upper, groupSizes.upper) > shareIn(o.lower, groupSizes.lower))
		.toSorted((a, b) => upper(b) - upper(a));
	if (worst === undefined) return null;
	const chose = `${upper(worst)} of the ${groupSizes.upper} strongest chose “${worst.text}”`;
	return `Check the key: ${chose}, and ${right === 0 ? 'none' : `only ${right}`} the answer that counts as right.`;
}
