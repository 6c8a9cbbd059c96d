/**
 * The courses of this installation, as built by `npm run course -- build`. Paths follow the folder the process was
 * started in. Tests make their own store with `createContentStore`.
 */
import path from 'node:path';
import { createContentStore } from './manifest.server';

export { type ContentStore, createContentStore, type LessonPage } from './manifest.server';

const store = createContentStore({
	directory: path.resolve('app/content/generated'),
	// Outside of Vite, as in the command line tools, there is no `import.meta.env`.
	reload: import.meta.env?.DEV ?? false,
});

export const { getCatalog, getCourse, getLesson, getQuiz, getTest, getItem } = store;
