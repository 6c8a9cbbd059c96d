import { expect, test } from 'vitest';
import { guessScore } from './guess';

test('a single choice among n gives 1 / n, partial credit its mean', () => {
	expect(guessScore([[0, 1, 0, 0]])).toBe(0.25);
	expect(guessScore([[1, 0.5, 0]])).toBe(0.5);
});

test('parts count the same, however many options each has', () => {
	expect(
		guessScore([
			[1, 0],
			[0, 0, 0, 1],
		]),
	).toBe(0.375);
});

test('what cannot be guessed by picking has no score', () => {
	expect(guessScore([])).toBeNull();
	expect(guessScore([[1, 0], []])).toBeNull();
});
