import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, ResponseError, responseFromForm, viewOf } from '..';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf } from '../testing';

const item = exampleItem('numeric');
const feedbackTo = (value: string, reveal: 'chosen' | 'all') =>
	feedbackOf(item, { value }, reveal).parts[0]?.feedback;

test.each([
	['687', 1],
	['684', 1],
	['690 days', 1],
	['690,0', 1],
	['690.1', 0],
	['683', 0],
	['-687', 0],
	['many', 0],
])('%j earns %d', (value, fraction) => {
	expect(gradeItem(item, { value })).toEqual({ status: 'graded', fraction });
});

test('without a tolerance the number must be exact, but binary rounding is forgiven', () => {
	const exact = exampleItem('numeric', { answer: 0.3, tolerance: undefined, unit: null, wrong: [] });
	expect(gradeItem(exact, { value: String(0.1 + 0.2) })).toEqual({ status: 'graded', fraction: 1 });
	expect(gradeItem(exact, { value: '0.30001' })).toEqual({ status: 'graded', fraction: 0 });
	const large = exampleItem('numeric', { answer: 1e9 + 0.3, tolerance: undefined, unit: null, wrong: [] });
	expect(gradeItem(large, { value: '1000000000.30000012' })).toEqual({ status: 'graded', fraction: 1 });
	expect(gradeItem(large, { value: '1000000002' })).toEqual({ status: 'graded', fraction: 0 });
	const tiny = exampleItem('numeric', { answer: 0, tolerance: undefined, unit: null, wrong: [] });
	expect(gradeItem(tiny, { value: '0.0000000005' })).toEqual({ status: 'graded', fraction: 1 });
});

test.each(['1,000', '1.000', '1 000', '1000'])('%s is a thousand when a thousand is right', (value) => {
	const thousand = exampleItem('numeric', { answer: 1000, tolerance: 0, wrong: [] });
	expect(gradeItem(thousand, { value })).toEqual({ status: 'graded', fraction: 1 });
});

test.each([
	['600', 'Mars is farther out than the Earth and slower: it needs longer.'],
	['800', 'It is less than two of our years.'],
	['365', 'That is the year of the Earth.'],
	['366', 'That is the year of the Earth.'],
	['367', 'Mars is farther out than the Earth and slower: it needs longer.'],
	[' about two years', '“about two years” was not read as a number: write it in digits, such as 12 or 3.5.'],
	['687', 'Mars needs 687 days to go round the Sun once.'],
])('%j is answered with its own feedback', (value, feedback) => {
	expect(feedbackTo(value, 'chosen')).toBe(feedback);
	const general = 'Mars needs 687 days to go round the Sun once.';
	expect(feedbackTo(value, 'all')).toBe(feedback === general ? general : `${feedback} ${general}`);
});

test('a number with two readings is too large when its likelier reading is', () => {
	expect(feedbackTo('1,687', 'chosen')).toMatch(/^It is less than/);
	expect(feedbackTo('1.687', 'chosen')).toMatch(/it needs longer/);
});

test('the answer is told with its tolerance and unit, only when everything is', () => {
	expect(feedbackOf(item, { value: '1' }, 'all').parts[0]?.answer).toBe('687 ± 3 days');
	expect(feedbackOf(item, { value: '1' }, 'chosen').parts[0]?.answer).toBeNull();
	const bare = exampleItem('numeric', { tolerance: 0, unit: null });
	expect(feedbackOf(bare, { value: '1' }, 'all').parts[0]?.answer).toBe('687');
});

test('a known wrong number shows its misconception', () => {
	expect(misconceptionsHit(item, { value: '365 days' })).toEqual(['X10']);
	expect(misconceptionsHit(item, { value: '700' })).toEqual([]);
});

test('what was typed is kept as typed, up to a length', () => {
	expect(responseFromForm(item, [['value', ' lots ']])).toEqual({ value: ' lots ' });
	expect(() => responseFromForm(item, [['value', '1'.repeat(101)]])).toThrow(ResponseError);
});

test('the view has the unit', () => {
	expect(viewOf(item, 1)).toMatchObject({ unit: 'days', maxLength: 100 });
});

test.each([
	['text for a number', { answer: '687' }, /^answer: “answer” must be a number, not the text “687”/],
	['no answer', { answer: undefined }, /^answer: “answer” is missing: write the right number/],
	['a negative tolerance', { tolerance: -1 }, /^tolerance: “tolerance” must not be below 0/],
	['no feedback to small numbers', { low: undefined }, /^low: “low” is missing/],
	['no feedback to large numbers', { high: '' }, /^high: “high” is empty/],
	[
		'a wrong number that is right',
		{ wrong: [{ value: 685, feedback: 'f' }] },
		/^wrong\.0\.value: 685 is within the tolerance/,
	],
])('the author is told about %s', (_, changes, message) => {
	expect(problemsOf({ ...authored('numeric'), ...changes })[0]).toMatch(message);
});
