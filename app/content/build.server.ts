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
import type { CompiledLesson } from './types';

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
	/** Lessons compiled anew, and taken from the cache. Both 0 when there are problems. */
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
export async function checkFolder(folders: Folders, courseId: string, article: string | null): Promise<Checked> {
	const directory = path.join(folders.content, courseId);
	const printed = path.relative(process.cwd(), directory);
	const { course, problems } = await readCourse(directory, printed);
	if (course === null) return { course, problems: sortProblems(problems) };
	const publicFiles = await filesBelow(folders.public);
	return { course, problems: sortProblems([...problems, ...checkCourse(course, { article, publicFiles })]) };
}

/**
 * Builds one course. With problems nothing is written: what was built before stays.
 */
export async function buildCourse(folders: Folders, courseId: string, article: string | null): Promise<Built> {
	const { course, problems } = await checkFolder(folders, courseId, article);
	if (course === null || problems.length > 0) return { problems, compiled: 0, reused: 0 };
	const version = await compilerVersion();
	const cache = path.join(folders.cache, courseId);
	const compiled = new Map<string, CompiledLesson>();
	let reused = 0;
	for (const lesson of lessonsOf(course)) {
		const input = lessonInput(course, lesson);
		const key = hashOf(version, JSON.stringify(input));
		const file = path.join(cache, `${input.id}.json`);
		const cached = await readCached(file, key);
		if (cached !== null) reused += 1;
		const result = cached ?? (await compile(input));
		if (cached === null) await writeAtomically(file, JSON.stringify({ key, lesson: result }));
		compiled.set(input.id, result);
	}
	await write(path.join(folders.generated, courseId), course, compiled);
	await prune(cache, new Set([...compiled.keys()].map((id) => `${id}.json`)));
	return { problems, compiled: compiled.size - reused, reused };
}

/** Removes what was generated for courses that are gone. */
export async function pruneCourses(folders: Folders): Promise<void> {
	const keep = new Set(await courseIds(folders));
	await prune(folders.generated, keep);
	await prune(folders.cache, keep);
}

/** mdx-bundler takes long to load, so it is loaded when something has changed. */
async function compile(input: LessonInput): Promise<CompiledLesson> {
	const { compileLesson } = await import('./compile.server');
	return compileLesson(input);
}

async function readCached(file: string, key: string): Promise<CompiledLesson | null> {
	const text = await readIfThere(file);
	if (text === null) return null;
	try {
		const cached: { key: string; lesson: CompiledLesson } = JSON.parse(text);
		return cached.key === key ? cached.lesson : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** The manifest comes last: whoever sees a new one finds everything it names. */
async function write(directory: string, course: CourseSource, compiled: ReadonlyMap<string, CompiledLesson>): Promise<void> {
	const book = toQuizBook(course);
	const manifest = toManifest(course, compiled, book);
	const lessons = path.join(directory, 'lessons');
	for (const [id, lesson] of compiled) await writeAtomically(path.join(lessons, `${id}.json`), JSON.stringify(lesson));
	await writeAtomically(path.join(directory, 'quizzes.json'), JSON.stringify(book));
	await writeAtomically(path.join(directory, 'manifest.json'), JSON.stringify(manifest));
	await prune(lessons, new Set([...compiled.keys()].map((id) => `${id}.json`)));
}

/** Our own files that decide what the HTML of a lesson looks like. */
const COMPILER_FILES = [
	'addresses.ts',
	'citation.ts',
	'compile.server.ts',
	'components.tsx',
	'lesson-input.ts',
	'mdx/component-table.ts',
	'mdx/number.ts',
	'mdx/parse.ts',
	'mdx/tables.ts',
];
const COMPILER_PACKAGES = ['mdx-bundler', 'esbuild', 'react', 'react-dom', '@mdx-js/mdx', 'remark-mdx', 'remark-parse'];

/** Changes with the compiler's code and with the packages it rests on. */
async function compilerVersion(): Promise<string> {
	const here = import.meta.dirname;
	const require = createRequire(import.meta.url);
	const sources = await Promise.all(COMPILER_FILES.map((file) => readFile(path.join(here, file), 'utf8')));
	const packages = COMPILER_PACKAGES.map((name) => `${name}@${packageVersion(require, name)}`);
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
