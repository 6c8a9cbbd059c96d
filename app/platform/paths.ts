/** Every address of the site is built here; components hold no string paths. */
/** `#anchor` of a lesson, claim, term or source. */
function withHash(path: string, anchor: string | null): string {
	return anchor === null ? path : `${path}#${encodeURIComponent(anchor)}`;
}

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
	/** The page that tells the rules of a quiz or module test and starts it. */
	quiz: (course: string, quiz: string) => `/courses/${course}/quiz/${quiz}`,
	attempt: (attempt: string) => `/attempts/${attempt}`,
	attemptSave: (attempt: string) => `/attempts/${attempt}/save`,
	attemptReview: (attempt: string) => `/attempts/${attempt}/review`,
	place: (course: string) => `/courses/${course}/place`,
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
