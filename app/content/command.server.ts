/** `npm run course -- check|build`: the author's tool, apart from the process it runs in. */
import { watch } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildCourse, checkFolder, courseIds, type Folders, pruneCourses } from './build.server';
import { readIfThere } from './files.server';
import { didYouMean, formatProblem, listed, type Problem } from './problems';

export const USAGE = `npm run course -- check|build [--course ID] [--article FILE] [--json] [--watch]

  check      reports what is wrong, as file:line: what, and how to mend it
  build      checks, then compiles what changed into app/content/generated
  --course   only this course; otherwise all in content/
  --article  the article's text: compares its paragraphs with the source map, and quotations with it (with --course)
  --json     prints the problems as a JSON list
  --watch    builds again whenever a file of a course changes`;

interface Output {
	out(line: string): void;
	err(line: string): void;
}

interface Options {
	command: 'check' | 'build';
	course: string | null;
	article: string | null;
	json: boolean;
	watch: boolean;
}

/** A wrong call; the message says what is allowed. */
class UsageError extends Error {
	override readonly name = 'UsageError';
}

/**
 * @returns the exit code: 0 fine, 1 problems, 2 wrong call. With --watch, settles when `signal` aborts
 */
export async function runCourse(
	args: ReadonlyArray<string>,
	folders: Folders,
	output: Output,
	signal: AbortSignal,
): Promise<0 | 1 | 2> {
	try {
		const options = parse(args);
		const ids = await chosen(folders, options.course);
		const article = options.article === null ? null : await readArticle(options.article);
		const failed = await runAll(folders, ids, article, options, output);
		if (options.watch) await keepBuilding(folders, options.course, article, options, output, signal);
		return failed && !options.watch ? 1 : 0;
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		output.err(error.message);
		return 2;
	}
}

function parse(args: ReadonlyArray<string>): Options {
	const { values, positionals } = parseOrRefuse(args);
	const [command, ...rest] = positionals;
	if ((command !== 'check' && command !== 'build') || rest.length > 0) throw new UsageError(USAGE);
	const { course = null, article = null, json = false, watch: watching = false } = values;
	if (article !== null && course === null) {
		throw new UsageError('--article belongs to one course: add --course ID.');
	}
	if (watching && (json || command === 'check')) {
		throw new UsageError('--watch goes with “build” and without --json.');
	}
	return { command, course, article, json, watch: watching };
}

function parseOrRefuse(args: ReadonlyArray<string>) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				course: { type: 'string' },
				article: { type: 'string' },
				json: { type: 'boolean' },
				watch: { type: 'boolean' },
			},
		});
	} catch (error) {
		throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	}
}

async function chosen(folders: Folders, course: string | null): Promise<Array<string>> {
	const ids = await courseIds(folders);
	if (course === null) return ids;
	if (ids.includes(course)) return [course];
	const hint = ids.length === 0 ? 'There are none.' : `There are ${listed(ids, 'and')}.`;
	throw new UsageError(`There is no course “${course}” in content/. ${hint}${didYouMean(course, ids)}`);
}

async function readArticle(file: string): Promise<string> {
	const text = await readIfThere(path.resolve(file));
	if (text === null)
		throw new UsageError(`There is no file ${file}: give --article the text of the article.`);
	return text;
}

/** @returns whether there were problems */
async function runAll(
	folders: Folders,
	ids: ReadonlyArray<string>,
	article: string | null,
	{ command, course, json }: Options,
	output: Output,
): Promise<boolean> {
	const all: Array<Problem> = [];
	for (const id of ids) {
		const started = performance.now();
		if (command === 'check') {
			const { problems } = await checkFolder(folders, id, article);
			all.push(...problems);
			if (!json) print(problems, `${id}: no problems`, output);
			continue;
		}
		const { problems, compiled, reused } = await buildCourse(folders, id, article);
		all.push(...problems);
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		const done = `${id}: ${compiled} lessons compiled, ${reused} unchanged, in ${seconds} s`;
		if (!json) print(problems, done, output);
	}
	if (command === 'build' && course === null) await pruneCourses(folders);
	if (json) output.out(JSON.stringify(all, null, 2));
	return all.length > 0;
}

function print(problems: ReadonlyArray<Problem>, fine: string, output: Output): void {
	for (const each of problems) output.err(formatProblem(each));
	if (problems.length === 0) output.out(fine);
	else output.err(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
}

/** Editors write a file in several steps; a build waits until this long after the last, in milliseconds. */
const QUIET_MS = 150;

/** Builds the course a changed file belongs to, one build at a time, until `signal` aborts. */
function keepBuilding(
	folders: Folders,
	only: string | null,
	article: string | null,
	options: Options,
	output: Output,
	signal: AbortSignal,
): Promise<void> {
	const changed = new Set<string>();
	let timer: NodeJS.Timeout | null = null;
	let running: Promise<void> = Promise.resolve();

	async function build(): Promise<void> {
		const ids = [...changed];
		changed.clear();
		const there = await courseIds(folders);
		const present = ids.filter((id) => there.includes(id));
		try {
			await runAll(folders, present, article, options, output);
		} catch (error) {
			// A broken build must not end the watch: the next change may mend it.
			output.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
		}
	}

	output.out('Watching for changes.');
	return new Promise((resolve, reject) => {
		const watcher = watch(folders.content, { recursive: true }, (_, file) => {
			const [id] = (file ?? '').split(path.sep);
			if (!id || (only !== null && id !== only)) return;
			changed.add(id);
			if (timer !== null) clearTimeout(timer);
			timer = setTimeout(() => {
				running = running.then(build);
			}, QUIET_MS);
		});
		watcher.on('error', reject);
		signal.addEventListener('abort', () => {
			watcher.close();
			if (timer !== null) clearTimeout(timer);
			running.then(resolve, reject);
		});
	});
}
