/** Calendars and reminders on real databases. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { getCourse } from '~/content/index.server';
import { HOUR_MS } from '~/core/time';
import { testContext } from '~/features/auth/context.test-support';
import { createTestClass, type TestClass } from '~/features/classes/class.test-support';
import { noteGradeEntry } from '~/features/standings/index.server';
import { onEachDatabase } from '../../../tests/support/database';
import { setAccommodations } from './accommodations.server';
import { assign } from './assignment.test-support';
import { getCalendar, removeCalendar, replaceCalendar } from './calendar.server';
import { writeReminders } from './reminders.server';

const NOW = new Date('2026-10-05T08:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * HOUR_MS);
const targetId = () => getCourse('khojaly')?.lessonEntries[0]?.id ?? '';
const request = new Request('http://localhost:3000/calendar/x.ics');

onEachDatabase('calendar and reminders', (db, url) => {
	const context = (now = NOW, clientAddress: string = randomUUID()) =>
		testContext(db(), url(), { now: () => now, clientAddress });
	const give = (of: TestClass, title: string, dueAt: Date | null) =>
		assign(db(), of, { target: 'lesson', targetId: targetId(), title, dueAt }, NOW);
	const wantMail = (userId: string) =>
		db().user.update({
			where: { id: userId },
			data: { wantsMail: true, email: `${userId}@example.org`, zone: 'Europe/Berlin' },
		});
	const mailsTo = (toId: string) =>
		db().outgoingMail.findMany({ where: { toId, key: { startsWith: 'due:' } }, orderBy: { subject: 'asc' } });
	const calendarOf = async (token: string) => {
		const result = await getCalendar(context(), request, token);
		return result.kind === 'calendar' ? result.text : result.kind;
	};

	test('a reminder is written once, a day before, to those who asked for it', async () => {
		const of = await createTestClass(db(), { students: 5 });
		const [one, silent, done, excused, slow] = of.students;
		if (!one || !silent || !done || !excused || !slow) throw new Error('Five students.');
		for (const { userId } of [one, done, excused, slow]) await wantMail(userId);
		const id = await give(of, 'Soon', hours(24));
		await give(of, 'Next week', hours(24 * 7));
		await give(of, 'Whenever', null);
		await setAccommodations(
			db(),
			{ classId: of.id, actorId: of.instructorId, now: NOW },
			[slow.membershipId],
			{ limitMultiplier: 1, extraDays: 2, extraAttempts: 0 },
		);
		await db().assignmentStanding.create({
			data: { assignmentId: id, userId: done.userId, completedAt: NOW, doneParts: 1, parts: 1 },
		});
		await db().$transaction((tx) =>
			noteGradeEntry(tx, {
				assignmentId: id,
				userId: excused.userId,
				kind: 'excuse',
				score: null,
				reason: '',
				byId: of.instructorId,
				at: NOW,
			}),
		);
		expect(await writeReminders(context(hours(-0.1)))).toBe(0);
		const written = await Promise.all([1, 2, 3].map(() => writeReminders(context())));
		expect(written.reduce((sum, count) => sum + count, 0)).toBe(1);
		expect(await writeReminders(context(hours(1)))).toBe(0);
		const [mail, ...others] = await mailsTo(one.userId);
		expect(others).toEqual([]);
		expect(mail).toMatchObject({
			key: `due:${id}:${one.userId}:${hours(24).toISOString()}`,
			subject: 'Due soon: Soon',
			text: expect.stringMatching(/10:00 Central European Summer Time \(in class 12:00 Azerbaijan/),
		});
		for (const { userId } of [silent, done, excused, slow]) expect(await mailsTo(userId)).toEqual([]);
		expect(await writeReminders(context(hours(48)))).toBe(1);
		expect(await mailsTo(slow.userId)).toHaveLength(1);

		// Another date is another reminder.
		await db().assignment.update({ where: { id }, data: { dueAt: hours(60) } });
		expect(await writeReminders(context(hours(50)))).toBe(1);
		expect(await mailsTo(one.userId)).toHaveLength(2);
	});

	test('the calendar has the student’s own dates, and only titles', async () => {
		const of = await createTestClass(db(), { students: 2 });
		const [one, two] = of.students;
		if (!one || !two) throw new Error('Two students.');
		const id = await give(of, 'Read; then, write', hours(24));
		await give(of, 'Whenever', null);
		await assign(
			db(),
			of,
			{
				target: 'lesson',
				targetId: targetId(),
				dueAt: hours(9),
				everyone: false,
				membershipIds: [two.membershipId],
			},
			NOW,
		);
		await setAccommodations(
			db(),
			{ classId: of.id, actorId: of.instructorId, now: NOW },
			[one.membershipId],
			{ limitMultiplier: 1, extraDays: 1, extraAttempts: 0 },
		);
		await db().assignment.update({ where: { id }, data: { revision: 7 } });
		const token = await replaceCalendar(context(), one.userId);
		const text = await calendarOf(token);
		expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
		expect(text).toContain(`UID:${id}@lectern\r\n`);
		expect(text).toContain('DTSTART:20261007T080000Z\r\n');
		expect(text).toContain('SEQUENCE:7\r\n');
		expect(text).toContain('SUMMARY:Due: Read\\; then\\, write\r\n');
		expect(text).not.toContain(one.userId);
		expect(text).not.toContain('Student');
	});

	test('an address that was replaced, turned off, or never there is not found; guessing is slowed down', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const userId = of.students[0]?.userId ?? '';
		const first = await replaceCalendar(context(), userId);
		expect(await calendarOf(first)).toContain('BEGIN:VCALENDAR');
		const second = await replaceCalendar(context(), userId);
		expect(await calendarOf(first)).toBe('not-found');
		await db().user.update({ where: { id: userId }, data: { suspendedAt: NOW } });
		expect(await calendarOf(second)).toBe('not-found');
		await db().user.update({ where: { id: userId }, data: { suspendedAt: null } });
		expect(await calendarOf(second)).toContain('BEGIN:VCALENDAR');
		await removeCalendar(context(), userId);
		expect(await calendarOf(second)).toBe('not-found');
		const guess = () => getCalendar(context(NOW, '192.0.2.7'), request, 'x'.repeat(43));
		const kinds = [];
		for (let at = 0; at < 61; at += 1) kinds.push((await guess()).kind);
		expect(kinds.indexOf('limited')).toBe(60);
	});
});
