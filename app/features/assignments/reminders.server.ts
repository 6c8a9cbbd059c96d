/** Calendar, reminders and zone of a person; and the job that writes the reminders. */
import { z } from 'zod';
import type { RequestContext } from '~/context';
import { formatBoth, isTimeZone, LOCALE } from '~/core/dates';
import { DAY_MS } from '~/core/time';
import { newId } from '~/db/ids';
import { type Db, isUniqueViolation } from '~/db/index.server';
import { paths } from '~/platform/paths';
import type { ReminderView } from './due-views';
import { dueDatesOf, type StudentDue } from './student-dates.server';

/** A reminder is written this long before the due date. */
const BEFORE_MS = DAY_MS;
/** A student's own due date lies at most so long after the class's: what an accommodation can add, and room to spare. */
const LATEST_MS = 150 * DAY_MS;

/** What a person has chosen. */
export async function getReminders(
	{ db, config }: RequestContext,
	request: Request,
	userId: string,
): Promise<ReminderView> {
	const origin = config.origin ?? new URL(request.url).origin;
	const user = await db.user.findUniqueOrThrow({
		where: { id: userId },
		select: { calendarToken: true, wantsMail: true, email: true, zone: true },
	});
	return {
		calendarUrl:
			user.calendarToken === null ? null : new URL(paths.calendar(user.calendarToken), origin).href,
		wantsMail: user.wantsMail,
		hasEmail: user.email !== null,
		zone: user.zone,
		zones: Intl.supportedValuesOf('timeZone'),
	};
}

/** The form with zone and reminders. */
export const remindersSchema = z.object({
	zone: z.string().refine(isTimeZone, 'Choose a time zone from the list.').optional(),
	wantsMail: z.boolean().default(false),
});

/** Keeps what a person has chosen. @param zone IANA; undefined: that of each class */
export async function setReminders(
	{ db }: Pick<RequestContext, 'db'>,
	userId: string,
	{ zone, wantsMail }: z.infer<typeof remindersSchema>,
): Promise<void> {
	await db.user.update({ where: { id: userId }, data: { zone: zone ?? null, wantsMail } });
}

const keyOf = ({ assignment, userId, dueAt }: StudentDue) =>
	`due:${assignment.id}:${userId}:${dueAt.toISOString()}`;

/**
 * Writes a mail for everything that is due within a day to those who asked for mail, once for each due date; none for
 * what is handed in or excused. Run it as often as you like.
 * @returns how many were written
 */
export async function writeReminders({
	db,
	config,
	now,
}: Pick<RequestContext, 'db' | 'config' | 'now'>): Promise<number> {
	const at = now();
	const until = new Date(at.getTime() + BEFORE_MS);
	const classes = await db.class.findMany({
		where: {
			archivedAt: null,
			memberships: { some: { role: 'student', leftAt: null, user: { wantsMail: true } } },
			assignments: {
				some: {
					publishedAt: { not: null },
					OR: [
						{ dueAt: { gt: new Date(at.getTime() - LATEST_MS), lte: until } },
						{ overrides: { some: {} } },
					],
				},
			},
		},
		select: { id: true },
	});
	let written = 0;
	for (const { id } of classes) {
		const dates = await dueDatesOf(db, { classId: id });
		const soon = dates.filter(({ dueAt }) => dueAt > at && dueAt <= until);
		const waiting = await withoutDone(db, soon);
		for (const due of waiting) written += (await writeReminder(db, due, config.origin, at)) ? 1 : 0;
	}
	return written;
}

/** Leaves out what is done, excused, or was told already. */
async function withoutDone(db: Db, dates: ReadonlyArray<StudentDue>): Promise<Array<StudentDue>> {
	if (dates.length === 0) return [];
	const done = await db.assignmentStanding.findMany({
		where: {
			assignmentId: { in: [...new Set(dates.map(({ assignment }) => assignment.id))] },
			OR: [{ completedAt: { not: null } }, { excused: true }],
		},
		select: { assignmentId: true, userId: true },
	});
	const finished = new Set(done.map(({ assignmentId, userId }) => `${assignmentId} ${userId}`));
	const told = await db.outgoingMail.findMany({
		where: { key: { in: dates.map(keyOf) } },
		select: { key: true },
	});
	const keys = new Set(told.map(({ key }) => key));
	return dates.filter((due) => !finished.has(`${due.assignment.id} ${due.userId}`) && !keys.has(keyOf(due)));
}

async function writeReminder(db: Db, due: StudentDue, origin: string | null, at: Date): Promise<boolean> {
	const { assignment, class: of, viewerZone, dueAt, userId } = due;
	const user = await db.user.findUnique({ where: { id: userId }, select: { email: true, wantsMail: true } });
	if (user === null || user.email === null || !user.wantsMail) return false;
	const when = formatBoth(dueAt, of.zone, viewerZone, LOCALE);
	const text = [
		`“${assignment.title}” in ${of.name} is due on ${when}.`,
		origin === null
			? 'What is left to do is under “My progress”.'
			: `What is left to do: ${new URL(paths.progress(), origin).href}`,
		'You get this because you asked for reminders. You can turn them off on the same page.',
	].join('\n\n');
	const data = {
		id: newId(),
		key: keyOf(due),
		toId: userId,
		address: user.email,
		subject: `Due soon: ${assignment.title}`,
		text,
		createdAt: at,
		nextTryAt: at,
	};
	try {
		await db.outgoingMail.create({ data });
		return true;
	} catch (error) {
		// Another process wrote it in this moment.
		if (isUniqueViolation(error, 'OutgoingMail', ['key'])) return false;
		throw error;
	}
}
