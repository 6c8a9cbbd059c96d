/** What of the gradebook is shown and in which order, as plain parameters of its address. */
import { FLAGS, type Flag } from './cells';

/** Rows on one page, and in one request of the browser. */
export const PAGE_ROWS = 50;

export interface GradebookQuery {
	/** Part of a name, as typed; '' for all. */
	name: string;
	/** Id of a group, `none` for students without one; null for all. */
	group: string | null;
	/** Only students with such a cell; null for all. */
	state: Flag | null;
	/** The assignment that `state` is about; null for any. */
	of: string | null;
	/** `name`, `group`, `total`, or the id of an assignment. */
	sort: string;
	/** Descending. */
	down: boolean;
	/** Begins after the row of this student; null for the first page. */
	after: string | null;
}

const MOST_NAME = 100;

/** Reads the parameters of an address; what is empty or unknown is as if it were not there. */
export function readQuery(search: URLSearchParams): GradebookQuery {
	const word = (name: string) => {
		const value = search.get(name)?.trim() ?? '';
		return value === '' ? null : value;
	};
	return {
		name: (word('name') ?? '').slice(0, MOST_NAME),
		group: word('group'),
		state: FLAGS.find((flag) => flag === word('state')) ?? null,
		of: word('of'),
		sort: word('sort') ?? 'name',
		down: word('dir') === 'down',
		after: word('after'),
	};
}

/** The address's query for what is shown, with a leading `?`; '' for the gradebook as it opens. */
export function queryString({ name, group, state, of, sort, down, after }: GradebookQuery): string {
	const search = new URLSearchParams();
	const add = (key: string, value: string | null) => {
		if (value !== null && value !== '') search.set(key, value);
	};
	add('name', name);
	add('group', group);
	add('state', state);
	add('of', of);
	add('sort', sort === 'name' ? null : sort);
	add('dir', down ? 'down' : null);
	add('after', after);
	const written = search.toString();
	return written === '' ? '' : `?${written}`;
}

/** The query after a press on a column's head: ascending names, best scores first; the other way round if it is on. */
export function sortedBy(query: GradebookQuery, sort: string): GradebookQuery {
	const textual = sort === 'name' || sort === 'group';
	return { ...query, sort, down: query.sort === sort ? !query.down : !textual, after: null };
}

/** Whether anything is left out of the list. */
export function isFiltered({ name, group, state }: GradebookQuery): boolean {
	return name !== '' || group !== null || state !== null;
}
