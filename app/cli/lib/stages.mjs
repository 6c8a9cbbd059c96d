/** Runs the stages of `verify` and judges the result. A failed stage does not stop the others, unless they need it. */
import { sumCounts } from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Counts} Counts */
/**
 * What a stage found. `notes` say what was left out and why.
 * @typedef {{ ok: boolean, counts?: Counts, notes?: Array<string> }} Found
 */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {Array<string>} needs names of stages that must have passed
 * @property {() => Promise<Found>} run
 */
/** @typedef {{ name: string, state: 'passed' | 'failed' | 'not run', ms: number, counts: Counts | null, notes: Array<string> }} StageResult */

/**
 * @param {Array<Stage>} stages in order
 * @param {{ now: () => number, say: (line: string) => void }} edge milliseconds; where a stage is announced
 * @returns {Promise<Array<StageResult>>}
 */
export async function runStages(stages, { now, say }) {
	/** @type {Array<StageResult>} */
	const results = [];
	for (const { name, needs, run } of stages) {
		const missing = needs.filter((need) =>
			results.some((result) => result.name === need && result.state !== 'passed'),
		);
		if (missing.length > 0) {
			results.push({ name, state: 'not run', ms: 0, counts: null, notes: [`needs ${missing.join(', ')}`] });
			continue;
		}
		say(`\n── ${name} ──`);
		const began = now();
		/** @type {Found} */
		let found;
		try {
			found = await run();
		} catch (error) {
			found = { ok: false, notes: [error instanceof Error ? error.message : String(error)] };
		}
		const { ok, counts = null, notes = [] } = found;
		results.push({ name, state: ok ? 'passed' : 'failed', ms: now() - began, counts, notes });
	}
	return results;
}

/**
 * @param {Array<StageResult>} results
 * @param {{ strict: boolean }} rule strict: whatever was skipped, left out or not run is a failure (CI=true)
 * @returns {{ counts: Counts, problems: Array<string> }} the problems, one sentence each; none: all is well
 */
export function judge(results, { strict }) {
	const counts = sumCounts(results.flatMap((result) => result.counts ?? []));
	const problems = results
		.filter((result) => result.state !== 'passed')
		.map(
			(result) =>
				`${result.name}: ${result.state}${result.notes.length > 0 ? ` (${result.notes.join('; ')})` : ''}.`,
		);
	const leftOut = results.filter((result) => result.state === 'passed' && result.notes.length > 0);
	if (strict) {
		problems.push(
			...leftOut.map(
				(result) => `${result.name}: ${result.notes.join('; ')}, and with CI=true nothing may be left out.`,
			),
		);
		if (counts.skipped > 0)
			problems.push(`${counts.skipped} skipped, and with CI=true nothing may be skipped.`);
		if (counts.passed === 0) problems.push('No test ran.');
	}
	return { counts, problems };
}

/** @param {Array<StageResult>} results @returns {string} a table, one line a stage; of a note the first line */
export function stageTable(results) {
	const width = Math.max(...results.map(({ name }) => name.length));
	return results
		.map(({ name, state, ms, counts, notes }) => {
			const took = `${(ms / 1000).toFixed(1)} s`.padStart(8);
			const tests =
				counts === null ? '' : `${counts.passed} / ${counts.passed + counts.failed + counts.skipped} tests`;
			return `${name.padEnd(width)}  ${state.padEnd(7)}  ${took}  ${[tests, ...notes.map((note) => note.split('\n')[0])].filter(Boolean).join('; ')}`.trimEnd();
		})
		.join('\n');
}
