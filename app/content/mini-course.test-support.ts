/** For tests: the small course of `tests/fixtures/course-mini`, copied to a folder of its own and changed there. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Folders } from './build.server';

export const MINI_COURSE = 'course-mini';
const FIXTURE = path.resolve('tests/fixtures', MINI_COURSE);

/** A copy of the course with folders of its own; removed when the test ends. */
export interface MiniCourse {
	folders: Folders;
	/** Absolute path of a file of the course. */
	file(relative: string): string;
	read(relative: string): string;
	write(relative: string, text: string): void;
	/** Replaces the only occurrence of `find`. Throws when it does not occur exactly once. */
	replace(relative: string, find: string, replacement: string): void;
	article: string;
}

export function copyMiniCourse(): MiniCourse {
	const root = mkdtempSync(path.join(tmpdir(), 'lectern-course-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	const directory = path.join(root, 'content', MINI_COURSE);
	cpSync(FIXTURE, directory, { recursive: true });
	const file = (relative: string) => path.join(directory, relative);
	const read = (relative: string) => readFileSync(file(relative), 'utf8');
	const write = (relative: string, text: string) => writeFileSync(file(relative), text);
	return {
		folders: {
			content: path.join(root, 'content'),
			generated: path.join(root, 'generated'),
			cache: path.join(root, 'cache'),
			public: path.join(root, 'public'),
		},
		file,
		read,
		write,
		replace(relative, find, replacement) {
			const pieces = read(relative).split(find);
			if (pieces.length !== 2) throw new Error(`“${find}” occurs ${pieces.length - 1} times in ${relative}.`);
			write(relative, pieces.join(replacement));
		},
		article: read('article.txt'),
	};
}
