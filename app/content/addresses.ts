/** Addresses that lessons link to, and which pages exist for them. The same as the product's own address book. */

/** Pages of a course beside its lessons; no lesson may take their names. */
export const COURSE_PAGES = [
	'claims',
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

export function termAddress(course: string, term: string): string {
	return `/courses/${course}/glossary#${term}`;
}
