/** The article map. */
import { type ArticleText, getArticle } from '~/content/index.server';
import type { CourseManifest } from '~/content/types';
import { articleHtml } from './article-list.server';
import { lessonLinks, visibleCourse } from './course-parts.server';
import type { ArticleParts, ArticleRow, ListPage, WithList } from './views';

const KINDS: Record<string, ArticleRow['kind']> = {
	H: 'heading',
	B: 'byline',
	R: 'reference',
	W: 'reference',
};

/** By course and text: a new build or a new reading makes new objects. */
const rendered = new WeakMap<CourseManifest, { text: ArticleText | null; list: string }>();

/**
 * The parts of the article a course is built from; null when there is no such course, or it has no source map.
 * @param dataDir absolute path of the data folder, where the owner may have placed the text
 */
export function getArticlePage(courseId: string, dataDir: string): WithList<ListPage> | null {
	const course = visibleCourse(courseId);
	if (course === null || course.sourceMap.length === 0) return null;
	const text = getArticle(dataDir, course);
	const known = rendered.get(course);
	const list = known?.text === text ? known.list : articleHtml(articleMapOf(course, text));
	rendered.set(course, { text, list });
	return { page: { courseId, courseTitle: course.title, list: null }, list };
}

/** @param text null for gists only */
export function articleMapOf(course: CourseManifest, text: ArticleText | null): ArticleParts {
	const article = course.references.find(({ id }) => id === course.article);
	return {
		courseId: course.id,
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
