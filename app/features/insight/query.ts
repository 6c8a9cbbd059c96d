/** The address of a dashboard: read, and written again with something changed. */
import { type DashboardQuery, type DaysError, SORTS, type Sort } from './views';

export const DEFAULT_DAYS = 7;
export const MOST_DAYS = 90;
const FIND_MOST = 80;

/** A whole number of a form; null for anything else, and out of bounds. */
function whole(text: string | null, least: number, most: number): number | null {
	if (text === null || !/^\d{1,6}$/.test(text.trim())) return null;
	const value = Number(text);
	return value >= least && value <= most ? value : null;
}

/**
 * What an address asks for. What makes no sense is left at its default; for the days, which people type, it is told.
 */
export function readQuery(search: URLSearchParams): {
	query: DashboardQuery;
	daysError: DaysError | null;
} {
	const typed = search.get('days');
	const days = whole(typed, 1, MOST_DAYS);
	const wrong = typed !== null && typed.trim() !== '' && days === null;
	const assignmentId = search.get('assignment');
	return {
		query: {
			days: days ?? DEFAULT_DAYS,
			sort: SORTS.find((sort) => sort === search.get('sort')) ?? 'name',
			find: (search.get('find') ?? '').trim().slice(0, FIND_MOST),
			page: whole(search.get('page'), 1, 100_000) ?? 1,
			words: search.get('cells') === 'words',
			allNeeds: search.get('needs') === 'all',
			assignmentId: assignmentId === null || assignmentId.length > 64 ? null : assignmentId,
		},
		daysError: wrong
			? {
					typed: typed.slice(0, FIND_MOST),
					sentence: `Type a whole number of days from 1 to ${MOST_DAYS}. The list below uses ${DEFAULT_DAYS}.`,
				}
			: null,
	};
}

/** The part of the address after the path, with a leading `?`, or '' when everything is at its default. */
export function queryText(query: DashboardQuery): string {
	const search = new URLSearchParams();
	if (query.days !== DEFAULT_DAYS) search.set('days', String(query.days));
	if (query.find !== '') search.set('find', query.find);
	if (query.sort !== 'name') search.set('sort', query.sort satisfies Sort);
	if (query.page !== 1) search.set('page', String(query.page));
	if (query.words) search.set('cells', 'words');
	if (query.allNeeds) search.set('needs', 'all');
	if (query.assignmentId !== null) search.set('assignment', query.assignmentId);
	const text = search.toString();
	return text === '' ? '' : `?${text}`;
}
