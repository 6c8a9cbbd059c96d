/** Lists of people: preview, carrying out, and signing in from the cards, through the routes. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as login from '~/routes/login';
import * as newPassword from '~/routes/new-password';
import * as progress from '~/routes/progress';
import * as people from '~/routes/teach.$class.people';
import * as add from '~/routes/teach.$class.people_.add';
import * as teachers from '~/routes/teach.$class.teachers';
import { onEachDatabase } from '../../../tests/support/database';
import { type Answer, testBrowser } from '../auth/context.test-support';
import { madeClass, replyOf, signedIn, type TestPerson } from './people.test-support';
import type { RosterDone, RosterPreview } from './roster.server';

/** Thirty people as a spreadsheet writes them: byte order mark, CRLF, quotes, many scripts. */
const THIRTY = `\uFEFF${[
	'Name;E-mail or user name;Group',
	'Aysel Əliyeva;;A',
	'Ülviyyə Şıxəliyeva;;A',
	'"Məmmədov; Tural";;B',
	'Անի Խաչատրյան;;B',
	'Մարիամ Սարգսյան;ani.kh;A',
	'Мария Иванова;;B',
	'Юлия "Юля" Щербакова;;A',
	'ნინო ბერიძე;;B',
	'John O’Neil;;',
	'  Spaces   Within  ;;A',
	...Array.from(
		{ length: 20 },
		(_, at) => `Student ${String.fromCodePoint(65 + at)} Əhmədov;;${at % 2 === 0 ? 'A' : 'B'}`,
	),
].join('\r\n')}\r\n\r\n`;

const previewOf = ({ data }: Answer) => (data as { preview: RosterPreview }).preview;
const doneOf = ({ data }: Answer) => (data as { done: RosterDone }).done;

onEachDatabase('a list of people', (db, url) => {
	const preview = async (person: TestPerson, id: string, text: string) =>
		previewOf(await person.post(add.action, { class: id }, { intent: 'preview', list: text }));
	const commit = (person: TestPerson, id: string, { text, seen }: RosterPreview) =>
		person.post(add.action, { class: id }, { intent: 'commit', list: text, seen });
	async function teaching(config: Parameters<typeof testBrowser>[2] = {}) {
		const leyla = await signedIn(db(), url(), { role: 'instructor', name: 'Leyla', config });
		return { leyla, id: await madeClass(leyla) };
	}
	const active = (classId: string) =>
		db().membership.findMany({
			where: { classId, role: 'student', leftAt: null },
			select: { user: { select: { name: true, username: true } }, group: { select: { name: true } } },
		});

	test('of thirty, in many scripts: seen first, then written, cards that sign in', async () => {
		const { leyla, id } = await teaching();
		const seen = await preview(leyla, id, THIRTY);
		expect(seen.plan.rows).toHaveLength(30);
		expect(new Set(seen.plan.rows.map(({ action }) => action.kind))).toEqual(new Set(['new-account']));
		expect(seen.plan.newGroups).toEqual(['A', 'B']);
		expect(await active(id)).toEqual([]);

		const answer = await commit(leyla, id, seen);
		const done = doneOf(answer);
		expect(done.sheet?.cards).toHaveLength(30);
		const rows = await active(id);
		expect(rows.map(({ user }) => user.name).toSorted()).toEqual(
			seen.plan.rows.map(({ name }) => name).toSorted(),
		);
		expect(rows.map(({ user }) => user.name)).toEqual(
			expect.arrayContaining([
				'Aysel Əliyeva',
				'Məmmədov; Tural',
				'Անի Խաչատրյան',
				'Юлия "Юля" Щербакова',
				'Spaces Within',
			]),
		);
		expect(rows.filter(({ group }) => group?.name === 'A')).toHaveLength(15);
		expect(rows.find(({ user }) => user.name === 'Մարիամ Սարգսյան')?.user.username).toBe('ani.kh');
		// No password anywhere but in this answer.
		const stored = JSON.stringify([await db().user.findMany(), await db().auditEntry.findMany()]);
		for (const { password } of done.sheet?.cards ?? []) expect(stored).not.toContain(password);

		const card = done.sheet?.cards.find(({ name }) => name === 'Aysel Əliyeva');
		expect(card?.username).toBe('aysel.eliyeva');
		const aysel = testBrowser(db(), url());
		await aysel.post(login.action, '/login', {
			login: card?.username ?? '',
			password: card?.password ?? '',
		});
		expect((await aysel.get(progress.loader, '/progress')).location).toBe('/new-password?next=%2Fprogress');
		const chosen = await aysel.post(newPassword.action, '/new-password', { newPassword: 'six blue herons' });
		expect(chosen.location).toBe('/progress');

		// Sent again, and looked at again: nothing changes, nobody is there twice.
		const again = await commit(leyla, id, seen);
		expect(doneOf(again)).toMatchObject({ sheet: null, plan: { changes: false } });
		expect((await preview(leyla, id, THIRTY)).plan.changes).toBe(false);
		expect(await active(id)).toHaveLength(30);
		expect(await db().auditEntry.count({ where: { classId: id, action: 'roster.apply' } })).toBe(1);
	}, 60_000);

	test('two teachers send the same list at once: each person is there once', async () => {
		const { leyla, id } = await teaching();
		const anar = await signedIn(db(), url(), { role: 'instructor' });
		await leyla.post(
			teachers.action,
			{ class: id },
			{ intent: 'add', login: anar.username, role: 'instructor' },
		);
		const text = 'Ali Veli\nVeli Ali, , A\nMail, m@example.org';
		const seen = await preview(leyla, id, text);
		const answers = await Promise.all([
			commit(leyla, id, seen),
			commit(anar, id, seen),
			commit(leyla, id, seen),
		]);
		expect(
			answers.filter(({ data }) => (data as { done: RosterDone | null }).done?.plan.changes),
		).toHaveLength(1);
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		expect(await active(id)).toHaveLength(2);
		expect(await db().invitation.count({ where: { classId: id } })).toBe(1);
		expect(await db().group.count({ where: { classId: id } })).toBe(1);
		expect(await db().user.count({ where: { name: 'Ali Veli' } })).toBe(1);
	}, 60_000);

	test('two classes make the same user names at once: both are done, with different ones', async () => {
		const [one, two] = [await teaching(), await teaching()];
		const text = `Same ${randomUUID().slice(0, 6)}`;
		const first = await preview(one.leyla, one.id, text);
		const second = await preview(two.leyla, two.id, text);
		const answers = await Promise.all([commit(one.leyla, one.id, first), commit(two.leyla, two.id, second)]);
		// The slower one is shown the other name before anything is written.
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
		const late = answers[0]?.status === 409 ? one : two;
		const shown = previewOf(answers.find(({ status }) => status === 409) ?? (answers[0] as Answer));
		expect((await commit(late.leyla, late.id, shown)).status).toBe(200);
		const users = await db().user.findMany({ where: { name: text } });
		expect(new Set(users.map(({ username }) => username)).size).toBe(2);
	}, 60_000);

	test('what was not seen is not written', async () => {
		const { leyla, id } = await teaching();
		const seen = await preview(leyla, id, 'Ali Veli, , A');
		await db().group.create({ data: { id: randomUUID(), classId: id, name: 'a' } });
		const answer = await commit(leyla, id, seen);
		expect(answer).toMatchObject({ status: 409, data: { changed: true } });
		expect(await active(id)).toEqual([]);
		expect(previewOf(answer).plan.newGroups).toEqual([]);
		expect((await commit(leyla, id, previewOf(answer))).status).toBe(200);
		expect(await active(id)).toMatchObject([{ group: { name: 'a' } }]);
	});

	test('one bad line holds up nobody; who teaches, and who is not on the list, stays', async () => {
		const { leyla, id } = await teaching();
		const assistant = await signedIn(db(), url(), { name: 'Assistant' });
		const stays = await signedIn(db(), url(), { name: 'Stays' });
		const gone = await signedIn(db(), url(), { name: 'Gone' });
		const foreign = await signedIn(db(), url(), { name: 'Foreign' });
		await leyla.post(
			teachers.action,
			{ class: id },
			{ intent: 'add', login: assistant.username, role: 'assistant' },
		);
		for (const each of [stays, gone])
			await db().membership.create({
				data: { id: randomUUID(), classId: id, userId: each.id, role: 'student', joinedAt: new Date() },
			});
		await db().membership.updateMany({ where: { userId: gone.id }, data: { leftAt: new Date() } });
		const text = [
			'Fine One',
			`Assistant, ${assistant.username}, B`,
			'"Unclosed, x@y.org',
			'Fine One',
			`Gone, ${gone.username}, B`,
			`Foreign, ${foreign.username}`,
			'Bad, not a login!',
		].join('\n');
		const seen = await preview(leyla, id, text);
		expect(seen.plan.rows.map(({ action }) => action.kind)).toEqual([
			'new-account',
			'present',
			'problem',
			'repeat',
			'returns',
			'problem',
			'problem',
		]);
		expect(seen.plan.stays.map(({ name }) => name)).toEqual(['Stays']);
		const done = doneOf(await commit(leyla, id, seen));
		expect(done.leftOver.split('\n')).toEqual([
			'"Unclosed, x@y.org',
			`Foreign, ${foreign.username}`,
			'Bad, not a login!',
		]);
		expect((await active(id)).map(({ user }) => user.name).toSorted()).toEqual(['Fine One', 'Gone', 'Stays']);
		expect(
			await db().membership.findFirstOrThrow({ where: { classId: id, userId: assistant.id } }),
		).toMatchObject({ role: 'assistant', leftAt: null, groupId: null });
		expect(await db().membership.count({ where: { userId: foreign.id } })).toBe(0);
	});

	test('people of the teacher’s other classes come with the account they have', async () => {
		const { leyla, id } = await teaching();
		const autumn = doneOf(await commit(leyla, id, await preview(leyla, id, 'Known Person, known.one')));
		expect(autumn.sheet?.cards).toHaveLength(1);
		const spring = await madeClass(leyla);
		const seen = await preview(leyla, spring, 'Known Person, known.one, A');
		expect(seen.plan.rows).toMatchObject([{ action: { kind: 'add' } }]);
		expect(doneOf(await commit(leyla, spring, seen)).sheet).toBeNull();
		expect(await active(spring)).toMatchObject([{ user: { username: 'known.one' }, group: { name: 'A' } }]);
	});

	test('mail addresses are invited, whether or not there is an account, by letter or by link', async () => {
		const config = { config: { smtpUrl: 'smtp://mail.invalid', origin: 'https://learn.example.org' } };
		const { leyla, id } = await teaching(config);
		const email = `${randomUUID()}@example.org`;
		await signedIn(db(), url(), { email });
		const text = `Has Account, ${email}, A\nHas None, ${randomUUID()}@example.org`;
		const seen = await preview(leyla, id, text);
		expect(seen.plan.rows.map(({ action }) => action.kind)).toEqual(['invite', 'invite']);
		expect(doneOf(await commit(leyla, id, seen)).links).toEqual([]);
		expect(await active(id)).toEqual([]);
		const mail = await db().outgoingMail.findFirstOrThrow({ where: { address: email } });
		expect(mail.text).toContain('Hello Has Account');
		// Another group moves the invitation; the link that was sent goes on working.
		const before = await db().invitation.findFirstOrThrow({ where: { classId: id, email } });
		const moved = await preview(leyla, id, `Has Account, ${email}, B`);
		expect(moved.plan.rows).toMatchObject([{ action: { kind: 'reinvite', from: 'A' } }]);
		await commit(leyla, id, moved);
		expect(
			await db().invitation.findFirstOrThrow({ where: { classId: id, email }, include: { group: true } }),
		).toMatchObject({ tokenHash: before.tokenHash, group: { name: 'B' } });

		const plain = await teaching();
		const handed = doneOf(
			await commit(plain.leyla, plain.id, await preview(plain.leyla, plain.id, `X, ${email}`)),
		);
		expect(handed.links).toMatchObject([{ email, link: expect.stringMatching(/\/join\/[\w-]{43}$/) }]);
	});

	test('an empty list, a long one and nonsense are told in a sentence', async () => {
		const { leyla, id } = await teaching();
		const refused = async (fields: Record<string, string>) => {
			const answer = await leyla.post(add.action, { class: id }, fields);
			expect(answer.status).toBe(400);
			return replyOf(answer);
		};
		expect((await refused({ intent: 'preview', list: ' \n;;\n' })).errors.list?.[0]).toContain('empty');
		const long = Array.from({ length: 1_001 }, (_, at) => `P ${at}, p${at}@x.org`).join('\n');
		const reply = await refused({ intent: 'preview', list: long });
		expect(reply.errors.list?.[0]).toContain('1000');
		expect(reply.values.list).toBe(long);
		const accounts = Array.from({ length: 101 }, (_, at) => `Person ${at}`).join('\n');
		expect((await refused({ intent: 'commit', list: accounts })).errors.list?.[0]).toContain('100');
		expect((await leyla.post(add.action, { class: id }, { intent: 'x' })).status).toBe(400);
	});

	test('a thousand addresses are planned and written in one go, on one page of people at a time', async () => {
		const { leyla, id } = await teaching();
		const text = Array.from(
			{ length: 1_000 },
			(_, at) => `Person ${at}, p${at}-${id}@x.org, G${at % 7}`,
		).join('\n');
		const begun = performance.now();
		const done = doneOf(await commit(leyla, id, await preview(leyla, id, text)));
		expect(done.links).toHaveLength(1_000);
		expect(performance.now() - begun).toBeLessThan(8_000);
		expect((await leyla.get(people.loader, { class: id })).status).toBe(200);
	}, 60_000);
});
