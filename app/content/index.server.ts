/**
 * The courses of this installation, as built by `npm run course -- build`. Paths follow the folder the process was
 * started in. Tests make their own store with `createContentStore`.
 */
import path from 'node:path';
import { type ArticleNote, type ArticleText, createArticleStore } from './article.server';
import { createContentStore } from './manifest.server';
import type { CourseManifest } from './types';

export type { ArticleNote, ArticleText } from './article.server';
export { type ContentStore, createContentStore, type LessonPage } from './manifest.server';

// Outside of Vite, as in the command line tools, there is no `import.meta.env`.
const reload = import.meta.env?.DEV ?? false;
const store = createContentStore({ directory: path.resolve('app/content/generated'), reload });
const articles = createArticleStore({ reload });

export const { getCatalog, getCourse, getLesson, getQuiz, getTest, getItem } = store;

/** The owner's copy of a course's article, from `articles/` in the data folder; null when there is none. */
export function getArticle(dataDir: string, course: CourseManifest): ArticleText | null {
	return articles.getArticle(dataDir, course);
}

/**
 * Reads the owner's copies of all articles, so that what is wrong with one is told when the server starts.
 * @param dataDir absolute path of the data folder
 */
export function readArticles(dataDir: string): Array<ArticleNote> {
	const courses = store.getCatalog().flatMap(({ id }) => store.getCourse(id) ?? []);
	return articles.readArticles(dataDir, courses);
}
