import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, ResponseError, responseFromForm, viewOf } from '..';
import { EXAMPLES } from '../examples';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

// Two sections, 8 to 200 words in all.
const item = exampleItem('reflection');
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const write = (forText: string, against: string) => ({ sections: { for: forText, against } });

test.each([
	['enough words in both sections', write(words(4), words(4)), 1],
	['one word too few', write(words(4), words(3)), 0],
	['as many as allowed', write(words(100), words(100)), 1],
	['one word too many', write(words(100), words(101)), 0],
	['an empty section', { sections: { for: words(20) } }, 0],
	['a section of blanks', write(words(20), ' \n '), 0],
])('%s', (_, response, fraction) => {
	expect(gradeItem(item, response)).toEqual({ status: 'graded', fraction });
});

test('marked by a person it waits, however short it is', () => {
	const byPerson = exampleItem('reflection', { marking: 'person' });
	expect(gradeItem(byPerson, respond(byPerson, EXAMPLES.reflection.wrong))).toEqual({ status: 'pending' });
});

test('a section the item does not have is a failure, also when a person marks', () => {
	const stray = { sections: { elsewhere: 'words' } };
	expect(gradeItem(item, stray)).toMatchObject({ status: 'failed' });
	expect(gradeItem(exampleItem('reflection', { marking: 'person' }), stray)).toMatchObject({
		status: 'failed',
	});
});

test('the view has the rubric and the limits, but not what a good answer does', () => {
	expect(viewOf(item, 1)).toEqual({
		id: 'what-is-a-planet',
		kind: 'reflection',
		prompt: 'In 2006 astronomers agreed on a definition of “planet”. What is such a definition good for?',
		points: 1,
		sections: [
			{ id: 'for', label: 'What speaks for it', hint: null },
			{ id: 'against', label: 'What speaks against it', hint: 'Think of objects at the border.' },
		],
		minWords: 8,
		maxWords: 200,
		rubric: [
			{
				id: 'reasons',
				criterion: 'Gives reasons',
				levels: [
					{ points: 0, text: 'No reason' },
					{ points: 1, text: 'One reason' },
					{ points: 2, text: 'Reasons for both sides' },
				],
			},
		],
		marking: 'completion',
		maxLength: 10_000,
	});
});

test('what is missing is said at once, what a good answer does only at the end', () => {
	const response = respond(item, EXAMPLES.reflection.wrong);
	const chosen = feedbackOf(item, response, 'chosen').parts;
	expect(states(chosen)).toEqual(['for neutral', '@completeness missed']);
	expect(chosen[1]?.feedback).toBe(
		'Still empty: What speaks against it. Your answer has 2 words; at least 8 are asked for.',
	);
	const all = feedbackOf(item, response, 'all').parts;
	expect(states(all)).toEqual(['for neutral', 'against missed', '@completeness missed', '@sample neutral']);
	expect(all[3]?.answer).toMatch(/^A good answer names/);
	const long = feedbackOf(item, write(words(200), words(1)), 'chosen').parts;
	expect(long[2]?.feedback).toBe('Your answer has 201 words; at most 200 are asked for.');
	expect(states(feedbackOf(item, write(words(8), words(1)), 'chosen').parts)).toEqual([
		'for neutral',
		'against neutral',
	]);
});

test('up to 10,000 characters a section are kept as typed; more is refused, not cut', () => {
	const longest = 'x'.repeat(10_000);
	expect(responseFromForm(item, [['section.for', longest]])).toEqual({ sections: { for: longest } });
	expect(() => responseFromForm(item, [['section.for', `${longest}x`]])).toThrow(ResponseError);
	expect(responseFromForm(item, [['section.for', 'one\r\n\r\ntwo ']])).toEqual({
		sections: { for: 'one\n\ntwo ' },
	});
});

const { rubric } = authored('reflection');
test.each([
	[
		'limits the wrong way round',
		{ minWords: 90, maxWords: 80 },
		/^maxWords: “maxWords” \(80\) is below “minWords” \(90\)/,
	],
	['no limit', { maxWords: undefined }, /^maxWords: “maxWords” is missing: write a number of words/],
	['half a word', { minWords: 1.5 }, /^minWords: “minWords” must be a whole number/],
	['no rubric', { rubric: [] }, /^rubric: “rubric” has 0 criteria/],
	['no sample', { sample: undefined }, /^sample: “sample” is missing/],
	['unknown marking', { marking: 'machine' }, /^marking: “marking” must be completion .* or person/],
	[
		'equal sections',
		{
			sections: [
				{ id: 'a', label: 'A' },
				{ id: 'a', label: 'B' },
			],
		},
		/^sections\.1\.id: “a” stands twice/,
	],
	['equal criteria', { rubric: [...rubric, ...rubric] }, /^rubric\.1\.id: “reasons” stands twice/],
	[
		'levels worth the same',
		{
			rubric: [
				{
					...rubric[0],
					levels: [
						{ points: 1, text: 'a' },
						{ points: 1, text: 'b' },
					],
				},
			],
		},
		/^rubric\.0\.levels\.1\.points: “1” stands twice/,
	],
	[
		'a rubric worth nothing',
		{
			rubric: [
				{
					...rubric[0],
					levels: [
						{ points: 0, text: 'a' },
						{ points: -1, text: 'b' },
					],
				},
			],
		},
		/^rubric\.0\.levels\.1\.points: “points” must not be below 0/,
	],
])('the author is told about %s', (_, changes, message) => {
	expect(problemsOf({ ...authored('reflection'), ...changes })[0]).toMatch(message);
});

test('the limits may be equal', () => {
	expect(problemsOf(authored('reflection', { minWords: 80, maxWords: 80 }))).toEqual([]);
});
