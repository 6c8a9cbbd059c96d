/**
 * Reads a pasted or uploaded list of people. Pure. Every line that holds anything becomes exactly one row, whatever is
 * wrong with it, so that nobody is lost on the way.
 */

/** One line of a list. */
export interface RosterLine {
	/** In the text, counted from 1. */
	line: number;
	/** As it stands there. */
	text: string;
	/** Empty where the line has none. */
	name: string;
	/** A mail address or a user name as typed; empty where the line has none. */
	login: string;
	/** Empty where the line has none. */
	group: string;
	/** What keeps the line from being read, as a sentence; null when it can be. */
	broken: string | null;
}

export interface RosterText {
	rows: Array<RosterLine>;
	/** Line of the header; null without one. */
	header: number | null;
	/** Titles of columns that are not read. */
	ignored: Array<string>;
}

const DELIMITERS = ['\t', ';', ','] as const;

const TITLES = {
	name: ['name', 'full name', 'fullname', 'student', 'student name', 'learner', 'pupil'],
	first: ['first name', 'firstname', 'given name', 'given names', 'forename'],
	last: ['last name', 'lastname', 'surname', 'family name'],
	login: [
		'mail',
		'email',
		'e-mail',
		'mail address',
		'email address',
		'e-mail address',
		'user name',
		'username',
		'user',
		'login',
		'login id',
		'sis login id',
		'mail or user name',
		'e-mail or user name',
	],
	group: ['group', 'groups', 'group name', 'section', 'team'],
} as const;
type Column = keyof typeof TITLES;

interface Cells {
	cells: Array<string>;
	broken: string | null;
}

/** Splits one line by the rules of RFC 4180, except that a cell ends with its line. */
function splitLine(text: string, delimiter: string): Cells {
	const cells: Array<string> = [];
	let rest = text;
	for (;;) {
		const quoted = /^[^\S\t]*"((?:[^"]|"")*)"[^\S\t]*/.exec(rest);
		if (quoted !== null) {
			cells.push((quoted[1] ?? '').replaceAll('""', '"'));
			rest = rest.slice(quoted[0].length);
			if (rest === '') return { cells, broken: null };
			if (!rest.startsWith(delimiter)) {
				return { cells: [text], broken: 'There is text after a closing quotation mark.' };
			}
			rest = rest.slice(delimiter.length);
			continue;
		}
		if (/^[^\S\t]*"/.test(rest)) {
			return { cells: [text], broken: 'A quotation mark is opened and not closed.' };
		}
		const end = rest.indexOf(delimiter);
		cells.push(end < 0 ? rest : rest.slice(0, end));
		if (end < 0) return { cells, broken: null };
		rest = rest.slice(end + delimiter.length);
	}
}

/** What one line is divided by, quoted parts aside; undefined when it is one part. */
function delimiterIn(line: string): string | undefined {
	const bare = line.replace(/"(?:[^"]|"")*"/g, '');
	return DELIMITERS.find((each) => bare.includes(each));
}

/** What most lines are divided by; a single odd line does not decide for the others. */
function delimiterOf(lines: ReadonlyArray<string>): string {
	const votes = new Map<string, number>();
	for (const line of lines) {
		const used = delimiterIn(line);
		if (used !== undefined) votes.set(used, (votes.get(used) ?? 0) + 1);
	}
	const ranked = [...DELIMITERS].sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0));
	return ranked[0] ?? ',';
}

function tidy(cell: string): string {
	return cell.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function columnOf(title: string): Column | null {
	const known = tidy(title).toLowerCase().replaceAll('_', ' ');
	const found = Object.entries(TITLES).find(([, titles]) =>
		(titles as ReadonlyArray<string>).includes(known),
	);
	return (found?.[0] as Column | undefined) ?? null;
}

/** The meaning of each column, when the cells are the titles of a table; else null. */
function readHeader(cells: ReadonlyArray<string>): Array<Column | null> | null {
	if (cells.some((cell) => cell.includes('@'))) return null;
	const columns = cells.map(columnOf);
	const known = columns.filter((column) => column !== null);
	const people = known.some((column) => column !== 'group');
	const all = cells.every((cell, at) => tidy(cell) === '' || columns[at] !== null);
	return people && (all || known.length >= 2) ? columns : null;
}

type Person = Pick<RosterLine, 'name' | 'login' | 'group'>;

function byHeader(cells: ReadonlyArray<string>, columns: ReadonlyArray<Column | null>): Person {
	const all = (column: Column) =>
		cells
			.filter((_, at) => columns[at] === column)
			.map(tidy)
			.filter((cell) => cell !== '');
	const logins = all('login');
	return {
		name: all('name')[0] ?? [...all('first'), ...all('last')].join(' '),
		login: logins.find((login) => login.includes('@')) ?? logins[0] ?? '',
		group: all('group')[0] ?? '',
	};
}

/** Name, mail address or user name, group; an address may also come first, alone, or as `Name <address>`. */
function byPlace(cells: ReadonlyArray<string>): Person {
	const [first = '', second = '', group = ''] = cells.map(tidy);
	const letterhead = /^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/u.exec(first);
	if (letterhead !== null && (second === '' || !second.includes('@'))) {
		return {
			name: tidy(letterhead[1] ?? '').replace(/^"(.*)"$/, '$1'),
			login: letterhead[2] ?? '',
			group: group === '' ? second : group,
		};
	}
	const turned = /^\S+@\S+$/.test(first) && !second.includes('@');
	return turned ? { name: second, login: first, group } : { name: first, login: second, group };
}

/**
 * Reads a list: one person a line, divided by commas, semicolons or tabs, with or without a line of titles.
 * @param text with any ends of lines; a byte order mark is skipped
 */
export function readRoster(text: string): RosterText {
	const lines = text
		.replace(/^\uFEFF/, '')
		.split(/\r\n|\n|\r/)
		.map((line, at) => ({ line: at + 1, text: line }))
		.filter(({ text: line }) => line.replace(/[\s,;"]/gu, '') !== '');
	const delimiter = delimiterOf(lines.map((line) => line.text));
	const first = lines[0] === undefined ? [] : splitLine(lines[0].text, delimiter).cells;
	const columns = readHeader(first);
	const rows = lines.slice(columns === null ? 0 : 1).map(({ line, text: raw }): RosterLine => {
		// A table is divided alike throughout; in a typed list, a line may have its own way.
		const own = columns === null && !raw.includes(delimiter) ? delimiterIn(raw) : undefined;
		const { cells, broken } = splitLine(raw, own ?? delimiter);
		const tooMany = columns === null && cells.slice(3).some((cell) => tidy(cell) !== '');
		return {
			line,
			text: raw.trim(),
			...(columns === null ? byPlace(cells) : byHeader(cells, columns)),
			broken: tooMany ? 'The line has more than three parts.' : broken,
		};
	});
	return {
		rows,
		header: columns === null ? null : (lines[0]?.line ?? null),
		ignored:
			columns === null
				? []
				: first
						.filter((_, at) => columns[at] === null)
						.map(tidy)
						.filter((title) => title !== ''),
	};
}
