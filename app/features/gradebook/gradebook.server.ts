/** The page of the gradebook, and further rows of it. */
import type { RequestContext } from '~/context';
import { type DatabaseKind, type Db, databaseKind, gradebookStudents } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { arranged, listed, needsGrades, sortedByText } from './arrange';
import type { GradeRow } from './cells';
import { type GradebookQuery, PAGE_ROWS } from './query';
import { type GradebookOf, gradedAssignments, gradeRows } from './rows.server';
import type { GradebookRows, GradebookView } from './views';

interface Found {
	/** All that the query leaves, in order; rows where they were needed for that, else the keys alone. */
	total: number;
	from: number;
	rows: Array<GradeRow>;
	/** Key of the row before each page, by the index of its first row. */
	keyBefore: (index: number) => string | null;
	columns: GradebookView['columns'];
	groups: GradebookView['groups'];
	students: number;
}

/** @param begin index of the first row, or null to begin after `query.after` */
async function find(
	db: Db,
	kind: DatabaseKind,
	of: GradebookOf,
	query: GradebookQuery,
	begin: number | null,
): Promise<Found> {
	const [assignments, students] = await Promise.all([
		gradedAssignments(db, of.classId),
		gradebookStudents(db, of.classId),
	]);
	const columns = assignments.map(({ id, title, weight }) => ({ id, title, weight }));
	const named = new Map(
		students.flatMap(({ groupId, group }) => (groupId === null ? [] : [[groupId, group ?? '']])),
	);
	const groups = [...named]
		.map(([id, name]) => ({ id, name }))
		.toSorted((a, b) => a.name.localeCompare(b.name));
	const left = listed(students, query);
	const startIn = (keys: ReadonlyArray<{ userId: string }>) =>
		begin ?? (query.after === null ? 0 : keys.findIndex(({ userId }) => userId === query.after) + 1);
	const common = { columns, groups, students: students.length };
	const keyIn = (keys: ReadonlyArray<{ userId: string }>) => (index: number) =>
		keys[index - 1]?.userId ?? null;
	if (needsGrades(query, columns)) {
		const all = arranged(await gradeRows(db, kind, of, assignments, left, true), columns, query);
		const from = startIn(all);
		const rows = all.slice(from, from + PAGE_ROWS);
		return { ...common, total: all.length, from, rows, keyBefore: keyIn(all) };
	}
	// The order is known without any grade: only those of the page are read, however large the class.
	const inOrder = sortedByText(left, query);
	const from = startIn(inOrder);
	const rows = await gradeRows(db, kind, of, assignments, inOrder.slice(from, from + PAGE_ROWS), false);
	return { ...common, total: inOrder.length, from, rows, keyBefore: keyIn(inOrder) };
}

/** What a gradebook is of, for a viewer who teaches the class. */
export function gradebookOf({ now }: RequestContext, { class: { id, zone } }: ClassAccess): GradebookOf {
	return { classId: id, zone, now: now() };
}

/** One page of the gradebook. Five statements, whatever the number of students and assignments. */
export async function getGradebook(
	context: RequestContext,
	access: ClassAccess,
	query: GradebookQuery,
): Promise<GradebookView> {
	const { db, config } = context;
	const of = gradebookOf(context, access);
	const { keyBefore, ...found } = await find(db, databaseKind(config.databaseUrl), of, query, null);
	const { from, rows, total } = found;
	const last = from + rows.length;
	return {
		...found,
		classId: of.classId,
		mayChange: access.role === 'instructor',
		query,
		next: last < total ? keyBefore(last) : null,
		previous: from === 0 ? null : { after: keyBefore(Math.max(0, from - PAGE_ROWS)) },
	};
}

/** The rows from an index on, for a browser that scrolls. @param from anything that is no index is the first row */
export async function getGradebookRows(
	context: RequestContext,
	access: ClassAccess,
	query: GradebookQuery,
	from: number,
): Promise<GradebookRows> {
	const { db, config } = context;
	const begin = Number.isSafeInteger(from) && from > 0 ? from : 0;
	const found = await find(db, databaseKind(config.databaseUrl), gradebookOf(context, access), query, begin);
	return { from: found.from, rows: found.rows, total: found.total };
}
