/** The last of some instants; null when there is none. */
export function latest(instants: ReadonlyArray<Date | null>): Date | null {
	const known = instants.flatMap((instant) => instant?.getTime() ?? []);
	return known.length === 0 ? null : new Date(Math.max(...known));
}

/** The first of some instants; null when there is none. */
export function earliest(instants: ReadonlyArray<Date | null>): Date | null {
	const known = instants.flatMap((instant) => instant?.getTime() ?? []);
	return known.length === 0 ? null : new Date(Math.min(...known));
}
