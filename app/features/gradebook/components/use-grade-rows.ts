import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { paths } from '~/platform/paths';
import type { GradeRow } from '../cells';
import { PAGE_ROWS, queryString } from '../query';
import type { GradebookRows, GradebookView } from '../views';
import type { RowWindow } from './use-row-window';

/** For so long rows that were fetched are shown without asking again. */
const FRESH_MS = 30_000;

async function fetchRows(address: string): Promise<GradebookRows> {
	const response = await fetch(address, { headers: { Accept: 'application/json' } });
	if (!response.ok) throw new Error(`status ${response.status}`);
	return response.json();
}

/**
 * The rows in a window of the gradebook, fetched by the page as they come into sight. The first page came with the
 * document.
 * @returns by index, undefined while a row is on its way; whether some could not be fetched
 */
export function useGradeRows(view: GradebookView, shown: RowWindow | null) {
	const { classId, query, rows, total } = view;
	const pages =
		shown === null
			? []
			: Array.from(
					{ length: Math.ceil(shown.last / PAGE_ROWS) - Math.floor(shown.first / PAGE_ROWS) },
					(_, at) => Math.floor(shown.first / PAGE_ROWS) + at,
				).filter((page) => page > 0);
	const results = useQueries({
		queries: pages.map((page) => {
			const search = queryString(query);
			const from = `${search === '' ? '?' : `${search}&`}from=${page * PAGE_ROWS}`;
			return {
				queryKey: ['grades', classId, search, page],
				queryFn: () => fetchRows(paths.teachGradeRows(classId, from)),
				staleTime: FRESH_MS,
				placeholderData: keepPreviousData,
			};
		}),
	});
	const rowAt = (index: number): GradeRow | undefined => {
		if (index < PAGE_ROWS) return rows[index];
		const found = results[pages.indexOf(Math.floor(index / PAGE_ROWS))]?.data;
		return found === undefined ? undefined : found.rows[index - found.from];
	};
	return { rowAt, total, failed: results.some(({ isError }) => isError) };
}
