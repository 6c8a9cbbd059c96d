/**
 * What an item earns, on average, by guessing: the mean credit of the options, over the parts that are guessed one
 * by one. Moodle calls it the random guess score.
 * @param parts per part of the item the credit (0..1) of each option a guesser may pick there. A single choice is one
 * part; each statement to classify, row to match or blank with options is one more.
 * @returns 0..1; null when there are no parts, or one without options: where there is nothing to pick (a typed text,
 * a number) or the picks depend on each other (several right options, an ordering), chance has no number
 */
export function guessScore(parts: ReadonlyArray<ReadonlyArray<number>>): number | null {
	if (parts.length === 0 || parts.some((credits) => credits.length === 0)) return null;
	const chances = parts.map((credits) => credits.reduce((sum, credit) => sum + credit, 0) / credits.length);
	return chances.reduce((sum, chance) => sum + chance, 0) / parts.length;
}
