/** The file of a gradebook: what its columns are called, and what stands in its cells. Pure. */
import { type CsvCell, encodeCsv } from '~/core/csv';
import { FLAG_WORDS, type GradeCell, type GradeColumn, type GradeRow } from './cells';

/** Head of the column by which rows are known. */
export const ID_HEAD = 'student id';
/** In the column of a final score: excused. */
export const EXCUSED = 'EX';

/** What of an assignment a column holds. Only `assignment` is read when a file comes back. */
export type ColumnKind = 'assignment' | 'raw' | 'state';

/** Such as `Module test [assignment:3f…]`: the words are for people, the id is what counts. */
export function columnHead(title: string, kind: ColumnKind, id: string): string {
	const named = { assignment: title, raw: `${title} before policies`, state: `${title} state` }[kind];
	return `${named} [${kind}:${id}]`;
}

const HEAD = /\[(assignment|raw|state):([^\][]+)\]\s*$/;

/** Which column a head is of; null for a head of none of ours. */
export function readHead(head: string): { kind: ColumnKind; id: string } | null {
	const found = HEAD.exec(head);
	const kind = (['assignment', 'raw', 'state'] as const).find((each) => each === found?.[1]);
	return kind === undefined ? null : { kind, id: found?.[2]?.trim() ?? '' };
}

/** What stands in a column for a student; null where the assignment is not for them. */
function cellFor(kind: ColumnKind, cell: GradeCell | null): CsvCell {
	if (cell === null) return null;
	if (kind === 'raw') return cell.raw;
	if (kind === 'state') return cell.flags.map((flag) => FLAG_WORDS[flag]).join(', ');
	return cell.flags.includes('excused') ? EXCUSED : cell.score;
}

export interface GradeFileOptions {
	kinds: ReadonlyArray<ColumnKind>;
	/** For spreadsheets of countries with a decimal comma: semicolons between cells. */
	comma: boolean;
}

/** The gradebook as the text of a file. */
export function gradeFile(
	columns: ReadonlyArray<GradeColumn>,
	rows: ReadonlyArray<GradeRow>,
	{ kinds, comma }: GradeFileOptions,
): string {
	const heads = columns.flatMap(({ id, title }) => kinds.map((kind) => columnHead(title, kind, id)));
	const body = rows.map(
		({ userId, name, group, total, cells }): Array<CsvCell> => [
			userId,
			name,
			group,
			...cells.flatMap((cell) => kinds.map((kind) => cellFor(kind, cell))),
			total,
		],
	);
	return encodeCsv([[ID_HEAD, 'name', 'group', ...heads, 'total'], ...body], {
		delimiter: comma ? ';' : ',',
		decimal: comma ? ',' : '.',
	});
}
