/**
 * What the product reads at run time: the files written by `npm run course -- build`. Everything is loaded once
 * and kept; while developing, a course is loaded again when it was built again.
 *
 * Objects are shared between callers: never change them. What is marked KEYED in `types.ts` must not reach a
 * browser.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { drawable } from './draw';
import type {
	CompiledLesson,
	CourseManifest,
	CourseSummary,
	KeyedItem,
	KeyedQuiz,
	KeyedTest,
	LessonEntry,
	ModuleEntry,
	Objective,
	QuizBook,
} from './types';

/** A lesson with what a page about it needs. */
export interface LessonPage {
	course: CourseManifest;
	module: ModuleEntry;
	entry: LessonEntry;
	lesson: CompiledLesson;
	/** Neighbours in course order. */
	previous: LessonEntry | null;
	next: LessonEntry | null;
}

/** All functions are synchronous after the first use; unknown ids give null. */
export interface ContentStore {
	/** All courses by title, private ones too: who may see them is for the caller to decide. */
	getCatalog(): Array<CourseSummary>;
	/** A course by its id, which is also its slug. */
	getCourse(courseId: string): CourseManifest | null;
	/** A lesson by slug, with its segments. */
	getLesson(courseId: string, lessonSlug: string): LessonPage | null;
	/** KEYED. The quiz of a lesson by its id. */
	getQuiz(courseId: string, quizId: string): KeyedQuiz | null;
	/** KEYED. A module test by id or slug. */
	getTest(courseId: string, test: string): KeyedTest | null;
	/** KEYED. A question, in the text or in a quiz, by its id. */
	getItem(courseId: string, itemId: string): KeyedItem | null;
}

interface LoadedCourse {
	/** Modification time of the manifest, in milliseconds. */
	stamp: number;
	manifest: CourseManifest;
	lessons: Map<string, CompiledLesson>;
	/** Null until first asked for. */
	questions: { book: QuizBook; items: Map<string, KeyedItem> } | null;
}

/** Names of folders: nothing else is looked up on disk, nor what is too long for a name. */
const COURSE_ID = /^(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * @param directory absolute path of the generated files
 * @param reload whether to look for newly built courses at every call
 */
export function createContentStore({
	directory,
	reload,
}: {
	directory: string;
	reload: boolean;
}): ContentStore {
	const courses = new Map<string, LoadedCourse>();
	let ids: Array<string> | null = null;

	function load(courseId: string): LoadedCourse | null {
		if (!COURSE_ID.test(courseId)) return null;
		const known = courses.get(courseId);
		if (known !== undefined && !reload) return known;
		const file = path.join(directory, courseId, 'manifest.json');
		const stamp = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
		if (stamp === undefined) {
			courses.delete(courseId);
			return null;
		}
		if (known?.stamp === stamp) return known;
		const manifest: CourseManifest = readJson(file);
		const loaded: LoadedCourse = { stamp, manifest, lessons: new Map(), questions: null };
		courses.set(courseId, loaded);
		return loaded;
	}

	function lessonOf(course: LoadedCourse, lessonId: string): CompiledLesson {
		const known = course.lessons.get(lessonId);
		if (known !== undefined) return known;
		const lesson: CompiledLesson = readJson(
			path.join(directory, course.manifest.id, 'lessons', `${lessonId}.json`),
		);
		course.lessons.set(lessonId, lesson);
		return lesson;
	}

	function questionsOf(course: LoadedCourse): NonNullable<LoadedCourse['questions']> {
		course.questions ??= indexQuestions(
			course.manifest,
			readJson<QuizBook>(path.join(directory, course.manifest.id, 'quizzes.json')),
		);
		return course.questions;
	}

	function catalog(): Array<string> {
		if (ids === null || reload) ids = foldersIn(directory);
		return ids;
	}

	return {
		getCatalog() {
			return catalog()
				.flatMap((id) => load(id)?.manifest ?? [])
				.map(toSummary)
				.sort((a, b) => a.title.localeCompare(b.title, 'en'));
		},
		getCourse: (courseId) => load(courseId)?.manifest ?? null,
		getLesson(courseId, lessonSlug) {
			const course = load(courseId);
			if (course === null) return null;
			const { lessonEntries, moduleEntries } = course.manifest;
			const index = lessonEntries.findIndex(({ slug }) => slug === lessonSlug);
			const entry = lessonEntries[index];
			const module = moduleEntries.find(({ id }) => id === entry?.moduleId);
			if (entry === undefined || module === undefined) return null;
			return {
				course: course.manifest,
				module,
				entry,
				lesson: lessonOf(course, entry.id),
				previous: lessonEntries[index - 1] ?? null,
				next: lessonEntries[index + 1] ?? null,
			};
		},
		getQuiz(courseId, quizId) {
			const course = load(courseId);
			if (course === null) return null;
			const questions = questionsOf(course).book.lessons.find(({ quiz }) => quiz.id === quizId);
			return questions === undefined ? null : { courseId, ...questions };
		},
		getTest(courseId, test) {
			const course = load(courseId);
			const module = course?.manifest.moduleEntries.find(
				(each) => each.test?.id === test || each.test?.slug === test,
			);
			if (!course || !module?.test) return null;
			const { book } = questionsOf(course);
			const lessons = module.lessons.map((lessonId) => ({
				lessonId,
				objectives: course.manifest.lessonEntries.find(({ id }) => id === lessonId)?.objectives ?? [],
				items: book.lessons.find((each) => each.lessonId === lessonId)?.items ?? [],
			}));
			const pool = drawable(lessons, module.test.exclude).map(({ objective, lesson, items }) => ({
				objective,
				lessonId: lesson.lessonId,
				items,
			}));
			return { courseId, moduleId: module.id, settings: module.test, pool };
		},
		getItem(courseId, itemId) {
			const course = load(courseId);
			return course === null ? null : (questionsOf(course).items.get(itemId) ?? null);
		},
	};
}

/** The part of a manifest that lists show. */
function toSummary(manifest: CourseManifest): CourseSummary {
	const { id, title, summary, version, languages, licence, authors, modules, lessons, minutes, hash } =
		manifest;
	return {
		id,
		title,
		summary,
		version,
		languages,
		licence,
		authors,
		private: manifest.private,
		modules,
		lessons,
		minutes,
		hash,
	};
}

function indexQuestions(manifest: CourseManifest, book: QuizBook): NonNullable<LoadedCourse['questions']> {
	const items = new Map<string, KeyedItem>();
	for (const { lessonId, quiz, checks, items: graded } of book.lessons) {
		const entry = manifest.lessonEntries.find(({ id }) => id === lessonId);
		if (entry === undefined) continue;
		for (const [role, list] of [['check', checks] as const, ['item', graded] as const]) {
			for (const item of list) {
				const objective: Objective | undefined = entry.objectives.find(({ id }) => id === item.objective);
				if (objective === undefined) continue;
				items.set(item.id, {
					courseId: manifest.id,
					lessonId,
					lessonSlug: entry.slug,
					quizId: quiz.id,
					role,
					item,
					objective,
				});
			}
		}
	}
	return { book, items };
}

function foldersIn(directory: string): Array<string> {
	try {
		return readdirSync(directory);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw error;
	}
}

/** The one edge where stored JSON gets its type: the files are written by `build.server.ts` with these types. */
function readJson<Value>(file: string): Value {
	return JSON.parse(readFileSync(file, 'utf8'));
}
