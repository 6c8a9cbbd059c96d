/** Filtering and sorting the gradebook. Pure; every order is total, so that a page has one next page. */
import type { GradeColumn, GradeRow } from './cells';
import type { GradebookQuery } from './query';

/** Case and accents do not matter when a name is looked for: `Əliyeva` is found by `əli`, `José` by `jose`. */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** What of a student the list is made by before any grade is known. */
export interface Listed {
	userId: string;
	name: string;
	groupId: string | null;
	/** Name of the group. */
	group: string | null;
}

/** The students that the name and group of a query leave. */
export function listed<Student extends Listed>(
	students: ReadonlyArray<Student>,
	{ name, group }: GradebookQuery,
): Array<Student> {
	const wanted = folded(name);
	return students.filter(
		(student) =>
			(group === null || (student.groupId ?? 'none') === group) &&
			(wanted === '' || folded(student.name).includes(wanted)),
	);
}

const byName = (a: { name: string; userId: string }, b: { name: string; userId: string }) =>
	collator.compare(a.name, b.name) || (a.userId < b.userId ? -1 : 1);

/** By name or by group and name; students without a group come last, either way. */
export function sortedByText<Student extends Omit<Listed, 'groupId'>>(
	students: ReadonlyArray<Student>,
	{ sort, down }: GradebookQuery,
): Array<Student> {
	const sign = down ? -1 : 1;
	if (sort !== 'group') return students.toSorted((a, b) => sign * byName(a, b));
	return students.toSorted((a, b) => {
		if (a.group === null || b.group === null) {
			return Number(a.group === null) - Number(b.group === null) || byName(a, b);
		}
		return sign * collator.compare(a.group, b.group) || byName(a, b);
	});
}

/** Whether the order and the filter need every student's grades. */
export function needsGrades({ sort, state }: GradebookQuery, columns: ReadonlyArray<GradeColumn>): boolean {
	return state !== null || sort === 'total' || columns.some(({ id }) => id === sort);
}

/** Rows with the state asked for, in the order asked for; rows without a score come last, either way. */
export function arranged(
	rows: ReadonlyArray<GradeRow>,
	columns: ReadonlyArray<GradeColumn>,
	query: GradebookQuery,
): Array<GradeRow> {
	const { state, of, sort, down } = query;
	const only = columns.findIndex(({ id }) => id === of);
	const left =
		state === null
			? rows
			: rows.filter(({ cells }) =>
					(only === -1 ? cells : [cells[only]]).some((cell) => cell?.flags.includes(state) === true),
				);
	const column = columns.findIndex(({ id }) => id === sort);
	if (column === -1 && sort !== 'total') return sortedByText(left, query);
	const value = (row: GradeRow) => (sort === 'total' ? row.total : (row.cells[column]?.score ?? null));
	const sign = down ? -1 : 1;
	return left.toSorted((a, b) => {
		const [x, y] = [value(a), value(b)];
		if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b);
		return sign * (x - y) || byName(a, b);
	});
}
