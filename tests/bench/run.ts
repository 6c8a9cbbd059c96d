/**
 * `npm run bench [-- NAME …] [--json] [--rounds N] [--seconds N]`: measures the built server. Exits with 1 when a
 * threshold is not reached.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { BENCHMARKS } from './benchmarks';
import { formatResult, isReached, type Result } from './report';

const USAGE = `npm run bench [-- NAME …] [--json] [--rounds N] [--seconds N]

  NAME       ${Object.keys(BENCHMARKS).join(', ')}; all without a name
  --json     prints figures and thresholds as JSON
  --rounds   rounds of each server under comparison (5)
  --seconds  length of a round (3)`;

function readArguments() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			rounds: { type: 'string', default: '5' },
			seconds: { type: 'string', default: '3' },
		},
	});
	const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
	const unknown = positionals.filter((name) => BENCHMARKS[name] === undefined);
	if (unknown.length > 0) throw new Error(`There is no benchmark ${unknown.join(', ')}.`);
	if (!Number.isInteger(rounds) || rounds < 1 || !(seconds > 0)) {
		throw new Error('--rounds and --seconds take numbers above 0.');
	}
	const names = positionals.length === 0 ? Object.keys(BENCHMARKS) : positionals;
	return { names, json: values.json, effort: { rounds, seconds } };
}

async function main(): Promise<void> {
	const { names, json, effort } = readArguments();
	const results: Array<Result> = [];
	for (const name of names) {
		const result = await BENCHMARKS[name]?.(effort);
		if (result === undefined) continue;
		results.push(result);
		if (!json) console.log(`${formatResult(result)}\n`);
	}
	if (json) {
		const machine = {
			processor: os.cpus()[0]?.model ?? 'unknown',
			cores: os.availableParallelism(),
			node: process.version,
		};
		const withVerdicts = results.map((result) => ({
			...result,
			figures: result.figures.map((figure) => ({ ...figure, reached: isReached(figure) })),
		}));
		console.log(JSON.stringify({ machine, effort, results: withVerdicts }, null, 2));
	}
	if (results.some(({ figures }) => figures.some((figure) => isReached(figure) === false)))
		process.exitCode = 1;
}

try {
	await main();
} catch (error) {
	console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	process.exitCode = 1;
}
