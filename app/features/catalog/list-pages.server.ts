/** The glossary and the sources: lists that are rendered once per build of the course. */
import type { CourseManifest } from '~/content/types';
import { lessonLinks, visibleCourse } from './course-parts.server';
import { glossaryHtml } from './glossary-list.server';
import { sourcesHtml } from './source-list.server';
import type { ListPage, WithList } from './views';

/** The glossary in alphabetical order; null when there is no such course. */
export function getGlossaryPage(courseId: string): WithList<ListPage> | null {
	const course = visibleCourse(courseId);
	return course === null ? null : withList(course, glossaries, glossaryOf);
}

function glossaryOf(course: CourseManifest): string {
	const terms = [...course.glossary].sort((one, other) => one.term.localeCompare(other.term, 'en'));
	return glossaryHtml(
		course.id,
		terms.map(({ id, term, also, definition, lessons }) => ({
			id,
			term,
			also,
			definition,
			lessons: lessonLinks(course, lessons),
		})),
	);
}

/** Lists by course: a new build makes new objects. */
const glossaries = new WeakMap<CourseManifest, string>();
const sourceLists = new WeakMap<CourseManifest, string>();

function withList(
	course: CourseManifest,
	rendered: WeakMap<CourseManifest, string>,
	render: (course: CourseManifest) => string,
): WithList<ListPage> {
	const list = rendered.get(course) ?? render(course);
	rendered.set(course, list);
	return { page: { courseId: course.id, courseTitle: course.title, list: null }, list };
}

/** All sources; null when there is no such course. */
export function getSourcesPage(courseId: string): WithList<ListPage> | null {
	const course = visibleCourse(courseId);
	return course === null ? null : withList(course, sourceLists, sourcesOf);
}

function sourcesOf(course: CourseManifest): string {
	const sources = course.references.map(({ lessons, ...reference }) => ({
		...reference,
		lessons: lessonLinks(course, lessons),
		isArticle: reference.id === course.article && course.sourceMap.length > 0,
		claims: course.claims
			.filter(({ sources }) => sources.some(({ ref }) => ref === reference.id))
			.map(({ id }) => id),
		tables: course.tables
			.filter(({ rows }) => rows.some(({ sources }) => sources.some(({ ref }) => ref === reference.id)))
			.map(({ id, title }) => ({ id, title })),
		events: course.timeline
			.filter(({ sources }) => sources.some(({ ref }) => ref === reference.id))
			.map(({ id, title }) => ({ id, title })),
	}));
	return sourcesHtml(course.id, sources);
}
