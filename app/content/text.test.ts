import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hashText, normaliseText, parseArticle } from './text';

test('white space and composed letters do not matter, everything else does', () => {
	expect(normaliseText('  a\t\n\u00a0b  ')).toBe('a b');
	expect(hashText('Kəlbəcər  cafe\u0301\n')).toBe(hashText(' Kəlbəcər\ncaf\u00e9'));
	expect(hashText('a b')).not.toBe(hashText('a  B'));
});

test('the hash is SHA-256 of the UTF-8 text', () => {
	// printf 'abc' | sha256sum
	expect(hashText(' abc ')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('an article is cut into title, byline, paragraphs, headings and references', () => {
	const article = readFileSync('tests/fixtures/course-mini/article.txt', 'utf8');
	const parts = parseArticle(article).map(({ id, line, text }) => [id, line, text.slice(0, 20)]);
	expect(parts).toEqual([
		['H1', 1, 'Why Tea Tastes Bette'],
		['BL', 3, 'Lectern Essay 1 June'],
		['P1', 6, 'Tea tastes better ou'],
		['P2', 8, 'The reason is the co'],
		['H2', 10, 'Two ways to brew'],
		['P3', 12, 'Some people put the '],
		['P4', 14, 'In ten cups out of t'],
		['R1', 17, '1. Lectern: Notes on'],
		['H3', 18, 'Web notes'],
		['W1', 19, '1. https://example.o'],
	]);
});

test('a short paragraph that ends like a sentence, or begins with a quotation, is no heading', () => {
	const ids = parseArticle('Title\nBy\nShort.\n“He said”\nA heading\nEnds with a source (p. 3)').map(
		({ id }) => id,
	);
	expect(ids).toEqual(['H1', 'BL', 'P1', 'P2', 'H2', 'P3']);
});

test('an empty article has no parts', () => {
	expect(parseArticle('\n \n')).toEqual([]);
});
