/** Reads vitest's JSON reports. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts of tests */

/**
 * Counts tests. A file that could not be loaded has no tests in the report and counts as one that failed.
 * @param {unknown} report the parsed JSON
 * @returns {Counts}
 * @throws when it is not a report of vitest
 */
export function countTests(report) {
	const files = report?.testResults;
	if (!Array.isArray(files)) throw new Error('This is not a JSON report of vitest.');
	const counts = { passed: 0, failed: 0, skipped: 0 };
	for (const { status, assertionResults } of files) {
		for (const test of assertionResults) {
			if (test.status === 'passed') counts.passed += 1;
			else if (test.status === 'failed') counts.failed += 1;
			else counts.skipped += 1;
		}
		if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) counts.failed += 1;
	}
	return counts;
}

/** @param {Array<Counts>} all @returns {Counts} */
export function sumCounts(all) {
	return all.reduce(
		(sum, counts) => ({
			passed: sum.passed + counts.passed,
			failed: sum.failed + counts.failed,
			skipped: sum.skipped + counts.skipped,
		}),
		{ passed: 0, failed: 0, skipped: 0 },
	);
}

/** The last line of `verify`. @param {Counts} counts */
export function summaryLine({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
