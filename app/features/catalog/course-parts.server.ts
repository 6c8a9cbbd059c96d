/** Parts of a course as the pages of this feature show them. */
import { getCourse } from '~/content/index.server';
import type { CourseManifest, SourceRef } from '~/content/types';
import type { LessonRef, SourceLink } from './views';

/** A course that everybody may see; null when there is none. */
export function visibleCourse(courseId: string): CourseManifest | null {
	const course = getCourse(courseId);
	return course === null || course.private ? null : course;
}

/** Lessons by id, as links, in course order. */
export function lessonLinks(course: CourseManifest, ids: ReadonlyArray<string>): Array<LessonRef> {
	return course.lessonEntries
		.filter(({ id }) => ids.includes(id))
		.map(({ slug, title }) => ({ slug, title }));
}

/** Names the sources of an entry as pages print them. */
export function sourceNamer(course: CourseManifest): (source: SourceRef) => SourceLink {
	const short = new Map(course.references.map((reference) => [reference.id, reference.short]));
	return ({ ref, at }) => ({ ref, at, short: short.get(ref) ?? ref });
}
