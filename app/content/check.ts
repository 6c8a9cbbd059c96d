/**
 * The checker: what a parsed course still lacks. Pure; problems of single files (form, syntax) come from reading.
 */
import { checkArticle, checkCoverage } from './checks/coverage';
import { checkIds } from './checks/ids';
import { checkLessons } from './checks/lessons';
import { checkLinks } from './checks/links';
import { checkPictures } from './checks/pictures';
import { checkQuizzes } from './checks/quizzes';
import { checkTables } from './checks/tables';
import { checkWording } from './checks/wording';
import type { CourseSource } from './course-source';
import { type Problem, sortProblems } from './problems';

export interface CheckOptions {
	/** Text of the article, to compare hashes and quotations with; null to leave that out. */
	article: string | null;
	/** Paths below `public/`, each with a leading slash; null when pictures cannot be looked up. */
	publicFiles: ReadonlySet<string> | null;
}

/** Problems in the order of files and lines. */
export function checkCourse(course: CourseSource, { article, publicFiles }: CheckOptions): Array<Problem> {
	return sortProblems([
		...checkIds(course),
		...checkLinks(course, publicFiles),
		...checkLessons(course),
		...checkQuizzes(course),
		...checkTables(course),
		...checkPictures(course),
		...checkCoverage(course),
		...(article === null ? [] : checkArticle(course, article)),
		...checkWording(course),
	]);
}
