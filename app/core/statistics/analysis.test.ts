import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnalysedItem, type AnalysisRequest, analyseQuiz, type ItemStatistics } from './analysis';

/** Items a, b, c … with these points, and one attempt a row. */
function request(maxMarks: Array<number>, rows: Array<Array<number | null>>): AnalysisRequest {
	const items = maxMarks.map(
		(maxMark, index): AnalysedItem => ({ id: String.fromCharCode(97 + index), maxMark, guessScore: null }),
	);
	const attempts = rows.map((row) => ({
		marks: new Map(
			row.flatMap((mark, index) => (mark === null ? [] : [[items[index]?.id ?? '', mark] as const])),
		),
	}));
	return { items, attempts, drawn: false };
}

const near = (value: number) => expect.closeTo(value, 9);

/*
 * Worked by hand. Points 1, 1, 2; rows are learners:
 *            a  b  c  total  without a  without b  without c
 *            1  1  2    4        3          3          2
 *            1  0  1    2        1          2          1
 *            0  1  0    1        1          0          1
 *            0  0  1    1        1          1          0
 * mean       ½  ½  1    2       1½         1½          1
 * variance   ⅓  ⅓  ⅔    2        1          5/3        ⅔
 * covariance with the rest       ⅓          0          ⅓
 * the most it could be           ⅓          ⅔          ⅔
 * covariance with the total      ⅔          ⅓          1
 */
const WORKED = request(
	[1, 1, 2],
	[
		[1, 1, 2],
		[1, 0, 1],
		[0, 1, 0],
		[0, 0, 1],
	],
);

test('items of the worked example', () => {
	const roots = Math.sqrt(2 / 3) + Math.sqrt(1 / 3) + 1;
	const [a, b, c] = analyseQuiz(WORKED).items;
	// Wilson's interval of a half is ½ ± ½ · z / √(n + z²).
	const margin = (50 * 1.959963984540054) / Math.sqrt(4 + 1.959963984540054 ** 2);
	const wilson = { low: near(50 - margin), high: near(50 + margin) };
	const interval = (z: number) => 100 * Math.tanh(z);
	expect(a).toEqual({
		itemId: 'a',
		attempts: 4,
		facility: near(50),
		facilityInterval: wilson,
		standardDeviation: near(100 * Math.sqrt(1 / 3)),
		guessScore: null,
		intendedWeight: near(25),
		effectiveWeight: near((100 * Math.sqrt(2 / 3)) / roots),
		negativeCovariance: false,
		discrimination: near(100 * Math.sqrt(1 / 3)),
		discriminationInterval: {
			low: near(interval(Math.atanh(Math.sqrt(1 / 3)) - 1.959963984540054)),
			high: near(interval(Math.atanh(Math.sqrt(1 / 3)) + 1.959963984540054)),
		},
		discriminativeEfficiency: near(100),
	});
	expect(b).toMatchObject({
		intendedWeight: near(25),
		effectiveWeight: near((100 * Math.sqrt(1 / 3)) / roots),
		negativeCovariance: false,
		discrimination: 0,
		discriminativeEfficiency: 0,
	});
	// t with 3 degrees of freedom; the margin 3.18 · 40.8 / 2 leads beyond the scale.
	expect(c).toMatchObject({
		facility: near(50),
		facilityInterval: { low: 0, high: 100 },
		standardDeviation: near(100 * Math.sqrt(1 / 6)),
		intendedWeight: near(50),
		effectiveWeight: near(100 / roots),
		discrimination: near(50),
		discriminativeEfficiency: near(50),
	});
});

test('the quiz of the worked example', () => {
	// Deviations of the totals 2, 0, −1, −1: k2 = 2, k3 = 4 · 6 / 6, k4 = (5 · 4 · 18 − 3 · 3 · 36) / 6.
	expect(analyseQuiz(WORKED).quiz).toEqual({
		attempts: 4,
		leftOut: 0,
		mean: near(50),
		meanInterval: { low: 0, high: 100 },
		median: near(37.5),
		standardDeviation: near(25 * Math.SQRT2),
		skewness: near(4 / 2 ** 1.5),
		kurtosis: near(6 / 4),
		internalConsistency: near(150 * (1 - 4 / 3 / 2)),
		errorRatio: near(100 * Math.SQRT1_2),
		standardError: near(25),
	});
});

test('skewness and kurtosis of the published example of two spreadsheet functions', () => {
	// The example with which Microsoft documents SKEW and KURT, which are these estimates.
	const { quiz } = analyseQuiz(
		request(
			[10],
			[3, 4, 5, 2, 3, 4, 5, 6, 4, 7].map((mark) => [mark]),
		),
	);
	expect(quiz.skewness).toBeCloseTo(0.359543071, 9);
	expect(quiz.kurtosis).toBeCloseTo(-0.151799637, 9);
});

test('an item against the rest: negative everywhere, and without a weight', () => {
	//            a  b  total;  covariance a with b −2·⅔, with the total −⅔ · 2 + ⅓
	const [a, b] = analyseQuiz(
		request(
			[1, 4],
			[
				[1, 0],
				[1, 0],
				[0, 4],
			],
		),
	).items;
	expect(a).toMatchObject({
		negativeCovariance: true,
		effectiveWeight: null,
		discrimination: near(-100),
		discriminationInterval: null,
		// The most is 0, 1, 1 with 0, 0, 4: (8/9 − 4/9 + 8/9) / 2, half of what is the least.
		discriminativeEfficiency: near(-200),
	});
	expect(b).toMatchObject({ negativeCovariance: false, effectiveWeight: near(100) });
});

test('guess scores are shown in per cent', () => {
	const [first] = analyseQuiz({ ...WORKED, items: [{ id: 'a', maxMark: 1, guessScore: 0.25 }] }).items;
	expect(first?.guessScore).toBe(25);
});

test('means of partial credit have the interval of a mean', () => {
	const { quiz, items } = analyseQuiz(request([10], [[1], [2], [3], [4], [5]]));
	// s² of 1 to 5 is 2.5; t with 4 degrees of freedom is 2.776…
	const margin = 10 * 2.7764451051977987 * Math.sqrt(2.5 / 5);
	const interval = { low: near(30 - margin), high: near(30 + margin) };
	expect(quiz).toMatchObject({ mean: near(30), meanInterval: interval });
	expect(items[0]).toMatchObject({ facility: near(30), facilityInterval: interval });
});

test('undefined is null, never a wrong number', () => {
	const nothing = {
		facility: null,
		facilityInterval: null,
		standardDeviation: null,
		effectiveWeight: null,
		negativeCovariance: false,
		discrimination: null,
		discriminationInterval: null,
		discriminativeEfficiency: null,
	};
	const noShape = {
		skewness: null,
		kurtosis: null,
		internalConsistency: null,
		errorRatio: null,
		standardError: null,
	};
	const none = analyseQuiz(request([1, 1], []));
	expect(none.items[0]).toMatchObject({ ...nothing, attempts: 0, intendedWeight: 50 });
	expect(none.quiz).toMatchObject({
		...noShape,
		attempts: 0,
		mean: null,
		median: null,
		standardDeviation: null,
	});
	const one = analyseQuiz(request([1, 1], [[1, 0]]));
	expect(one.items[0]).toMatchObject({ ...nothing, facility: 100, facilityInterval: { high: 100 } });
	expect(one.quiz).toMatchObject({ ...noShape, mean: 50, meanInterval: null, standardDeviation: null });
	const two = analyseQuiz(
		request(
			[1, 1],
			[
				[1, 1],
				[0, 0],
			],
		),
	);
	expect(two.quiz).toMatchObject({ ...noShape, standardDeviation: near(100 * Math.SQRT1_2) });
	const three = analyseQuiz(
		request(
			[1, 1],
			[
				[1, 1],
				[0, 0],
				[1, 1],
			],
		),
	);
	expect(three.quiz).toMatchObject({ kurtosis: null, internalConsistency: near(100), errorRatio: near(0) });
	expect(three.quiz.skewness).not.toBeNull();
});

test('no spread, no comparison: of the item, of the rest, of the totals', () => {
	const constant = analyseQuiz(
		request(
			[1, 1],
			[
				[1, 0],
				[1, 1],
				[1, 0],
			],
		),
	);
	expect(constant.items).toMatchObject([
		{ discrimination: null, discriminativeEfficiency: null, effectiveWeight: 0, standardDeviation: 0 },
		{ discrimination: null, discriminativeEfficiency: null, effectiveWeight: near(100) },
	]);
	const opposite = analyseQuiz(
		request(
			[1, 1],
			[
				[1, 0],
				[0, 1],
				[1, 0],
				[0, 1],
			],
		),
	);
	expect(opposite.items[0]).toMatchObject({ effectiveWeight: null, negativeCovariance: false });
	expect(opposite.quiz).toMatchObject({
		standardDeviation: 0,
		skewness: null,
		kurtosis: null,
		internalConsistency: null,
	});
	const alone = analyseQuiz(request([1], [[1], [0], [1]]));
	expect(alone.items[0]).toMatchObject({ discrimination: null, effectiveWeight: near(100) });
	expect(alone.quiz.internalConsistency).toBeNull();
});

test('tenths and thirds that add up to the same leave no spread', () => {
	const { quiz, items } = analyseQuiz(
		request(
			[1, 1, 1],
			[
				[0.1, 0.2, 1 / 3],
				[0.2, 0.1, 1 / 3],
				[0.3, 0, 1 / 3],
			],
		),
	);
	expect(quiz).toMatchObject({ standardDeviation: 0, skewness: null, internalConsistency: null });
	expect(items.map(({ negativeCovariance }) => negativeCovariance)).toEqual([false, false, false]);
	expect(items[2]?.discrimination).toBeNull();
});

test('an item without points has no facility, and the others are as without it', () => {
	const [, , , d] = analyseQuiz(request([1, 1, 2, 0], [[1, 1, 2, 0]])).items;
	expect(d).toMatchObject({ facility: null, standardDeviation: null, intendedWeight: 0 });
});

test('marks below 0 stay, and widen the scale of the interval', () => {
	const [a] = analyseQuiz(request([3], [[-6], [3], [-6], [3]])).items;
	expect(a?.facility).toBeCloseTo(-50, 9);
	expect(a?.facilityInterval?.low).toBeLessThan(-100);
	expect(a?.facilityInterval?.high).toBe(100);
});

test('full credit put together of thirds is all or nothing', () => {
	const [a] = analyseQuiz(request([1], [[1 - 1e-16], [1 / 3 + 1 / 3 + 1 / 3], [0.1 * 3 + 0.7]])).items;
	expect(a?.facilityInterval?.high).toBe(100);
	expect(a?.facilityInterval?.low).toBeCloseTo(43.8503, 3);
});

test('attempts that lack a mark are left out, unless each has its own items', () => {
	const given = request(
		[1, 1],
		[
			[1, 1],
			[0, null],
			[0, 0],
		],
	);
	const fixed = analyseQuiz(given);
	expect(fixed.quiz).toMatchObject({ attempts: 2, leftOut: 1, mean: 50 });
	expect(fixed.items[0]).toMatchObject({ attempts: 2, facility: 50 });
	const [a, b] = given.items;
	if (a === undefined || b === undefined) throw new Error('There are two items.');
	expect(analyseQuiz({ ...given, items: [a] }).quiz).toMatchObject({ attempts: 3, leftOut: 0 });
	const drawn = analyseQuiz({ ...given, drawn: true });
	expect(drawn.quiz).toMatchObject({ attempts: 3, leftOut: 0, internalConsistency: null, errorRatio: null });
	expect(drawn.quiz.mean).toBeCloseTo(100 / 3, 9);
	expect(drawn.items).toMatchObject([
		{ attempts: 3, facility: near(100 / 3), intendedWeight: null, effectiveWeight: null },
		{ attempts: 2, facility: near(50), intendedWeight: null, effectiveWeight: null },
	]);
	expect(analyseQuiz({ ...given, attempts: [{ marks: new Map() }], drawn: true }).quiz.leftOut).toBe(1);
});

test('in a drawn test an item is compared with the rest of the attempts that had it', () => {
	const { items } = analyseQuiz({
		...request(
			[1, 1, 1],
			[
				[1, 1, null],
				[0, null, 0],
				[1, null, 1],
				[0, 0, null],
			],
		),
		drawn: true,
	});
	expect(items.map(({ discrimination }) => discrimination)).toEqual([near(100), near(100), near(100)]);
});

test('items of one id and points that are none are refused', () => {
	const item: AnalysedItem = { id: 'a', maxMark: 1, guessScore: null };
	expect(() => analyseQuiz({ items: [item, item], attempts: [], drawn: false })).toThrow(RangeError);
	for (const maxMark of [-1, Number.NaN]) {
		expect(() => analyseQuiz({ items: [{ ...item, maxMark }], attempts: [], drawn: false })).toThrow(
			RangeError,
		);
	}
});

const points = fc.constantFrom(0.1, 0.3, 1, 2, 3);
const credit = fc.constantFrom(0, 0, 0.1, 1 / 3, 0.5, 0.9, 1, 1, -2 / 3);
const quizzes = fc.integer({ min: 1, max: 6 }).chain((count) =>
	fc.record({
		maxMarks: fc.array(points, { minLength: count, maxLength: count }),
		credits: fc.array(fc.array(credit, { minLength: count, maxLength: count }), { maxLength: 25 }),
	}),
);
const requests = quizzes.map(({ maxMarks, credits }) =>
	request(
		maxMarks,
		credits.map((row) => row.map((share, index) => share * (maxMarks[index] ?? 0))),
	),
);

function numbersIn(value: unknown): Array<number> {
	if (typeof value === 'number') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

test('no number is ever NaN or infinite, and all are in their range', () => {
	fc.assert(
		fc.property(requests, fc.boolean(), (given, drawn) => {
			const analysis = analyseQuiz({ ...given, drawn });
			for (const number of numbersIn(analysis)) expect(Number.isFinite(number)).toBe(true);
			for (const { discrimination, discriminativeEfficiency, effectiveWeight } of analysis.items) {
				expect(Math.abs(discrimination ?? 0)).toBeLessThanOrEqual(100);
				expect(discriminativeEfficiency ?? 0).toBeLessThanOrEqual(100 + 1e-9);
				expect(effectiveWeight ?? 0).toBeGreaterThanOrEqual(0);
			}
			expect(analysis.quiz.internalConsistency ?? 0).toBeLessThanOrEqual(100 + 1e-9);
			expect(analysis.quiz.errorRatio ?? 0).toBeGreaterThanOrEqual(0);
		}),
	);
});

test('weights add up to 100', () => {
	fc.assert(
		fc.property(requests, (given) => {
			const { items } = analyseQuiz(given);
			const sum = (field: 'intendedWeight' | 'effectiveWeight') =>
				items.reduce((total, item) => total + (item[field] ?? 0), 0);
			expect(sum('intendedWeight')).toBeCloseTo(100, 9);
			if (items.some(({ effectiveWeight }) => effectiveWeight !== null)) {
				expect(sum('effectiveWeight')).toBeCloseTo(100, 9);
			}
		}),
	);
});

/** All numbers that are not of one attempt, rounded so that the order of sums does not matter. */
const rounded = (given: AnalysisRequest) =>
	JSON.stringify(analyseQuiz(given), (_, value: unknown) =>
		typeof value === 'number' ? Number((value + 0).toFixed(6)) + 0 : value,
	);

test('the order of attempts and the size of a point do not matter', () => {
	const shuffledToo = requests.chain((given) =>
		fc.record({
			given: fc.constant(given),
			attempts: fc.shuffledSubarray([...given.attempts], { minLength: given.attempts.length }),
			factor: fc.constantFrom(2, 4, 0.5, 8),
		}),
	);
	fc.assert(
		fc.property(shuffledToo, ({ given, attempts, factor }) => {
			const scaled = {
				...given,
				items: given.items.map((item) => ({ ...item, maxMark: factor * item.maxMark })),
				attempts: attempts.map(({ marks }) => ({
					marks: new Map([...marks].map(([id, mark]) => [id, factor * mark])),
				})),
			};
			expect(rounded(scaled)).toBe(rounded(given));
		}),
	);
});

/** Pearson's correlation from raw sums, the other textbook formula. */
function correlationFromSums(pairs: Array<[number, number]>): number {
	const sum = (of: (x: number, y: number) => number) => pairs.reduce((total, [x, y]) => total + of(x, y), 0);
	const n = pairs.length;
	const [x, y] = [sum((a) => a), sum((_, b) => b)];
	const top = n * sum((a, b) => a * b) - x * y;
	return top / Math.sqrt((n * sum((a) => a * a) - x * x) * (n * sum((_, b) => b * b) - y * y));
}

test('discrimination is the correlation of an item with the rest, never with itself in the total', () => {
	fc.assert(
		fc.property(requests, (given) => {
			const of = (item: ItemStatistics) => {
				const pairs = given.attempts.map(({ marks }): [number, number] => {
					const rest = [...marks].reduce((sum, [id, mark]) => (id === item.itemId ? sum : sum + mark), 0);
					return [marks.get(item.itemId) ?? 0, rest];
				});
				return 100 * correlationFromSums(pairs);
			};
			for (const item of analyseQuiz(given).items) {
				if (item.discrimination !== null) expect(item.discrimination).toBeCloseTo(of(item), 5);
			}
		}),
	);
});

test('with right and wrong only, internal consistency is Kuder and Richardson’s formula 20', () => {
	const rightOrWrong = fc.integer({ min: 2, max: 6 }).chain((count) =>
		fc.array(fc.array(fc.constantFrom(0, 1), { minLength: count, maxLength: count }), {
			minLength: 3,
			maxLength: 20,
		}),
	);
	fc.assert(
		fc.property(rightOrWrong, (rows) => {
			const [first = []] = rows;
			const k = first.length;
			const { quiz } = analyseQuiz(
				request(
					first.map(() => 1),
					rows,
				),
			);
			if (quiz.internalConsistency === null) return;
			const n = rows.length;
			const totals = rows.map((row) => row.reduce((sum: number, mark) => sum + mark, 0));
			const mean = totals.reduce((sum, total) => sum + total, 0) / n;
			// With n in both variances: formula 20 is a ratio, so n and n − 1 give the same.
			const variance = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / n;
			const pq = first.reduce((sum: number, _, index) => {
				const p = rows.filter((row) => row[index] === 1).length / n;
				return sum + p * (1 - p);
			}, 0);
			expect(quiz.internalConsistency).toBeCloseTo(((100 * k) / (k - 1)) * (1 - pq / variance), 8);
		}),
	);
});
