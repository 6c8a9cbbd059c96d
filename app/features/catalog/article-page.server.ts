/** The article map. */
import { type ArticleText, getArticle } from '~/content/index.server';
import type { CourseManifest } from '~/content/types';
import { lessonLinks, visibleCourse } from './course-parts.server';
import type { ArticlePage, ArticleRow } from './views';

const KINDS: Record<string, ArticleRow['kind']> = {
	H: 'heading',
	B: 'byline',
	R: 'reference',
	W: 'reference',
};

/**
 * The parts of the article a course is built from; null when there is no such course, or it has no source map.
 * @param dataDir absolute path of the data folder, where the owner may have placed the text
 */
export function getArticlePage(courseId: string, dataDir: string): ArticlePage | null {
	const course = visibleCourse(courseId);
	if (course === null || course.sourceMap.length === 0) return null;
	return articleMapOf(course, getArticle(dataDir, course));
}

/** @param text null for gists only */
export function articleMapOf(course: CourseManifest, text: ArticleText | null): ArticlePage {
	const article = course.references.find(({ id }) => id === course.article);
	return {
		courseId: course.id,
		courseTitle: course.title,
		article:
			article === undefined ? null : { id: article.id, citation: article.citation, short: article.short },
		text: text === null || text.parts.size === 0 ? 'none' : text.missing.length === 0 ? 'all' : 'part',
		rows: course.sourceMap.map(({ id, types, gist, lessons }) => ({
			id,
			kind: KINDS[id.charAt(0)] ?? 'paragraph',
			types,
			gist,
			text: text?.parts.get(id) ?? null,
			claims: course.claims
				.filter(({ paragraphs }) => paragraphs.includes(id))
				.map(({ id: claim, label, says }) => ({ id: claim, label, says })),
			lessons: lessonLinks(course, lessons),
		})),
	};
}
