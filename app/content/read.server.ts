/** Reads a course folder. Everything that can be read is kept, so that one mistake does not hide the others. */
import path from 'node:path';
import type { z } from 'zod';
import type {
	CourseSource,
	GuideSource,
	Ledger,
	LessonSource,
	ModuleSource,
	QuizSource,
	ReadResult,
} from './course-source';
import { entriesOf, readIfThere } from './files.server';
import { splitFrontmatter } from './frontmatter';
import { inspectBody } from './mdx/inspect';
import { parseBody, parsePlain } from './mdx/parse';
import { TableError } from './mdx/tables';
import { didYouMean, type Entry, type Problem, problem } from './problems';
import {
	type CourseFile,
	claim,
	courseFile,
	item,
	legalText,
	lessonFront,
	misconceptionEntry,
	place,
	quizFile,
	quizSettings,
	reference,
	sourceMapEntry,
	type TableFile,
	tableFile,
	term,
	testFile,
	timelineEvent,
} from './schemas';
import { parseEntry, parseList, parseYaml, valueAt, type YamlFile } from './yaml';

const LESSON_FILE = /^\d\d-[a-z0-9][a-z0-9-]*\.mdx$/;
const TABLE_FILE = /^[a-z0-9][a-z0-9-]*\.yaml$/;
const GUIDE_FILE = /^[a-z0-9][a-z0-9-]*\.md$/;
const TOP_FILES = [
	'course.yaml',
	'claims.yaml',
	'glossary.yaml',
	'references.yaml',
	'legal.yaml',
	'source-map.yaml',
	'misconceptions.yaml',
	'timeline.yaml',
	'places.yaml',
];
const TOP_FOLDERS = ['modules', 'tables', 'teaching'];

/** Reads files of one course; `report` collects what is wrong on the way. */
interface Reader {
	/** Absolute path of the course folder. */
	directory: string;
	/** How paths below it are printed. */
	label(relative: string): string;
	report(problems: ReadonlyArray<Problem>): void;
}

/**
 * @param directory absolute path of `content/<course>`
 * @param printed how the folder is called in problems, such as `content/khojaly`
 */
export async function readCourse(directory: string, printed: string): Promise<ReadResult> {
	const problems: Array<Problem> = [];
	const reader: Reader = {
		directory,
		label: (relative) => path.posix.join(printed.split(path.sep).join('/'), relative),
		report: (found) => {
			problems.push(...found);
		},
	};
	const course = await readTop(reader);
	return { course, problems };
}

async function readTop(reader: Reader): Promise<CourseSource | null> {
	const yaml = await readYaml(reader, 'course.yaml');
	if (yaml === 'missing') {
		const message = 'The course has no course.yaml: write one (docs/writing-a-course.md).';
		reader.report([problem('missing-file', { file: reader.label('course.yaml'), line: 1 }, message)]);
	}
	await refuseStrangers(reader);
	if (yaml === 'missing' || yaml === null) return null;
	const { entry, problems } = parseEntry(yaml, courseFile);
	reader.report(problems);
	if (entry === null) return null;
	const brokenLessons = new Set<string>();
	const modules: Array<ModuleSource> = [];
	for (const index of entry.value.modules.keys())
		modules.push(await readModule(reader, entry, index, brokenLessons));
	await refuseUnlistedModules(reader, entry);
	return {
		id: path.basename(reader.directory),
		course: entry,
		modules,
		brokenLessons,
		claims: await readLedger(reader, 'claims.yaml', claim, 'claims'),
		terms: await readLedger(reader, 'glossary.yaml', term, 'terms'),
		references: await readLedger(reader, 'references.yaml', reference, 'references'),
		legal: await readLedger(reader, 'legal.yaml', legalText, 'legal texts'),
		sourceMap: await readLedger(reader, 'source-map.yaml', sourceMapEntry, 'paragraphs'),
		misconceptions: await readLedger(reader, 'misconceptions.yaml', misconceptionEntry, 'misconceptions'),
		tables: await readTables(reader),
		timeline: await readLedger(reader, 'timeline.yaml', timelineEvent, 'events'),
		places: await readLedger(reader, 'places.yaml', place, 'places'),
		guides: await readGuides(reader),
	};
}

/** Null: the file is there but cannot be used, which has been reported. */
async function readYaml(reader: Reader, relative: string): Promise<YamlFile | null | 'missing'> {
	const text = await readIfThere(path.join(reader.directory, relative));
	if (text === null) return 'missing';
	const { yaml, problems } = parseYaml(reader.label(relative), text);
	reader.report(problems);
	return yaml;
}

async function refuseStrangers(reader: Reader): Promise<void> {
	for (const { name, isFolder } of await entriesOf(reader.directory)) {
		const known = isFolder ? TOP_FOLDERS : TOP_FILES;
		if (known.includes(name) || (!isFolder && !/\.(ya?ml|mdx)$/.test(name))) continue;
		const message = `“${name}” is not part of a course, so nobody reads it: allowed are ${known.join(', ')}.${didYouMean(name, known)}`;
		reader.report([problem('unknown-file', { file: reader.label(name), line: 1 }, message)]);
	}
}

async function refuseUnlistedModules(reader: Reader, course: Entry<CourseFile>): Promise<void> {
	const listed = new Set(course.value.modules.map((each) => each.folder));
	for (const { name } of await entriesOf(path.join(reader.directory, 'modules'))) {
		if (listed.has(name)) continue;
		const message = `“modules/${name}” is in no module: list it in course.yaml under “modules”, or remove it.`;
		reader.report([problem('unlisted-module', { file: reader.label(`modules/${name}`), line: 1 }, message)]);
	}
}

async function readLedger<Value>(
	reader: Reader,
	relative: string,
	schema: z.ZodType<Value>,
	what: string,
): Promise<Ledger<Value>> {
	const file = reader.label(relative);
	const yaml = await readYaml(reader, relative);
	if (yaml === 'missing' || yaml === null) {
		return { file, exists: yaml === null, entries: [], brokenIds: new Set() };
	}
	const { entries, brokenIds, problems } = parseList(yaml, schema, [], what);
	reader.report(problems);
	return { file, exists: true, entries, brokenIds };
}

async function readTables(reader: Reader): Promise<Ledger<TableFile>> {
	const tables: Ledger<TableFile> = {
		file: reader.label('tables'),
		exists: true,
		entries: [],
		brokenIds: new Set(),
	};
	for (const { name, isFolder } of await entriesOf(path.join(reader.directory, 'tables'))) {
		if (isFolder || !TABLE_FILE.test(name)) {
			const message = `“${name}” is not a table: allowed are files called name.yaml, in lower-case words joined by hyphens.`;
			reader.report([problem('unknown-file', { file: reader.label(`tables/${name}`), line: 1 }, message)]);
			continue;
		}
		const yaml = await readYaml(reader, `tables/${name}`);
		if (yaml === 'missing' || yaml === null) continue;
		const { entry, problems } = parseEntry(yaml, tableFile);
		reader.report(problems);
		const id = valueAt(yaml.value, ['id']);
		if (entry !== null) tables.entries.push(entry);
		else if (typeof id === 'string') tables.brokenIds.add(id);
	}
	return tables;
}

async function readGuides(reader: Reader): Promise<Array<GuideSource>> {
	const guides: Array<GuideSource> = [];
	for (const { name, isFolder } of await entriesOf(path.join(reader.directory, 'teaching'))) {
		const file = reader.label(`teaching/${name}`);
		if (isFolder || !GUIDE_FILE.test(name)) {
			const message = `“${name}” is not a guide: allowed are files called name.md, in lower-case words joined by hyphens.`;
			reader.report([problem('unknown-file', { file, line: 1 }, message)]);
			continue;
		}
		const text = (await readIfThere(path.join(reader.directory, 'teaching', name))) ?? '';
		try {
			guides.push({ file, body: inspectBody(parsePlain(text), (line) => ({ file, line })) });
		} catch (error) {
			if (!(error instanceof TableError)) throw error;
			reader.report([problem('table', { file, line: error.line }, error.message)]);
		}
	}
	return guides;
}

async function readModule(
	reader: Reader,
	course: Entry<CourseFile>,
	index: number,
	brokenLessons: Set<string>,
): Promise<ModuleSource> {
	const value = course.value.modules[index] as CourseFile['modules'][number];
	const entry = {
		value,
		place: (below: ReadonlyArray<string | number> = []) => course.place(['modules', index, ...below]),
	};
	const folder = `modules/${value.folder}`;
	const names = (await entriesOf(path.join(reader.directory, folder))).map((each) => each.name);
	const lessons: Array<LessonSource> = [];
	for (const name of names.filter((each) => LESSON_FILE.test(each))) {
		const lesson = await readLesson(reader, `${folder}/${name}`, brokenLessons);
		if (lesson !== null) lessons.push(lesson);
	}
	if (!names.some((name) => LESSON_FILE.test(name))) {
		const message = `The folder ${folder} has no lesson: add one called 01-name.mdx, or remove the module.`;
		reader.report([problem('missing-file', entry.place(['folder']), message)]);
	}
	for (const name of names) reader.report(strangerIn(reader, folder, name, names));
	const yaml = names.includes('test.yaml') ? await readYaml(reader, `${folder}/test.yaml`) : null;
	let test: ModuleSource['test'] = null;
	if (yaml !== null && yaml !== 'missing') {
		const parsed = parseEntry(yaml, testFile);
		reader.report(parsed.problems);
		test = parsed.entry;
	}
	return { entry, lessons, test };
}

/** Files in a module folder that would silently be ignored. */
function strangerIn(
	reader: Reader,
	folder: string,
	name: string,
	names: ReadonlyArray<string>,
): Array<Problem> {
	if (name === 'test.yaml' || LESSON_FILE.test(name)) return [];
	const place = { file: reader.label(`${folder}/${name}`), line: 1 };
	if (name.endsWith('.quiz.yaml')) {
		const lesson = name.replace(/\.quiz\.yaml$/, '.mdx');
		if (names.includes(lesson)) return [];
		return [
			problem('unknown-file', place, `There is no lesson ${lesson} for this quiz: rename one of them.`),
		];
	}
	const message = `“${name}” is not part of a module: allowed are NN-name.mdx, NN-name.quiz.yaml and test.yaml, NN being two digits.`;
	return [problem('unknown-file', place, message)];
}

async function readLesson(
	reader: Reader,
	relative: string,
	brokenLessons: Set<string>,
): Promise<LessonSource | null> {
	const file = reader.label(relative);
	const quiz = await readQuiz(reader, relative.replace(/\.mdx$/, '.quiz.yaml'));
	const { split, problems } = splitFrontmatter(
		file,
		(await readIfThere(path.join(reader.directory, relative))) ?? '',
	);
	reader.report(problems);
	if (split === null) return null;
	const { yaml, problems: notYaml } = parseYaml(file, split.yaml, 2);
	reader.report(notYaml);
	const { tree, refusals } = parseBody(split.body);
	reader.report(refusals.map(({ rule, line, message }) => problem(rule, { file, line }, message)));
	const { entry, problems: notFront } =
		yaml === null ? { entry: null, problems: [] } : parseEntry(yaml, lessonFront);
	reader.report(notFront);
	if (entry === null) {
		const id = valueAt(yaml?.value, ['id']);
		if (typeof id === 'string') brokenLessons.add(id);
		return null;
	}
	return {
		file,
		path: path.join(reader.directory, relative),
		text: split.body,
		front: entry,
		body: tree === null ? null : inspectBody(tree, (line) => ({ file, line })),
		quiz,
	};
}

async function readQuiz(reader: Reader, relative: string): Promise<QuizSource | null> {
	const yaml = await readYaml(reader, relative);
	if (yaml === 'missing') return null;
	const quiz: QuizSource = {
		file: reader.label(relative),
		settings: null,
		checks: [],
		items: [],
		brokenIds: new Set(),
	};
	if (yaml === null) return quiz;
	const shape = parseEntry(yaml, quizFile);
	const settings = parseEntry(yaml, quizSettings, ['quiz']);
	const checks = parseList(yaml, item, ['checks'], 'items');
	const items = parseList(yaml, item, ['items'], 'items');
	for (const { problems } of [shape, settings, checks, items]) reader.report(problems);
	quiz.settings = settings.entry;
	quiz.checks = checks.entries;
	quiz.items = items.entries;
	quiz.brokenIds = new Set([...checks.brokenIds, ...items.brokenIds]);
	return quiz;
}
