/** A person's messages: read, and marked as read. Every query names the person. */
import { formatBoth, LOCALE } from '~/core/dates';
import type { Db } from '~/db/index.server';
import { paths } from '~/platform/paths';
import type { InboxMessage, InboxView } from './views';

/** Messages of a page, unread and read each. */
const PAGE = 30;

const COLUMNS = {
	id: true,
	subject: true,
	body: true,
	fromId: true,
	createdAt: true,
	readAt: true,
	class: { select: { name: true, zone: true } },
} as const;

const NEWEST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

/** Where a page begins: after the message with this instant and id. */
export interface Cursor {
	at: Date;
	id: string;
}

/** A cursor from an address; null for none and for what is no cursor. */
export function readCursor(text: string | null): Cursor | null {
	const [, time, id] = /^(\d{1,13})-([0-9a-zA-Z-]{1,64})$/.exec(text ?? '') ?? [];
	if (time === undefined || id === undefined) return null;
	const at = new Date(Number(time));
	return Number.isNaN(at.getTime()) ? null : { at, id };
}

/** The inbox of a person. Six statements at most. @param before where the page of read messages begins */
export async function getInbox(
	db: Db,
	userId: string,
	{ before, now }: { before: Cursor | null; now: Date },
): Promise<InboxView> {
	const older =
		before === null
			? {}
			: { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] };
	const [user, unreadCount, unread, read] = await Promise.all([
		db.user.findUniqueOrThrow({
			where: { id: userId },
			select: { zone: true, wantsMail: true, email: true },
		}),
		db.message.count({ where: { toId: userId, readAt: null } }),
		db.message.findMany({
			where: { toId: userId, readAt: null },
			select: COLUMNS,
			orderBy: NEWEST,
			take: PAGE,
		}),
		db.message.findMany({
			where: { toId: userId, readAt: { not: null }, ...older },
			select: COLUMNS,
			orderBy: NEWEST,
			take: PAGE + 1,
		}),
	]);
	const senders = [...unread, ...read].flatMap(({ fromId }) => fromId ?? []);
	const names = new Map(
		(
			await db.user.findMany({
				where: { id: { in: [...new Set(senders)] } },
				select: { id: true, name: true },
			})
		).map(({ id, name }) => [id, name]),
	);
	const viewOf = (row: (typeof unread)[number]): InboxMessage => {
		const classZone = row.class?.zone ?? user.zone ?? 'UTC';
		return {
			id: row.id,
			subject: row.subject,
			body: row.body,
			from: row.fromId === null ? null : (names.get(row.fromId) ?? 'somebody who has left'),
			className: row.class?.name ?? null,
			at: formatBoth(row.createdAt, classZone, user.zone ?? classZone, LOCALE),
			createdAt: row.createdAt.toISOString(),
			unread: row.readAt === null,
		};
	};
	const page = read.slice(0, PAGE);
	const last = page.at(-1);
	return {
		unread: unread.map(viewOf),
		moreUnread: unreadCount - unread.length,
		read: page.map(viewOf),
		olderPath:
			read.length > PAGE && last !== undefined
				? `${paths.messages()}?before=${last.createdAt.getTime()}-${last.id}`
				: null,
		until: now.toISOString(),
		byMail: user.wantsMail && user.email !== null,
	};
}

/** Marks one message as read; one that is not this person's, or was read before, stays as it is. */
export async function markRead(db: Db, userId: string, id: string, now: Date): Promise<void> {
	await db.message.updateMany({ where: { id, toId: userId, readAt: null }, data: { readAt: now } });
}

/** Marks everything that had come by `until` as read. */
export async function markAllRead(db: Db, userId: string, until: Date, now: Date): Promise<void> {
	await db.message.updateMany({
		where: { toId: userId, readAt: null, createdAt: { lte: until } },
		data: { readAt: now },
	});
}
