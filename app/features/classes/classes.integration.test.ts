/** Classes, their settings, teachers, groups and people, through their routes. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as list from '~/routes/teach._index';
import * as copy from '~/routes/teach.$class.copy';
import * as people from '~/routes/teach.$class.people';
import * as groups from '~/routes/teach.$class.people_.groups';
import * as settings from '~/routes/teach.$class.settings';
import * as teachers from '~/routes/teach.$class.teachers';
import * as make from '~/routes/teach.new';
import { statementsOf } from '../../../tests/support/count-statements';
import { onEachDatabase } from '../../../tests/support/database';
import { createTestClass } from './class.test-support';
import { madeClass, replyOf, signedIn } from './people.test-support';

onEachDatabase('a class', (db, url) => {
	const instructor = (name = 'Leyla') => signedIn(db(), url(), { name, role: 'instructor' });
	const member = (classId: string, userId: string, role: 'instructor' | 'assistant' | 'student') =>
		db().membership.create({ data: { id: randomUUID(), classId, userId, role, joinedAt: new Date() } });
	const audited = async (classId: string) =>
		(await db().auditEntry.findMany({ where: { classId } })).map(({ action }) => action).toSorted();

	test('is made by instructors only, once however often the form is sent', async () => {
		const learner = await signedIn(db(), url());
		expect(await learner.get(make.loader, {})).toMatchObject({ status: 404 });
		const leyla = await instructor();
		const id = randomUUID();
		const fields = { id, course: 'khojaly', name: '  History   10 B ', zone: 'asia/baku' };
		expect((await learner.post(make.action, {}, fields)).status).toBe(404);
		const answers = await Promise.all([
			leyla.post(make.action, {}, fields),
			leyla.post(make.action, {}, fields),
		]);
		expect(answers.map(({ status, location }) => [status, location])).toEqual([
			[302, `/teach/${id}/settings?done=made`],
			[302, `/teach/${id}/settings?done=made`],
		]);
		expect(await db().class.findUnique({ where: { id } })).toMatchObject({
			name: 'History 10 B',
			zone: 'Asia/Baku',
			archivedAt: null,
		});
		expect(await audited(id)).toEqual(['class.create']);
		// Nobody gets at a class of others by its id.
		expect((await (await instructor()).post(make.action, {}, fields)).status).toBe(404);
		expect(await leyla.get(list.loader, {})).toMatchObject({
			data: { view: { classes: [{ id, students: 0, assists: false, archived: false }], mayCreate: true } },
		});
		expect(await learner.get(list.loader, {})).toMatchObject({
			data: { view: { classes: [], mayCreate: false } },
		});
	});

	test.each([
		['no name', { name: ' ' }, 'name'],
		['a zone that is none', { zone: 'Baku' }, 'zone'],
		['a course that is none', { course: 'nothing' }, 'course'],
		['a name of invisible characters', { name: 'a\u202eb' }, 'name'],
		['no id', { id: 'x' }, 'id'],
	])('is not made with %s; what was typed stays', async (_, over, field) => {
		const leyla = await instructor();
		const fields = { id: randomUUID(), course: 'khojaly', name: 'Kept', zone: 'Asia/Baku', ...over };
		const answer = await leyla.post(make.action, {}, fields);
		expect(answer.status).toBe(400);
		const { errors, values } = replyOf(answer);
		expect(Object.keys(errors)).toEqual([field]);
		expect(values).toMatchObject({ zone: fields.zone, name: fields.name });
	});

	test('two instructors who change the same: one is told, nothing is lost unseen', async () => {
		const leyla = await instructor();
		const anar = await instructor('Anar');
		const id = await madeClass(leyla);
		await member(id, anar.id, 'instructor');
		const was = { intent: 'basics', wasName: 'History 10 B', wasZone: 'Asia/Baku' };
		const answers = await Promise.all([
			leyla.post(settings.action, { class: id }, { ...was, name: 'A', zone: 'Asia/Baku' }),
			anar.post(settings.action, { class: id }, { ...was, name: 'B', zone: 'Europe/London' }),
		]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([302, 409]);
		const refused = answers.find(({ status }) => status === 409);
		const won = await db().class.findUniqueOrThrow({ where: { id } });
		expect(refused && replyOf(refused).values.name).not.toBe(won.name);
		// The same form twice is no conflict.
		const again = { ...was, name: won.name, zone: won.zone };
		expect((await leyla.post(settings.action, { class: id }, again)).status).toBe(302);
		expect(await audited(id)).toEqual(['class.create', 'class.rename']);
	});

	test('policies are kept as assignments read them, and checked', async () => {
		const leyla = await instructor();
		const id = await madeClass(leyla);
		const fields = {
			intent: 'policies',
			late: 'day',
			latePercent: '2.5',
			lateFloor: '40',
			missing: 'set',
			missingPercent: '0',
			was: '[null,null]',
		};
		expect((await leyla.post(settings.action, { class: id }, fields)).status).toBe(302);
		expect(await db().class.findUnique({ where: { id } })).toMatchObject({
			latePolicy: { percent: 2.5, per: 'day', floor: 40 },
			missingPolicy: { percent: 0 },
		});
		const wrong = await leyla.post(settings.action, { class: id }, { ...fields, latePercent: '101' });
		expect([wrong.status, Object.keys(replyOf(wrong).errors)]).toEqual([400, ['latePercent']]);
		const stale = { ...fields, late: 'none', latePercent: '', missing: 'none', missingPercent: '' };
		expect((await leyla.post(settings.action, { class: id }, stale)).status).toBe(409);
		const { data } = await leyla.get(settings.loader, { class: id });
		const { policiesKey } = data as { policiesKey: string };
		const off = await leyla.post(settings.action, { class: id }, { ...stale, was: policiesKey });
		expect(off.status).toBe(302);
		expect(await db().class.findUnique({ where: { id } })).toMatchObject({
			latePolicy: null,
			missingPolicy: null,
		});
	});

	test('is archived and taken back', async () => {
		const leyla = await instructor();
		const id = await madeClass(leyla);
		const set = (intent: string) => leyla.post(settings.action, { class: id }, { intent });
		await set('archive');
		await set('archive');
		expect(await leyla.get(list.loader, {})).toMatchObject({
			data: { view: { classes: [{ archived: true }] } },
		});
		await set('unarchive');
		expect(await audited(id)).toEqual(['class.archive', 'class.create', 'class.unarchive']);
		await expect(set('nonsense')).resolves.toMatchObject({ status: 400 });
	});

	test('its pages are for its own instructors', async () => {
		const leyla = await instructor();
		const id = await madeClass(leyla);
		const other = await instructor();
		const assistant = await signedIn(db(), url());
		await member(id, assistant.id, 'assistant');
		for (const person of [other, assistant]) {
			for (const page of [settings, copy, groups, teachers]) {
				expect((await person.get(page.loader, { class: id })).status).toBe(404);
				expect((await person.post(page.action, { class: id }, { intent: 'archive' })).status).toBe(404);
			}
			expect(
				(await person.post(people.action, { class: id }, { intent: 'remove', member: 'x' })).status,
			).toBe(404);
		}
		expect((await assistant.get(people.loader, { class: id })).status).toBe(200);
		expect((await other.get(people.loader, { class: id })).status).toBe(404);
	});
});

onEachDatabase('a copy for the next term', (db, url) => {
	test('has the same assignments at the same time of day, over a change of clocks', async () => {
		const leyla = await signedIn(db(), url(), { role: 'instructor' });
		const id = await madeClass(leyla, { zone: 'Europe/London' });
		const group = await db().group.create({ data: { id: randomUUID(), classId: id, name: 'A' } });
		const assignment = {
			classId: id,
			target: 'lesson' as const,
			targetId: 'two-starting-points',
			createdAt: new Date(),
			revision: 7,
			latePolicy: { percent: 5, per: 'day', floor: 20 },
		};
		await db().assignment.createMany({
			data: [
				{
					...assignment,
					id: randomUUID(),
					title: 'First',
					position: 0,
					// 23:59 in summer time.
					dueAt: new Date('2026-09-20T22:59:00Z'),
					opensAt: new Date('2026-09-07T08:00:00Z'),
					publishedAt: new Date('2026-09-01T08:00:00Z'),
				},
				{ ...assignment, id: randomUUID(), title: 'Draft', position: 1, everyone: false },
			],
		});
		const [first] = await db().assignment.findMany({ where: { classId: id } });
		await db().assignmentRecipient.create({
			data: { id: randomUUID(), assignmentId: first?.id ?? '', groupId: group.id },
		});
		const page = await leyla.get(copy.loader, { class: id });
		expect(page).toMatchObject({ data: { view: { oldStart: '2026-09-07', assignments: 2, groups: 1 } } });

		const next = randomUUID();
		const fields = {
			id: next,
			name: 'Spring',
			oldStart: '2026-09-07',
			newStart: '2027-01-11',
			groups: 'on',
			assignments: 'published',
		};
		const answers = await Promise.all([
			leyla.post(copy.action, { class: id }, fields),
			leyla.post(copy.action, { class: id }, fields),
		]);
		expect(answers.map(({ status }) => status)).toEqual([302, 302]);
		const made = await db().class.findUniqueOrThrow({
			where: { id: next },
			include: {
				groups: true,
				memberships: true,
				assignments: { orderBy: { position: 'asc' }, include: { recipients: true, overrides: true } },
			},
		});
		expect(made).toMatchObject({
			name: 'Spring',
			zone: 'Europe/London',
			groups: [{ name: 'A' }],
			memberships: [{ userId: leyla.id, role: 'instructor' }],
			assignments: [
				{
					title: 'First',
					// 23:59 in winter time.
					dueAt: new Date('2027-01-24T23:59:00Z'),
					opensAt: new Date('2027-01-11T09:00:00Z'),
					everyone: true,
					revision: 0,
					latePolicy: { percent: 5, per: 'day', floor: 20 },
					missingPolicy: null,
					recipients: [],
				},
				{ title: 'Draft', publishedAt: null, everyone: true, dueAt: null },
			],
		});
		expect(made.assignments[0]?.publishedAt).not.toBeNull();

		const drafts = randomUUID();
		const off = { ...fields, id: drafts, assignments: 'drafts', groups: '' };
		await leyla.post(copy.action, { class: id }, off);
		const copied = await db().assignment.findMany({ where: { classId: drafts } });
		expect(copied.map(({ publishedAt }) => publishedAt)).toEqual([null, null]);
		expect(await db().group.count({ where: { classId: drafts } })).toBe(0);
		const wrong = await leyla.post(copy.action, { class: id }, { ...fields, newStart: '0001-01-01' });
		expect([wrong.status, Object.keys(replyOf(wrong).errors)]).toEqual([400, ['newStart']]);
	});
});

onEachDatabase('the teachers of a class', (db, url) => {
	const memberOf = async (classId: string, userId: string) =>
		db().membership.findUniqueOrThrow({ where: { classId_userId: { classId, userId } } });

	test('are added by user name, changed and removed; the last instructor stays', async () => {
		const leyla = await signedIn(db(), url(), { role: 'instructor', name: 'Leyla' });
		const anar = await signedIn(db(), url());
		const id = await madeClass(leyla);
		const post = (fields: Record<string, string>) => leyla.post(teachers.action, { class: id }, fields);
		const add = { intent: 'add', login: anar.username.toUpperCase(), role: 'assistant' };
		expect((await Promise.all([post(add), post(add)])).map(({ status }) => status)).toEqual([302, 302]);
		const membership = await memberOf(id, anar.id);
		expect(membership).toMatchObject({ role: 'assistant', leftAt: null });
		expect(await db().message.count({ where: { toId: anar.id } })).toBe(1);
		expect((await post({ ...add, login: 'nobody-here' })).status).toBe(400);

		const mine = (await memberOf(id, leyla.id)).id;
		const demote = { intent: 'role', member: mine, role: 'assistant' };
		expect((await post(demote)).status).toBe(409);
		expect((await post({ intent: 'remove', member: mine })).status).toBe(409);
		await post({ intent: 'role', member: membership.id, role: 'instructor' });
		expect((await memberOf(id, anar.id)).role).toBe('instructor');
		expect(await post({ intent: 'remove', member: mine })).toMatchObject({ status: 302, location: '/teach' });
		// Leyla is out, and sees nothing any more.
		expect((await leyla.get(teachers.loader, { class: id })).status).toBe(404);
	});

	test('two instructors who remove each other at once: one stays', async () => {
		const leyla = await signedIn(db(), url(), { role: 'instructor' });
		const anar = await signedIn(db(), url(), { role: 'instructor' });
		const id = await madeClass(leyla);
		await leyla.post(
			teachers.action,
			{ class: id },
			{ intent: 'add', login: anar.username, role: 'instructor' },
		);
		const [a, b] = [await memberOf(id, leyla.id), await memberOf(id, anar.id)];
		const answers = await Promise.all([
			leyla.post(teachers.action, { class: id }, { intent: 'remove', member: b.id }),
			anar.post(teachers.action, { class: id }, { intent: 'remove', member: a.id }),
		]);
		for (const { status } of answers) expect([302, 404, 409]).toContain(status);
		expect(await db().membership.count({ where: { classId: id, role: 'instructor', leftAt: null } })).toBe(1);
	});

	test('a member of another class is not touched', async () => {
		const leyla = await signedIn(db(), url(), { role: 'instructor' });
		const id = await madeClass(leyla);
		const other = await createTestClass(db());
		const theirs = await memberOf(other.id, other.instructorId);
		await leyla.post(teachers.action, { class: id }, { intent: 'role', member: theirs.id, role: 'student' });
		await leyla.post(teachers.action, { class: id }, { intent: 'remove', member: theirs.id });
		expect(await memberOf(other.id, other.instructorId)).toEqual(theirs);
	});
});

onEachDatabase('the people of a class', (db, url) => {
	async function withStudents() {
		const leyla = await signedIn(db(), url(), { role: 'instructor' });
		const made = await createTestClass(db(), { students: 4 });
		const id = made.id;
		await db().membership.create({
			data: { id: randomUUID(), classId: id, userId: leyla.id, role: 'instructor', joinedAt: new Date() },
		});
		const group = await db().group.create({ data: { id: randomUUID(), classId: id, name: 'A' } });
		const chosen = (...at: Array<number>) =>
			at.map((each) => ['member', made.students[each]?.membershipId ?? ''] as [string, string]);
		const post = (intent: string, fields: Array<[string, string]>) =>
			leyla.post(people.action, { class: id }, new URLSearchParams([['intent', intent], ...fields]));
		return { ...made, leyla, group, chosen, post };
	}

	test('leave and come back with their work; groups move; foreign ids do nothing', async () => {
		const { id, leyla, group, chosen, post, students, instructorId } = await withStudents();
		const other = await createTestClass(db());
		const foreign: [string, string] = ['member', other.students[0]?.membershipId ?? ''];
		const moved = await post('move', [...chosen(0, 1), foreign, ['group', group.id]]);
		expect(moved.location).toBe(`/teach/${id}/people?done=moved&count=2`);
		const removed = await post('remove', [...chosen(1, 2), foreign]);
		expect(removed.location).toContain('count=2');
		const view = await leyla.get(people.loader, { class: id });
		expect(view).toMatchObject({
			data: {
				view: {
					total: 2,
					students: [{ name: 'Student 1', group: 'A' }, { name: 'Student 4' }],
					left: expect.arrayContaining([expect.objectContaining({ name: 'Student 2' })]),
				},
			},
		});
		const instructorsRow = await db().membership.findUniqueOrThrow({
			where: { classId_userId: { classId: id, userId: instructorId } },
		});
		await post('remove', [['member', instructorsRow.id]]);
		expect(await db().membership.findUniqueOrThrow({ where: { id: instructorsRow.id } })).toMatchObject({
			leftAt: null,
		});
		await post('restore', chosen(1));
		expect(
			await db().membership.findUniqueOrThrow({ where: { id: students[1]?.membershipId ?? '' } }),
		).toMatchObject({ leftAt: null, groupId: group.id, role: 'student' });
		expect(await db().membership.findUniqueOrThrow({ where: { id: foreign[1] } })).toMatchObject({
			leftAt: null,
			groupId: null,
		});
		expect((await post('remove', [])).status).toBe(400);
		const foreignGroup = await db().group.create({
			data: { id: randomUUID(), classId: other.id, name: 'A' },
		});
		expect((await post('move', [...chosen(0), ['group', foreignGroup.id]])).status).toBe(400);
	});

	test('new one-time passwords: for students without mail, who teach nowhere, and nobody else', async () => {
		const { id, chosen, post, students } = await withStudents();
		await db().user.update({
			where: { id: students[1]?.userId ?? '' },
			data: { email: `${randomUUID()}@x.org` },
		});
		await db().membership.create({
			data: {
				id: randomUUID(),
				classId: (await createTestClass(db())).id,
				userId: students[2]?.userId ?? '',
				role: 'assistant',
				joinedAt: new Date(),
			},
		});
		const other = await createTestClass(db());
		const foreign: [string, string] = ['member', other.students[0]?.membershipId ?? ''];
		const answer = await post('passwords', [...chosen(0, 1, 2), foreign]);
		expect(answer).toMatchObject({
			status: 200,
			data: {
				sheet: { cards: [{ name: 'Student 1', password: expect.stringMatching(/^\S{14}$/) }] },
				problem: expect.stringContaining('Student 2, Student 3'),
			},
		});
		const changed = await db().user.findMany({ where: { mustChangePassword: true } });
		expect(changed.map((user) => user.id)).toEqual([students[0]?.userId]);
		expect(await db().auditEntry.count({ where: { classId: id, action: 'member.password' } })).toBe(1);
		const rows = JSON.stringify([await db().user.findMany(), await db().auditEntry.findMany()]);
		const { sheet } = answer.data as { sheet: { cards: Array<{ password: string }> } };
		expect(rows).not.toContain(sheet.cards[0]?.password ?? '?');
	});

	test('are shown a page at a time, each once, in as many statements as for a few', async () => {
		const leyla = await signedIn(db(), url(), { role: 'instructor' });
		const made = await createTestClass(db(), { students: 450 });
		await db().membership.updateMany({
			where: { classId: made.id, role: 'instructor' },
			data: { userId: leyla.id },
		});
		const names: Array<string> = [];
		let path = '/x';
		for (let pages = 0; pages < 4; pages += 1) {
			const { data } = await leyla.get(people.loader, { class: made.id }, path);
			const { view } = data as {
				view: { students: Array<{ name: string }>; nextPage: string | null; total: number };
			};
			expect(view.total).toBe(450);
			names.push(...view.students.map(({ name }) => name));
			if (view.nextPage === null) break;
			path = view.nextPage;
		}
		expect(names).toHaveLength(450);
		const few = await createTestClass(db(), { students: 3 });
		await db().membership.updateMany({
			where: { classId: few.id, role: 'instructor' },
			data: { userId: leyla.id },
		});
		const [many, little] = [
			await statementsOf(() => leyla.get(people.loader, { class: made.id })),
			await statementsOf(() => leyla.get(people.loader, { class: few.id })),
		];
		expect(many.length).toBe(little.length);
		expect(many.length).toBeLessThanOrEqual(15);
		const lists = [
			await statementsOf(() => leyla.get(list.loader, {})),
			await statementsOf(async () => void (await madeClass(leyla))),
			await statementsOf(() => leyla.get(list.loader, {})),
		];
		expect(lists[0]?.length).toBe(lists[2]?.length);
		expect(new Set(names).size).toBe(450);
	});

	test('groups are made, renamed and deleted, but not while assignments are for them', async () => {
		const { id, leyla, group, chosen, post } = await withStudents();
		const act = (fields: Record<string, string>) => leyla.post(groups.action, { class: id }, fields);
		const twice = { intent: 'create', name: ' B ' };
		const answers = await Promise.all([act(twice), act(twice)]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([302, 409]);
		expect((await act({ intent: 'rename', group: group.id, name: 'B' })).status).toBe(409);
		expect((await act({ intent: 'rename', group: group.id, name: '' })).status).toBe(400);
		expect((await act({ intent: 'rename', group: randomUUID(), name: 'X' })).status).toBe(404);
		await post('move', [...chosen(0), ['group', group.id]]);
		const assignmentId = randomUUID();
		await db().assignment.create({
			data: {
				id: assignmentId,
				classId: id,
				target: 'lesson',
				targetId: 'the-night',
				title: 'T',
				position: 0,
				createdAt: new Date(),
			},
		});
		await db().assignmentRecipient.create({ data: { id: randomUUID(), assignmentId, groupId: group.id } });
		expect((await act({ intent: 'delete', group: group.id })).status).toBe(409);
		await db().assignmentRecipient.deleteMany({ where: { groupId: group.id } });
		expect((await act({ intent: 'delete', group: group.id })).status).toBe(302);
		expect(await db().membership.count({ where: { classId: id, leftAt: null } })).toBe(6);
		const other = await createTestClass(db());
		const theirs = await db().group.create({ data: { id: randomUUID(), classId: other.id, name: 'A' } });
		expect((await act({ intent: 'delete', group: theirs.id })).status).toBe(404);
	});
});
