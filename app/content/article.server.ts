/**
 * The article's own text, where the owner of a site has the right to show it: `articles/<course>.txt` in the data
 * folder. It is not part of a course and never written anywhere; what is shown of it is only what the source map
 * knows by its hash, so that no other text can stand beside a gist.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { hashText, parseArticle } from './text';
import type { CourseManifest } from './types';

/** Larger files are no article. */
const MAX_BYTES = 4 * 1024 * 1024;

/** A text compared with a course's source map. */
export interface ArticleText {
	/** The parts that were recognised, by their ids in the source map. */
	parts: ReadonlyMap<string, string>;
	/** Ids of the source map whose text is not in the file as the course knows it. */
	missing: Array<string>;
	/** Lines of the file, from 1, that the source map does not know. */
	strange: Array<number>;
}

/** What to tell the owner about one file. */
export interface ArticleNote {
	/** Whether all of the article is shown. */
	complete: boolean;
	/** One or more sentences, without any of the article's text. */
	message: string;
}

/** What is needed of a course to recognise its article. */
export type MappedCourse = Pick<CourseManifest, 'id' | 'hash' | 'sourceMap'>;

export interface ArticleStore {
	/**
	 * The owner's copy of a course's article; null when there is none that can be read.
	 * @param dataDir absolute path of the data folder
	 */
	getArticle(dataDir: string, course: MappedCourse): ArticleText | null;
	/** Reads every file of the folder now. @returns one note a file; none when there is no such folder */
	readArticles(dataDir: string, courses: ReadonlyArray<MappedCourse>): Array<ArticleNote>;
}

/** Recognises the parts of `text` by their hashes, wherever they stand. */
export function matchArticle(text: string, sourceMap: CourseManifest['sourceMap']): ArticleText {
	const found = parseArticle(text).map(({ text: part, line }) => ({ part, line, hash: hashText(part) }));
	const byHash = new Map(found.map(({ part, hash }) => [hash, part]));
	const known = new Set(sourceMap.map(({ sha256 }) => sha256));
	const parts = new Map<string, string>();
	for (const { id, sha256 } of sourceMap) {
		const part = byHash.get(sha256);
		if (part !== undefined) parts.set(id, part);
	}
	return {
		parts,
		missing: sourceMap.map(({ id }) => id).filter((id) => !parts.has(id)),
		strange: found.filter(({ hash }) => !known.has(hash)).map(({ line }) => line),
	};
}

/**
 * @param reload whether to look for a changed file at every call; otherwise a file is read once, so that a page shows
 * the same to everybody until the server is started again
 */
export function createArticleStore({ reload }: { reload: boolean }): ArticleStore {
	const known = new Map<string, { stamp: string; article: ArticleText | null }>();

	function getArticle(dataDir: string, course: MappedCourse): ArticleText | null {
		const file = fileOf(dataDir, course.id);
		const before = known.get(file);
		if (before !== undefined && !reload) return before.article;
		const stamp = `${course.hash} ${stampOf(file)}`;
		if (before?.stamp === stamp) return before.article;
		const text = readText(file);
		const article = 'text' in text ? matchArticle(text.text, course.sourceMap) : null;
		known.set(file, { stamp, article });
		return article;
	}

	return {
		getArticle,
		readArticles(dataDir, courses) {
			// Those without a file too: one that comes later must not be shown to some and not to others.
			for (const course of courses) getArticle(dataDir, course);
			return filesIn(path.join(dataDir, 'articles')).map((name) => {
				const course = courses.find(({ id }) => `${id}.txt` === name);
				const named = path.join('articles', name);
				if (course === undefined) {
					const names = courses.map(({ id }) => `${id}.txt`).join(', ');
					return incomplete(`${named} belongs to no course: name it ${names}, or remove it.`);
				}
				const text = readText(fileOf(dataDir, course.id));
				if ('fault' in text) return incomplete(`${named} ${text.fault}. The article map shows gists only.`);
				const article = getArticle(dataDir, course);
				return article === null
					? incomplete(`${named} changed while it was read: start the server again.`)
					: noteOn(named, article, course.sourceMap.length);
			});
		},
	};
}

function noteOn(named: string, { parts, missing, strange }: ArticleText, of: number): ArticleNote {
	if (missing.length === 0) {
		return { complete: true, message: `${named}: all ${of} parts stand beside their gists.` };
	}
	const mend =
		'The text must be the one the course was written for, word for word, with one paragraph a line.';
	if (parts.size === 0) {
		return incomplete(
			`${named} is not the article of this course. The article map shows gists only. ${mend}`,
		);
	}
	const lines = strange.length === 0 ? '' : ` Look at line ${strange.join(', ')}.`;
	return incomplete(
		`${named}: ${parts.size} of ${of} parts stand beside their gists; ${missing.join(', ')} could not be recognised and show the gist only.${lines} ${mend}`,
	);
}

function incomplete(message: string): ArticleNote {
	return { complete: false, message };
}

/** The course's id comes from its manifest, which the checker keeps to lower-case letters, digits and hyphens. */
function fileOf(dataDir: string, courseId: string): string {
	return path.join(dataDir, 'articles', `${courseId}.txt`);
}

/** Changes when the file changes. */
function stampOf(file: string): string {
	const stats = statSync(file, { throwIfNoEntry: false });
	return stats === undefined ? 'none' : `${stats.mtimeMs} ${stats.size}`;
}

/** The text of a file, or what is wrong with it: the rest of a sentence that begins with its name. */
function readText(file: string): { text: string } | { fault: string } {
	try {
		const stats = statSync(file);
		if (!stats.isFile()) return { fault: 'is not a file' };
		if (stats.size > MAX_BYTES) return { fault: `is larger than ${MAX_BYTES / 1024 / 1024} MiB` };
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
	} catch (error) {
		if (error instanceof TypeError) return { fault: 'is not UTF-8 text: save it as UTF-8' };
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
		return { fault: `cannot be read (${code})` };
	}
}

/** Names in a folder, without hidden ones; none when it cannot be listed. */
function filesIn(folder: string): Array<string> {
	try {
		return readdirSync(folder)
			.filter((name) => !name.startsWith('.'))
			.sort();
	} catch {
		return [];
	}
}
