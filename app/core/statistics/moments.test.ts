import { expect, test } from 'vitest';
import {
	covarianceOf,
	deviationOf,
	greatestCovarianceOf,
	isConstant,
	meanOf,
	medianOf,
	powerSum,
	varianceOf,
} from './moments';

test('nothing has no mean, no median and no variance; one value has no variance', () => {
	expect([meanOf([]), medianOf([]), varianceOf([]), deviationOf([]), covarianceOf([], [])]).toEqual([
		null,
		null,
		null,
		null,
		null,
	]);
	expect([meanOf([7]), medianOf([7]), varianceOf([7]), covarianceOf([7], [7])]).toEqual([7, 7, null, null]);
});

test.each([
	[[3, 1, 2], 2],
	[[4, 1, 3, 2], 2.5],
	[[10, 9], 9.5],
	[[2, 100, 1, 1, 1], 1],
])('the median of %j is %d', (values, median) => {
	expect(medianOf(values)).toBe(median);
});

test('variance and covariance divide by n − 1', () => {
	expect(varianceOf([1, 2, 3, 4])).toBeCloseTo(5 / 3, 12);
	expect(deviationOf([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3), 12);
	// Deviations −1, 0, 1 and −3, 1, 2.
	expect(covarianceOf([1, 2, 3], [0, 4, 5])).toBeCloseTo(5 / 2, 12);
	expect(covarianceOf([1, 2, 3], [5, 4, 0])).toBeCloseTo(-5 / 2, 12);
	expect(greatestCovarianceOf([1, 2, 3], [5, 4, 0])).toBeCloseTo(5 / 2, 12);
	expect(powerSum([0, 4, 5], 3)).toBeCloseTo(-27 + 1 + 8, 12);
});

test('a spread that is only rounding is none', () => {
	const tenths = [0.1 + 0.2, 0.3, 0.6 / 2];
	expect(new Set(tenths).size).toBeGreaterThan(1);
	expect(isConstant(tenths)).toBe(true);
	expect(varianceOf(tenths)).toBe(0);
	expect(covarianceOf(tenths, [1, 2, 3])).toBe(0);
	expect(isConstant([0.3, 0.3001])).toBe(false);
});

test('a covariance that is only rounding is none', () => {
	// 0.1 · 1 + 0.2 · 1 − 0.3 · 1 is not 0 in binary.
	expect(covarianceOf([0.1, 0.2, -0.3, 0], [1, 1, 1, -3])).toBe(0);
});
