import { guardText } from './guard';
import type { Delimiter } from './parse';

/** Text is guarded against being run as a formula; numbers stay numbers; null is an empty cell. */
export type CsvCell = string | number | null;

const BOM = '\uFEFF';
/** Also blanks at the edges, which some programs would take off unquoted cells. */
const NEEDS_QUOTES = /[",;\t\r\n\uFEFF]|^\s|\s$/;

export interface CsvStyle {
	delimiter: Delimiter;
	/** Of numbers. A spreadsheet with a decimal comma takes `1.5` for a date. */
	decimal: '.' | ',';
}

const PLAIN: CsvStyle = { delimiter: ',', decimal: '.' };

function encodeCell(cell: CsvCell, { delimiter, decimal }: CsvStyle): string {
	if (cell === null) return '';
	if (typeof cell === 'number') {
		const written = String(cell).replace('.', decimal);
		return written.includes(delimiter) ? `"${written}"` : written;
	}
	const text = guardText(cell);
	return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table as RFC 4180 text, with the byte order mark by which Excel knows UTF-8, and CRLF after every row.
 * @param rows each with one cell or more; numbers are finite
 * @throws RangeError for a row without cells, which the format cannot hold
 */
export function encodeCsv(rows: ReadonlyArray<ReadonlyArray<CsvCell>>, style: CsvStyle = PLAIN): string {
	const lines = rows.map((row) => {
		if (row.length === 0) throw new RangeError('A row of a table has one cell or more.');
		const line = row.map((cell) => encodeCell(cell, style)).join(style.delimiter);
		// An empty line would not be a row to any reader.
		return `${line === '' ? '""' : line}\r\n`;
	});
	return BOM + lines.join('');
}
