import { expect, test } from 'vitest';
import { citationOf, shortCitation, yearOf } from './citation';
import { reference } from './schemas';

function inWords(fields: object): string {
	const { before, title, after } = citationOf(reference.parse({ id: 'x', weight: 'primary', ...fields }));
	return `${before}*${title}*${after}`;
}

function short(fields: object): string {
	return shortCitation(reference.parse({ id: 'x', weight: 'primary', ...fields }));
}

test('a book', () => {
	const book = {
		type: 'book',
		title: 'A Book',
		author: [{ family: 'Waal', given: 'Thomas', 'non-dropping-particle': 'de' }, { literal: 'A Body' }],
		issued: { 'date-parts': [[2003]] },
		publisher: 'Press',
		'publisher-place': 'New York',
		edition: 2,
	};
	expect(inWords(book)).toBe('de Waal, Thomas and A Body (2003). *A Book*. 2nd edition. New York: Press.');
	expect(short(book)).toBe('de Waal and A Body (2003)');
});

test('an article in a journal', () => {
	const article = {
		type: 'article-journal',
		title: 'An Article',
		author: [{ family: 'A' }, { family: 'B' }, { family: 'C' }],
		issued: { 'date-parts': [[1999, 3]] },
		'container-title': 'Journal',
		volume: 5,
		issue: '10',
		page: '1–20',
	};
	expect(inWords(article)).toBe(
		'A; B and C (March 1999). *An Article*. In Journal, vol. 5, no. 10, pp. 1–20.',
	);
	expect(short(article)).toBe('A and others (1999)');
});

test('an edited book, a span of days, nobody named', () => {
	const edited = {
		type: 'book',
		title: 'Papers',
		editor: [{ family: 'E', given: 'F.' }],
		issued: { literal: 'no date' },
	};
	expect(inWords(edited)).toBe('E, F. (ed.) (no date). *Papers*.');
	const span = { type: 'webpage', title: 'Page', issued: { 'date-parts': [[2020, 1, 2], [2021]] } };
	expect(inWords(span)).toBe('*Page*. (2 January 2020 – 2021).');
	expect(short(span)).toBe('Page (2020)');
	expect(short({ type: 'treaty', title: 'Long Title', 'title-short': 'Treaty' })).toBe('Treaty');
});

test('the year is known only with a date', () => {
	const parsed = reference.parse({
		id: 'x',
		weight: 'primary',
		type: 'book',
		title: 'T',
		issued: { literal: '1915?' },
	});
	expect(yearOf(parsed)).toBeNull();
});

test.each([
	['1', '1st'],
	['3', '3rd'],
	['4', '4th'],
	['11', '11th'],
	['22', '22nd'],
])('edition %s is the %s', (edition, words) => {
	expect(inWords({ type: 'book', title: 'T', edition })).toBe(`*T*. ${words} edition.`);
});
