/**
 * Intervals that hold the true value in 95 of 100 classes like this one, so that ten answers are not read as if they
 * were a thousand. All are null where they are undefined.
 */
import { deviationOf, meanOf } from './moments';

/** Both ends belong to the interval. */
export interface Interval {
	low: number;
	high: number;
}

/** The 0.975 quantile of the standard normal distribution: 2.5 % lie above it. */
export const NORMAL_975 = 1.959963984540054;

/** From here on the expansion below is exact to more digits than a double's sums keep. */
const MANY_DEGREES = 200;
/** Halvings of the search interval; a double has 53 bits. */
const HALVINGS = 100;

/**
 * How likely a t-distributed value lies within ±t: the finite series of Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.3 and 26.7.4.
 */
function withinT(t: number, degrees: number): number {
	const angle = Math.atan(t / Math.sqrt(degrees));
	const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
	const odd = degrees % 2 === 1;
	let term = odd ? cos : 1;
	let sum = 0;
	for (let power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
		sum += term;
		term *= (cos * cos * (power + 1)) / (power + 2);
	}
	return odd ? ((angle + sin * sum) * 2) / Math.PI : sin * sum;
}

/**
 * The 0.975 quantile of Student's t.
 * @param degrees of freedom, an integer of at least 1
 * @throws RangeError for other degrees
 */
export function t975(degrees: number): number {
	if (!Number.isInteger(degrees) || degrees < 1) {
		throw new RangeError(`Degrees of freedom are an integer of at least 1, not ${degrees}.`);
	}
	if (degrees > MANY_DEGREES) return t975ByExpansion(degrees);
	let [low, high] = [NORMAL_975, 13];
	for (let round = 0; round < HALVINGS; round++) {
		const middle = (low + high) / 2;
		if (withinT(middle, degrees) < 0.95) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** Abramowitz and Stegun 26.7.5: the quantile as a series in 1 over the degrees of freedom. */
function t975ByExpansion(degrees: number): number {
	const x = NORMAL_975;
	const terms = [
		x,
		(x ** 3 + x) / 4,
		(5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96,
		(3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384,
		(79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92_160,
	];
	return terms.reduce((sum, term, power) => sum + term / degrees ** power, 0);
}

/**
 * For a share of successes: Wilson's score interval (E. B. Wilson, Journal of the American Statistical Association
 * 22, 1927), without continuity correction. Unlike share ± error it stays within 0..1 and has a width at 0 and 1.
 * @param successes 0..trials
 * @returns ends in 0..1; null without trials
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
	if (trials === 0) return null;
	const share = successes / trials;
	const z2 = NORMAL_975 ** 2;
	const centre = share + z2 / (2 * trials);
	const margin = NORMAL_975 * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
	const scale = 1 + z2 / trials;
	return {
		// At 0 and 1 the formula gives exactly that end, rounding does not.
		low: successes === 0 ? 0 : (centre - margin) / scale,
		high: successes === trials ? 1 : (centre + margin) / scale,
	};
}

/**
 * For a mean: mean ± t · s / √n. Not cut off at the ends of the scale.
 * @returns null for fewer than two values, and when they are all the same: that says nothing of how far off they are
 */
export function meanInterval(values: ReadonlyArray<number>): Interval | null {
	const mean = meanOf(values);
	const deviation = deviationOf(values);
	if (mean === null || deviation === null || deviation === 0) return null;
	const margin = (t975(values.length - 1) * deviation) / Math.sqrt(values.length);
	return { low: mean - margin, high: mean + margin };
}

/**
 * For a correlation: Fisher's transformation, artanh r ± z / √(n − 3) (R. A. Fisher, Biometrika 10, 1915).
 * @param correlation −1..1
 * @param pairs how many pairs it was computed from
 * @returns ends in −1..1; null for fewer than four pairs, and for ±1, where the transformation has no value
 */
export function correlationInterval(correlation: number, pairs: number): Interval | null {
	if (pairs < 4 || Math.abs(correlation) >= 1 - 1e-12) return null;
	const centre = Math.atanh(correlation);
	const margin = NORMAL_975 / Math.sqrt(pairs - 3);
	return { low: Math.tanh(centre - margin), high: Math.tanh(centre + margin) };
}
