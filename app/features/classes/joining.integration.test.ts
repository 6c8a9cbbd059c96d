/** Joining a class by code, link and invitation, and leaving it, through the routes. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashToken } from '~/features/auth/index.server';
import * as leave from '~/routes/classes.$class.leave';
import * as joining from '~/routes/join.$code';
import * as people from '~/routes/teach.$class.people';
import * as settings from '~/routes/teach.$class.settings';
import * as teachers from '~/routes/teach.$class.teachers';
import { onEachDatabase } from '../../../tests/support/database';
import { testBrowser } from '../auth/context.test-support';
import { ensureViewer } from '../auth/viewer.server';
import { madeClass, signedIn, stranger } from './people.test-support';

onEachDatabase('joining by code', (db, url) => {
	async function open() {
		const leyla = await signedIn(db(), url(), { role: 'instructor', name: 'Leyla' });
		const id = await madeClass(leyla);
		const code = (await db().class.findUniqueOrThrow({ where: { id } })).joinCode ?? '';
		return { leyla, id, code };
	}
	const place = (classId: string, userId: string) =>
		db().membership.findUnique({ where: { classId_userId: { classId, userId } } });

	test('strangers and guests see the class, sign up or in, and come back', async () => {
		const { code } = await open();
		const view = {
			state: 'open',
			className: 'History 10 B',
			teachers: ['Leyla'],
			member: null,
			signupPath: `/signup?next=%2Fjoin%2F${code}`,
			loginPath: `/login?next=%2Fjoin%2F${code}`,
		};
		const nobody = stranger(db(), url());
		expect(await nobody.get(joining.loader, { code })).toMatchObject({
			status: 200,
			data: { view: { ...view, viewer: 'stranger' } },
		});
		expect((await nobody.post(joining.action, { code }, {})).location).toBe('/login?next=%2F');
		const browser = testBrowser(db(), url());
		await browser.visit((context, request) => ensureViewer(context, request));
		const asGuest = await browser.get(
			(args) => joining.loader({ ...args, params: { code } }),
			`/join/${code}`,
		);
		expect(asGuest).toMatchObject({ data: { view: { ...view, viewer: 'guest' } } });
		const refused = await browser.post(
			(args) => joining.action({ ...args, params: { code } }),
			'/join/x',
			{},
		);
		expect(refused).toMatchObject({ status: 302, location: '/signup?next=%2F' });
	});

	test('a code is read as people write it; joining twice, and twice at once, is joining once', async () => {
		const { id, code } = await open();
		const student = await signedIn(db(), url());
		const typed = ` ${code.slice(0, 4).toUpperCase()}-${code.slice(4)} `;
		const answers = await Promise.all([
			student.post(joining.action, { code: typed }, {}),
			student.post(joining.action, { code }, {}),
			student.post(joining.action, { code }, {}),
		]);
		expect(answers.map(({ status, location }) => [status, location])).toEqual(
			Array(3).fill([302, '/progress']),
		);
		expect(await place(id, student.id)).toMatchObject({ role: 'student', leftAt: null });
		expect(await db().membership.count({ where: { classId: id } })).toBe(2);
		expect(await student.get(joining.loader, { code })).toMatchObject({
			data: { view: { member: 'student' } },
		});
	});

	test('a code that is wrong, closed, replaced or of an archived class is a friendly page', async () => {
		const { leyla, id, code } = await open();
		const student = await signedIn(db(), url());
		const unknown = { status: 404, data: { view: { state: 'unknown' } } };
		for (const wrong of ['bcdfghjk', 'x', '', '%00', "' OR 1=1", 'a'.repeat(5_000)])
			expect(await student.get(joining.loader, { code: wrong })).toMatchObject(unknown);
		const set = (intent: string) => leyla.post(settings.action, { class: id }, { intent });
		await set('code-new');
		expect(await student.post(joining.action, { code }, {})).toMatchObject(unknown);
		const fresh = (await db().class.findUniqueOrThrow({ where: { id } })).joinCode ?? '';
		expect(fresh).not.toBe(code);
		await set('archive');
		expect(await student.post(joining.action, { code: fresh }, {})).toMatchObject(unknown);
		await set('unarchive');
		await set('code-off');
		expect(await student.post(joining.action, { code: fresh }, {})).toMatchObject(unknown);
		expect(await place(id, student.id)).toBeNull();
	});

	test('guessing codes ends; a class behind the same address that types its own does not count', async () => {
		const { code } = await open();
		const config = { clientAddress: '198.51.100.7' };
		const many = stranger(db(), url(), config);
		for (let tries = 0; tries < 205; tries += 1) {
			expect((await many.get(joining.loader, { code })).status).toBe(200);
		}
		const statuses = [];
		for (let tries = 0; tries < 201; tries += 1) {
			statuses.push((await many.get(joining.loader, { code: 'bcdfghjk' })).status);
		}
		expect(statuses.filter((status) => status === 404)).toHaveLength(200);
		expect(statuses.at(-1)).toBe(429);
		expect((await stranger(db(), url()).get(joining.loader, { code })).status).toBe(200);
	}, 60_000);

	test('leaving keeps the work; who comes back has it, in the role of the code', async () => {
		const { leyla, id, code } = await open();
		const student = await signedIn(db(), url());
		await student.post(joining.action, { code }, {});
		const before = await place(id, student.id);
		const group = await db().group.create({ data: { id: randomUUID(), classId: id, name: 'A' } });
		await db().membership.update({
			where: { id: before?.id ?? '' },
			data: { groupId: group.id, extraDays: 2 },
		});
		const answers = await Promise.all([
			student.post(leave.action, { class: id }, {}),
			student.post(leave.action, { class: id }, {}),
		]);
		for (const { status } of answers) expect([302, 404]).toContain(status);
		expect((await student.get(leave.loader, { class: id })).status).toBe(404);
		await student.post(joining.action, { code }, {});
		expect(await place(id, student.id)).toMatchObject({
			id: before?.id,
			leftAt: null,
			groupId: group.id,
			extraDays: 2,
		});
		// The only instructor cannot leave; one of two can, and comes back by code as a student.
		expect(await leyla.post(leave.action, { class: id }, {})).toMatchObject({ status: 409 });
		const anar = await signedIn(db(), url());
		await leyla.post(
			teachers.action,
			{ class: id },
			{ intent: 'add', login: anar.username, role: 'instructor' },
		);
		expect((await anar.post(leave.action, { class: id }, {})).status).toBe(302);
		await anar.post(joining.action, { code }, {});
		expect(await place(id, anar.id)).toMatchObject({ role: 'student', leftAt: null });
		// An instructor who follows the code stays what they are.
		expect(await leyla.post(joining.action, { code }, {})).toMatchObject({ location: `/teach/${id}` });
		expect(await place(id, leyla.id)).toMatchObject({ role: 'instructor' });
	});
});

onEachDatabase('joining by invitation', (db, url) => {
	const SMTP = { smtpUrl: 'smtp://mail.invalid', origin: 'https://learn.example.org' };

	/** Invites an address to teach or assist, and gives the secret of the link. */
	async function invited(role: 'assistant' | 'instructor' = 'assistant') {
		const leyla = await signedIn(db(), url(), { role: 'instructor', name: 'Leyla' });
		const id = await madeClass(leyla);
		const email = `${randomUUID()}@example.org`;
		const add = { intent: 'add', login: email.toUpperCase(), role };
		const answer = await leyla.post(teachers.action, { class: id }, add);
		const { links } = answer.data as { links: Array<{ link: string; email: string }> };
		const code = links[0]?.link.split('/join/')[1] ?? '';
		return { leyla, id, email, code };
	}

	test('without mail the teacher gets a link once, and the table holds its hash', async () => {
		const { id, email, code } = await invited();
		const row = await db().invitation.findFirstOrThrow({ where: { classId: id } });
		expect(row).toMatchObject({ email, role: 'assistant', tokenHash: hashToken(code) });
		expect(JSON.stringify([row, await db().auditEntry.findMany()])).not.toContain(code);
		expect(await db().outgoingMail.count({ where: { address: email } })).toBe(0);
	});

	test('with mail the letter waits in the outbox', async () => {
		const config = { config: SMTP };
		const leyla = await signedIn(db(), url(), { role: 'instructor', name: 'Leyla', config });
		const id = await madeClass(leyla);
		const email = `${randomUUID()}@example.org`;
		const answer = await leyla.post(
			teachers.action,
			{ class: id },
			{ intent: 'add', login: email, role: 'instructor' },
		);
		expect(answer.location).toBe(`/teach/${id}/teachers?done=invited`);
		const mail = await db().outgoingMail.findFirstOrThrow({ where: { address: email } });
		expect(mail.text).toContain('Leyla invites you');
		const code = /https:\/\/learn\.example\.org\/join\/(\S+)/.exec(mail.text)?.[1] ?? '';
		const anar = await signedIn(db(), url());
		expect(await anar.post(joining.action, { code }, {})).toMatchObject({ location: `/teach/${id}` });
	});

	test('is accepted once, by whoever is signed in; a second person finds it used', async () => {
		const { id, code } = await invited();
		const crowd = await Promise.all([signedIn(db(), url()), signedIn(db(), url()), signedIn(db(), url())]);
		const answers = await Promise.all(crowd.map((each) => each.post(joining.action, { code }, {})));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([302, 404, 404]);
		const winner = crowd[answers.findIndex(({ status }) => status === 302)];
		const loser = crowd[answers.findIndex(({ status }) => status === 404)];
		expect(await loser?.get(joining.loader, { code })).toMatchObject({
			status: 404,
			data: { view: { state: 'used' } },
		});
		expect(await winner?.get(joining.loader, { code })).toMatchObject({
			data: { view: { member: 'assistant' } },
		});
		expect((await winner?.post(joining.action, { code }, {}))?.status).toBe(302);
		expect(await db().membership.count({ where: { classId: id, role: 'assistant' } })).toBe(1);
	});

	test('expires after 30 days, and can be renewed or taken back', async () => {
		const { leyla, id, code } = await invited();
		const row = await db().invitation.findFirstOrThrow({ where: { classId: id } });
		const days = (row.expiresAt.getTime() - row.createdAt.getTime()) / (24 * 60 * 60 * 1000);
		expect(days).toBe(30);
		await db().invitation.update({ where: { id: row.id }, data: { expiresAt: new Date() } });
		const anar = await signedIn(db(), url());
		expect(await anar.post(joining.action, { code }, {})).toMatchObject({
			status: 404,
			data: { view: { state: 'expired' } },
		});
		const answer = await leyla.post(teachers.action, { class: id }, { intent: 'renew', invitation: row.id });
		const { links } = answer.data as { links: Array<{ link: string }> };
		const fresh = links[0]?.link.split('/join/')[1] ?? '';
		expect((await anar.get(joining.loader, { code })).status).toBe(404);
		expect((await anar.get(joining.loader, { code: fresh })).status).toBe(200);
		const now = await db().invitation.findFirstOrThrow({ where: { classId: id } });
		// Nobody takes back invitations of other classes.
		const other = await signedIn(db(), url(), { role: 'instructor' });
		const otherClass = await madeClass(other);
		await other.post(people.action, { class: otherClass }, { intent: 'withdraw', invitation: now.id });
		expect((await anar.get(joining.loader, { code: fresh })).status).toBe(200);
		await leyla.post(teachers.action, { class: id }, { intent: 'withdraw', invitation: now.id });
		expect((await anar.get(joining.loader, { code: fresh })).status).toBe(404);
	});

	test('makes a student an assistant, and nobody less than they are', async () => {
		const { leyla, id, code } = await invited('assistant');
		const joinCode = (await db().class.findUniqueOrThrow({ where: { id } })).joinCode ?? '';
		const anar = await signedIn(db(), url());
		await anar.post(joining.action, { code: joinCode }, {});
		expect(await anar.get(joining.loader, { code })).toMatchObject({
			data: { view: { member: null, role: 'assistant' } },
		});
		expect(await leyla.post(joining.action, { code }, {})).toMatchObject({ location: `/teach/${id}` });
		expect(await anar.post(joining.action, { code }, {})).toMatchObject({ location: `/teach/${id}` });
		const roles = await db().membership.findMany({ where: { classId: id }, select: { role: true } });
		expect(roles.map(({ role }) => role).toSorted()).toEqual(['assistant', 'instructor']);
	});
});
