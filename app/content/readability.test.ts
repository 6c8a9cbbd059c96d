import { expect, test } from 'vitest';
import { countSentences, countSyllables, fleschKincaidGrade, readability } from './readability';

test('the formula of Kincaid and others (1975), worked by hand', () => {
	// 0.39 × 100 ÷ 5 + 11.8 × 150 ÷ 100 − 15.59 = 7.8 + 17.7 − 15.59 = 9.91
	expect(fleschKincaidGrade(100, 5, 150)).toBe(9.9);
	// 0.39 × 120 ÷ 10 + 11.8 × 132 ÷ 120 − 15.59 = 4.68 + 12.98 − 15.59 = 2.07
	expect(fleschKincaidGrade(120, 10, 132)).toBe(2.1);
});

test('a text counted by hand', () => {
	// 7 words, 7 syllables a sentence; 15 times.
	const text = 'The cat sat on the warm mat. '.repeat(15);
	expect(readability([text])).toEqual({
		words: 105,
		sentences: 15,
		syllables: 105,
		// 0.39 × 7 + 11.8 × 1 − 15.59 = −1.06
		grade: -1.1,
	});
});

test('less than 100 words say nothing', () => {
	expect(readability(['The cat sat on the warm mat. '.repeat(14)])).toBeNull();
});

test.each([
	['the', 1],
	['make', 1],
	['makes', 1],
	['killed', 1],
	['wanted', 2],
	['table', 2],
	['people', 2],
	['houses', 2],
	['churches', 2],
	['idea', 3],
	['create', 2],
	['being', 2],
	['situation', 4],
	['opinion', 3],
	['religious', 3],
	['serious', 3],
	['quiet', 2],
	['genocide', 3],
	['convention', 3],
	['responsible', 4],
	['Armenian', 4],
	['Nagorno-Karabakh', 6],
	['author’s', 2],
	['ICJ', 3],
	['1948', 1],
	['P17', 1],
	['Xocalı', 3],
])('%s has %i syllables', (word, syllables) => {
	expect(countSyllables(word)).toBe(syllables);
});

test.each([
	['One. Two! Three?', 3],
	['See p. 172 and para. 4, as Dr. Smith wrote.', 1],
	['The number is 3.5 or 1,000.', 1],
	['“Stop.” He went on.', 2],
	['a list entry without full stop', 1],
	['Really?! Yes…', 2],
	['A. B. Smith wrote it.', 1],
])('%s has %i sentences', (text, sentences) => {
	expect(countSentences(text)).toBe(sentences);
});
