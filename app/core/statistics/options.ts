/**
 * Who chose which option: all, and the strongest beside the weakest. A wrong option that the strongest choose is the
 * first sign of a wrong key or of a question that misleads.
 *
 * Groups are the upper and the lower 27 % (T. L. Kelley, Journal of Educational Psychology 30, 1939: with normal
 * scores this share tells the groups apart best), ranked by the score on the *rest* of the attempt, so that an item
 * does not choose its own groups. Whoever is level with the border belongs to the group: no one's place depends on
 * chance, and a group may be larger than 27 %.
 */

/** Share of the attempts in each group, at the least. */
export const GROUP_SHARE = 0.27;

/** An attempt as the groups see it. */
export interface RankedAttempt {
	/**
	 * Score on the rest of the attempt, 0..1 of its points; null when there is no rest, as in a quiz of one question.
	 * Such an attempt is in neither group.
	 */
	rest: number | null;
}

export interface Groups<Attempt> {
	upper: Array<Attempt>;
	lower: Array<Attempt>;
}

/** Scores that differ by less are level: sums of thirds and tenths. */
const ROUNDING = 1e-9;

/**
 * The upper and the lower group, each in the order given. Null when the groups would overlap: fewer than two
 * attempts that can be ranked, or so many level ones that both borders are the same score.
 */
export function groupsOf<Attempt extends RankedAttempt>(
	attempts: ReadonlyArray<Attempt>,
): Groups<Attempt> | null {
	const scores = attempts.flatMap(({ rest }) => (rest === null ? [] : [rest])).toSorted((a, b) => a - b);
	const size = Math.max(1, Math.round(GROUP_SHARE * scores.length));
	const lowerBorder = scores.at(size - 1);
	const upperBorder = scores.at(-size);
	if (lowerBorder === undefined || upperBorder === undefined || upperBorder - lowerBorder < ROUNDING)
		return null;
	return {
		upper: attempts.filter(({ rest }) => rest !== null && rest > upperBorder - ROUNDING),
		lower: attempts.filter(({ rest }) => rest !== null && rest < lowerBorder + ROUNDING),
	};
}

/**
 * The score on the rest of an attempt: the points of its other marked items over the points they have.
 * @param items those analysed; others are passed over
 * @param marks points by item id, as in `AnalysedAttempt`
 * @returns null when no other item has a mark and points
 */
export function restShare(
	items: ReadonlyArray<{ id: string; maxMark: number }>,
	marks: ReadonlyMap<string, number>,
	itemId: string,
): number | null {
	const others = items.filter(({ id }) => id !== itemId && marks.has(id));
	const possible = others.reduce((sum, { maxMark }) => sum + maxMark, 0);
	if (possible === 0) return null;
	return others.reduce((sum, { id }) => sum + (marks.get(id) ?? 0), 0) / possible;
}

/** An option of the question. */
export interface OptionOutline {
	id: string;
	/** As people see it. */
	text: string;
	/** Whether the key calls it right. */
	right: boolean;
}

/** One attempt's answer to the question. */
export interface OptionAnswer extends RankedAttempt {
	/** Ids of the options chosen, one or several; empty when nothing was answered. Unknown ids are not counted. */
	chosen: ReadonlyArray<string>;
}

export interface OptionCount extends OptionOutline {
	/** How many chose it. */
	count: number;
	/** How many of each group chose it; null when there are no groups. */
	upper: number | null;
	lower: number | null;
}

export interface OptionCounts {
	/** In the order given. */
	options: Array<OptionCount>;
	/** How many answers were given to count. */
	attempts: number;
	/** How many chose nothing. */
	unanswered: number;
	/** How many attempts each group has; null when there are no groups. */
	groupSizes: { upper: number; lower: number } | null;
}

/** Counts the options of one question. An answer that names an option twice chose it once. */
export function countOptions(
	options: ReadonlyArray<OptionOutline>,
	answers: ReadonlyArray<OptionAnswer>,
): OptionCounts {
	const groups = groupsOf(answers);
	const countIn = (among: ReadonlyArray<OptionAnswer>, id: string) =>
		among.filter(({ chosen }) => chosen.includes(id)).length;
	return {
		options: options.map((option) => ({
			...option,
			count: countIn(answers, option.id),
			upper: groups === null ? null : countIn(groups.upper, option.id),
			lower: groups === null ? null : countIn(groups.lower, option.id),
		})),
		attempts: answers.length,
		unanswered: answers.filter(({ chosen }) => chosen.length === 0).length,
		groupSizes: groups === null ? null : { upper: groups.upper.length, lower: groups.lower.length },
	};
}
