import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, comparable, countWords } from './text';

test.each([
	['Dolus Specialis', 'dolus-specialis!'],
	['Xocalı', 'XOCALI'],
	['Kəlbəcər', 'kelbecer'],
	['Donnedieu de Vabres', '“Donnedieu  de Vabres”.'],
	['Straße', 'STRASSE'],
	['café', 'cafe\u0301'],
	['İstanbul', 'istanbul'],
	['10,000', '10 000'],
	['ﬁn', 'fin'],
	['Ջրաբերդ', 'ջրաբերդ'],
	['Ходжалы', 'ХОДЖАЛЫ'],
])('%j and %j are the same answer', (one, other) => {
	expect(comparable(one)).toBe(comparable(other));
});

test.each([
	['Mars', 'Marx'],
	['1991', '1992'],
	['motive', 'motives'],
	['Баку', 'Baku'],
])('%j and %j are different answers', (one, other) => {
	expect(comparable(one)).not.toBe(comparable(other));
});

test.each(['', '  ', '?!', '…'])('%j has nothing to compare', (typed) => {
	expect(comparable(typed)).toBe('');
});

test('comparing is settled after one go, and case and surrounding blanks never matter', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
			const compared = comparable(typed);
			expect(comparable(compared)).toBe(compared);
			expect(comparable(` ${typed}. `)).toBe(compared);
		}),
	);
});

test.each([
	['', 0],
	['  \n ', 0],
	['one', 1],
	['one two\nthree', 3],
	['It’s a well-known fact.', 4],
	['– … !', 0],
	['613 people, at 23:00', 4],
	['500–1,000', 2],
	['Köln naïve e\u0301tude', 3],
	['one,two', 1],
	['слово կարդալ', 2],
])('%j has %d words', (typed, count) => {
	expect(countWords(typed)).toBe(count);
});

test('line ends become one kind; what databases refuse is taken out; the rest stays', () => {
	expect(cleanText(' a\r\nb\rc\n\td ')).toBe(' a\nb\nc\n\td ');
	expect(cleanText('a\u0000b')).toBe('ab');
	expect(cleanText('\ud83e\ude90 \ud83e x \ude90\ude90')).toBe('\ud83e\ude90 \ufffd x \ufffd\ufffd');
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (typed) => {
			const cleaned = cleanText(typed);
			expect(cleanText(cleaned)).toBe(cleaned);
			// Encoding replaces lone halves, so a text without any survives it.
			expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(cleaned))).toBe(
				cleaned,
			);
		}),
	);
	fc.assert(
		fc.property(fc.stringMatching(/^[^\0\r\ud800-\udfff]*$/), (typed) => {
			expect(cleanText(typed)).toBe(typed);
		}),
	);
});
