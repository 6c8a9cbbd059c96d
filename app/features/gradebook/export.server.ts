/** The gradebook as a file. */
import type { RequestContext } from '~/context';
import { databaseKind } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { sortedByText } from './arrange';
import { type ColumnKind, gradeFile } from './grade-file';
import { gradebookOf } from './gradebook.server';
import { takeExport } from './limits.server';
import { readQuery } from './query';
import { wholeGradebook } from './rows.server';

const CHOICES: ReadonlyArray<readonly [field: string, kind: ColumnKind]> = [
	['final', 'assignment'],
	['raw', 'raw'],
	['state', 'state'],
];

/**
 * Every student and published assignment of the class.
 * @param search `final`, `raw`, `state`: which columns, final scores when none is named; `for=semicolon` for
 * spreadsheets with a decimal comma
 */
export async function exportGrades(
	context: RequestContext,
	access: ClassAccess,
	search: URLSearchParams,
): Promise<Response> {
	const taken = await takeExport(context, access.viewer.id);
	if (!taken.ok) {
		const headers = { 'Retry-After': String(taken.retryAfterSeconds) };
		return new Response('Too many files in one hour. Please try again later.', { status: 429, headers });
	}
	const chosen = CHOICES.flatMap(([field, kind]) => (search.has(field) ? [kind] : []));
	const kind = databaseKind(context.config.databaseUrl);
	const { assignments, rows } = await wholeGradebook(context.db, kind, gradebookOf(context, access));
	const inOrder = sortedByText(rows, readQuery(new URLSearchParams()));
	const text = gradeFile(assignments, inOrder, {
		kinds: chosen.length === 0 ? ['assignment'] : chosen,
		comma: search.get('for') === 'semicolon',
	});
	const day = context.now().toISOString().slice(0, 10);
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="grades-${day}.csv"`,
			'Cache-Control': 'no-store',
		},
	});
}
