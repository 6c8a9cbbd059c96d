/** Comparing counted rows with stored ones, so that only what differs is written. */

const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value);

/** Whether every column of `wanted` is the same in `stored`, numbers to the last digit. */
function isSame(wanted: object, stored: object): boolean {
	const columns = new Map<string, unknown>(Object.entries(stored));
	return Object.entries(wanted).every(([column, value]) =>
		Object.is(plain(value), plain(columns.get(column))),
	);
}

/** What has to be written for the stored rows to be the wanted ones. */
export interface RowChanges<Wanted, Stored> {
	put: Array<Wanted>;
	remove: Array<Stored>;
}

/** @param keyOf of a row of either kind */
export function changesBetween<Wanted extends object, Stored extends object>(
	wanted: ReadonlyArray<Wanted>,
	stored: ReadonlyArray<Stored>,
	keyOf: (row: Wanted | Stored) => string,
): RowChanges<Wanted, Stored> {
	const known = new Map(stored.map((row) => [keyOf(row), row]));
	const put = wanted.filter((row) => {
		const before = known.get(keyOf(row));
		return before === undefined || !isSame(row, before);
	});
	const kept = new Set(wanted.map(keyOf));
	return { put, remove: stored.filter((row) => !kept.has(keyOf(row))) };
}
