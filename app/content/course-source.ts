/** A course as its author wrote it, parsed file by file. What fits together is for `check.ts` to say. */
import type { Item } from '~/core/kinds';
import type { LessonBody } from './mdx/inspect';
import type { Entry, Problem } from './problems';
import type {
	Claim,
	CourseFile,
	LegalText,
	LessonFront,
	Misconception,
	Place,
	Reference,
	SourceMapRow,
	TableFile,
	Term,
	TimelineEvent,
} from './schemas';
import type { QuizSettings, TestSettings } from './types';

/** Entries of one list by id, and the ids of entries that could not be read. */
export interface Ledger<Value> {
	/** Path of the file, for problems. */
	file: string;
	/** False when the course has no such file. */
	exists: boolean;
	entries: Array<Entry<Value>>;
	brokenIds: Set<string>;
}

export interface QuizSource {
	file: string;
	settings: Entry<QuizSettings> | null;
	checks: Array<Entry<Item>>;
	items: Array<Entry<Item>>;
	/** Ids of items that could not be read. */
	brokenIds: Set<string>;
}

export interface LessonSource {
	/** Path of the MDX file, for problems. */
	file: string;
	/** Absolute path of the MDX file. */
	path: string;
	/** The Markdown after the frontmatter, with an empty line for every line before it. */
	text: string;
	front: Entry<LessonFront>;
	/** Null when the text could not be parsed. */
	body: LessonBody | null;
	quiz: QuizSource | null;
}

export interface ModuleSource {
	entry: Entry<CourseFile['modules'][number]>;
	lessons: Array<LessonSource>;
	/** Null when the module has no test. */
	test: Entry<TestSettings> | null;
}

/** A guide for instructors, one of the files of `teaching/`. The product does not show it. */
export interface GuideSource {
	/** Path of the file, for problems. */
	file: string;
	body: LessonBody;
}

export interface CourseSource {
	/** Name of the folder. */
	id: string;
	course: Entry<CourseFile>;
	modules: Array<ModuleSource>;
	/** Ids of lessons whose frontmatter could not be read. */
	brokenLessons: Set<string>;
	claims: Ledger<Claim>;
	terms: Ledger<Term>;
	references: Ledger<Reference>;
	legal: Ledger<LegalText>;
	sourceMap: Ledger<SourceMapRow>;
	misconceptions: Ledger<Misconception>;
	/** The files of `tables/`, in the order of their names. */
	tables: Ledger<TableFile>;
	timeline: Ledger<TimelineEvent>;
	places: Ledger<Place>;
	/** In the order of their names. */
	guides: Array<GuideSource>;
}

/** What reading a folder gives: null as course when `course.yaml` itself cannot be used. */
export interface ReadResult {
	course: CourseSource | null;
	problems: Array<Problem>;
}

/** All lessons in course order. */
export function lessonsOf(course: CourseSource): Array<LessonSource> {
	return course.modules.flatMap((each) => each.lessons);
}

/** Values of a ledger by id; of equal ids the first counts. */
export function byId<Value extends { id: string }>(ledger: Ledger<Value>): Map<string, Value> {
	const values = new Map<string, Value>();
	for (const { value } of ledger.entries) if (!values.has(value.id)) values.set(value.id, value);
	return values;
}
