/** The search page of a course. */
import { getCourse, getLesson } from '~/content/index.server';
import type { CourseManifest } from '~/content/types';
import { entriesOf } from './entries';
import { excerpt, markHits } from './excerpt';
import { createSearchIndex, type Hit, type SearchIndex } from './search-index';
import type { Finding, SearchPage } from './views';

/** Longest query that is looked at, in characters. */
const MAX_QUERY = 100;
/** Places on the page; who needs more needs another word. */
const MAX_FINDINGS = 40;
/** About the length of the text of one place, in characters. */
const EXCERPT = 240;
const SUGGESTIONS = 5;

/** The index of each course, for the version it was built from. */
const indexes = new Map<string, { hash: string; index: SearchIndex }>();

function indexOf(course: CourseManifest): SearchIndex {
	const known = indexes.get(course.id);
	if (known?.hash === course.hash) return known.index;
	const lessons = course.lessonEntries.flatMap((entry) => getLesson(course.id, entry.slug) ?? []);
	const index = createSearchIndex(entriesOf(course, lessons));
	indexes.set(course.id, { hash: course.hash, index });
	return index;
}

/**
 * What a course says about something; null when there is no such course.
 * @param asked as it came with the address; null for none
 */
export function getSearchPage(courseId: string, asked: string | null): SearchPage | null {
	const course = getCourse(courseId);
	return course === null || course.private ? null : searchIn(course, () => indexOf(course), asked);
}

/** @param index called when there is something to look for */
export function searchIn(course: CourseManifest, index: () => SearchIndex, asked: string | null): SearchPage {
	const query = cleanQuery(asked ?? '');
	const found = query === '' ? null : index().search(query);
	const findings = found?.hits.slice(0, MAX_FINDINGS).map(toFinding) ?? [];
	return {
		courseId: course.id,
		courseTitle: course.title,
		query,
		found: found === null ? null : { match: found.match, total: found.hits.length, findings },
		suggestions: mostUsedTerms(course),
	};
}

/** On one line, without control characters, not too long. */
function cleanQuery(asked: string): string {
	return [...asked.replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, MAX_QUERY).join('').trim();
}

function toFinding({ entry, terms }: Hit): Finding {
	return {
		type: entry.type,
		href: entry.href,
		title: markHits(entry.title, terms),
		section: entry.section === null ? null : markHits(entry.section, terms),
		text: excerpt(entry.text, terms, EXCERPT),
		label: entry.label,
	};
}

/** The terms that most lessons use: good words to begin with. */
function mostUsedTerms({ glossary }: CourseManifest): Array<string> {
	return [...glossary]
		.sort((one, other) => other.lessons.length - one.lessons.length)
		.slice(0, SUGGESTIONS)
		.map(({ term }) => term);
}
