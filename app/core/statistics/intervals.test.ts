import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlationInterval, meanInterval, t975, wilsonInterval } from './intervals';

// To three digits as every printed table has them; the further digits by an independent library.
test.each([
	[1, 12.706204736174694],
	[2, 4.302652729749462],
	[3, 3.1824463052837078],
	[5, 2.5705818356363146],
	[10, 2.228138851986274],
	[29, 2.045229642132703],
	[30, 2.0422724563012378],
	[99, 1.9842169515864174],
	[200, 1.9718962236339088],
	[201, 1.971836506779859],
	[500, 1.9647198374673676],
	[2999, 1.9607553192053149],
	[1_000_000, 1.959966356814107],
])('the 0.975 quantile of t with %d degrees of freedom is %d', (degrees, quantile) => {
	expect(Math.abs(t975(degrees) - quantile)).toBeLessThan(1e-9);
});

test.each([0, -1, 2.5, Number.NaN])('%d degrees of freedom are refused', (degrees) => {
	expect(() => t975(degrees)).toThrow(RangeError);
});

test('more degrees of freedom never widen the quantile, also where the method changes', () => {
	const quantiles = Array.from({ length: 300 }, (_, index) => t975(index + 1));
	expect(quantiles.toSorted((a, b) => b - a)).toEqual(quantiles);
});

// R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
test.each([
	[81, 263, 0.2553, 0.3662],
	[15, 148, 0.0624, 0.1605],
	[0, 20, 0, 0.1611],
	[1, 29, 0.0061, 0.1718],
])('Wilson: %d of %d lie in %d to %d, as published', (successes, trials, low, high) => {
	const interval = wilsonInterval(successes, trials);
	expect(interval?.low).toBeCloseTo(low, 4);
	expect(interval?.high).toBeCloseTo(high, 4);
});

test('Wilson to nine digits, and at both ends', () => {
	expect(wilsonInterval(7, 10)?.low).toBeCloseTo(0.39677814746114526, 9);
	expect(wilsonInterval(7, 10)?.high).toBeCloseTo(0.892208732593699, 9);
	expect(wilsonInterval(10, 10)).toEqual({ low: expect.closeTo(0.7224672001371109, 9), high: 1 });
	expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.27753279986288926, 9) });
	expect(wilsonInterval(0, 0)).toBeNull();
});

test('Wilson: the share lies inside, the ends in 0..1, and more trials narrow it', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (trials, drawn) => {
			const successes = Math.min(drawn, trials);
			const interval = wilsonInterval(successes, trials);
			const larger = wilsonInterval(4 * successes, 4 * trials);
			if (interval === null || larger === null) throw new Error('There are trials.');
			expect(interval.low).toBeGreaterThanOrEqual(0);
			expect(interval.high).toBeLessThanOrEqual(1);
			expect(interval.low).toBeLessThanOrEqual(successes / trials);
			expect(interval.high).toBeGreaterThanOrEqual(successes / trials);
			expect(larger.high - larger.low).toBeLessThan(interval.high - interval.low);
		}),
	);
});

test('a mean lies within t · s / √n', () => {
	// Mean 3, s² = 2.5, t(4) = 2.7764451051977987.
	const margin = 2.7764451051977987 * Math.sqrt(2.5 / 5);
	const interval = meanInterval([1, 2, 3, 4, 5]);
	expect(interval?.low).toBeCloseTo(3 - margin, 9);
	expect(interval?.high).toBeCloseTo(3 + margin, 9);
	expect(meanInterval([1])).toBeNull();
	expect(meanInterval([2, 2, 2])).toBeNull();
});

test('a correlation lies within artanh r ± z / √(n − 3)', () => {
	// artanh 0.5 = ln 3 / 2; with 28 pairs the margin is z / 5.
	const margin = 1.959963984540054 / 5;
	const back = (value: number) => (Math.exp(2 * value) - 1) / (Math.exp(2 * value) + 1);
	const interval = correlationInterval(0.5, 28);
	expect(interval?.low).toBeCloseTo(back(Math.log(3) / 2 - margin), 12);
	expect(interval?.high).toBeCloseTo(back(Math.log(3) / 2 + margin), 12);
	expect(correlationInterval(0, 20)?.high).toBeCloseTo(0.4425, 3);
	expect(correlationInterval(0.5, 3)).toBeNull();
	expect(correlationInterval(1, 30)).toBeNull();
	expect(correlationInterval(-1, 30)).toBeNull();
});
