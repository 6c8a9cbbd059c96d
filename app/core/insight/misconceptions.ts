/** What a class gets wrong, over all its students. */

import { groupBy } from './group';

/** A misconception in a class. */
export interface ClassMisconception {
	code: string;
	/** Students whose answers showed it. */
	students: number;
	/** Students who answered a question that can show it. */
	of: number;
	/** How often it showed. */
	times: number;
	/** The questions it showed in, by how many students each; the most first. */
	questions: Array<{ itemId: string; students: number }>;
}

/**
 * The misconceptions that showed at all, those of most students first.
 * @param shown a row for each student, misconception and question
 * @param answered for each student the codes that the questions they answered can show
 */
export function misconceptionReport(
	shown: ReadonlyArray<{ userId: string; code: string; itemId: string; times: number }>,
	answered: ReadonlyMap<string, ReadonlySet<string>>,
): Array<ClassMisconception> {
	const byCode = groupBy(
		shown.filter(({ times }) => times > 0),
		({ code }) => code,
	);
	return [...byCode]
		.map(([code, rows]) => {
			const students = new Set(rows.map(({ userId }) => userId));
			// Whoever showed it has answered such a question, even one that has since been changed.
			const asked = [...answered].filter(
				([userId, codes]) => codes.has(code) && !students.has(userId),
			).length;
			const byItem = groupBy(rows, ({ itemId }) => itemId);
			return {
				code,
				students: students.size,
				of: students.size + asked,
				times: rows.reduce((sum, row) => sum + row.times, 0),
				questions: [...byItem]
					.map(([itemId, of]) => ({ itemId, students: new Set(of.map(({ userId }) => userId)).size }))
					.sort((a, b) => b.students - a.students || (a.itemId < b.itemId ? -1 : 1)),
			};
		})
		.sort(
			(a, b) =>
				b.students - a.students || b.times - a.times || a.code.localeCompare(b.code, 'en', { numeric: true }),
		);
}
