/** Finding people. Guests have nothing to be found by and are left out. */
import type { RequestContext } from '~/context';
import { type DatabaseKind, type Db, databaseKind } from '~/db/index.server';
import { SEARCH_MOST } from './limits';
import { keyText, type PageKey, parseKey } from './schemas.server';
import type { PeopleView, PersonRow, PersonView } from './views';

const PER_PAGE = 50;
export const HAS_ACCOUNT = { OR: [{ email: { not: null } }, { username: { not: null } }] };

const ROW = {
	id: true,
	name: true,
	email: true,
	username: true,
	role: true,
	suspendedAt: true,
	createdAt: true,
} as const;

/** The ways a word of a name may be written: SQLite tells capitals apart beyond ASCII. */
function spellings(word: string): Array<string> {
	const lower = word.toLowerCase();
	const [first = '', ...rest] = lower;
	return [...new Set([word, lower, first.toUpperCase() + rest.join(''), word.toUpperCase()])];
}

/** Conditions for a name that has `word` in it, in capitals or not. */
function nameHas(word: string, kind: DatabaseKind) {
	// Only PostgreSQL's client has the mode; the type is that of both. See the note on `Db`.
	const ignoringCase = { contains: word, mode: 'insensitive' } as { contains: string };
	const conditions =
		kind === 'postgresql' ? [ignoringCase] : spellings(word).map((contains) => ({ contains }));
	return { OR: conditions.map((name) => ({ name })) };
}

/** Conditions for a name that has all words of `text`, or a mail address or user name that contains it. */
export function matching(text: string, kind: DatabaseKind) {
	const lower = text.toLowerCase();
	return {
		OR: [
			{ AND: text.split(/\s+/).map((word) => nameHas(word, kind)) },
			{ email: { contains: lower } },
			{ username: { contains: lower } },
		],
	};
}

const ROLES = ['learner', 'instructor', 'admin'] as const;

/** A page of the people who match, the newest accounts first. */
export async function searchPeople(
	{ db, config }: Pick<RequestContext, 'db' | 'config'>,
	search: URLSearchParams,
): Promise<PeopleView> {
	const kind = databaseKind(config.databaseUrl);
	const query = (search.get('q') ?? '').trim().slice(0, SEARCH_MOST);
	const role = ROLES.find((one) => one === search.get('role')) ?? null;
	const suspended = search.get('suspended') === 'on';
	const after = parseKey(search.get('after'));
	const rows = await db.user.findMany({
		where: {
			AND: [
				HAS_ACCOUNT,
				query === '' ? {} : matching(query, kind),
				role === null ? {} : { role },
				suspended ? { suspendedAt: { not: null } } : {},
				after === null ? {} : beyond(after),
			],
		},
		orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
		take: PER_PAGE + 1,
		select: ROW,
	});
	const people = rows.slice(0, PER_PAGE);
	const last = people.at(-1);
	return {
		query,
		role,
		suspended,
		people: people.map(rowOf),
		first: after === null,
		next: rows.length > PER_PAGE && last !== undefined ? keyText({ at: last.createdAt, id: last.id }) : null,
	};
}

function beyond({ at, id }: PageKey) {
	return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
}

interface UserRow {
	id: string;
	name: string;
	email: string | null;
	username: string | null;
	role: PersonRow['role'];
	suspendedAt: Date | null;
	createdAt: Date;
}

function rowOf({ suspendedAt, createdAt, ...row }: UserRow): PersonRow {
	return { ...row, suspended: suspendedAt !== null, since: createdAt.toISOString() };
}

/** One person with an account; null when there is none with this id. */
export async function getPerson(
	db: Db,
	userId: string,
	viewerId: string,
	now: Date,
): Promise<PersonView | null> {
	const user = await db.user.findUnique({
		where: { id: userId, ...HAS_ACCOUNT },
		select: {
			...ROW,
			instructorRequest: true,
			memberships: {
				where: { leftAt: null },
				orderBy: { joinedAt: 'desc' },
				take: PER_PAGE,
				select: { role: true, class: { select: { id: true, name: true } } },
			},
			_count: { select: { sessions: { where: { expiresAt: { gt: now } } } } },
		},
	});
	if (user === null) return null;
	const { instructorRequest: request, memberships, _count, ...row } = user;
	return {
		...rowOf(row),
		self: userId === viewerId,
		sessions: _count.sessions,
		classes: memberships.map(({ role, class: { id, name } }) => ({ id, name, role })),
		request:
			request === null || request.decidedAt !== null
				? null
				: { reason: request.reason, at: request.createdAt.toISOString() },
	};
}
