/**
 * Sums over lists of marks, all with n − 1 where there is a choice. A spread that is only rounding (thirds and
 * tenths do not add up exactly in binary) counts as none, so that nothing is ever divided by it.
 */

/** Marks that differ by less, in points or relative to the largest, are the same mark. */
const ROUNDING = 1e-12;

/** The mean; null for an empty list. */
export function meanOf(values: ReadonlyArray<number>): number | null {
	if (values.length === 0) return null;
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, or the mean of the two middle values; null for an empty list. */
export function medianOf(values: ReadonlyArray<number>): number | null {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
	return meanOf(middle);
}

/** Whether all values are the same but for rounding. True for an empty list. */
export function isConstant(values: ReadonlyArray<number>): boolean {
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (const value of values) {
		low = Math.min(low, value);
		high = Math.max(high, value);
	}
	return !(high - low > ROUNDING * Math.max(1, Math.abs(low), Math.abs(high)));
}

/** What each value is above the mean; exactly 0 for all when they are the same but for rounding. */
function deviationsOf(values: ReadonlyArray<number>): Array<number> {
	const mean = meanOf(values) ?? 0;
	return isConstant(values) ? values.map(() => 0) : values.map((value) => value - mean);
}

/** The sum of each deviation from the mean to the given power; 0 for an empty list. */
export function powerSum(values: ReadonlyArray<number>, power: number): number {
	return deviationsOf(values).reduce((sum, deviation) => sum + deviation ** power, 0);
}

/** The variance with n − 1; null for fewer than two values. Exactly 0 when they are the same but for rounding. */
export function varianceOf(values: ReadonlyArray<number>): number | null {
	return values.length < 2 ? null : powerSum(values, 2) / (values.length - 1);
}

/** The square root of the variance; null for fewer than two values. */
export function deviationOf(values: ReadonlyArray<number>): number | null {
	const variance = varianceOf(values);
	return variance === null ? null : Math.sqrt(variance);
}

/**
 * The covariance with n − 1 of two lists of one length, pair by pair; null for fewer than two pairs. Exactly 0 when
 * it is only rounding.
 */
export function covarianceOf(xs: ReadonlyArray<number>, ys: ReadonlyArray<number>): number | null {
	if (xs.length < 2) return null;
	const fromX = deviationsOf(xs);
	const fromY = deviationsOf(ys);
	const products = fromX.map((deviation, index) => deviation * (fromY[index] ?? 0));
	const size = products.reduce((sum, product) => sum + Math.abs(product), 0);
	const sum = products.reduce((total, product) => total + product, 0);
	return Math.abs(sum) <= ROUNDING * size ? 0 : sum / (xs.length - 1);
}

/** The largest covariance the two lists could have in any pairing: both sorted (the rearrangement inequality). */
export function greatestCovarianceOf(xs: ReadonlyArray<number>, ys: ReadonlyArray<number>): number | null {
	const ascending = (values: ReadonlyArray<number>) => values.toSorted((a, b) => a - b);
	return covarianceOf(ascending(xs), ascending(ys));
}
