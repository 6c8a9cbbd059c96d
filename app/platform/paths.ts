/** Every address of the site is built here; components hold no string paths. */
/** `#anchor` of a lesson, claim, term or source. */
function withHash(path: string, anchor: string | null): string {
	return anchor === null ? path : `${path}#${encodeURIComponent(anchor)}`;
}

/** The pages of a class, beside its first one. */
export type TeachPage =
	| 'people'
	| 'assignments'
	| 'grades'
	| 'marking'
	| 'questions'
	| 'messages'
	| 'settings';

export const paths = {
	home: () => '/',
	signup: (next?: string) => (next === undefined ? '/signup' : `/signup?next=${encodeURIComponent(next)}`),
	login: (next?: string) => (next === undefined ? '/login' : `/login?next=${encodeURIComponent(next)}`),
	logout: () => '/logout',
	forgot: () => '/forgot-password',
	reset: (token: string) => `/reset-password?token=${encodeURIComponent(token)}`,
	account: () => '/account',
	progress: () => '/progress',
	course: (course: string) => `/courses/${course}`,
	lesson: (course: string, lesson: string, anchor: string | null = null) =>
		withHash(`/courses/${course}/${lesson}`, anchor),
	claims: (course: string, claim: string | null = null) => withHash(`/courses/${course}/claims`, claim),
	glossary: (course: string, term: string | null = null) => withHash(`/courses/${course}/glossary`, term),
	sources: (course: string, source: string | null = null) => withHash(`/courses/${course}/sources`, source),
	/** The timeline or one event of it; of all years, or of the years given. */
	timeline: (
		course: string,
		event: string | null = null,
		years: { from: number; to: number } | null = null,
	) =>
		withHash(
			`/courses/${course}/timeline${years === null ? '' : `?from=${years.from}&to=${years.to}`}`,
			event,
		),
	/** The map, or one place in the table below it. */
	map: (course: string, place: string | null = null) => withHash(`/courses/${course}/map`, place),
	/** The article map, or one paragraph on it. */
	article: (course: string, paragraph: string | null = null) =>
		withHash(`/courses/${course}/article`, paragraph),
	search: (course: string, query: string | null = null) =>
		`/courses/${course}/search${query === null ? '' : `?q=${encodeURIComponent(query)}`}`,
	/** A table of the course, or one row of it. */
	table: (course: string, table: string, row: string | null = null) =>
		withHash(`/courses/${course}/tables/${table}`, row),
	/** The page that tells the rules of a quiz or module test and starts it. */
	quiz: (course: string, quiz: string) => `/courses/${course}/quiz/${quiz}`,
	attempt: (attempt: string) => `/attempts/${attempt}`,
	attemptSave: (attempt: string) => `/attempts/${attempt}/save`,
	attemptReview: (attempt: string) => `/attempts/${attempt}/review`,
	place: (course: string) => `/courses/${course}/place`,
	/** Joins a class by its code or by an invitation's token. */
	join: (code: string) => `/join/${encodeURIComponent(code)}`,
	messages: () => '/messages',
	/** The classes the viewer teaches. */
	teach: () => '/teach',
	/** A class as its teachers see it; without a page, who needs help today. */
	teachClass: (id: string, page: TeachPage | null = null) =>
		page === null ? `/teach/${id}` : `/teach/${id}/${page}`,
	/** An assignment as its teachers see it. */
	teachAssignment: (id: string, assignment: string) => `/teach/${id}/assignments/${assignment}`,
	/** One student as the teachers of the class see them. */
	teachStudent: (id: string, user: string) => `/teach/${id}/students/${user}`,
	/** How a quiz of a class went, question by question. */
	teachQuestions: (id: string, quizId: string) => `/teach/${id}/questions/${quizId}`,
	admin: () => '/admin',
} as const;

/**
 * Where to go after signing in: `next` when it is a path of this site, else `fallback`. Refuses addresses of other
 * sites in all their disguises (`//host`, `/\host`, control characters).
 */
export function safeNext(next: string | null | undefined, fallback: string): string {
	if (typeof next !== 'string' || !next.startsWith('/') || /^\/[/\\]/.test(next)) return fallback;
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers strip and attackers use
	if (/[\u0000-\u001f\\]/.test(next)) return fallback;
	const base = 'http://lectern.invalid';
	if (!URL.canParse(next, base)) return fallback;
	const url = new URL(next, base);
	// `/.//host` becomes `//host` when it is resolved, which a browser reads as another site.
	if (url.origin !== base || url.pathname.startsWith('//')) return fallback;
	return `${url.pathname}${url.search}${url.hash}`;
}
