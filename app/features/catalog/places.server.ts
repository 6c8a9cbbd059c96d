/** Read model of a course's map. */
import { lessonLinks, visibleCourse } from './course-parts.server';
import type { MapPage } from './views';

/** The places with their numbers; null when the course has none. */
export function getMapPage(courseId: string): MapPage | null {
	const course = visibleCourse(courseId);
	if (course === null || course.places.length === 0) return null;
	return {
		courseId,
		courseTitle: course.title,
		places: course.places.map((place, index) => ({
			...place,
			number: index + 1,
			lessons: lessonLinks(course, place.lessons),
		})),
	};
}
