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
	/** Where somebody who came in with a one-time password chooses their own. */
	newPassword: (next?: string) =>
		next === undefined ? '/new-password' : `/new-password?next=${encodeURIComponent(next)}`,
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
	quiz: (course: string, quiz: string, assignment: string | null = null) =>
		`/courses/${course}/quiz/${quiz}${assignment === null ? '' : `?assignment=${encodeURIComponent(assignment)}`}`,
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
	/** The form that makes a class. */
	teachNew: () => '/teach/new',
	/** A list of people to add to a class, with what it will change. */
	teachAddPeople: (id: string) => `/teach/${id}/people/add`,
	teachGroups: (id: string) => `/teach/${id}/people/groups`,
	/** Instructors and assistants of a class. */
	teachTeachers: (id: string) => `/teach/${id}/teachers`,
	/** Makes the class of the next term. */
	teachCopy: (id: string) => `/teach/${id}/copy`,
	/** Where a member of a class leaves it. */
	leaveClass: (id: string) => `/classes/${id}/leave`,
	/** An assignment as its teachers see it. */
	teachAssignment: (id: string, assignment: string) => `/teach/${id}/assignments/${assignment}`,
	newAssignment: (id: string) => `/teach/${id}/assignments/new`,
	/** Rules of an assignment for groups and persons. */
	teachOverrides: (id: string, assignment: string) => `/teach/${id}/assignments/${assignment}/dates`,
	/** An assignment as a student sees it. */
	teachPreview: (id: string, assignment: string) => `/teach/${id}/assignments/${assignment}/preview`,
	teachAccommodations: (id: string) => `/teach/${id}/accommodations`,
	/** The secret address of a person's calendar. */
	calendar: (token: string) => `/calendar/${token}.ics`,
	/** The same as JSON, for a page that stays open. @param query with a leading `?`, or '' */
	teachLive: (id: string, query: string) => `/teach/${id}/live${query}`,
	/** Writing to students of a class: to one, or to all whom a rule finds. */
	teachWrite: (id: string, choice: Record<string, string>) =>
		`/teach/${id}/messages?${new URLSearchParams(choice)}`,
	/** One student as the teachers of the class see them. */
	teachStudent: (id: string, user: string) => `/teach/${id}/students/${user}`,
	/** How a quiz of a class went, question by question. */
	teachQuestions: (id: string, quizId: string) => `/teach/${id}/questions/${quizId}`,
	/** The same figures for a spreadsheet. */
	teachQuestionsCsv: (id: string, quizId: string, attempts: string) =>
		`/teach/${id}/questions/${quizId}/csv?attempts=${attempts}`,
	/** The corrections of questions in a class. */
	teachRegrades: (id: string) => `/teach/${id}/regrades`,
	/** The form that corrects a question of a quiz in a class. */
	teachRegrade: (id: string, quizId: string, itemId: string) =>
		`/teach/${id}/regrades/new?${new URLSearchParams({ quiz: quizId, item: itemId })}`,
	/** One student in one assignment, with its history. */
	teachGrade: (id: string, assignment: string, user: string) => `/teach/${id}/grades/${assignment}/${user}`,
	/** Rows of the gradebook as JSON. @param query with a leading `?`, or '' */
	teachGradeRows: (id: string, query: string) => `/teach/${id}/grades/rows${query}`,
	/** The gradebook as a file. */
	teachGradesFile: (id: string) => `/teach/${id}/grades/csv`,
	teachGradesImport: (id: string) => `/teach/${id}/grades/import`,
	/** One written answer to mark by its rubric. */
	teachMark: (id: string, attempt: string, item: string) => `/teach/${id}/marking/${attempt}/${item}`,
	admin: () => '/admin',
	/** @param query with a leading `?`, or '' */
	adminPeople: (query = '') => `/admin/people${query}`,
	adminPerson: (user: string) => `/admin/people/${user}`,
	/** @param query with a leading `?`, or '' */
	adminAudit: (query = '') => `/admin/audit${query}`,
	adminSettings: () => '/admin/settings',
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
