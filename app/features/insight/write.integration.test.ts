/** Writing to students and reading it, through the routes, as a browser without JavaScript does. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DAY_MS } from '~/core/time';
import { testContext } from '~/features/auth/context.test-support';
import { createTestClass, type TestClass } from '~/features/classes/class.test-support';
import type { ClassAccess } from '~/features/classes/index.server';
import { getInbox, markAllRead, markRead, readCursor } from '~/features/messages/index.server';
import { onEachDatabase } from '../../../tests/support/database';
import { assignLessons } from './insight.test-support';
import { getWritePage, messageSchema, previewMessage, sendToStudents } from './write.server';

const now = new Date('2026-11-20T10:00:00Z');
const text = { subject: 'Checking in', body: 'How is it going?\n<b>Write</b> to me.' };

const accessOf = (made: TestClass): ClassAccess => ({
	viewer: { id: made.instructorId, name: 'Instructor', role: 'instructor', guest: false },
	class: { id: made.id, courseId: made.courseId, name: 'Test class', zone: made.zone, archivedAt: null },
	role: 'instructor',
	membershipId: null,
});

onEachDatabase('writing to students', (db, url) => {
	const context = () => testContext(db(), url(), { now: () => now });
	const ids = (made: TestClass) => made.students.map(({ userId }) => userId);
	const inbox = (userId: string) => getInbox(db(), userId, { before: null, now });
	const send = (made: TestClass, to: Array<string>, key: string = randomUUID()) =>
		sendToStudents(context(), accessOf(made), { ids: to, text, key });

	test('the preview says to whom, the exact text, and who also gets mail', async () => {
		const made = await createTestClass(db());
		const [mailed = '', noAddress = ''] = ids(made);
		await db().user.update({
			where: { id: mailed },
			data: { wantsMail: true, email: `${mailed}@example.org` },
		});
		await db().user.update({ where: { id: noAddress }, data: { wantsMail: true } });
		const preview = await previewMessage(context(), accessOf(made), ids(made), text);
		expect(preview).toMatchObject(text);
		expect(preview.to.map(({ name, byMail }) => [name, byMail])).toEqual([
			['Student 1', true],
			['Student 2', false],
			['Student 3', false],
		]);
		expect(await db().message.count({ where: { classId: made.id } })).toBe(0);
		expect(await send(made, ids(made), preview.key)).toEqual({ ok: true, sent: 3 });
		expect(await db().outgoingMail.findMany({ where: { toId: { in: ids(made) } } })).toEqual([
			expect.objectContaining({
				toId: mailed,
				subject: text.subject,
				text: expect.stringContaining(text.body),
			}),
		]);
	});

	test('a double click, a second tab and a reload send once, with one entry in the audit log', async () => {
		const made = await createTestClass(db());
		const key = randomUUID();
		const results = await Promise.all([1, 2, 3].map(() => send(made, ids(made), key)));
		results.push(await send(made, ids(made), key));
		expect(results).toEqual(results.map(() => ({ ok: true, sent: 3 })));
		expect(await db().message.count({ where: { classId: made.id } })).toBe(3);
		expect(await db().auditEntry.findMany({ where: { classId: made.id } })).toEqual([
			expect.objectContaining({
				action: 'message.send',
				actorId: made.instructorId,
				detail: { students: 3, byMail: 0 },
			}),
		]);
		expect(await send(made, ids(made))).toMatchObject({ ok: true });
		expect(await db().message.count({ where: { classId: made.id } })).toBe(6);
	});

	test('a key of one teacher holds back no other’s message', async () => {
		const [one, two] = [await createTestClass(db()), await createTestClass(db())];
		const key = randomUUID();
		const [student = ''] = ids(one);
		await db().membership.create({
			data: { id: randomUUID(), classId: two.id, userId: student, role: 'student', joinedAt: now },
		});
		await send(one, [student], key);
		await send(two, [student], key);
		expect((await inbox(student)).unread).toHaveLength(2);
	});

	test('only active students of the class are written to, whatever a form says', async () => {
		const made = await createTestClass(db());
		const other = await createTestClass(db());
		const [gone = '', here = ''] = ids(made);
		await db().membership.updateMany({ where: { userId: gone }, data: { leftAt: now } });
		const to = [gone, here, here, ...ids(other), made.instructorId, 'nobody'];
		expect(await send(made, to)).toEqual({ ok: true, sent: 1 });
		expect(await db().message.findMany({ where: { classId: made.id }, select: { toId: true } })).toEqual([
			{ toId: here },
		]);
		expect(await send(made, [gone, ...ids(other)])).toEqual({ ok: false, reason: 'nobody' });
	});

	test('a flood is held back, and says how long', { timeout: 60_000 }, async () => {
		const made = await createTestClass(db(), { students: 1 });
		for (let at = 0; at < 60; at += 1) expect(await send(made, ids(made))).toMatchObject({ ok: true });
		expect(await send(made, ids(made))).toEqual({ ok: false, retryAfterSeconds: expect.any(Number) });
		expect(await db().message.count({ where: { classId: made.id } })).toBe(60);
	});

	test.each([
		[{ subject: ' ', body: 'x' }, ['subject']],
		[{ subject: 'x'.repeat(121), body: 'x' }, ['subject']],
		[{ subject: 'x', body: '\r\n ' }, ['body']],
		[{ subject: 'x', body: 'x'.repeat(4_001) }, ['body']],
		[{}, ['subject', 'body']],
	])('the text %j is refused beside its field', (input, fields) => {
		const parsed = messageSchema.safeParse(input);
		expect(Object.keys(z.flattenError(parsed.error ?? new z.ZodError([])).fieldErrors)).toEqual(fields);
	});

	test('line ends of browsers count once, and a subject is one line', () => {
		expect(messageSchema.parse({ subject: ' a\r\nBcc: x ', body: ' one\r\ntwo\r\n' })).toEqual({
			subject: 'a Bcc: x',
			body: 'one\ntwo',
		});
	});

	test('all who: not started, overdue, below, silent, everybody', async () => {
		const made = await createTestClass(db(), { students: 4, now: new Date(now.getTime() - 30 * DAY_MS) });
		const [id = '', later = ''] = await assignLessons(db(), made, 2, now);
		await db().assignment.update({ where: { id }, data: { dueAt: new Date(now.getTime() - DAY_MS) } });
		await db().assignment.update({ where: { id: later }, data: { dueAt: null } });
		const row = (at: number, completed: boolean, score: number | null) => ({
			assignmentId: id,
			userId: ids(made)[at] ?? '',
			attempts: 1,
			completedAt: completed ? new Date(now.getTime() - 2 * DAY_MS) : null,
			score,
			lastAt: now,
		});
		await db().assignmentStanding.createMany({
			data: [row(0, true, 0.5), row(1, true, 0.49), row(2, false, null)],
		});
		await db().courseStanding.create({
			data: { userId: ids(made)[0] ?? '', courseId: made.courseId, revision: 1, lastAt: now },
		});
		const chosen = async (search: string) => {
			const page = await getWritePage(context(), accessOf(made), new URLSearchParams(search), null);
			return [
				page.receivers
					.filter((each) => each.chosen)
					.map(({ name }) => name.slice(-1))
					.join(''),
				page.found,
			];
		};
		expect(await chosen(`who=overdue&assignment=${id}`)).toEqual([
			'34',
			'2 students overdue with “Before you begin”.',
		]);
		expect(await chosen(`who=not+started&assignment=${id}`)).toEqual([
			'4',
			'1 student with “Before you begin” not started.',
		]);
		expect(await chosen(`who=below&below=50&assignment=${id}`)).toMatchObject(['2', expect.any(String)]);
		expect(await chosen('who=silent&days=7')).toMatchObject(['234', expect.any(String)]);
		expect(await chosen('who=everybody')).toMatchObject(['1234', '4 students in the class.']);
		expect(await chosen('who=overdue&assignment=of-another-class')).toMatchObject(['', expect.any(String)]);
		expect(await chosen(`to=${ids(made)[1]}`)).toEqual(['2', null]);
		expect(await chosen('who=bogus&below=-1')).toEqual(['', null]);
	});

	test('the inbox: unread first, sender and class named, marked as read by their reader only', async () => {
		const made = await createTestClass(db());
		const [reader = '', stranger = ''] = ids(made);
		await send(made, [reader]);
		await send(made, [reader, stranger]);
		const { unread, read } = await inbox(reader);
		expect(read).toEqual([]);
		expect(unread).toHaveLength(2);
		expect(unread[0]).toMatchObject({ ...text, from: 'Instructor', className: 'Test class', unread: true });
		expect(await db().message.count({ where: { toId: reader, readAt: null } })).toBe(2);
		await markRead(db(), stranger, unread[0]?.id ?? '', now);
		expect((await inbox(reader)).unread).toHaveLength(2);
		await markRead(db(), reader, unread[0]?.id ?? '', now);
		expect(await inbox(reader)).toMatchObject({ unread: [{ unread: true }], read: [{ unread: false }] });
		await markAllRead(db(), reader, new Date(now.getTime() - 1), now);
		expect((await inbox(reader)).unread).toHaveLength(1);
		await markAllRead(db(), reader, now, now);
		expect((await inbox(reader)).unread).toEqual([]);
		expect(await db().message.count({ where: { toId: reader, readAt: null } })).toBe(0);
		expect((await inbox(stranger)).unread).toHaveLength(1);
	});

	test('old messages come page by page, each once, and stay when their sender goes', async () => {
		const made = await createTestClass(db(), { students: 1 });
		const [reader = ''] = ids(made);
		await db().message.createMany({
			data: Array.from({ length: 65 }, (_, at) => ({
				id: randomUUID(),
				toId: reader,
				fromId: 'an account that is gone',
				subject: `Number ${at}`,
				body: 'Text',
				createdAt: new Date(now.getTime() - Math.floor(at / 3) * 1000),
				readAt: now,
			})),
		});
		const seen: Array<string> = [];
		let before = readCursor(null);
		for (let pages = 0; pages < 4; pages += 1) {
			const { read, olderPath } = await getInbox(db(), reader, { before, now });
			seen.push(...read.map(({ subject }) => subject));
			expect(read[0]?.from).toBe('somebody who has left');
			if (olderPath === null) break;
			before = readCursor(new URL(olderPath, 'http://x').searchParams.get('before'));
			expect(before).not.toBeNull();
		}
		expect(seen).toHaveLength(65);
		expect(new Set(seen).size).toBe(65);
	});

	test.each(['', 'x', '1-', '-1-a', `${'9'.repeat(16)}-a`, '1-a b', '999999999999999-a'])(
		'%j is no cursor',
		(cursor) => {
			expect(readCursor(cursor)).toBeNull();
		},
	);
});
