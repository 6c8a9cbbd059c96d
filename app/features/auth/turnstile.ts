/** Runs work as soon as fewer than `most` others run, first come first served; passes on results and errors. */
export function createTurnstile(most: number): <T>(work: () => Promise<T>) => Promise<T> {
	let running = 0;
	const waiting: Array<() => void> = [];
	return async (work) => {
		if (running < most) running += 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			// Whoever waited longest takes over this place.
			const next = waiting.shift();
			if (next === undefined) running -= 1;
			else next();
		}
	};
}
