/**
 * Below these numbers statistics are not shown: of a few answers they say more about the people, who might be told
 * apart, than about the question, and a number on a page is believed.
 */
import type { Analysis, ItemStatistics, QuizStatistics } from './analysis';
import type { OptionCounts } from './options';

/**
 * - `description`: facility, mean, median, standard deviation, option counts.
 * - `comparison`: what compares learners with each other: discrimination, effective weight, groups, skewness,
 *   kurtosis, internal consistency and the errors that follow from it. With 20 attempts the interval of a correlation
 *   of 0 still reaches from −44 to 44, so that only what is plain shows as such.
 */
export const MINIMUM_ATTEMPTS = { description: 10, comparison: 20 } as const;

/** Whether there are enough attempts to show statistics of that sort. */
export function isEnough(attempts: number, sort: keyof typeof MINIMUM_ATTEMPTS): boolean {
	return attempts >= MINIMUM_ATTEMPTS[sort];
}

/** Why something is not shown, such as “Shown from 10 attempts on; there are 7.”; null when it is. */
export function whyHidden(attempts: number, sort: keyof typeof MINIMUM_ATTEMPTS): string | null {
	if (isEnough(attempts, sort)) return null;
	const there = attempts === 0 ? 'there are none' : attempts === 1 ? 'there is 1' : `there are ${attempts}`;
	return `Shown from ${MINIMUM_ATTEMPTS[sort]} attempts on; ${there}.`;
}

/** The analysis with everything null that too few attempts stand behind. Counts, intended weights and guess scores stay. */
export function hideUncertain({ quiz, items }: Analysis): Analysis {
	return { quiz: hideUncertainQuiz(quiz), items: items.map(hideUncertainItem) };
}

function hideUncertainQuiz(quiz: QuizStatistics): QuizStatistics {
	const described = isEnough(quiz.attempts, 'description')
		? {}
		: { mean: null, meanInterval: null, median: null, standardDeviation: null };
	const compared = isEnough(quiz.attempts, 'comparison')
		? {}
		: { skewness: null, kurtosis: null, internalConsistency: null, errorRatio: null, standardError: null };
	return { ...quiz, ...described, ...compared };
}

function hideUncertainItem(item: ItemStatistics): ItemStatistics {
	const described = isEnough(item.attempts, 'description')
		? {}
		: { facility: null, facilityInterval: null, standardDeviation: null };
	const compared = isEnough(item.attempts, 'comparison')
		? {}
		: {
				effectiveWeight: null,
				negativeCovariance: false,
				discrimination: null,
				discriminationInterval: null,
				discriminativeEfficiency: null,
			};
	return { ...item, ...described, ...compared };
}

/** The counts without the groups when there are too few attempts for them, and null when too few for any. */
export function hideUncertainCounts(counts: OptionCounts): OptionCounts | null {
	if (!isEnough(counts.attempts, 'description')) return null;
	if (isEnough(counts.attempts, 'comparison')) return counts;
	return {
		...counts,
		options: counts.options.map((option) => ({ ...option, upper: null, lower: null })),
		groupSizes: null,
	};
}
