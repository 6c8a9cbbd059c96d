/**
 * What a file of grades would change. Pure: the same file and the same gradebook make the same plan, which is what
 * is shown before anything is written, and what is written after it was confirmed.
 */
import { parseCsv, readNumber } from '~/core/csv';
import type { GradeCell, GradeColumn, GradeRow } from './cells';
import { EXCUSED, ID_HEAD, readHead } from './grade-file';

/** What a cell says: a score in hundredths of the whole (0..100), excused, or nothing. */
export type CellValue = number | typeof EXCUSED | null;

export interface PlannedChange {
	userId: string;
	name: string;
	assignmentId: string;
	title: string;
	before: CellValue;
	/** Never null: an empty cell changes nothing. */
	after: Exclude<CellValue, null>;
	/** Whether the student is excused now: a score ends that. */
	wasExcused: boolean;
}

/** Something in the file that is left alone, and how to mend it. */
export interface ImportProblem {
	/** Line of the file, from 1. */
	line: number;
	/** Name of the student or head of the column, as far as known. */
	where: string;
	/** What stands there. */
	found: string;
	mend: string;
}

export interface ImportPlan {
	changes: Array<PlannedChange>;
	problems: Array<ImportProblem>;
	/** Cells that say what the gradebook says already. */
	same: number;
	/** Heads of columns that are not read. */
	ignored: Array<string>;
	/** Titles of columns in which every change is from 0 to 1: shares where per cent are meant? */
	tiny: Array<string>;
}

export type PlanResult = { ok: true; plan: ImportPlan } | { ok: false; problem: string };

/** What the plan is made against. */
export interface Gradebook {
	columns: ReadonlyArray<GradeColumn>;
	rows: ReadonlyArray<GradeRow>;
}

/** More than any class; keeps a wrong file from becoming a long page. */
const MOST_LINES = 10_000;
/** Longest piece of a file that is shown back. */
const SHOWN = 60;

/** Columns that an export has beside the scores, for people to read. */
const FOR_PEOPLE = ['name', 'group', 'total'];

const isIdHead = (head: string) => head.trim().toLowerCase() === ID_HEAD;
const fits = (header: Array<string>) =>
	header.filter((head) => isIdHead(head) || readHead(head) !== null).length;

/** What a cell of the gradebook says now, in the words of a file. */
export function valueNow(cell: GradeCell): CellValue {
	return cell.flags.includes('excused') ? EXCUSED : cell.score;
}

/** What somebody wrote into a cell; a sentence when it makes no sense. */
function readCell(text: string): { ok: true; value: CellValue } | { ok: false; mend: string } {
	const written = text.trim();
	if (written === '' || written === '–' || written === '-') return { ok: true, value: null };
	if (written.toUpperCase() === EXCUSED) return { ok: true, value: EXCUSED };
	const read = readNumber(written);
	const mend = `Write a number from 0 to 100, ${EXCUSED} to excuse, or nothing to leave it as it is.`;
	if (!read.ok || read.value < 0 || read.value > 100) return { ok: false, mend };
	return { ok: true, value: Math.round(read.value * 100) / 100 };
}

interface ReadColumn {
	index: number;
	/** In the gradebook's columns. */
	at: number;
	column: GradeColumn;
}

interface Columns {
	id: number;
	read: Array<ReadColumn>;
	ignored: Array<string>;
	problems: Array<ImportProblem>;
}

/** Which columns of the file are which; a sentence when that cannot be told. */
function readColumns(
	header: Array<string>,
	line: number,
	columns: ReadonlyArray<GradeColumn>,
): Columns | string {
	const ids = header.flatMap((head, index) => (isIdHead(head) ? [index] : []));
	const [id] = ids;
	if (id === undefined)
		return `The first line has no column “${ID_HEAD}”. Take the grades out of the gradebook and change that file.`;
	if (ids.length > 1) return `The column “${ID_HEAD}” is there twice. Keep one.`;
	const found: Columns = { id, read: [], ignored: [], problems: [] };
	for (const [index, head] of header.entries()) {
		const named = readHead(head);
		if (named === null) {
			const known = index === id || head.trim() === '' || FOR_PEOPLE.includes(head.trim().toLowerCase());
			if (!known) found.ignored.push(head.slice(0, SHOWN));
			continue;
		}
		if (named.kind !== 'assignment') continue;
		const at = columns.findIndex((column) => column.id === named.id);
		const column = columns[at];
		if (column === undefined) {
			const mend = 'The class has no published assignment with this id. The column is left alone.';
			found.problems.push({ line, where: 'First line', found: head.slice(0, SHOWN), mend });
		} else if (found.read.some((other) => other.at === at)) {
			return `The column of “${column.title}” is there twice. Keep one, so that it is clear which counts.`;
		} else found.read.push({ index, at, column });
	}
	if (found.read.length === 0)
		return 'No column is of an assignment of this class. Their heads end in [assignment:…], as in the file the gradebook gives out.';
	return found;
}

/** What the file would change in the gradebook. */
export function planImport(text: string, gradebook: Gradebook): PlanResult {
	const parsed = parseCsv(text, fits);
	if (!parsed.ok)
		return {
			ok: false,
			problem: `A quotation mark in line ${parsed.line} is never closed. Close it, or leave it out.`,
		};
	const [header, ...lines] = parsed.rows;
	if (header === undefined)
		return { ok: false, problem: 'There is nothing in it. Choose a file or paste its text.' };
	if (lines.length > MOST_LINES) return { ok: false, problem: `It has more than ${MOST_LINES} lines.` };
	const columns = readColumns(header.cells, header.line, gradebook.columns);
	if (typeof columns === 'string') return { ok: false, problem: columns };
	const { id, read, ignored, problems } = columns;
	const students = new Map(gradebook.rows.map((row) => [row.userId, row]));
	const plan: ImportPlan = { changes: [], problems, same: 0, ignored, tiny: [] };
	const seen = new Map<string, number>();
	for (const { line, cells } of lines) {
		const key = cells[id]?.trim() ?? '';
		const row = students.get(key);
		const shown = cells.find((cell) => cell.trim() !== '')?.slice(0, SHOWN) ?? '';
		if (row === undefined) {
			// A line without anything but delimiters, as spreadsheets leave behind.
			if (shown === '') continue;
			const mend = 'No student of this class has this id. The line is left alone.';
			problems.push({ line, where: 'Student', found: key === '' ? shown : key.slice(0, SHOWN), mend });
			continue;
		}
		const before = seen.get(key);
		if (before !== undefined) {
			const mend = `The student is in line ${before} already. This line is left alone.`;
			problems.push({ line, where: row.name, found: key, mend });
			continue;
		}
		seen.set(key, line);
		for (const each of read) planCell(plan, row, each, { line, text: cells[each.index] ?? '' });
	}
	plan.tiny = tinyColumns(plan.changes);
	return { ok: true, plan };
}

function planCell(
	plan: ImportPlan,
	row: GradeRow,
	{ at, column }: ReadColumn,
	{ line, text }: { line: number; text: string },
): void {
	const where = `${row.name}, ${column.title}`;
	const written = readCell(text);
	if (!written.ok) {
		plan.problems.push({ line, where, found: text.slice(0, SHOWN), mend: written.mend });
		return;
	}
	const after = written.value;
	if (after === null) return;
	const cell = row.cells[at] ?? null;
	if (cell === null) {
		const mend = 'The assignment is not for this student. Leave the cell empty, or assign it first.';
		plan.problems.push({ line, where, found: text.slice(0, SHOWN), mend });
		return;
	}
	const before = valueNow(cell);
	if (before === after) {
		plan.same += 1;
		return;
	}
	const { userId, name } = row;
	const change = { userId, name, assignmentId: column.id, title: column.title, before, after };
	plan.changes.push({ ...change, wasExcused: before === EXCUSED });
}

/** Columns whose changes are all above 0 and at most 1, where there are several: perhaps shares, not per cent. */
function tinyColumns(changes: ReadonlyArray<PlannedChange>): Array<string> {
	const scores = new Map<string, Array<number>>();
	for (const { title, after } of changes) {
		if (after === EXCUSED) continue;
		const known = scores.get(title);
		if (known === undefined) scores.set(title, [after]);
		else known.push(after);
	}
	return [...scores]
		.filter(([, values]) => values.some((value) => value > 0) && values.every((value) => value <= 1))
		.map(([title]) => title);
}
