/** The pages and forms of assignments, as a browser without scripts uses them. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { expect, test } from 'vitest';
import { getCourse } from '~/content/index.server';
import { loadAssignments } from '~/features/assignments/index.server';
import { type TestBrowser, testBrowser } from '~/features/auth/context.test-support';
import { hashPassword } from '~/features/auth/password.server';
import { createTestClass } from '~/features/classes/class.test-support';
import * as calendar from '~/routes/calendar.$file';
import { action as signIn } from '~/routes/login';
import * as progress from '~/routes/progress';
import * as accommodations from '~/routes/teach.$class.accommodations';
import * as list from '~/routes/teach.$class.assignments._index';
import * as editor from '~/routes/teach.$class.assignments.$assignment._index';
import * as dates from '~/routes/teach.$class.assignments.$assignment.dates';
import * as preview from '~/routes/teach.$class.assignments.$assignment.preview';
import * as fresh from '~/routes/teach.$class.assignments.new';
import { onEachDatabase } from '../support/database';

const NOW = new Date('2026-10-05T08:00:00Z');
const PASSWORD = 'a long enough password';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
/** A handler with the parts of its address. */
const at =
	(handler: Handler, params: Record<string, string>): Handler =>
	(args) =>
		handler({ ...args, params });

onEachDatabase('the pages of assignments', (db, url) => {
	async function open(students = 2) {
		const of = await createTestClass(db(), { students });
		const passwordHash = await hashPassword(PASSWORD);
		await db().user.updateMany({ data: { passwordHash } });
		const as = async (userId: string): Promise<TestBrowser> => {
			const browser = testBrowser(db(), url(), { now: () => NOW });
			const { username } = await db().user.findUniqueOrThrow({ where: { id: userId } });
			await browser.post(signIn, '/login', { login: username ?? '', password: PASSWORD });
			expect(browser.cookie).not.toBe('');
			return browser;
		};
		const lesson = getCourse('khojaly')?.lessonEntries[0]?.id ?? '';
		const form = {
			target: `lesson:${lesson}`,
			answers: 'submission',
			audience: 'everyone',
			latePer: 'day',
			weight: '1',
			due: '2026-10-08T23:59',
			intent: 'publish',
		};
		return { of, as, form, teacher: await as(of.instructorId), params: { class: of.id } };
	}

	test('a wrong form says everything at once, each beside its field, and keeps what was typed', async () => {
		const { teacher, params, form, of } = await open();
		const wrong = {
			...form,
			target: 'lesson:nothing',
			opens: '2026-10-09T10:00',
			closes: '2026-10-07T10:00',
			attempts: 'many',
			latePercent: '101',
			audience: 'some',
			title: 'Kept',
		};
		const answer = await teacher.post(at(fresh.action, params), '/x', wrong);
		expect(answer.status).toBe(400);
		const { reply } = answer.data as { reply: { values: object; errors: Record<string, Array<string>> } };
		expect(Object.keys(reply.errors).toSorted()).toEqual([
			'attempts',
			'audience',
			'closes',
			'due',
			'latePercent',
			'target',
		]);
		expect(reply.values).toMatchObject({ title: 'Kept', attempts: 'many' });
		expect(await loadAssignments(db(), of.id)).toEqual([]);
		const early = await teacher.post(at(fresh.action, params), '/x', { ...form, answers: 'close' });
		expect(early.data).toMatchObject({
			reply: { errors: { answers: [expect.stringMatching(/does not close/)] } },
		});
	});

	test('made, listed, changed by two, given other dates, looked at', async () => {
		const { teacher, params, form, of } = await open();
		const made = await teacher.post(at(fresh.action, params), '/x', form);
		expect(made).toMatchObject({ status: 302, location: `/teach/${of.id}/assignments?done=published` });
		const [assignment] = await loadAssignments(db(), of.id);
		expect(assignment?.dueAt).toEqual(new Date('2026-10-08T19:59:00Z'));
		const one = { ...params, assignment: assignment?.id ?? '' };
		expect((await teacher.get(at(list.loader, params), '/x')).data).toMatchObject({
			view: { assignments: [{ state: 'published, open', due: 'Thursday, 8 October 2026 at 23:59' }] },
		});
		const save = (title: string) =>
			teacher.post(at(editor.action, one), '/x', { ...form, title, revision: '0' });
		expect((await save('Theirs')).status).toBe(302);
		const second = await save('Mine');
		expect(second).toMatchObject({
			status: 409,
			data: {
				reply: { values: { title: 'Mine' } },
				conflict: {
					revision: 1,
					by: 'Instructor',
					rows: [{ field: 'Title', stored: 'Theirs', typed: 'Mine' }],
				},
			},
		});
		const who = `person:${of.students[0]?.membershipId}`;
		const nothing = await teacher.post(at(dates.action, one), '/x', { intent: 'set', who });
		expect(nothing).toMatchObject({ status: 400, data: { reply: { errors: { '': [expect.any(String)] } } } });
		const disordered = { intent: 'set', who, opens: '2026-10-20T10:00' };
		expect(await teacher.post(at(dates.action, one), '/x', disordered)).toMatchObject({
			status: 400,
			data: { reply: { errors: { due: [expect.any(String)] } } },
		});
		const set = await teacher.post(at(dates.action, one), '/x', { intent: 'set', who, noDue: 'on' });
		expect(set.status).toBe(302);
		expect((await teacher.get(at(dates.loader, one), '/x')).data).toMatchObject({
			view: { overrides: [{ who, name: 'Student 1', rules: ['No due date'] }] },
		});
		const look = (query: string) => teacher.get(at(preview.loader, one), `/x?${query}`);
		expect((await look('at=2026-10-09T12:00')).data).toMatchObject({ view: { state: 'overdue but open' } });
		const [own] = of.students;
		expect((await look(`at=2026-10-09T12:00&student=${own?.membershipId}`)).data).toMatchObject({
			view: { state: 'open', studentName: 'Student 1' },
		});
		for (const wrong of ['nonsense', '9999-12-31T23:59'])
			expect((await look(`at=${wrong}`)).status).toBe(200);
		expect((await look('student=nobody')).status).toBe(404);
	});

	test('only the teachers of this class; assistants look, instructors change', async () => {
		const { teacher, as, params, form, of } = await open();
		await teacher.post(at(fresh.action, params), '/x', form);
		const [assignment] = await loadAssignments(db(), of.id);
		const one = { ...params, assignment: assignment?.id ?? '' };
		const [student, assistant] = of.students;
		if (!student || !assistant) throw new Error('Two students.');
		await db().membership.update({ where: { id: assistant.membershipId }, data: { role: 'assistant' } });
		const elsewhere = await createTestClass(db(), { students: 0 });
		await db().user.updateMany({ data: { passwordHash: await hashPassword(PASSWORD) } });
		const [asStudent, asAssistant, asOther] = [
			await as(student.userId),
			await as(assistant.userId),
			await as(elsewhere.instructorId),
		];
		const looks = [
			at(list.loader, params),
			at(editor.loader, one),
			at(dates.loader, one),
			at(preview.loader, one),
			at(accommodations.loader, params),
		];
		for (const loader of looks) {
			expect((await asStudent.get(loader, '/x')).status).toBe(404);
			expect((await asOther.get(loader, '/x')).status).toBe(404);
			expect((await asAssistant.get(loader, '/x')).status).toBe(200);
		}
		const changes = [
			[at(list.action, params), { intent: 'up', assignment: one.assignment }],
			[at(fresh.action, params), form],
			[at(editor.action, one), { ...form, revision: '0' }],
			[at(dates.action, one), { intent: 'set', who: `person:${student.membershipId}`, noDue: 'on' }],
			[at(accommodations.action, params), { [`person.${student.membershipId}`]: 'on', extraDays: '3' }],
		] as const;
		for (const [action, fields] of changes) {
			for (const browser of [asStudent, asAssistant, asOther]) {
				expect((await browser.post(action, '/x', fields)).status).toBe(404);
			}
		}
		// An assignment of another class is not reached through one's own.
		const foreign = { class: elsewhere.id, assignment: one.assignment };
		expect((await asOther.get(at(editor.loader, foreign), '/x')).status).toBe(404);
		expect((await asOther.post(at(editor.action, foreign), '/x', { ...form, revision: '0' })).status).toBe(
			404,
		);
		await db().class.update({ where: { id: of.id }, data: { archivedAt: NOW } });
		for (const [action, fields] of changes) {
			expect((await teacher.post(action, '/x', fields)).status).toBe(400);
		}
	});

	test('accommodations are given to several at once, and to nobody who is not in the class', async () => {
		const { teacher, params, of } = await open(3);
		const elsewhere = await createTestClass(db(), { students: 1 });
		const ticked = [...of.students.slice(0, 2), ...elsewhere.students].map(
			({ membershipId }) => membershipId,
		);
		const fields = { ...Object.fromEntries(ticked.map((id) => [`person.${id}`, 'on'])), multiplier: '1.5' };
		const post = (more: Record<string, string>) =>
			teacher.post(at(accommodations.action, params), '/x', { ...fields, ...more });
		expect(await post({ multiplier: '0.5', extraDays: '-1' })).toMatchObject({
			status: 400,
			data: { reply: { errors: { multiplier: [expect.any(String)], extraDays: [expect.any(String)] } } },
		});
		expect((await post({})).location).toMatch(/changed=2$/);
		const given = await db().membership.findMany({ where: { limitMultiplier: 1.5 }, select: { id: true } });
		expect(given.map(({ id }) => id).toSorted()).toEqual(ticked.slice(0, 2).toSorted());
	});

	test('a student makes, uses and turns off the calendar, and chooses zone and reminders', async () => {
		const { as, of } = await open(1);
		const student = await as(of.students[0]?.userId ?? '');
		const see = async () =>
			(
				(await student.get(progress.loader, '/progress')).data as {
					reminders: { calendarUrl: string | null };
				}
			).reminders;
		expect(await see()).toMatchObject({ calendarUrl: null, wantsMail: false, zone: null });
		await student.post(progress.action, '/progress', { intent: 'calendar-new' });
		const address = new URL((await see()).calendarUrl ?? '');
		const file = address.pathname.split('/')[2] ?? '';
		const feed = await testBrowser(db(), url()).get(at(calendar.loader, { file }), address.pathname);
		expect(feed.data).toMatch(/^BEGIN:VCALENDAR\r\n/);
		const nowhere = { file: file.replace('.ics', '') };
		expect((await testBrowser(db(), url()).get(at(calendar.loader, nowhere), '/x')).status).toBe(404);
		await student.post(progress.action, '/progress', { intent: 'calendar-off' });
		expect((await testBrowser(db(), url()).get(at(calendar.loader, { file }), '/x')).status).toBe(404);
		const wrong = { intent: 'reminders', zone: 'Mars/Olympus' };
		expect((await student.post(progress.action, '/progress', wrong)).status).toBe(400);
		await student.post(progress.action, '/progress', {
			intent: 'reminders',
			zone: 'Asia/Tokyo',
			wantsMail: 'on',
		});
		expect(await see()).toMatchObject({ wantsMail: true, zone: 'Asia/Tokyo' });
	});
});
