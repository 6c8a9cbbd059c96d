/**
 * Who may do what: one row for each route of the product, one policy for its page and for each of its forms. A route,
 * or a form of one, that is not here fails `tests/integration/authorization.test.ts`.
 */
import type { Actor, World } from './authorization-world';

/** `ok`: let in, whatever the answer then is; a redirect to sign-in or sign-up; told to sign in; or not there. */
export type Cell = 'ok' | 'login' | 'signup' | 401 | 404;
export type Policy = Readonly<Record<Actor, Cell>>;

const everybody = (cell: Cell): Policy => ({
	anonymous: cell,
	guest: cell,
	student: cell,
	otherStudent: cell,
	assistant: cell,
	instructor: cell,
	otherInstructor: cell,
	admin: cell,
});

const PUBLIC = everybody('ok');
const NOBODY = everybody(404);
/** Guests too, each to their own things. */
const VIEWERS: Policy = { ...PUBLIC, anonymous: 'login' };
const ACCOUNTS: Policy = { ...VIEWERS, guest: 'signup' };
const MEMBERS: Policy = { ...VIEWERS, guest: 404, otherStudent: 404, otherInstructor: 404 };
const TEACHERS: Policy = { ...ACCOUNTS, student: 404, otherStudent: 404, otherInstructor: 404 };
const INSTRUCTORS: Policy = { ...TEACHERS, assistant: 404 };
/** People with the role, in whatever class. */
const ROLE_INSTRUCTOR: Policy = {
	...VIEWERS,
	guest: 'login',
	student: 404,
	otherStudent: 404,
	assistant: 404,
};
const ADMINS: Policy = { ...ROLE_INSTRUCTOR, instructor: 404, otherInstructor: 404 };
/** The student whose attempt it is, and nobody else, not even an admin. */
const OWNER: Policy = { ...NOBODY, anonymous: 'login', student: 'ok' };

/** A form of a page. */
export interface FormRow {
	policy: Policy;
	/** What it sends beside its intent; enough for an answer other than “not found”. */
	fields?(world: World): Record<string, string>;
	/** Sends this as JSON instead. */
	json?: unknown;
	/** The intent as it is sent, where it carries an id. */
	intent?(world: World): string;
}

export interface RouteRow {
	/** Null: the route has no page of its own. */
	page: Policy | null;
	/** Forms by intent; '' for a route with one form. */
	forms?: Readonly<Record<string, FormRow>>;
	params?(world: World): Record<string, string>;
	/** With a leading `?`. */
	search?(world: World): string;
	/** The address names something of the class: in another class that thing is not there. */
	foreign?: true;
}

const inClass = ({ classId }: World) => ({ class: classId });
const inAssignment = ({ classId, assignmentId }: World) => ({ class: classId, assignment: assignmentId });
const inCourse = () => ({ course: 'khojaly' });
const form = (policy: Policy, fields?: FormRow['fields']): FormRow =>
	fields === undefined ? { policy } : { policy, fields };
const forms = (policy: Policy, intents: ReadonlyArray<string>): Record<string, FormRow> =>
	Object.fromEntries(intents.map((intent) => [intent, { policy }]));

const COURSE_PAGE: RouteRow = { page: PUBLIC, params: inCourse };
const ADMIN_USER = ({ studentId }: World) => ({ user: studentId });

/** By the name of the file in app/routes, without its ending. */
export const TABLE: Readonly<Record<string, RouteRow>> = {
	$: { page: NOBODY, params: () => ({ '*': 'nowhere' }) },
	_index: { page: PUBLIC },
	account: {
		page: VIEWERS,
		forms: forms(ACCOUNTS, ['name', 'email', 'password', 'end-session', 'end-others', 'reminders', 'teach']),
	},
	admin: { page: ADMINS },
	'admin._index': {
		page: ADMINS,
		forms: {
			approve: form(ADMINS, ADMIN_USER),
			decline: form(ADMINS, ADMIN_USER),
		},
	},
	'admin.audit': { page: ADMINS },
	'admin.people': { page: ADMINS },
	'admin.people_.$user': {
		page: ADMINS,
		params: ADMIN_USER,
		forms: forms(ADMINS, ['suspend', 'readmit', 'sign-out', 'role', 'reset-link']),
	},
	'admin.settings': { page: ADMINS, forms: { '': form(ADMINS) } },
	'attempts.$attempt._index': {
		page: OWNER,
		params: ({ openAttemptId }) => ({ attempt: openAttemptId }),
		forms: forms(OWNER, ['save', 'submit', 'try:by-person']),
	},
	'attempts.$attempt.review': { page: OWNER, params: ({ attemptId }) => ({ attempt: attemptId }) },
	'attempts.$attempt.save': {
		page: { ...OWNER, anonymous: 404 },
		params: ({ openAttemptId }) => ({ attempt: openAttemptId }),
		forms: {
			'': {
				// A script reads the answer, so there is nowhere to be led to.
				policy: { ...OWNER, anonymous: 401 },
				json: {
					answers: [{ itemId: 'by-person', base: 0, fields: [], key: 'a-key-of-it', certainty: null }],
				},
			},
		},
	},
	'calendar.$file': { page: PUBLIC, params: ({ calendarToken }) => ({ file: `${calendarToken}.ics` }) },
	'classes.$class.leave': { page: MEMBERS, params: inClass, forms: { '': form(MEMBERS) } },
	'courses.$course.$lesson': {
		page: PUBLIC,
		params: () => ({ course: 'khojaly', lesson: 'before-you-begin' }),
		forms: forms(PUBLIC, ['read', 'read-and-quiz', 'unread', 'check:begin-check-doubt']),
	},
	'courses.$course._index': COURSE_PAGE,
	'courses.$course.article': COURSE_PAGE,
	'courses.$course.claims': COURSE_PAGE,
	'courses.$course.glossary': COURSE_PAGE,
	'courses.$course.map': COURSE_PAGE,
	'courses.$course.place': {
		page: NOBODY,
		params: inCourse,
		forms: { '': form({ ...PUBLIC, anonymous: 404 }, () => ({ lesson: 'before-you-begin' })) },
	},
	'courses.$course.quiz.$quiz': {
		page: PUBLIC,
		params: () => ({ course: 'khojaly', quiz: 'before-you-begin' }),
		forms: { '': form(PUBLIC) },
	},
	'courses.$course.search': COURSE_PAGE,
	'courses.$course.sources': COURSE_PAGE,
	'courses.$course.tables.$table': {
		page: PUBLIC,
		params: () => ({ course: 'khojaly', table: 'stage-matrix' }),
	},
	'courses.$course.timeline': COURSE_PAGE,
	'forgot-password': { page: PUBLIC, forms: { '': form(PUBLIC) } },
	healthz: { page: PUBLIC },
	'join.$code': {
		page: PUBLIC,
		params: ({ joinCode }) => ({ code: joinCode }),
		forms: { '': form(ACCOUNTS) },
	},
	login: { page: PUBLIC, forms: { '': form(PUBLIC) } },
	logout: { page: PUBLIC, forms: { '': form(PUBLIC) } },
	messages: {
		page: ACCOUNTS,
		forms: forms(ACCOUNTS, ['read', 'read-all']),
	},
	'new-password': { page: ACCOUNTS, forms: { '': form(ACCOUNTS) } },
	progress: {
		page: PUBLIC,
		forms: forms(ACCOUNTS, ['reminders', 'calendar-new', 'calendar-off']),
	},
	'reset-password': { page: PUBLIC, forms: { '': form(PUBLIC) } },
	signup: { page: PUBLIC, forms: { '': form(PUBLIC) } },
	'teach._index': { page: ACCOUNTS },
	'teach.new': { page: ROLE_INSTRUCTOR, forms: { '': form(ROLE_INSTRUCTOR) } },
	'teach.$class': { page: TEACHERS, params: inClass },
	'teach.$class._index': { page: TEACHERS, params: inClass },
	'teach.$class.live': { page: TEACHERS, params: inClass },
	'teach.$class.accommodations': { page: TEACHERS, params: inClass, forms: { '': form(INSTRUCTORS) } },
	'teach.$class.assignments._index': {
		page: TEACHERS,
		params: inClass,
		forms: {
			up: form(INSTRUCTORS, ({ draftId }) => ({ assignment: draftId })),
			down: form(INSTRUCTORS, ({ draftId }) => ({ assignment: draftId })),
			delete: form(INSTRUCTORS, ({ draftId }) => ({ assignment: draftId })),
		},
	},
	'teach.$class.assignments.new': {
		page: INSTRUCTORS,
		params: inClass,
		forms: forms(INSTRUCTORS, ['publish', 'draft']),
	},
	'teach.$class.assignments.$assignment._index': {
		page: TEACHERS,
		params: inAssignment,
		forms: forms(INSTRUCTORS, ['publish', 'draft']),
		foreign: true,
	},
	'teach.$class.assignments.$assignment.dates': {
		page: TEACHERS,
		params: inAssignment,
		forms: {
			set: form(INSTRUCTORS),
			remove: form(INSTRUCTORS, ({ membershipId }) => ({ who: `person:${membershipId}` })),
		},
		foreign: true,
	},
	'teach.$class.assignments.$assignment.preview': { page: TEACHERS, params: inAssignment, foreign: true },
	// Only those whose own role makes classes may make another one.
	'teach.$class.copy': { page: INSTRUCTORS, params: inClass, forms: { '': form(INSTRUCTORS) } },
	'teach.$class.grades._index': { page: TEACHERS, params: inClass },
	'teach.$class.grades.rows': { page: TEACHERS, params: inClass },
	'teach.$class.grades.csv': { page: TEACHERS, params: inClass },
	'teach.$class.grades.import': {
		page: INSTRUCTORS,
		params: inClass,
		forms: forms(INSTRUCTORS, ['preview', 'commit']),
	},
	'teach.$class.grades.$assignment.$user': {
		page: TEACHERS,
		params: (world) => ({ ...inAssignment(world), user: world.studentId }),
		forms: forms(INSTRUCTORS, ['override', 'clear', 'excuse', 'unexcuse']),
		foreign: true,
	},
	'teach.$class.marking._index': {
		page: TEACHERS,
		params: inClass,
		forms: { reveal: form(INSTRUCTORS, ({ assignmentId }) => ({ assignment: assignmentId })) },
	},
	'teach.$class.marking.$attempt.$item': {
		page: TEACHERS,
		params: ({ classId, attemptId, itemId }) => ({ class: classId, attempt: attemptId, item: itemId }),
		forms: forms(TEACHERS, ['mark']),
		foreign: true,
	},
	'teach.$class.messages': {
		page: TEACHERS,
		params: inClass,
		forms: forms(TEACHERS, ['choose', 'edit', 'preview', 'send']),
	},
	'teach.$class.people': {
		page: TEACHERS,
		params: inClass,
		forms: {
			move: form(INSTRUCTORS, ({ membershipId }) => ({ member: membershipId })),
			remove: form(INSTRUCTORS, ({ membershipId }) => ({ member: membershipId })),
			restore: form(INSTRUCTORS, ({ membershipId }) => ({ member: membershipId })),
			passwords: form(INSTRUCTORS, ({ membershipId }) => ({ member: membershipId })),
			renew: form(INSTRUCTORS, ({ invitationId }) => ({ invitation: invitationId })),
			withdraw: form(INSTRUCTORS, ({ invitationId }) => ({ invitation: invitationId })),
		},
	},
	'teach.$class.people_.add': {
		page: INSTRUCTORS,
		params: inClass,
		forms: forms(INSTRUCTORS, ['preview', 'commit']),
	},
	'teach.$class.people_.groups': {
		page: INSTRUCTORS,
		params: inClass,
		forms: {
			create: form(INSTRUCTORS, () => ({ name: 'Another' })),
			rename: form(INSTRUCTORS, ({ groupId }) => ({ group: groupId, name: 'Renamed' })),
			delete: form(INSTRUCTORS, ({ groupId }) => ({ group: groupId })),
		},
	},
	'teach.$class.questions._index': { page: TEACHERS, params: inClass },
	'teach.$class.questions.$quiz': {
		page: TEACHERS,
		params: ({ classId, quizId }) => ({ class: classId, quiz: quizId }),
		foreign: true,
	},
	'teach.$class.questions.$quiz_.csv': {
		page: TEACHERS,
		params: ({ classId, quizId }) => ({ class: classId, quiz: quizId }),
		foreign: true,
	},
	'teach.$class.regrades._index': {
		page: TEACHERS,
		params: inClass,
		forms: { revert: { policy: INSTRUCTORS, intent: ({ regradeId }) => `revert:${regradeId}` } },
	},
	'teach.$class.regrades.new': {
		page: INSTRUCTORS,
		params: inClass,
		search: ({ quizId, itemId }) => `?${new URLSearchParams({ quiz: quizId, item: itemId })}`,
		forms: forms(INSTRUCTORS, ['preview', 'apply']),
		foreign: true,
	},
	'teach.$class.settings': {
		page: INSTRUCTORS,
		params: inClass,
		forms: forms(INSTRUCTORS, ['basics', 'policies', 'code-new', 'code-off', 'archive', 'unarchive']),
	},
	'teach.$class.students.$user': {
		page: TEACHERS,
		params: ({ classId, studentId }) => ({ class: classId, user: studentId }),
		foreign: true,
	},
	'teach.$class.teachers': {
		page: INSTRUCTORS,
		params: inClass,
		forms: {
			add: form(INSTRUCTORS),
			role: form(INSTRUCTORS, ({ assistantMembershipId }) => ({
				member: assistantMembershipId,
				role: 'instructor',
			})),
			remove: form(INSTRUCTORS, ({ assistantMembershipId }) => ({ member: assistantMembershipId })),
			renew: form(INSTRUCTORS, ({ teacherInvitationId }) => ({ invitation: teacherInvitationId })),
			withdraw: form(INSTRUCTORS, ({ teacherInvitationId }) => ({ invitation: teacherInvitationId })),
		},
	},
};
