/** Reading the audit log: the newest entries first, a page at a time, by action, person, class and days. */
import { z } from 'zod';
import type { RequestContext } from '~/context';
import { type DatabaseKind, type Db, databaseKind } from '~/db/index.server';
import { SEARCH_MOST } from './limits';
import { HAS_ACCOUNT, matching } from './people.server';
import { keyText, parseKey } from './schemas.server';
import type { AuditFilters, AuditRow, AuditView } from './views';

const PER_PAGE = 50;
/** People that one search text may stand for. */
const MOST_PEOPLE = 200;
const DAY_MS = 86_400_000;

const detailSchema = z.record(z.string(), z.unknown());

function textIn(search: URLSearchParams, name: keyof AuditFilters): string {
	return (search.get(name) ?? '').trim().slice(0, SEARCH_MOST);
}

/** The start of a day in UTC; null for what is no day. */
function dayStart(text: string): Date | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
	const start = new Date(`${text}T00:00:00Z`);
	return Number.isNaN(start.getTime()) ? null : start;
}

/** Ids the text may mean: an id itself, or people whose name, address or user name contains it. */
async function peopleMeant(db: Db, kind: DatabaseKind, text: string): Promise<Array<string>> {
	const rows = await db.user.findMany({
		where: { OR: [{ id: text }, { AND: [HAS_ACCOUNT, matching(text, kind)] }] },
		take: MOST_PEOPLE,
		select: { id: true },
	});
	// Entries outlive accounts.
	return [...new Set([text, ...rows.map(({ id }) => id)])];
}

/** A page of the log. Four statements at most. */
export async function readAuditLog(
	{ db, config }: Pick<RequestContext, 'db' | 'config'>,
	search: URLSearchParams,
): Promise<AuditView> {
	const kind = databaseKind(config.databaseUrl);
	const filters: AuditFilters = {
		action: textIn(search, 'action'),
		person: textIn(search, 'person'),
		class: textIn(search, 'class'),
		from: textIn(search, 'from'),
		to: textIn(search, 'to'),
	};
	const after = parseKey(search.get('after'));
	const [from, to] = [dayStart(filters.from), dayStart(filters.to)];
	const people = filters.person === '' ? null : await peopleMeant(db, kind, filters.person);
	const classIds = filters.class === '' ? null : await classesMeant(db, filters.class);
	const rows = await db.auditEntry.findMany({
		where: {
			AND: [
				filters.action === '' ? {} : { action: { startsWith: filters.action } },
				people === null ? {} : { OR: [{ actorId: { in: people } }, { subjectId: { in: people } }] },
				classIds === null ? {} : { classId: { in: classIds } },
				from === null ? {} : { at: { gte: from } },
				to === null ? {} : { at: { lt: new Date(to.getTime() + DAY_MS) } },
				after === null ? {} : { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] },
			],
		},
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: PER_PAGE + 1,
	});
	const shown = rows.slice(0, PER_PAGE);
	const last = shown.at(-1);
	return {
		filters,
		rows: await named(db, shown),
		first: after === null,
		next: rows.length > PER_PAGE && last !== undefined ? keyText(last) : null,
		unknownPerson: people !== null && people.length === 1,
	};
}

async function classesMeant(db: Db, text: string): Promise<Array<string>> {
	const rows = await db.class.findMany({
		where: { OR: [{ id: text }, { name: { contains: text } }] },
		take: MOST_PEOPLE,
		select: { id: true },
	});
	return [...new Set([text, ...rows.map(({ id }) => id)])];
}

type Entry = Awaited<ReturnType<Db['auditEntry']['findMany']>>[number];

/** Puts names to ids, as far as there are any. */
async function named(db: Db, entries: ReadonlyArray<Entry>): Promise<Array<AuditRow>> {
	const userIds = new Set(
		entries.flatMap(({ actorId, subjectId }) => [actorId ?? [], subjectId ?? []].flat()),
	);
	const classIds = new Set(entries.flatMap(({ classId }) => classId ?? []));
	const [users, classes] = await Promise.all([
		db.user.findMany({ where: { id: { in: [...userIds] } }, select: { id: true, name: true } }),
		db.class.findMany({ where: { id: { in: [...classIds] } }, select: { id: true, name: true } }),
	]);
	const userNames = new Map(users.map(({ id, name }) => [id, name]));
	const classNames = new Map(classes.map(({ id, name }) => [id, name]));
	return entries.map(({ id, at, action, actorId, subjectId, classId, detail }) => ({
		id,
		at: at.toISOString(),
		action,
		actor: actorId === null ? null : { id: actorId, name: userNames.get(actorId) ?? actorId },
		subject: subjectId === null ? null : { id: subjectId, name: userNames.get(subjectId) ?? null },
		class: classId === null ? null : { id: classId, name: classNames.get(classId) ?? classId },
		detail: Object.entries(detailSchema.parse(detail ?? {})).map(([name, value]) => [name, String(value)]),
	}));
}
