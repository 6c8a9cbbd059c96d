import { expect, test } from 'vitest';
import { kindWords, newsWords } from './words';

const change = { place: 3, quizTitle: 'In part', number: 2, before: 0.6, after: 0.7 };

test.each([
	['rekey', false, 'Question 3 of “In part” (attempt 2) was marked by a wrong key. Your score: 60 % → 70 %.'],
	['drop', false, 'Question 3 of “In part” (attempt 2) does not count any more. Your score: 60 % → 70 %.'],
	[
		'credit',
		false,
		'Question 3 of “In part” (attempt 2) now gives full marks to everybody who was asked. Your score: 60 % → 70 %.',
	],
	[
		'rekey',
		true,
		'The correction of question 3 of “In part” (attempt 2) was taken back. Your score: 60 % → 70 %.',
	],
] as const)('%s (taken back: %s) is told in plain words', (kind, reverted, words) => {
	expect(newsWords(kind, change, reverted)).toBe(words);
});

test('a score that cannot be told is a dash', () => {
	expect(newsWords('drop', { ...change, after: null }, false)).toContain('60 % → –.');
});

test('teachers read what a correction does', () => {
	expect(kindWords('rekey', 'keepHigher')).toBe('Another key; nobody loses by it');
	expect(kindWords('rekey', 'replace')).toBe('Another key');
});
