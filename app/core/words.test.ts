import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFigure, termOf, wordsOf } from './words';

const texts = (text: string) => wordsOf(text).map((word) => word.text);

test('words are letters with their marks, and figures stay whole', () => {
	expect(texts('“In part”: 1,000 of 7.2 (P17), Krstić’s cafe\u0301.')).toEqual([
		...['In', 'part', '1,000', 'of', '7.2', 'P17', 'Krstić', 's', 'cafe\u0301'],
	]);
	expect(texts('25–26 February 1992, 1992.')).toEqual(['25', '26', 'February', '1992', '1992']);
	expect(texts(' … ')).toEqual([]);
});

test('a word stands where it says it stands', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			for (const word of wordsOf(text)) expect(text.slice(word.start, word.end)).toBe(word.text);
		}),
	);
});

test.each([
	['Krstić', 'krstic'],
	['XOCALI', 'xocali'],
	['Xocalı', 'xocali'],
	['Ağdam', 'agdam'],
	['Kəlbəcər', 'kelbecer'],
	['1,000', '1000'],
	['2', '2'],
])('%s is compared as %s', (word, term) => {
	expect(termOf(word)).toBe(term);
});

test.each([
	['motives', 'motive'],
	['parties', 'party'],
	['massacres', 'massacre'],
	['witnesses', 'witness'],
	['churches', 'church'],
	['war', 'wars'],
])('%s and %s are one word', (one, other) => {
	expect(termOf(one)).toBe(termOf(other));
});

test.each([
	['as', 'a'],
	['genocide', 'genocidal'],
	['crisis', 'crise'],
	['us', 'u'],
	['mass', 'mas'],
])('%s and %s are not one word', (one, other) => {
	expect(termOf(one) ?? 'common').not.toBe(termOf(other));
});

test.each(['the', 'The', 'of', 's', '…', ''])('“%s” is not worth looking for', (word) => {
	expect(termOf(word)).toBeNull();
});

test('figures are told from words', () => {
	expect(['1992', 'p17', '٣', 'part', ''].map(isFigure)).toEqual([true, true, true, false, false]);
});
