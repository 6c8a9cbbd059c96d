/** Addresses that lessons link to, and which pages exist for them. The same as the product's own address book. */

/** Pages of a course beside its lessons; no lesson may take their names. */
export const COURSE_PAGES = [
	'claims',
	'article',
	'search',
	'glossary',
	'sources',
	'timeline',
	'tables',
	'quiz',
	'place',
	'map',
	'print',
] as const;

/** Pages of the site that lessons may link to. */
export const SITE_PAGES = ['/', '/progress', '/review', '/account', '/signup', '/login'] as const;

export function claimAddress(course: string, claim: string): string {
	return `/courses/${course}/claims#${claim}`;
}

/** A paragraph on the article map. */
export function paragraphAddress(course: string, paragraph: string): string {
	return `/courses/${course}/article#${paragraph}`;
}

/** Id of the place in a lesson where a claim is first shown: in the text, or else among the errata. */
export function claimAnchor(claim: string): string {
	return `claim-${claim}`;
}

export function eventAddress(course: string, event: string): string {
	return `/courses/${course}/timeline#${event}`;
}

export function placeAddress(course: string, place: string): string {
	return `/courses/${course}/map#${place}`;
}

export function termAddress(course: string, term: string): string {
	return `/courses/${course}/glossary#${term}`;
}
