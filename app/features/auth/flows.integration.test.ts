/** Signing up, in, out and resetting as a browser without JavaScript does it: through the routes. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as account from '~/routes/account';
import * as forgot from '~/routes/forgot-password';
import * as login from '~/routes/login';
import * as logout from '~/routes/logout';
import * as reset from '~/routes/reset-password';
import * as signup from '~/routes/signup';
import { onEachDatabase } from '../../../tests/support/database';
import { createAccount, createResetLink, setSuspended } from './administration.server';
import { type Answer, testBrowser } from './context.test-support';
import { parseLoginName } from './login-name.server';
import { requestPasswordReset } from './passwords.server';
import { smtpServer } from './smtp.test-support';
import { ensureViewer, getViewer } from './viewer.server';

const PASSWORD = 'four words in a row';
const OTHER_PASSWORD = 'quite another sentence';

const replyData = z.object({
	reply: z.object({
		values: z.record(z.string(), z.string()),
		errors: z.record(z.string(), z.array(z.string())),
	}),
});
const replyOf = ({ data }: Answer) => replyData.parse(data).reply;
const newEmail = () => `${randomUUID()}@example.org`;

onEachDatabase('sign up, in and out', (db, url) => {
	const browser = (over: Parameters<typeof testBrowser>[2] = {}) => testBrowser(db(), url(), over);
	async function newAccount(over: { email?: string; password?: string | null } = {}) {
		const email = over.email ?? newEmail();
		const password = over.password === undefined ? PASSWORD : over.password;
		const made = await createAccount(db(), {
			name: 'Əli',
			login: { email },
			role: 'learner',
			password,
			now: new Date(),
		});
		if (!made.ok) throw new Error('taken');
		return { id: made.id, email };
	}
	const who = (one: ReturnType<typeof browser>) =>
		one.visit((context, request) => getViewer(context, request));

	test('a stranger signs up by mail address and is signed in', async () => {
		const email = newEmail();
		const person = browser();
		const answer = await person.post(signup.action, '/signup?next=%2Fcourses%2Fx%3Fa%3D1', {
			name: '  Əli   Məmmədov ',
			login: ` ${email.toUpperCase()} `,
			password: PASSWORD,
		});
		expect(answer).toMatchObject({ status: 302, location: '/courses/x?a=1' });
		expect(await who(person)).toMatchObject({ name: 'Əli Məmmədov', role: 'learner', guest: false });
		const row = await db().user.findUniqueOrThrow({ where: { email }, include: { sessions: true } });
		expect(row.passwordHash).toMatch(/^\$argon2id\$/);
		expect(row.sessions.map(({ agent }) => agent)).toEqual(['Firefox on Linux']);
	});

	test('a person without mail signs up and in with a user name, in any case and composition', async () => {
		const name = `Gülər.${randomUUID().slice(0, 8)}`;
		const answer = await browser().post(signup.action, '/signup', {
			name: 'G',
			login: name,
			password: PASSWORD,
		});
		expect(answer.location).toBe('/progress');
		const person = browser();
		const typed = name.normalize('NFD').toUpperCase();
		expect(await person.post(login.action, '/login', { login: typed, password: PASSWORD })).toMatchObject({
			status: 302,
			location: '/progress',
		});
		expect(await who(person)).toMatchObject({ guest: false });
	});

	test('what is wrong is named beside each field; what was typed stays, except the password', async () => {
		const person = browser();
		const answer = await person.post(signup.action, '/signup', {
			name: ' ',
			login: 'not an address@',
			password: 'short',
			teach: 'on',
		});
		expect(answer.status).toBe(400);
		const { values, errors } = replyOf(answer);
		expect(Object.keys(errors).toSorted()).toEqual(['login', 'name', 'password']);
		expect(values).toEqual({ name: ' ', login: 'not an address@', teach: 'on' });
		expect(JSON.stringify(answer.data)).not.toContain('short');
		expect(answer.cookies).toEqual([]);
	});

	test('an empty form names every field that is needed', async () => {
		const errors = async (action: typeof signup.action, path: string) =>
			Object.keys(replyOf(await browser().post(action, path, {})).errors).toSorted();
		expect(await errors(signup.action, '/signup')).toEqual(['login', 'name', 'password']);
		expect(await errors(login.action, '/login')).toEqual(['login', 'password']);
		expect(await errors(forgot.action, '/forgot-password')).toEqual(['login']);
		expect(await errors(reset.action, '/reset-password')).toEqual(['password', 'token']);
	});

	test.each([
		['too short', 'nine char'],
		['too long', 'x1'.repeat(101)],
		['the list of stolen ones', 'Password123'],
		['repetition', 'abcabcabcabc'],
		['the own name', 'Gulnar Aliyeva'],
	])('a weak password is refused: %s', async (_, password) => {
		const login = newEmail();
		const answer = await browser().post(signup.action, '/signup', {
			name: 'Gulnar Aliyeva',
			login,
			password,
		});
		expect(answer.status).toBe(400);
		expect(Object.keys(replyOf(answer).errors)).toEqual(['password']);
		expect(await db().user.count({ where: { email: login } })).toBe(0);
	});

	test('a name that is taken is refused, whoever asks, and changes nothing', async () => {
		const { id, email } = await newAccount();
		const answer = await browser().post(signup.action, '/signup', {
			name: 'Thief',
			login: email,
			password: OTHER_PASSWORD,
		});
		expect(answer.status).toBe(400);
		expect(Object.keys(replyOf(answer).errors)).toEqual(['login']);
		expect(answer.cookies).toEqual([]);
		expect((await db().user.findUniqueOrThrow({ where: { id } })).name).toBe('Əli');
	});

	test('a sign-up that is sent twice, one after the other or at once, makes one account and signs in', async () => {
		const fields = { name: 'Twice', login: newEmail(), password: PASSWORD };
		const person = browser();
		await person.post(signup.action, '/signup', fields);
		const again = browser();
		expect((await again.post(signup.action, '/signup', fields)).status).toBe(302);
		expect(await who(again)).toEqual(await who(person));
		const race = { ...fields, login: newEmail() };
		const answers = await Promise.all([1, 2, 3].map(() => browser().post(signup.action, '/signup', race)));
		expect(answers.map(({ status }) => status)).toEqual([302, 302, 302]);
		expect(await db().user.count({ where: { email: race.login } })).toBe(1);
	});

	test('those who teach: at once, or after the owner has agreed', async () => {
		const teach = async (instructorSignup: 'open' | 'approval') => {
			const person = browser({ config: { instructorSignup } });
			const fields = { name: 'T', login: newEmail(), password: PASSWORD, teach: 'on' };
			const { location } = await person.post(signup.action, '/signup?next=%2Fx', fields);
			return { location, role: (await who(person))?.role };
		};
		expect(await teach('open')).toEqual({ location: '/x', role: 'instructor' });
		expect(await teach('approval')).toEqual({
			location: '/account?done=approval&next=%2Fx',
			role: 'learner',
		});
		const plain = browser({ config: { instructorSignup: 'open' } });
		await plain.post(signup.action, '/signup', { name: 'L', login: newEmail(), password: PASSWORD });
		expect(await who(plain)).toMatchObject({ role: 'learner' });
	});

	test('nobody names their own role', async () => {
		const person = browser({ config: { instructorSignup: 'open' } });
		const fields = { name: 'T', login: newEmail(), password: PASSWORD, role: 'admin', id: 'x' };
		await person.post(signup.action, '/signup', fields);
		expect(await who(person)).toMatchObject({ role: 'learner' });
	});

	test('a guest who signs up keeps the row, and gets a new session', async () => {
		const person = browser();
		const guest = await person.visit((context, request) => ensureViewer(context, request));
		await db().donePart.create({ data: { userId: guest.id, courseId: 'c', part: 'read:l', at: new Date() } });
		const before = person.cookie;
		const email = newEmail();
		const answer = await person.post(signup.action, '/signup', {
			name: 'Ayan',
			login: email,
			password: PASSWORD,
		});
		expect(answer.status).toBe(302);
		expect(await who(person)).toEqual({ id: guest.id, name: 'Ayan', role: 'learner', guest: false });
		expect(await db().donePart.count({ where: { userId: guest.id } })).toBe(1);
		expect(person.cookie).not.toBe(before);
		person.cookie = before;
		expect(await who(person)).toBeNull();
	});

	test('a guest who signs in finds the work in the account, and the guest is gone', async () => {
		const { id, email } = await newAccount();
		const person = browser();
		const guest = await person.visit((context, request) => ensureViewer(context, request));
		await db().donePart.create({ data: { userId: guest.id, courseId: 'c', part: 'read:l', at: new Date() } });
		await person.post(login.action, '/login', { login: email, password: 'wrong password' });
		expect(await db().user.count({ where: { id: guest.id } })).toBe(1);
		await person.post(login.action, '/login', { login: email, password: PASSWORD });
		expect(await who(person)).toMatchObject({ id });
		expect(await db().donePart.count({ where: { userId: id } })).toBe(1);
		expect(await db().user.count({ where: { id: guest.id } })).toBe(0);
	});

	test('a wrong password and an unknown name get the same answer', async () => {
		const { email } = await newAccount();
		const unknown = newEmail();
		const answer = async (login_: string) => {
			const { status, data } = await browser().post(login.action, '/login', {
				login: login_,
				password: 'wrong one',
			});
			return { status, data: JSON.stringify(data).replace(login_, 'NAME') };
		};
		expect(await answer(email)).toEqual(await answer(unknown));
		expect((await answer(email)).status).toBe(400);
		expect((await answer('%%%')).status).toBe(400);
	});

	test('an account that was made without a password cannot be signed in to', async () => {
		const { email } = await newAccount({ password: null });
		for (const password of ['null', 'undefined', PASSWORD]) {
			expect((await browser().post(login.action, '/login', { login: email, password })).status).toBe(400);
		}
	});

	test('signing in twice gives two sessions with different ids; a planted one is not taken over', async () => {
		const { email } = await newAccount();
		const victim = browser();
		const attacker = browser();
		await attacker.visit((context, request) => ensureViewer(context, request));
		victim.cookie = attacker.cookie;
		await victim.post(login.action, '/login', { login: email, password: PASSWORD });
		expect(victim.cookie).not.toBe(attacker.cookie);
		expect(await who(attacker)).toBeNull();
		expect(await who(victim)).toMatchObject({ name: 'Əli' });
	});

	test('those who are signed in go on from the pages for signing in and up', async () => {
		const { email } = await newAccount();
		const person = browser();
		await person.post(login.action, '/login', { login: email, password: PASSWORD });
		for (const loader of [login.loader, signup.loader]) {
			expect(await person.get(loader, '/login?next=%2Fcourses%2Fx')).toMatchObject({
				status: 302,
				location: '/courses/x',
			});
		}
		expect((await browser().get(login.loader, '/login')).status).toBe(200);
	});

	test.each([
		['https://evil.example/'],
		['//evil.example'],
		['/\\evil.example'],
		['\\\\evil.example'],
		['/.//evil.example'],
		['/x/..//evil.example'],
		['/\t/evil.example'],
		['javascript:alert(1)'],
		['evil.example'],
		['%2F%2Fevil.example'],
	])('nobody is led to another site: %s', async (next) => {
		const { email } = await newAccount();
		const person = browser();
		const path = `/login?next=${encodeURIComponent(next)}`;
		const { location } = await person.post(login.action, path, { login: email, password: PASSWORD });
		expect(new URL(location ?? '', 'http://here.example').host).toBe('here.example');
		const again = await person.get(login.loader, path);
		expect(new URL(again.location ?? '', 'http://here.example').host).toBe('here.example');
	});

	test('a suspended person is told so, with the right password only', async () => {
		const { email } = await newAccount();
		await setSuspended(db(), { email }, new Date());
		const person = browser();
		expect((await person.post(login.action, '/login', { login: email, password: PASSWORD })).status).toBe(
			403,
		);
		expect((await person.post(login.action, '/login', { login: email, password: 'wrong one' })).status).toBe(
			400,
		);
		expect(await who(person)).toBeNull();
		await setSuspended(db(), { email }, null);
		expect((await person.post(login.action, '/login', { login: email, password: PASSWORD })).status).toBe(
			302,
		);
	});

	test('looking at the sign-out page signs nobody out; its button does', async () => {
		const { email } = await newAccount();
		const person = browser();
		await person.post(login.action, '/login', { login: email, password: PASSWORD });
		const cookie = person.cookie;
		expect((await person.get(logout.loader, '/logout')).data).toMatchObject({
			viewer: { name: 'Əli', guest: false },
		});
		expect(await who(person)).not.toBeNull();
		expect(await person.post(logout.action, '/logout', {})).toMatchObject({ status: 302, location: '/' });
		expect(person.cookie).toBe('');
		person.cookie = cookie;
		expect(await who(person)).toBeNull();
	});

	test('bodies that are no form of ours are refused before they are read', async () => {
		const post = (body: BodyInit, type: string) =>
			browser().visit(async (context) => {
				const request = new Request('http://localhost:3000/login', {
					method: 'POST',
					body,
					headers: { 'Content-Type': type },
				});
				return login.action({ request, context, params: {} }).then(
					() => null,
					(refusal: unknown) => (refusal instanceof Response ? refusal.status : refusal),
				);
			});
		expect(await post('{"login":"a"}', 'application/json')).toBe(415);
		expect(await post(`login=${'a'.repeat(40_000)}`, 'application/x-www-form-urlencoded')).toBe(413);
	});

	test('strange characters are answered, not failed on', async () => {
		const person = browser();
		for (const text of ['a\u0000b', '\u202egnp.exe', '💥'.repeat(50), "'; DROP TABLE", '\ud800']) {
			const fields = { name: text, login: text, password: text.repeat(5) };
			expect((await person.post(signup.action, '/signup', fields)).status).toBe(400);
			expect((await person.post(login.action, '/login', fields)).status).toBe(400);
			expect((await person.post(reset.action, '/reset-password', { ...fields, token: text })).status).toBe(
				400,
			);
		}
	});
});

onEachDatabase('limits of signing in, up and resetting', (db, url) => {
	const from = (clientAddress: string) => testBrowser(db(), url(), { clientAddress });

	test('after ten wrong passwords from one place that place waits, and is told how long', async () => {
		const email = newEmail();
		const login_ = { email };
		await createAccount(db(), {
			name: 'A',
			login: login_,
			role: 'learner',
			password: PASSWORD,
			now: new Date(),
		});
		const person = from('198.51.100.1');
		const wrong = { login: email, password: 'wrong one' };
		for (let tries = 0; tries < 10; tries += 1) {
			expect((await person.post(login.action, '/login', wrong)).status).toBe(400);
		}
		const refused = await person.post(login.action, '/login', { login: email, password: PASSWORD });
		expect(refused.status).toBe(429);
		expect(Number(refused.retryAfter)).toBeGreaterThan(14 * 60);
		expect(Number(refused.retryAfter)).toBeLessThanOrEqual(15 * 60);
		const { values, errors } = replyOf(refused);
		expect(errors['']).toEqual(['Too many tries. Please wait 15 minutes and try again.']);
		expect(values).toEqual({ login: email });
		expect(refused.cookies).toEqual([]);
		// The owner, elsewhere, is not locked out.
		const owner = from('198.51.100.2');
		expect((await owner.post(login.action, '/login', { login: email, password: PASSWORD })).status).toBe(302);
	});

	test('tries that are sent at once all count', async () => {
		const person = from('198.51.100.3');
		const fields = { login: newEmail(), password: 'wrong one' };
		const answers = await Promise.all(
			Array.from({ length: 15 }, () => person.post(login.action, '/login', fields)),
		);
		expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
	});

	test('the right password starts afresh', async () => {
		const email = newEmail();
		await createAccount(db(), {
			name: 'A',
			login: { email },
			role: 'learner',
			password: PASSWORD,
			now: new Date(),
		});
		const person = from('198.51.100.4');
		for (let round = 0; round < 2; round += 1) {
			for (let tries = 0; tries < 9; tries += 1) {
				await person.post(login.action, '/login', { login: email, password: 'wrong one' });
			}
			expect((await person.post(login.action, '/login', { login: email, password: PASSWORD })).status).toBe(
				302,
			);
		}
	});

	test('one account takes a hundred wrong passwords an hour from everywhere together', async () => {
		const fields = { login: newEmail(), password: 'wrong one' };
		for (let network = 0; network < 10; network += 1) {
			const person = from(`203.0.113.${network}`);
			for (let tries = 0; tries < 10; tries += 1) await person.post(login.action, '/login', fields);
		}
		const answer = await from('203.0.113.99').post(login.action, '/login', fields);
		expect(answer.status).toBe(429);
	});

	test('sign-ups and reset requests of one address are counted, and no address is stored', async () => {
		const person = from('198.51.100.77');
		for (let tries = 0; tries < 30; tries += 1) {
			await person.post(reset.action, '/reset-password', { token: 'none', password: PASSWORD });
		}
		const answer = await person.post(reset.action, '/reset-password', { token: 'none', password: PASSWORD });
		expect(answer).toMatchObject({ status: 429 });
		const other = from('198.51.100.78');
		expect(
			(await other.post(reset.action, '/reset-password', { token: 'none', password: PASSWORD })).status,
		).toBe(400);
		const fields = { name: 'A', login: 'taken@example.org', password: PASSWORD };
		await createAccount(db(), {
			name: 'A',
			login: { email: fields.login },
			role: 'learner',
			password: null,
			now: new Date(),
		});
		let status = 0;
		for (let tries = 0; tries < 205 && status !== 429; tries += 1) {
			({ status } = await person.post(signup.action, '/signup', fields));
		}
		expect(status).toBe(429);
		const rows = JSON.stringify(await db().rateLimiterFlexible.findMany());
		expect(rows).not.toContain('198.51.100');
		expect(rows).not.toContain('example.org');
	});
});

onEachDatabase('passwords', (db, url) => {
	const browser = (over: Parameters<typeof testBrowser>[2] = {}) => testBrowser(db(), url(), over);
	async function newAccount() {
		const email = newEmail();
		const made = await createAccount(db(), {
			name: 'Əli',
			login: { email },
			role: 'learner',
			password: PASSWORD,
			now: new Date(),
		});
		if (!made.ok) throw new Error('taken');
		return { id: made.id, email };
	}
	const signIn = async (person: ReturnType<typeof browser>, email: string, password: string) =>
		(await person.post(login.action, '/login', { login: email, password })).status;
	const who = (one: ReturnType<typeof browser>) =>
		one.visit((context, request) => getViewer(context, request));

	async function linkFor(email: string) {
		const token = await createResetLink(db(), { email }, new Date());
		if (token === null) throw new Error('no account');
		return token;
	}

	test('a link sets a new password once, ends all sessions, and the database holds no secret', async () => {
		const { id, email } = await newAccount();
		const there = browser();
		await signIn(there, email, PASSWORD);
		const token = await linkFor(email);
		const second = await linkFor(email);
		expect(JSON.stringify(await db().passwordReset.findMany())).not.toContain(token);
		const person = browser();
		const page = await person.get(reset.loader, `/reset-password?token=${token}`);
		expect(page.data).toMatchObject({ token });
		const set = (secret: string) =>
			person.post(reset.action, `/reset-password?token=${secret}`, {
				token: secret,
				password: OTHER_PASSWORD,
			});
		expect(await set(token)).toMatchObject({ status: 302, location: '/login?reset' });
		expect(await who(there)).toBeNull();
		expect(await db().session.count({ where: { userId: id } })).toBe(0);
		expect((await set(token)).status).toBe(400);
		expect((await set(second)).status).toBe(400);
		expect((await person.get(reset.loader, `/reset-password?token=${token}`)).data).toMatchObject({
			token: null,
		});
		expect(await signIn(person, email, PASSWORD)).toBe(400);
		expect(await signIn(person, email, OTHER_PASSWORD)).toBe(302);
	});

	test('a link used twice at the same moment works once', async () => {
		const { email } = await newAccount();
		const token = await linkFor(email);
		const answers = await Promise.all(
			[1, 2, 3, 4].map((number) =>
				browser().post(reset.action, '/reset-password', { token, password: `${OTHER_PASSWORD} ${number}` }),
			),
		);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([302, 400, 400, 400]);
	});

	test('signing in with the old password in the moment of the reset leaves no session behind', async () => {
		for (let round = 0; round < 5; round += 1) {
			const { id, email } = await newAccount();
			const token = await linkFor(email);
			const from = (host: number) => browser({ clientAddress: `203.0.113.${host}` });
			await Promise.all([
				...Array.from({ length: 6 }, (_, host) => signIn(from(host), email, PASSWORD)),
				from(7).post(reset.action, '/reset-password', { token, password: OTHER_PASSWORD }),
			]);
			expect(await db().session.count({ where: { userId: id } })).toBe(0);
			expect(await signIn(browser(), email, OTHER_PASSWORD)).toBe(302);
		}
	});

	test('a weak password does not use the link up, and the secret is not echoed', async () => {
		const { email } = await newAccount();
		const token = await linkFor(email);
		const weak = await browser().post(reset.action, '/reset-password', { token, password: 'short' });
		expect(weak.status).toBe(400);
		expect(JSON.stringify(weak.data)).not.toContain(token);
		const answer = await browser().post(reset.action, '/reset-password', { token, password: OTHER_PASSWORD });
		expect(answer.status).toBe(302);
	});

	test('a link is dead after an hour, and for suspended people', async () => {
		const { email } = await newAccount();
		const token = await linkFor(email);
		const at = (minutes: number) => browser({ now: () => new Date(Date.now() + minutes * 60_000) });
		const open = async (person: ReturnType<typeof browser>) =>
			(await person.get(reset.loader, `/reset-password?token=${token}`)).data;
		expect(await open(at(59))).toMatchObject({ token });
		expect(await open(at(61))).toMatchObject({ token: null });
		const late = await at(61).post(reset.action, '/reset-password', { token, password: OTHER_PASSWORD });
		expect(late.status).toBe(400);
		await db().user.update({ where: { email }, data: { suspendedAt: new Date() } });
		expect(await open(at(0))).toMatchObject({ token: null });
	});

	test('with a mail server the link comes by mail, and unknown names get the same answer', async () => {
		const { email } = await newAccount();
		await using smtp = await smtpServer();
		const config = { smtpUrl: smtp.url, origin: 'https://learn.example.org' };
		const person = browser({ config });
		const ask = (login_: string) => person.post(forgot.action, '/forgot-password', { login: login_ });
		const known = await ask(email);
		expect(known).toMatchObject({ status: 302, location: '/forgot-password?sent' });
		expect(await ask(newEmail())).toEqual(known);
		expect(await ask('nobody.here')).toEqual(known);
		const letter = await smtp.next();
		expect(letter.to).toEqual([email]);
		const token =
			/https:\/\/learn\.example\.org\/reset-password\?token=([\w-]{43})/.exec(letter.text)?.[1] ?? '';
		const answer = await person.post(reset.action, '/reset-password', { token, password: OTHER_PASSWORD });
		expect(answer.status).toBe(302);
		expect((await smtp.next()).text).toContain('Your password was changed');
		expect(smtp.received).toBe(2);
	});

	test('one account gets five letters an hour', async () => {
		const { email } = await newAccount();
		await using smtp = await smtpServer();
		const config = { smtpUrl: smtp.url, origin: 'https://learn.example.org' };
		const ask = (address: string) =>
			browser({ config, clientAddress: address }).post(forgot.action, '/forgot-password', { login: email });
		for (let count = 0; count < 5; count += 1) {
			expect((await ask(`203.0.113.${count}`)).status).toBe(302);
			await smtp.next();
		}
		const refused = await ask('203.0.113.9');
		expect(refused.status).toBe(429);
		expect(replyOf(refused).values).toEqual({ login: email });
	});

	test('a mail server that fails changes nothing of the answer, and throws nowhere', async () => {
		const { email } = await newAccount();
		const config = { smtpUrl: 'smtp://127.0.0.1:1', origin: 'https://learn.example.org' };
		const result = await browser({ config }).visit((context, request) =>
			requestPasswordReset(context, request, parseLoginName(email) ?? { email }),
		);
		expect(result.ok).toBe(true);
		if (result.ok) await result.sent;
	});

	test('without a mail server, or an address for its links, the page says whom to ask', async () => {
		const state = async (config: { smtpUrl: string | null; origin: string | null }, host: string) => {
			const person = browser({ config });
			return person.visit(async (context) => {
				const request = new Request(`http://${host}/forgot-password`);
				const data: unknown = await forgot.loader({ request, context, params: {} });
				return z.object({ state: z.string() }).parse(data).state;
			});
		};
		const smtpUrl = 'smtp://127.0.0.1:1';
		expect(await state({ smtpUrl: null, origin: null }, 'localhost:3000')).toBe('no-mail');
		expect(await state({ smtpUrl, origin: null }, 'localhost:3000')).toBe('ask');
		expect(await state({ smtpUrl, origin: null }, 'evil.example')).toBe('no-mail');
		expect(await state({ smtpUrl, origin: 'https://learn.example.org' }, 'evil.example')).toBe('ask');
		const answer = await browser().post(forgot.action, '/forgot-password', { login: newEmail() });
		expect(answer.status).toBe(400);
		expect(await db().passwordReset.count({ where: { user: { email: null } } })).toBe(0);
	});

	test('changing the password needs the old one, ends the other sessions and gives this one a new id', async () => {
		const { id, email } = await newAccount();
		const here = browser();
		const there = browser();
		await signIn(here, email, PASSWORD);
		await signIn(there, email, PASSWORD);
		const before = here.cookie;
		const change = (currentPassword: string, newPassword: string) =>
			here.post(account.action, '/account', { intent: 'password', currentPassword, newPassword });
		const wrong = await change('wrong one', OTHER_PASSWORD);
		expect(wrong.status).toBe(400);
		expect(Object.keys(replyOf(wrong).errors)).toEqual(['currentPassword']);
		expect(JSON.stringify(wrong.data)).not.toContain(OTHER_PASSWORD);
		expect(await change(PASSWORD, OTHER_PASSWORD)).toMatchObject({
			status: 302,
			location: '/account?done=password',
		});
		expect(here.cookie).not.toBe(before);
		expect(await who(here)).toMatchObject({ id });
		expect(await who(there)).toBeNull();
		expect(await db().session.count({ where: { userId: id } })).toBe(1);
		expect(await signIn(browser(), email, PASSWORD)).toBe(400);
	});

	test('asking for the own password is limited too', async () => {
		const { email } = await newAccount();
		const here = browser();
		await signIn(here, email, PASSWORD);
		const change = (currentPassword: string) =>
			here.post(account.action, '/account', {
				intent: 'password',
				currentPassword,
				newPassword: OTHER_PASSWORD,
			});
		for (let tries = 0; tries < 10; tries += 1) expect((await change('wrong one')).status).toBe(400);
		expect(await change(PASSWORD)).toMatchObject({ status: 429 });
	});
});

onEachDatabase('the account page', (db, url) => {
	const pageData = z.object({
		account: z.object({
			account: z.object({
				name: z.string(),
				sessions: z.array(z.object({ id: z.string(), agent: z.string(), current: z.boolean() })),
			}),
		}),
	});
	async function signedIn(email = newEmail()) {
		await createAccount(db(), {
			name: 'Əli',
			login: { email },
			role: 'learner',
			password: PASSWORD,
			now: new Date(),
		});
		const person = testBrowser(db(), url());
		await person.post(login.action, '/login', { login: email, password: PASSWORD });
		return { person, email };
	}
	async function page(person: ReturnType<typeof testBrowser>) {
		const { data } = await person.get(account.loader, '/account');
		return pageData.parse(data).account.account;
	}

	test('is for people with an account; guests are told how to get one', async () => {
		const stranger = testBrowser(db(), url());
		expect(await stranger.get(account.loader, '/account')).toMatchObject({
			status: 302,
			location: '/login?next=%2Faccount',
		});
		await stranger.visit((context, request) => ensureViewer(context, request));
		expect((await stranger.get(account.loader, '/account')).data).toMatchObject({
			account: null,
			guest: { signupPath: '/signup' },
		});
		const write = await stranger.post(account.action, '/account', { intent: 'name', name: 'X' });
		expect(write).toMatchObject({ status: 302 });
		expect(write.location).toMatch(/^\/signup\?next=/);
	});

	test('never sends the password’s hash or a token', async () => {
		const { person } = await signedIn();
		const { data } = await person.get(account.loader, '/account');
		expect(JSON.stringify(data)).not.toMatch(/argon2|passwordHash/);
		expect(JSON.stringify(data)).not.toContain(person.cookie.split('=')[1]);
	});

	test('the name is changed', async () => {
		const { person } = await signedIn();
		expect((await person.post(account.action, '/account', { intent: 'name', name: 'Ayan' })).status).toBe(
			302,
		);
		expect((await page(person)).name).toBe('Ayan');
		const empty = await person.post(account.action, '/account', { intent: 'name', name: '' });
		expect(replyOf(empty).errors).toEqual({ name: ['Enter your name.'] });
		expect((await page(person)).name).toBe('Ayan');
	});

	test('the mail address is changed with the password, unless it is another’s; old links die', async () => {
		const { person, email } = await signedIn();
		const taken = (await signedIn()).email;
		const token = await createResetLink(db(), { email }, new Date());
		const change = (address: string, currentPassword: string) =>
			person.post(account.action, '/account', { intent: 'email', email: address, currentPassword });
		const fresh = newEmail();
		expect(Object.keys(replyOf(await change(fresh, 'wrong one')).errors)).toEqual(['currentPassword']);
		expect(Object.keys(replyOf(await change(taken, PASSWORD)).errors)).toEqual(['email']);
		expect(Object.keys(replyOf(await change('user.name', PASSWORD)).errors)).toEqual(['email']);
		expect((await change(fresh, PASSWORD)).status).toBe(302);
		expect(await db().user.count({ where: { email: fresh } })).toBe(1);
		expect(await db().user.count({ where: { email } })).toBe(0);
		const late = await person.post(reset.action, '/reset-password', {
			token: token ?? '',
			password: OTHER_PASSWORD,
		});
		expect(late.status).toBe(400);
	});

	test('lists the sessions, this one first, and ends others one by one or all', async () => {
		const { person, email } = await signedIn();
		const others = [1, 2, 3].map(() => testBrowser(db(), url()));
		for (const other of others)
			await other.post(login.action, '/login', { login: email, password: PASSWORD });
		const { sessions } = await page(person);
		expect(sessions.map(({ current }) => current)).toEqual([true, false, false, false]);
		const end = (session: string) =>
			person.post(account.action, '/account', { intent: 'end-session', session });
		expect((await end(sessions[1]?.id ?? '')).status).toBe(302);
		expect((await page(person)).sessions).toHaveLength(3);
		expect((await person.post(account.action, '/account', { intent: 'end-others' })).status).toBe(302);
		expect((await page(person)).sessions.map(({ current }) => current)).toEqual([true]);
	});

	test('nobody ends the session of another', async () => {
		const { person } = await signedIn();
		const victim = await signedIn();
		const session = (await page(victim.person)).sessions[0]?.id ?? '';
		await person.post(account.action, '/account', { intent: 'end-session', session });
		await person.post(account.action, '/account', { intent: 'end-others' });
		expect((await page(victim.person)).sessions).toHaveLength(1);
		expect(
			(await person.post(account.action, '/account', { intent: 'end-session', session: 'x' })).status,
		).toBe(400);
		expect((await person.post(account.action, '/account', { intent: 'erase' })).status).toBe(400);
	});
});
