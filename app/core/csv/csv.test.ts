import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DELIMITERS, encodeCsv, formatHundredths, guardText, parseCsv, readNumber, unguardText } from '.';

const nasty = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({
		unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', '=', '+', '-', '@', "'", ' ', 'a', '\uFEFF'),
	}),
	fc.constantFrom('ə', 'Ələkbər', 'Արցախ', 'Ходжалы', '“P17”', '＝1+1', '=HYPERLINK("http://x","y")'),
);
const table = fc.array(fc.array(nasty, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

test('any texts come back as they were, with every delimiter', () => {
	fc.assert(
		fc.property(table, fc.constantFrom(...DELIMITERS), (rows, delimiter) => {
			const parsed = parseCsv(`sep=${delimiter}\r\n${encodeCsv(rows, { delimiter, decimal: '.' }).slice(1)}`);
			expect(parsed).toMatchObject({ ok: true, delimiter });
			expect(parsed.ok && parsed.rows.map(({ cells }) => cells)).toEqual(rows);
		}),
	);
});

test('text that a spreadsheet would run is text, and comes back', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('=', '+', '-', '@', '\t', '\r'),
			nasty,
			fc.nat(3),
			(sign, rest, apostrophes) => {
				const text = "'".repeat(apostrophes) + sign + rest;
				expect(guardText(text)).toBe(`'${text}`);
				expect(unguardText(guardText(text))).toBe(text);
			},
		),
	);
	fc.assert(
		fc.property(nasty, (text) => {
			expect(unguardText(guardText(text))).toBe(text);
		}),
	);
	fc.assert(
		fc.property(nasty, (text) => {
			const [cell = ''] = encodeCsv([[text, 'x']])
				.slice(1)
				.replace(/^"/, '')
				.split('\r\n');
			expect(cell).not.toMatch(/^[=+\-@\t]/);
		}),
	);
});

test('numbers stay numbers, also below zero', () => {
	expect(encodeCsv([[-3.5, 12, 0, null, '-3.5']])).toBe("\uFEFF-3.5,12,0,,'-3.5\r\n");
});

test('for a spreadsheet with a decimal comma', () => {
	expect(encodeCsv([[-3.5, 'a,b']], { delimiter: ';', decimal: ',' })).toBe('\uFEFF-3,5;"a,b"\r\n');
});

test('a byte order mark, CRLF after each row, quotes where they are needed', () => {
	expect(
		encodeCsv([
			['a', 'b,"c"'],
			['d\ne', ''],
		]),
	).toBe('\uFEFFa,"b,""c"""\r\n"d\ne",\r\n');
	expect(encodeCsv([['']])).toBe('\uFEFF""\r\n');
	expect(() => encodeCsv([[]])).toThrow(RangeError);
});

describe('reading', () => {
	const rowsOf = (text: string) => {
		const parsed = parseCsv(text);
		return parsed.ok ? parsed.rows.map(({ cells }) => cells) : parsed.line;
	};

	test.each([
		[
			'LF, CR and CRLF',
			'a,b\nc,d\re,f\r\ng,h',
			[
				['a', 'b'],
				['c', 'd'],
				['e', 'f'],
				['g', 'h'],
			],
		],
		[
			'semicolons',
			'a;"b;1";c,d\r\n1;2;3',
			[
				['a', 'b;1', 'c,d'],
				['1', '2', '3'],
			],
		],
		[
			'tabs, as pasted',
			'a\tb\n1\t\n',
			[
				['a', 'b'],
				['1', ''],
			],
		],
		[
			'empty lines',
			'\n\na,b\n\n1,2\n\n',
			[
				['a', 'b'],
				['1', '2'],
			],
		],
		[
			'an empty last cell without a line end',
			'a,b\n1,',
			[
				['a', 'b'],
				['1', ''],
			],
		],
		['a line that names the delimiter', 'sep=;\na,b;c', [['a,b', 'c']]],
		['text after a closing quote', '"a"b,c', [['ab', 'c']]],
		['a quote within a cell', '5" gun,x', [['5" gun', 'x']]],
		['nothing', '', []],
	])('%s', (_, text, rows) => {
		expect(rowsOf(text)).toEqual(rows);
	});

	test('a quote that is never closed is told by its line', () => {
		expect(rowsOf('a,b\n1,"2\n3,4')).toBe(2);
	});

	test('each row knows its line, also after a cell of several lines', () => {
		const parsed = parseCsv('a,b\n"1\n2",x\n3,y');
		expect(parsed.ok && parsed.rows.map(({ line }) => line)).toEqual([1, 2, 4]);
	});

	test('the delimiter is the one that makes the header fit, not the one that is most frequent', () => {
		const text = 'student id;Acts, intent, group, part [assignment:1]\nx;85,5';
		const parsed = parseCsv(text, (header) => Number(header.includes('student id')));
		expect(parsed.ok && parsed.delimiter).toBe(';');
	});
});

test.each([
	['85', 85],
	['85,5', 85.5],
	[' 85.5 % ', 85.5],
	['85\u00A0%', 85],
	['0', 0],
	['-3', -3],
	[',5', 0.5],
])('%j is a number', (text, value) => {
	expect(readNumber(text)).toEqual({ ok: true, value });
});

test.each(['', 'EX', '1.234,5', '1e3', '5 0', '%', '85%%', 'NaN', '.'])('%j is none', (text) => {
	expect(readNumber(text)).toEqual({ ok: false });
});

test('a share in hundredths reads back as the same', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
			const shown = formatHundredths(share);
			const read = readNumber(String(shown));
			// Very small shares are written with an exponent by nobody.
			expect(read).toEqual({ ok: true, value: shown });
			expect(formatHundredths(shown / 100)).toBe(shown);
		}),
	);
});
