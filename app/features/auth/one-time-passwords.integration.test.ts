import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { transact } from '~/db/index.server';
import { loader as accountLoader } from '~/routes/account';
import { action as login } from '~/routes/login';
import { action as logout } from '~/routes/logout';
import { action as choose, loader as choosePage } from '~/routes/new-password';
import { loader as progressLoader } from '~/routes/progress';
import { onEachDatabase } from '../../../tests/support/database';
import { createAccount } from './administration.server';
import { testBrowser, testContext } from './context.test-support';
import { makeOneTimePasswords, newOneTimePassword, setOneTimePassword } from './one-time-passwords.server';

const OWN = 'three quiet lamps';

test('one-time passwords are legible, differ, and hold no words', () => {
	const made = Array.from({ length: 200 }, newOneTimePassword);
	expect(new Set(made).size).toBe(200);
	for (const each of made) expect(each).toMatch(/^[b-df-hj-np-tv-xz2-9]{4}(-[b-df-hj-np-tv-xz2-9]{4}){2}$/);
	expect(made.join('')).not.toMatch(/[01lioaeuy]/);
});

test('thirty are made without holding up the process', async () => {
	let longest = 0;
	let last = performance.now();
	const timer = setInterval(() => {
		longest = Math.max(longest, performance.now() - last);
		last = performance.now();
	}, 5);
	expect(await makeOneTimePasswords(30)).toHaveLength(30);
	clearInterval(timer);
	// Hashing all of them on the event loop takes over a second.
	expect(longest).toBeLessThan(500);
});

onEachDatabase('one-time passwords', (db, url) => {
	/** A student with a one-time password, and a browser that has just signed in with it. */
	async function newcomer() {
		const username = `u${randomUUID().slice(0, 12)}`;
		const made = await createAccount(db(), {
			name: 'Aysel',
			login: { username },
			role: 'learner',
			password: OWN,
			now: new Date(),
		});
		if (!made.ok) throw new Error('The account was not made.');
		const [oneTime] = await makeOneTimePasswords(1);
		if (oneTime === undefined) throw new Error('No password was made.');
		const context = testContext(db(), url());
		await transact(db(), (tx) => setOneTimePassword(context, tx, made.id, oneTime.passwordHash));
		const browser = testBrowser(db(), url());
		const signIn = () =>
			browser.post(login, '/login?next=/progress', { login: username, password: oneTime.password });
		return { id: made.id, username, password: oneTime.password, browser, signIn };
	}

	test('who comes in with one chooses a password before anything else', async () => {
		const { id, username, password, browser, signIn } = await newcomer();
		expect(await signIn()).toMatchObject({ status: 302, location: '/progress' });
		const ask = { status: 302, location: '/new-password?next=%2Fprogress' };
		expect(await browser.get(progressLoader, '/progress')).toMatchObject(ask);
		expect(await browser.get(accountLoader, '/account')).toMatchObject({
			status: 302,
			location: '/new-password?next=%2Faccount',
		});
		expect(await browser.get(choosePage, '/new-password?next=%2Fprogress')).toMatchObject({
			status: 200,
			data: { name: 'Aysel' },
		});

		const refused = async (newPassword: string) => {
			const answer = await browser.post(choose, '/new-password', { newPassword });
			expect(answer.status).toBe(400);
			expect(JSON.stringify(answer.data)).not.toContain(newPassword);
		};
		await refused(password);
		await refused('short');
		await refused(username);

		const chosen = await browser.post(choose, '/new-password?next=%2Fprogress', { newPassword: OWN });
		expect(chosen).toMatchObject({ status: 302, location: '/progress' });
		expect(await browser.get(progressLoader, '/progress')).toMatchObject({ status: 200 });
		expect(await browser.get(choosePage, '/new-password')).toMatchObject({ location: '/progress' });
		// The sheet is of no use any more.
		expect(await signInWith(username, password)).toBe(400);
		expect(await signInWith(username, OWN)).toBe(302);
		expect(await db().user.findUnique({ where: { id } })).toMatchObject({ mustChangePassword: false });
	});

	async function signInWith(username: string, password: string): Promise<number> {
		return (await testBrowser(db(), url()).post(login, '/login', { login: username, password })).status;
	}

	test('they may also sign out', async () => {
		const { browser, signIn } = await newcomer();
		await signIn();
		expect(await browser.post(logout, '/logout', {})).toMatchObject({ status: 302, location: '/' });
		expect(browser.cookie).toBe('');
	});

	test('a new one ends the sessions that are open', async () => {
		const { id, browser, signIn } = await newcomer();
		await signIn();
		await browser.post(choose, '/new-password', { newPassword: OWN });
		expect(await browser.get(accountLoader, '/account')).toMatchObject({ status: 200 });
		const [again] = await makeOneTimePasswords(1);
		await transact(db(), (tx) =>
			setOneTimePassword(testContext(db(), url()), tx, id, again?.passwordHash ?? ''),
		);
		expect(await browser.get(accountLoader, '/account')).toMatchObject({
			status: 302,
			location: '/login?next=%2Faccount',
		});
	});

	test('the form sent twice sets one password', async () => {
		const { username, browser, signIn } = await newcomer();
		await signIn();
		const [first, second] = await Promise.all([
			browser.post(choose, '/new-password', { newPassword: OWN }),
			browser.post(choose, '/new-password', { newPassword: OWN }),
		]);
		expect([first?.status, second?.status]).toEqual([302, 302]);
		expect(await signInWith(username, OWN)).toBe(302);
	});
});
