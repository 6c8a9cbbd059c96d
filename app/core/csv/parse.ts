/** Reading delimited text as spreadsheets write it. */
import { unguardText } from './guard';

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface CsvRow {
	/** Where the row begins in the text, from 1; a quoted cell may span lines. */
	line: number;
	/** Texts as they were before they were guarded against being run as formulas. */
	cells: Array<string>;
}

export type ParsedCsv =
	| { ok: true; delimiter: Delimiter; rows: Array<CsvRow> }
	/** A quote that is never closed: everything after it would be one cell. */
	| { ok: false; line: number };

const SEPARATOR_LINE = /^sep=([,;\t])(\r\n|\r|\n)/i;

/** The rows of text whose delimiter is known; null and the line of a quote that is never closed. */
function readRows(text: string, delimiter: Delimiter): { rows: Array<CsvRow>; unclosed: number | null } {
	const rows: Array<CsvRow> = [];
	let cells: Array<string> = [];
	let cell = '';
	/** Whether the cell began with a quote: an empty quoted cell makes a row of its own. */
	let quoted = false;
	let line = 1;
	let rowLine = 1;
	let at = 0;
	const endCell = () => {
		cells.push(unguardText(cell));
		cell = '';
	};
	const endRow = () => {
		const blank = cells.length === 0 && cell === '' && !quoted;
		if (!blank) {
			endCell();
			rows.push({ line: rowLine, cells });
		}
		cells = [];
		quoted = false;
	};
	while (at < text.length) {
		const sign = text[at] ?? '';
		if (sign === '"' && cell === '' && !quoted) {
			const opened = line;
			quoted = true;
			at += 1;
			for (;;) {
				const close = text.indexOf('"', at);
				if (close === -1) return { rows, unclosed: opened };
				const part = text.slice(at, close);
				line += part.match(/\r\n|\r|\n/g)?.length ?? 0;
				cell += part;
				at = close + 1;
				if (text[at] !== '"') break;
				cell += '"';
				at += 1;
			}
		} else if (sign === delimiter) {
			endCell();
			quoted = false;
			at += 1;
			// The row goes on, even when nothing follows.
			if (at === text.length) endRow();
		} else if (sign === '\r' || sign === '\n') {
			endRow();
			at += sign === '\r' && text[at + 1] === '\n' ? 2 : 1;
			line += 1;
			rowLine = line;
		} else {
			cell += sign;
			at += 1;
		}
	}
	endRow();
	return { rows, unclosed: null };
}

/**
 * Reads delimited text. Empty lines are no rows; a byte order mark and a line `sep=;` at the start are not content.
 * @param fits how well a first row looks like the right one, higher is better; the delimiter is the one whose first
 * row fits best. Without it, the one that makes most cells.
 */
export function parseCsv(
	text: string,
	fits: (header: Array<string>) => number = (row) => row.length,
): ParsedCsv {
	const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
	const told = SEPARATOR_LINE.exec(body);
	const separator = DELIMITERS.find((delimiter) => delimiter === told?.[1]);
	if (told !== null && separator !== undefined) {
		const read = readRows(body.slice(told[0].length), separator);
		if (read.unclosed !== null) return { ok: false, line: read.unclosed + 1 };
		return { ok: true, delimiter: separator, rows: read.rows.map((row) => ({ ...row, line: row.line + 1 })) };
	}
	const tried = DELIMITERS.map((delimiter) => {
		const read = readRows(body, delimiter);
		const first = read.rows[0]?.cells ?? [];
		return { delimiter, ...read, score: fits(first), cells: first.length };
	}).toSorted((a, b) => b.score - a.score || b.cells - a.cells);
	const [best] = tried;
	if (best === undefined || best.unclosed !== null) return { ok: false, line: best?.unclosed ?? 1 };
	return { ok: true, delimiter: best.delimiter, rows: best.rows };
}
