/**
 * Tables with pipes, the one extension of Markdown that lessons may use. `remark-gfm` would bring footnotes,
 * bare links, task lists and strike-through as well, which the contract refuses, and it drops surplus cells
 * silently; here a ragged row is an error.
 *
 * A table reaches us as a paragraph: its lines begin with `|`, and the second says how columns are aligned.
 */
import type { AlignType, Paragraph, PhrasingContent, Root, Table, TableCell, TableRow } from 'mdast';
import { visit } from 'unist-util-visit';

const DELIMITER_CELL = /^\s*(:?)-+(:?)\s*$/;

/** A table that cannot be read. `line` is that of the parsed text, from 1. */
export class TableError extends Error {
	override readonly name = 'TableError';
	constructor(
		message: string,
		readonly line: number,
	) {
		super(message);
	}
}

/**
 * Turns paragraphs that are tables into tables, in place.
 * @param source the text that `tree` was parsed from: a pipe that is part of a cell is written `\|` there
 * @throws TableError
 */
export function convertTables(tree: Root, source: string): void {
	visit(tree, 'paragraph', (paragraph, index, parent) => {
		if (index === undefined || parent === undefined) return;
		const table = toTable(paragraph, source);
		if (table !== null) parent.children.splice(index, 1, table);
	});
}

function toTable(paragraph: Paragraph, source: string): Table | null {
	const start = paragraph.position?.start;
	const end = paragraph.position?.end;
	if (start?.offset === undefined || end?.offset === undefined) return null;
	const lines = source.slice(start.offset, end.offset).split('\n');
	const delimiter = lines[1]?.trim() ?? '';
	if (!lines[0]?.trimStart().startsWith('|') || !delimiter.startsWith('|')) return null;
	const align = alignment(delimiter);
	if (align === null) return null;
	const rows = splitRows(paragraph, source);
	for (const [index, row] of rows.entries()) {
		if (index !== 1 && row.children.length !== align.length) {
			throw new TableError(
				`This row has ${row.children.length} cells, but the table has ${align.length} columns: mend the row, and write a pipe inside a cell as \\|.`,
				start.line + index,
			);
		}
	}
	const body = rows.filter((_, index) => index !== 1);
	return { type: 'table', align, children: body, position: paragraph.position };
}

function alignment(delimiter: string): Array<AlignType> | null {
	const cells = delimiter.replace(/^\|/, '').replace(/\|$/, '').split('|');
	const align: Array<AlignType> = [];
	for (const cell of cells) {
		const match = DELIMITER_CELL.exec(cell);
		if (match === null) return null;
		if (match[1] && match[2]) align.push('center');
		else if (match[1]) align.push('left');
		else align.push(match[2] ? 'right' : null);
	}
	return align;
}

/** Cuts the paragraph's inline content at line ends and at pipes that are not escaped. */
function splitRows(paragraph: Paragraph, source: string): Array<TableRow> {
	const rows: Array<Array<Array<PhrasingContent>>> = [[[]]];
	for (const node of paragraph.children) {
		if (node.type !== 'text') {
			rows.at(-1)?.at(-1)?.push(node);
			continue;
		}
		const { start, end } = node.position ?? paragraph.position ?? {};
		const pipes = escapedPipes(source.slice(start?.offset ?? 0, end?.offset ?? 0));
		let line = start?.line ?? 1;
		let pipe = 0;
		let text = '';
		const flush = () => {
			if (text !== '') {
				const point = { line, column: 1 };
				rows
					.at(-1)
					?.at(-1)
					?.push({ type: 'text', value: text, position: { start: point, end: point } });
			}
			text = '';
		};
		for (const character of node.value) {
			if (character === '\n') {
				flush();
				line += 1;
				rows.push([[]]);
			} else if (character === '|' && !pipes[pipe++]) {
				flush();
				rows.at(-1)?.push([]);
			} else {
				text += character;
			}
		}
		flush();
	}
	return rows.map(toRow);
}

/** For every pipe of `raw` in order, whether it is escaped. */
function escapedPipes(raw: string): Array<boolean> {
	return [...raw.matchAll(/\\.|\|/gs)]
		.filter(([match]) => match.endsWith('|'))
		.map(([match]) => match !== '|');
}

/** Outer pipes make an empty cell at both ends: drops them, and the blanks around each cell. */
function toRow(cells: Array<Array<PhrasingContent>>): TableRow {
	const trimmed = cells.map(trim);
	if (trimmed[0]?.length === 0) trimmed.shift();
	if (trimmed.at(-1)?.length === 0) trimmed.pop();
	const children = trimmed.map((cell): TableCell => ({ type: 'tableCell', children: cell }));
	return { type: 'tableRow', children };
}

function trim(cell: Array<PhrasingContent>): Array<PhrasingContent> {
	const last = cell.length - 1;
	return cell
		.map((node, index) => {
			if (node.type !== 'text') return node;
			let value = node.value;
			if (index === 0) value = value.trimStart();
			if (index === last) value = value.trimEnd();
			return { ...node, value };
		})
		.filter((node) => node.type !== 'text' || node.value !== '');
}
