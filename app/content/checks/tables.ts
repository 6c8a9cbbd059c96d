/** Tables of the course: every row has a text for every column, and only for those. */
import type { CourseSource } from '../course-source';
import { didYouMean, type Entry, type Problem, problem } from '../problems';
import type { TableFile } from '../schemas';

export function checkTables(course: CourseSource): Array<Problem> {
	return course.tables.entries.flatMap(checkCells);
}

function checkCells({ value, place }: Entry<TableFile>): Array<Problem> {
	const columns = value.columns.map(({ id }) => id);
	return value.rows.flatMap(({ id, cells }, index) => {
		const missing = columns
			.filter((column) => !Object.hasOwn(cells, column))
			.map((column) => {
				const message = `The row “${id}” has no text for the column “${column}”: write it, or say in words that there is nothing.`;
				return problem('table-cells', place(['rows', index, 'id']), message);
			});
		const unknown = Object.keys(cells)
			.filter((column) => !columns.includes(column))
			.map((column) => {
				const message = `There is no column “${column}” in this table: name one of “columns”, or add it there.${didYouMean(column, columns)}`;
				return problem('table-cells', place(['rows', index, 'cells', column]), message);
			});
		return [...missing, ...unknown];
	});
}
