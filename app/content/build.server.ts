/** From a folder of text to the files the product reads: read, check, compile what changed, write. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkCourse } from './check';
import { type CourseSource, lessonsOf } from './course-source';
import { entriesOf, filesBelow, prune, readIfThere, writeAtomically } from './files.server';
import { type LessonInput, lessonInput } from './lesson-input';
import { toManifest, toQuizBook } from './manifest-data';
import { type Problem, sortProblems } from './problems';
import { readCourse } from './read.server';
import type { CompiledLesson, CourseManifest } from './types';

/** Absolute paths of the folders the pipeline works with. */
export interface Folders {
	/** Holds one folder per course. */
	content: string;
	/** What the product reads. */
	generated: string;
	/** Compiled lessons by input; may be deleted at any time. */
	cache: string;
	/** Files served as they are; pictures are looked up here. */
	public: string;
}

export const DEFAULT_FOLDERS: Folders = {
	content: path.resolve('content'),
	generated: path.resolve('app/content/generated'),
	cache: path.resolve('.cache/course'),
	public: path.resolve('public'),
};

export interface Checked {
	/** Null when `course.yaml` cannot be used. */
	course: CourseSource | null;
	problems: Array<Problem>;
}

export interface Built {
	problems: Array<Problem>;
	/** Lessons compiled anew, and taken as they were. Both 0 when there are problems. */
	compiled: number;
	reused: number;
}

/** Names of all course folders. */
export async function courseIds(folders: Folders): Promise<Array<string>> {
	return (await entriesOf(folders.content)).filter((each) => each.isFolder).map((each) => each.name);
}

/**
 * Reads and checks one course.
 * @param article text of the article, to compare hashes and quotations with; null to leave that out
 */
export async function checkFolder(
	folders: Folders,
	courseId: string,
	article: string | null,
): Promise<Checked> {
	const directory = path.join(folders.content, courseId);
	const printed = path.relative(process.cwd(), directory);
	const { course, problems } = await readCourse(directory, printed);
	if (course === null) return { course, problems: sortProblems(problems) };
	const publicFiles = await filesBelow(folders.public);
	return { course, problems: sortProblems([...problems, ...checkCourse(course, { article, publicFiles })]) };
}

/**
 * Builds one course. With problems nothing is written: what was built before stays. When neither the course nor
 * the pipeline has changed since the last build, its result is kept without another look.
 */
export async function buildCourse(
	folders: Folders,
	courseId: string,
	article: string | null,
): Promise<Built> {
	const version = await pipelineVersion();
	const cache = path.join(folders.cache, courseId);
	const target = path.join(folders.generated, courseId);
	const inputs = await inputsHash(folders, courseId, article, version);
	const untouched = await lessonsOfLastBuild(path.join(cache, 'built.json'), target, inputs);
	if (untouched !== null) return { problems: [], compiled: 0, reused: untouched };

	const { course, problems } = await checkFolder(folders, courseId, article);
	if (course === null || problems.length > 0) return { problems, compiled: 0, reused: 0 };
	const { lessons, reused } = await compileLessons(course, path.join(cache, 'lessons'), version);
	const hash = await write(target, course, lessons);
	const stamp: Stamp = { inputs, hash };
	await writeAtomically(path.join(cache, 'built.json'), JSON.stringify(stamp));
	return { problems, compiled: lessons.size - reused, reused };
}

/** What the last build was made from, and the hash of the manifest it made. */
interface Stamp {
	inputs: string;
	hash: string;
}

/**
 * Number of lessons when the last build was made from the same inputs and its files are all there; else null.
 */
async function lessonsOfLastBuild(stampFile: string, target: string, inputs: string): Promise<number | null> {
	const stamp = parseJson<Stamp>(await readIfThere(stampFile));
	if (stamp?.inputs !== inputs) return null;
	const manifest = parseJson<CourseManifest>(await readIfThere(path.join(target, 'manifest.json')));
	if (manifest?.hash !== stamp.hash) return null;
	const there = await filesBelow(target);
	const needed = ['/quizzes.json', ...manifest.lessonEntries.map(({ id }) => `/lessons/${id}.json`)];
	return needed.every((file) => there.has(file)) ? manifest.lessonEntries.length : null;
}

async function inputsHash(
	folders: Folders,
	courseId: string,
	article: string | null,
	version: string,
): Promise<string> {
	const directory = path.join(folders.content, courseId);
	const files = [...(await filesBelow(directory))].sort();
	const contents = await Promise.all(files.map((file) => readFile(path.join(directory, file), 'utf8')));
	const pictures = [...(await filesBelow(folders.public))].sort();
	return hashOf(version, article ?? '', JSON.stringify([files, pictures]), ...contents);
}

/** Takes what is unchanged from the cache and compiles the rest, one lesson after the other. */
async function compileLessons(
	course: CourseSource,
	cache: string,
	version: string,
): Promise<{ lessons: Map<string, CompiledLesson>; reused: number }> {
	const lessons = new Map<string, CompiledLesson>();
	let reused = 0;
	for (const lesson of lessonsOf(course)) {
		const input = lessonInput(course, lesson);
		const key = hashOf(version, JSON.stringify(input));
		const file = path.join(cache, `${input.id}.json`);
		const cached = parseJson<{ key: string; lesson: CompiledLesson }>(await readIfThere(file));
		if (cached?.key === key) {
			reused += 1;
			lessons.set(input.id, cached.lesson);
			continue;
		}
		const compiled = await compile(input);
		await writeAtomically(file, JSON.stringify({ key, lesson: compiled }));
		lessons.set(input.id, compiled);
	}
	await prune(cache, new Set([...lessons.keys()].map((id) => `${id}.json`)));
	return { lessons, reused };
}

/** Removes what was generated for courses that are gone. */
export async function pruneCourses(folders: Folders): Promise<void> {
	const keep = new Set(await courseIds(folders));
	await prune(folders.generated, keep);
	await prune(folders.cache, keep);
}

/** mdx-bundler takes long to load, so it is loaded when something has to be compiled. */
async function compile(input: LessonInput): Promise<CompiledLesson> {
	const { compileLesson } = await import('./compile.server');
	return compileLesson(input);
}

/** A file we wrote ourselves; null when it is missing or damaged, which costs no more than the work again. */
function parseJson<Value>(text: string | null): Value | null {
	if (text === null) return null;
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/**
 * Writes the files of a course. The manifest comes last: whoever sees a new one finds everything it names.
 * @returns the hash of the manifest
 */
async function write(
	directory: string,
	course: CourseSource,
	compiled: ReadonlyMap<string, CompiledLesson>,
): Promise<string> {
	const book = toQuizBook(course);
	const manifest = toManifest(course, compiled, book);
	const lessons = path.join(directory, 'lessons');
	for (const [id, lesson] of compiled)
		await writeAtomically(path.join(lessons, `${id}.json`), JSON.stringify(lesson));
	await writeAtomically(path.join(directory, 'quizzes.json'), JSON.stringify(book));
	await writeAtomically(path.join(directory, 'manifest.json'), JSON.stringify(manifest));
	await prune(lessons, new Set([...compiled.keys()].map((id) => `${id}.json`)));
	return manifest.hash;
}

/** What the pipeline uses of the core. */
const CORE_FOLDERS = ['kinds', 'pictures'].map((name) => path.join(import.meta.dirname, '../core', name));

const PACKAGES = [
	'mdx-bundler',
	'esbuild',
	'react',
	'react-dom',
	'@mdx-js/mdx',
	'remark-mdx',
	'remark-parse',
	'yaml',
	'zod',
];

/** Changes with the code of the pipeline, of the question kinds and of the pictures, and with the packages they rest on. */
async function pipelineVersion(): Promise<string> {
	const require = createRequire(import.meta.url);
	const sources: Array<string> = [];
	for (const folder of [import.meta.dirname, ...CORE_FOLDERS]) {
		for (const file of await filesBelow(folder)) {
			if (file.startsWith('/generated/') || !/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
			sources.push(file, await readFile(path.join(folder, file), 'utf8'));
		}
	}
	const packages = PACKAGES.map((name) => `${name}@${packageVersion(require, name)}`);
	return hashOf(...sources, ...packages);
}

function packageVersion(require: NodeJS.Require, name: string): string {
	const found = require.resolve.paths(name) ?? [];
	for (const folder of found) {
		try {
			const { version }: { version: string } = require(path.join(folder, name, 'package.json'));
			return version;
		} catch {
			// Not in this node_modules; the next one up may have it.
		}
	}
	return 'unknown';
}

function hashOf(...parts: ReadonlyArray<string>): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(`${part.length}\n`).update(part);
	return hash.digest('hex');
}
