/** How scores are spread. */

/** Scores from `from` to below `to` per cent; the last bin holds 100 as well. */
export interface Bin {
	from: number;
	to: number;
	count: number;
}

const BINS = 10;

/** Ten bins of ten per cent. @param scores each 0..1 */
export function histogramOf(scores: ReadonlyArray<number>): Array<Bin> {
	const bins = Array.from({ length: BINS }, (_, at) => ({ from: at * 10, to: (at + 1) * 10, count: 0 }));
	for (const score of scores) {
		// 0.7 × 10 is a hair above 7 and 0.29 × 100 a hair below 29: edges are told on a grid of a millionth.
		const share = Math.round(Math.min(1, Math.max(0, score)) * 1e6) / 1e6;
		const bin = bins[Math.min(BINS - 1, Math.floor(share * BINS + 1e-9))];
		if (bin !== undefined) bin.count += 1;
	}
	return bins;
}

/** The middle score; null without any. */
export function medianOf(scores: ReadonlyArray<number>): number | null {
	if (scores.length === 0) return null;
	const sorted = scores.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const high = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}
