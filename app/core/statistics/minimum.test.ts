import { expect, test } from 'vitest';
import { analyseQuiz } from './analysis';
import { hideUncertain, hideUncertainCounts, isEnough, MINIMUM_ATTEMPTS, whyHidden } from './minimum';
import { countOptions } from './options';

/** An analysis and option counts of so many attempts, with everything defined. */
function sample(count: number) {
	const attempts = Array.from({ length: count }, (_, index) => ({
		marks: new Map([
			['a', index % 3 === 0 ? 0 : 1],
			['b', index % 2],
		]),
	}));
	const items = ['a', 'b'].map((id) => ({ id, maxMark: 1, guessScore: 0.5 }));
	const answers = attempts.map((_, index) => ({ rest: index / count, chosen: ['x'] }));
	return {
		analysis: analyseQuiz({ items, attempts, drawn: false }),
		counts: countOptions([{ id: 'x', text: 'x', right: true }], answers),
	};
}

test('descriptions show from 10 attempts, comparisons from 20', () => {
	expect(MINIMUM_ATTEMPTS).toEqual({ description: 10, comparison: 20 });
	expect([isEnough(9, 'description'), isEnough(10, 'description')]).toEqual([false, true]);
	expect([isEnough(19, 'comparison'), isEnough(20, 'comparison')]).toEqual([false, true]);
});

test.each([
	[0, 'Shown from 10 attempts on; there are none.'],
	[1, 'Shown from 10 attempts on; there is 1.'],
	[9, 'Shown from 10 attempts on; there are 9.'],
	[10, null],
])('%d attempts: %j', (attempts, sentence) => {
	expect(whyHidden(attempts, 'description')).toBe(sentence);
});

test('below 10 only counts, weights and guess scores are left', () => {
	const { quiz, items } = hideUncertain(sample(9).analysis);
	expect(quiz).toEqual({
		attempts: 9,
		leftOut: 0,
		mean: null,
		meanInterval: null,
		median: null,
		standardDeviation: null,
		skewness: null,
		kurtosis: null,
		internalConsistency: null,
		errorRatio: null,
		standardError: null,
	});
	expect(items[0]).toEqual({
		itemId: 'a',
		attempts: 9,
		facility: null,
		facilityInterval: null,
		standardDeviation: null,
		guessScore: 50,
		intendedWeight: 50,
		effectiveWeight: null,
		negativeCovariance: false,
		discrimination: null,
		discriminationInterval: null,
		discriminativeEfficiency: null,
	});
	expect(hideUncertainCounts(sample(9).counts)).toBeNull();
});

test.each([10, 19])('%d attempts show descriptions and no comparisons', (count) => {
	const { analysis, counts } = sample(count);
	const { quiz, items } = hideUncertain(analysis);
	expect(quiz).toMatchObject({ mean: analysis.quiz.mean, median: analysis.quiz.median, kurtosis: null });
	expect(items[0]).toMatchObject({ facility: analysis.items[0]?.facility, discrimination: null });
	expect(hideUncertainCounts(counts)).toMatchObject({
		options: [{ count, upper: null, lower: null }],
		groupSizes: null,
	});
});

test('from 20 attempts on everything shows', () => {
	const { analysis, counts } = sample(20);
	expect(analysis.items[0]?.discrimination).not.toBeNull();
	expect(hideUncertain(analysis)).toEqual(analysis);
	expect(hideUncertainCounts(counts)).toEqual(counts);
	expect(counts.groupSizes).not.toBeNull();
});
