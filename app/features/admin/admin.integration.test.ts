/** What an admin does, as a browser without JavaScript does it: through the routes. */
import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { expect, test } from 'vitest';
import { testBrowser } from '~/features/auth/context.test-support';
import { sessionCookieOf } from '~/features/auth/sign-in.test-support';
import { parseConfig } from '~/platform/config';
import * as account from '~/routes/account';
import * as overview from '~/routes/admin._index';
import * as auditLog from '~/routes/admin.audit';
import * as people from '~/routes/admin.people';
import * as person from '~/routes/admin.people_.$user';
import * as settings from '~/routes/admin.settings';
import * as signup from '~/routes/signup';
import { onEachDatabase } from '../../../tests/support/database';
import { ensureViewer } from '../auth/viewer.server';
import { getSettings, onSettingsChange } from '../site/settings.server';
import { readAuditLog } from './audit-log.server';
import { getOverview } from './overview.server';
import { searchPeople } from './people.server';

type Args = LoaderFunctionArgs & ActionFunctionArgs;
type Role = 'learner' | 'instructor' | 'admin';

onEachDatabase('running the site', (db, url) => {
	async function newPerson(role: Role = 'learner', over: { name?: string; createdAt?: Date } = {}) {
		const id = randomUUID();
		const { name = 'Somebody', createdAt = new Date() } = over;
		await db().user.create({ data: { id, name, role, email: `${id}@example.org`, createdAt } });
		const browser = testBrowser(db(), url());
		browser.cookie = await sessionCookieOf(db(), id);
		return { id, browser };
	}
	const act = (admin: Awaited<ReturnType<typeof newPerson>>, user: string, fields: Record<string, string>) =>
		admin.browser.post(
			(args: Args) => person.action({ ...args, params: { user } }),
			`/admin/people/${user}`,
			fields,
		);
	const audited = async (subjectId: string) =>
		(await db().auditEntry.findMany({ where: { subjectId }, orderBy: { at: 'asc' } })).map(
			({ action, actorId }) => ({ action, actorId }),
		);
	const site = () => ({ db: db(), config: parseConfig({ DATABASE_URL: url() }) });
	const roleOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).role;

	test('suspends, lets in again, signs out and gives roles, each with its entry', async () => {
		const admin = await newPerson('admin');
		const somebody = await newPerson();
		expect((await act(admin, somebody.id, { intent: 'sign-out' })).status).toBe(302);
		expect(await db().session.count({ where: { userId: somebody.id } })).toBe(0);
		await sessionCookieOf(db(), somebody.id);
		await act(admin, somebody.id, { intent: 'suspend' });
		expect(await db().user.findUnique({ where: { id: somebody.id } })).toMatchObject({
			suspendedAt: expect.any(Date),
		});
		expect(await db().session.count({ where: { userId: somebody.id } })).toBe(0);
		expect((await act(admin, somebody.id, { intent: 'reset-link' })).status).toBe(400);
		await act(admin, somebody.id, { intent: 'readmit' });
		await act(admin, somebody.id, { intent: 'role', role: 'instructor' });
		expect(await roleOf(somebody.id)).toBe('instructor');
		expect(await audited(somebody.id)).toEqual(
			['account.sign-out', 'account.suspend', 'account.readmit', 'account.role'].map((action) => ({
				action,
				actorId: admin.id,
			})),
		);
	});

	test('a link for a new password is told once and works', async () => {
		const admin = await newPerson('admin');
		const somebody = await newPerson();
		const { status, data } = await act(admin, somebody.id, { intent: 'reset-link' });
		expect(status).toBe(200);
		expect(data).toMatchObject({
			link: expect.stringMatching(/^http:\/\/localhost:3000\/reset-password\?token=.+/),
		});
		expect(await db().passwordReset.count({ where: { userId: somebody.id } })).toBe(1);
		const entries = await db().auditEntry.findMany({ where: { subjectId: somebody.id } });
		expect(JSON.stringify(entries)).not.toContain('token');
	});

	test('nonsense is refused beside the field, and who is not there is not found', async () => {
		const admin = await newPerson('admin');
		const somebody = await newPerson();
		const wrong = await act(admin, somebody.id, { intent: 'role', role: 'emperor' });
		expect(wrong).toMatchObject({ status: 400, data: { reply: { errors: { role: [expect.any(String)] } } } });
		expect((await act(admin, somebody.id, { intent: 'promote' })).status).toBe(400);
		expect((await act(admin, randomUUID(), { intent: 'suspend' })).status).toBe(404);
		const guest = await testBrowser(db(), url()).visit((context, request) => ensureViewer(context, request));
		expect((await act(admin, guest.id, { intent: 'role', role: 'admin' })).status).toBe(404);
	});

	test('there is always an admin left, whoever acts at the same time', async () => {
		await db().user.updateMany({ where: { role: 'admin' }, data: { role: 'learner' } });
		const first = await newPerson('admin');
		expect((await act(first, first.id, { intent: 'suspend' })).status).toBe(400);
		const alone = await act(first, first.id, { intent: 'role', role: 'learner' });
		expect(alone).toMatchObject({
			status: 400,
			data: { reply: { errors: { role: [expect.stringContaining('last admin')] } } },
		});
		const second = await newPerson('admin');
		await Promise.all([
			act(first, second.id, { intent: 'role', role: 'learner' }),
			act(second, first.id, { intent: 'suspend' }),
			act(second, second.id, { intent: 'role', role: 'instructor' }),
		]);
		expect(await db().user.count({ where: { role: 'admin', suspendedAt: null } })).toBeGreaterThanOrEqual(1);
	});

	test('a learner asks to teach, waits, and is told yes; another one no, and may ask again', async () => {
		const admin = await newPerson('admin');
		const [yes, no] = [await newPerson(), await newPerson()];
		const ask = (who: typeof yes, reason: string) =>
			who.browser.post(account.action, '/account', { intent: 'teach', reason });
		await ask(yes, ' Law, at a university ');
		await ask(yes, 'again');
		await ask(no, '');
		const context = await admin.browser.visit(async (one) => one);
		const { requests } = await getOverview(context);
		expect(requests).toMatchObject([
			{ userId: yes.id, reason: 'Law, at a university', login: `${yes.id}@example.org` },
			{ userId: no.id, reason: '' },
		]);
		const decide = (intent: string, user: string) =>
			admin.browser.post(overview.action, '/admin', { intent, user });
		// Sent twice, and against itself: the first word counts.
		await Promise.all([decide('approve', yes.id), decide('approve', yes.id)]);
		await decide('decline', yes.id);
		await decide('decline', no.id);
		expect([await roleOf(yes.id), await roleOf(no.id)]).toEqual(['instructor', 'learner']);
		expect(await audited(yes.id)).toEqual([{ action: 'instructor.approve', actorId: admin.id }]);
		expect(await db().message.count({ where: { toId: { in: [yes.id, no.id] } } })).toBe(2);
		await ask(no, 'please');
		expect(await db().instructorRequest.findUnique({ where: { userId: no.id } })).toMatchObject({
			reason: 'please',
			decidedAt: null,
			approved: null,
		});
		const page = await no.browser.get(account.loader, '/account');
		expect(page.data).toMatchObject({ wish: { mayAsk: true, state: 'waiting' } });
		// Giving the role is an answer too.
		await act(admin, no.id, { intent: 'role', role: 'instructor' });
		expect(await db().instructorRequest.findUnique({ where: { userId: no.id } })).toMatchObject({
			approved: true,
		});
	});

	test('where teaching is open, asking gives the role at once', async () => {
		const admin = await newPerson('admin');
		const base = { name: 'Lectern', guests: 'on', signup: 'on' };
		await admin.browser.post(settings.action, '/admin/settings', { ...base, instructorSignup: 'open' });
		const somebody = await newPerson();
		const { location } = await somebody.browser.post(account.action, '/account', { intent: 'teach' });
		expect(location).toBe('/account?done=teach');
		expect(await roleOf(somebody.id)).toBe('instructor');
		expect(await audited(somebody.id)).toEqual([{ action: 'instructor.grant', actorId: somebody.id }]);
		await admin.browser.post(settings.action, '/admin/settings', { ...base, instructorSignup: 'approval' });
		const fields = {
			name: 'T',
			login: `${randomUUID()}@example.org`,
			password: 'four words in a row',
			teach: 'on',
		};
		await testBrowser(db(), url(), { config: { instructorSignup: 'open' } }).post(
			signup.action,
			'/signup',
			fields,
		);
		const made = await db().user.findUniqueOrThrow({
			where: { email: fields.login },
			include: { instructorRequest: true },
		});
		expect(made).toMatchObject({ role: 'learner', instructorRequest: { decidedAt: null } });
	});

	test('settings hold at once: name, guests, sign-up; the log tells what changed', async () => {
		const admin = await newPerson('admin');
		let told = 0;
		onSettingsChange(() => {
			told += 1;
		});
		const closed = { name: ' Tarix   məktəbi ', contact: 'ask@example.org', instructorSignup: 'approval' };
		const saved = await admin.browser.post(settings.action, '/admin/settings', closed);
		expect(saved.location).toBe('/admin/settings?saved');
		expect(told).toBeGreaterThan(0);
		const context = await admin.browser.visit(async (one) => one);
		expect(await getSettings(context)).toEqual({
			name: 'Tarix məktəbi',
			contact: 'ask@example.org',
			guests: false,
			signup: false,
			instructorSignup: 'approval',
		});
		const stranger = testBrowser(db(), url());
		const begin = stranger.get(
			async ({ context: one, request }: Args) => ensureViewer(one, request),
			'/courses/x/quiz/y',
		);
		expect(await begin).toMatchObject({ status: 302, location: '/login?next=%2Fcourses%2Fx%2Fquiz%2Fy' });
		const fields = { name: 'N', login: `${randomUUID()}@example.org`, password: 'four words in a row' };
		expect((await stranger.post(signup.action, '/signup', fields)).status).toBe(403);
		expect(await db().user.count({ where: { email: fields.login } })).toBe(0);
		const entry = await db().auditEntry.findFirstOrThrow({
			where: { action: 'site.settings', actorId: admin.id },
		});
		expect(entry.detail).toMatchObject({
			name: expect.stringContaining('→ Tarix məktəbi'),
			contact: 'changed',
		});
		expect(JSON.stringify(entry)).not.toContain('ask@example.org');
		const wrong = await admin.browser.post(settings.action, '/admin/settings', { ...closed, name: '' });
		expect(wrong).toMatchObject({ status: 400, data: { reply: { values: { contact: 'ask@example.org' } } } });
		const opened = { ...closed, name: 'Lectern', guests: 'on', signup: 'on' };
		await Promise.all([1, 2].map(() => admin.browser.post(settings.action, '/admin/settings', opened)));
		expect(await getSettings(context)).toMatchObject({ name: 'Lectern', guests: true, signup: true });
	});

	test('finds people by name, address and user name, page by page', async () => {
		const mark = `e${randomUUID().slice(0, 8)} de la McCruz`;
		for (let at = 0; at < 60; at += 1) {
			await newPerson('learner', { name: `Əli ${mark}`, createdAt: new Date(1_700_000_000_000 + (at >> 1)) });
		}
		const search = (params: Record<string, string>) => searchPeople(site(), new URLSearchParams(params));
		const q = `əli ${mark}`.toLowerCase();
		const first = await search({ q });
		expect(first).toMatchObject({ first: true, next: expect.any(String) });
		const second = await search({ q, after: first.next ?? '' });
		expect(second.next).toBeNull();
		const ids = [...first.people, ...second.people].map(({ id }) => id);
		expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
		const [one] = first.people;
		expect((await search({ q: one?.email?.toUpperCase() ?? '' })).people.map(({ id }) => id)).toEqual([
			one?.id,
		]);
		expect((await search({ q, role: 'admin' })).people).toEqual([]);
		expect((await search({ q: '%', after: 'nonsense' })).first).toBe(true);
	});

	test('the log is filtered by action, person, class and day, page by page', async () => {
		const [doer, other] = [await newPerson('instructor', { name: 'Leyla' }), await newPerson()];
		const mark = `x${randomUUID().slice(0, 6)}`;
		await db().auditEntry.createMany({
			data: Array.from({ length: 70 }, (_, at) => ({
				id: randomUUID(),
				at: new Date(Date.UTC(2026, 0, 1 + Math.floor(at / 10), 12)),
				action: at % 2 === 0 ? `${mark}.create` : `${mark}.remove`,
				actorId: doer.id,
				classId: at < 30 ? `class-${mark}` : null,
				subjectId: other.id,
				detail: { number: at },
			})),
		});
		const read = (params: Record<string, string>) =>
			readAuditLog(site(), new URLSearchParams({ action: mark, ...params }));
		const first = await read({});
		const second = await read({ after: first.next ?? '' });
		expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 20, null]);
		expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(70);
		expect((await read({ action: `${mark}.remove` })).rows).toHaveLength(35);
		expect((await read({ class: `class-${mark}` })).rows).toHaveLength(30);
		expect((await read({ from: '2026-01-02', to: '2026-01-03' })).rows).toHaveLength(20);
		expect((await read({ person: `${other.id}@example.org` })).rows).toHaveLength(50);
		expect(await read({ person: 'nobody at all' })).toMatchObject({ rows: [], unknownPerson: true });
		expect(first.rows[0]).toMatchObject({
			actor: { name: 'Leyla' },
			detail: [['number', expect.any(String)]],
		});
		expect((await read({ from: 'yesterday' })).rows).toHaveLength(50);
	});

	test('everybody else is told that there is no such page', async () => {
		const loaders = [overview, people, auditLog, settings].map(({ loader }) => loader);
		for (const role of ['learner', 'instructor'] as const) {
			const somebody = await newPerson(role);
			for (const loader of loaders) {
				expect((await somebody.browser.get(loader, '/admin')).status).toBe(404);
			}
			const own = (args: Args) => person.action({ ...args, params: { user: somebody.id } });
			const tried = await somebody.browser.post(own, '/admin/people/x', { intent: 'role', role: 'admin' });
			expect(tried.status).toBe(404);
			expect(await roleOf(somebody.id)).toBe(role);
		}
		for (const loader of loaders) {
			expect(await testBrowser(db(), url()).get(loader, '/admin')).toMatchObject({ status: 302 });
		}
	});
});
