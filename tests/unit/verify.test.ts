import { expect, test } from 'vitest';
import { type Found, judge, runStages, type Stage, stageTable } from '../../app/cli/lib/stages.mjs';
import { countTests, summaryLine } from '../../app/cli/lib/test-report.mjs';

const quiet = { now: () => 0, say: () => {} };
const stage = (name: string, found: Found | Error, needs: Array<string> = []): Stage => ({
	name,
	needs,
	run: async () => {
		if (found instanceof Error) throw found;
		return found;
	},
});
const counts = (passed: number, failed = 0, skipped = 0) => ({ passed, failed, skipped });

test('tests are counted by their state, and a file that did not load counts as failed', () => {
	const file = (status: string, ...states: Array<string>) => ({
		status,
		assertionResults: states.map((state) => ({ status: state })),
	});
	expect(
		countTests({
			testResults: [
				file('passed', 'passed', 'passed', 'skipped', 'todo', 'pending', 'disabled'),
				file('failed', 'passed', 'failed'),
				file('failed'),
				file('failed', 'passed'),
			],
		}),
	).toEqual(counts(4, 3, 4));
	expect(() => countTests({})).toThrow('not a JSON report');
	expect(() => countTests(null)).toThrow('not a JSON report');
});

test('the last line', () => {
	expect(summaryLine(counts(12))).toBe('12 passed, 0 failed');
	expect(summaryLine(counts(12, 1, 2))).toBe('12 passed, 1 failed, 2 skipped');
});

test('a failed stage stops only those that need it', async () => {
	const results = await runStages(
		[
			stage('a', { ok: false }),
			stage('b', { ok: true }, ['a']),
			stage('c', { ok: true, counts: counts(3) }),
			stage('d', new Error('broken')),
			stage('e', { ok: true }, ['b']),
			stage('f', { ok: true }, ['c']),
		],
		quiet,
	);
	expect(results.map(({ name, state }) => `${name} ${state}`)).toEqual([
		'a failed',
		'b not run',
		'c passed',
		'd failed',
		'e not run',
		'f passed',
	]);
	const { counts: sum, problems } = judge(results, { strict: false });
	expect(sum).toEqual(counts(3));
	expect(problems).toEqual([
		'a: failed.',
		'b: not run (needs a).',
		'd: failed (broken).',
		'e: not run (needs b).',
	]);
});

test('the time of each stage is taken, and the table has a line for each', async () => {
	const times = [0, 1500, 2000, 2100];
	const results = await runStages(
		[
			stage('unit tests', { ok: true, counts: counts(5, 0, 1) }),
			stage('lint', { ok: false, notes: ['odd'] }),
		],
		{ now: () => times.shift() ?? 0, say: () => {} },
	);
	expect(stageTable(results)).toBe(
		['unit tests  passed      1.5 s  5 / 6 tests', 'lint        failed      0.1 s  odd'].join('\n'),
	);
});

test.each([
	[
		'a skipped test',
		{ ok: true, counts: counts(5, 0, 1) },
		'1 skipped, and with CI=true nothing may be skipped.',
	],
	[
		'something that was left out',
		{ ok: true, counts: counts(5), notes: ['no browser'] },
		'x: no browser, and with CI=true nothing may be left out.',
	],
	['no test at all', { ok: true, counts: counts(0) }, 'No test ran.'],
])('%s is a failure with CI=true only', async (_, found, problem) => {
	const results = await runStages([stage('x', found)], quiet);
	expect(judge(results, { strict: true }).problems).toEqual([problem]);
	expect(judge(results, { strict: false }).problems).toEqual([]);
});

test('all well', async () => {
	const results = await runStages(
		[stage('x', { ok: true, counts: counts(5) }), stage('y', { ok: true })],
		quiet,
	);
	expect(judge(results, { strict: true })).toEqual({ counts: counts(5), problems: [] });
});
