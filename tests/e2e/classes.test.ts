/** A class from its making to the first sign-in of its students: with JavaScript, without, at 320 px, in the dark. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems, horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';

const PASSWORD = 'correct horse battery';

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ env: { INSTRUCTOR_SIGNUP: 'open' } });
});
afterAll(() => server?.stop());
const withPage = browserForTests();

async function signUpAs(page: Page, login: string, teaches: boolean): Promise<void> {
	await page.goto(`${server.url}/signup?next=%2Fteach`);
	await page.getByLabel('Your name').fill('Leyla Məmmədova');
	await page.getByLabel('E-mail address or user name').fill(login);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	if (teaches) await page.getByLabel('I teach').check();
	await page.getByRole('button', { name: 'Sign up' }).click();
	await page.getByRole('heading', { name: 'Your classes' }).waitFor();
}

/** Nothing to object to on the page as it is now, and nothing to scroll sideways. */
async function expectGood(page: Page, axe: boolean): Promise<void> {
	// Axe needs the page's own clock, which stands still without JavaScript.
	if (axe) expect(await accessibilityProblems(page)).toEqual([]);
	expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
}

/** Four lines, one of them broken. @param other a user name that nobody has */
const listWith = (other: string) =>
	['Aysel Əliyeva, , A', `Անի Խաչատրյան; ${other}`, '"Open', 'Мария Иванова, maria@example.org, B'].join(
		'\n',
	);

test.each([
	{ title: 'with JavaScript', javaScript: true, width: 1280, colorScheme: 'light' as const },
	{ title: 'with JavaScript at 320 px, dark', javaScript: true, width: 320, colorScheme: 'dark' as const },
	{ title: 'without JavaScript', javaScript: false, width: 360, colorScheme: 'light' as const },
])(
	'an instructor makes a class, adds a list, and a student comes in from a card: $title',
	async (options) => {
		const list = listWith(`ani.kh${options.width}`);
		let card = { username: '', password: '' };
		let joinPath = '';
		const teacher = `leyla-${options.width}@example.org`;
		await withPage({ ...options, expected: [/404/, /400/] }, async (page) => {
			await signUpAs(page, teacher, true);
			await expectGood(page, options.javaScript);
			await page.getByRole('link', { name: 'Make a class' }).click();
			await page.getByLabel('Name').fill('History 10 B');
			const zone = page.getByLabel('Time zone');
			if (options.javaScript) await expect.poll(() => zone.inputValue()).not.toBe('');
			await zone.fill('Asia/Baku');
			await expectGood(page, options.javaScript);
			await page.getByRole('button', { name: 'Make the class' }).click();
			await page.getByText('Your class is there.').waitFor();
			await expectGood(page, options.javaScript);
			joinPath = `/join/${(await page.locator('.join-code').textContent()) ?? ''}`;

			await page.getByRole('link', { name: 'People' }).click();
			await page.getByText('Nobody is in the class yet.').waitFor();
			await page.getByRole('link', { name: 'Add people by a list' }).click();
			await page.getByLabel('The list').fill(list);
			await page.getByRole('button', { name: 'Show what will change' }).click();
			await page.getByRole('heading', { name: 'What will change' }).waitFor();
			await page.getByText('1 line has a problem').waitFor();
			expect(await page.getByLabel('The list, for correcting').inputValue()).toBe(list);
			await expectGood(page, options.javaScript);
			await page.getByRole('button', { name: 'Add 3 people' }).click();
			await page.getByRole('heading', { name: '2 cards to hand out' }).waitFor();
			await page.getByText('/join/').waitFor();
			await expectGood(page, options.javaScript);
			const cards = page.locator('.password-cards li');
			expect(await cards.count()).toBe(2);
			const [username = '', password = ''] = await cards.first().locator('.secret').allTextContents();
			card = { username, password };
			expect(await page.getByLabel('The list, for correcting').inputValue()).toBe('"Open');

			await page.getByRole('link', { name: 'To the people of the class' }).click();
			await page.getByRole('row', { name: /Aysel Əliyeva.*has not signed in yet/ }).waitFor();
			await expectGood(page, options.javaScript);
			await page.getByLabel('Choose Անի Խաչատրյան').check();
			await page.getByRole('button', { name: 'Remove from the class' }).click();
			await page.getByText('1 student has left the class.').waitFor();
			await page.getByText('Left the class (1)').click();
			await page.getByRole('button', { name: 'Bring back Անի Խաչատրյան' }).click();
			await page.getByText('1 person is back').waitFor();
			await page.getByRole('link', { name: 'Change the groups' }).click();
			await page.getByRole('heading', { name: 'Groups', exact: true }).waitFor();
			await expectGood(page, options.javaScript);
			await page.getByRole('link', { name: 'Settings' }).click();
			await page.getByRole('link', { name: 'Instructors and assistants' }).click();
			await page.getByRole('heading', { name: 'Add a teacher' }).waitFor();
			await expectGood(page, options.javaScript);
			await page.getByRole('link', { name: 'Settings' }).click();
			await page.getByRole('link', { name: 'Copy this class' }).click();
			await page.getByRole('heading', { name: 'Copy to another term' }).waitFor();
			await expectGood(page, options.javaScript);
		});

		await withPage(options, async (page) => {
			await page.goto(`${server.url}/login`);
			await page.getByLabel('E-mail address or user name').fill(card.username);
			await page.getByLabel('Password', { exact: true }).fill(card.password);
			await page.getByRole('button', { name: 'Sign in' }).click();
			await page.getByRole('heading', { name: 'Choose your password' }).waitFor();
			await expectGood(page, options.javaScript);
			await page.goto(`${server.url}/courses/khojaly`);
			await page.getByLabel('New password', { exact: true }).fill('six blue herons');
			await page.getByRole('button', { name: 'Save and go on' }).click();
			await page.waitForURL(/\/courses\/khojaly$/);
		});

		await withPage({ ...options, expected: [/404/] }, async (page) => {
			await page.goto(`${server.url}${joinPath}`);
			await page.getByRole('heading', { name: 'Join History 10 B' }).waitFor();
			await expectGood(page, options.javaScript);
			await page.getByRole('link', { name: 'Sign up' }).last().click();
			await page.getByLabel('Your name').fill('Tural');
			await page.getByLabel('E-mail address or user name').fill(`tural-${options.width}`);
			await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
			await page.getByRole('button', { name: 'Sign up' }).click();
			await page.getByRole('button', { name: 'Join' }).click();
			await page.waitForURL(/\/progress/);
			await page.goto(`${server.url}/join/bcdf-ghjk`);
			await page.getByRole('heading', { name: 'No class has this code' }).waitFor();
			await expectGood(page, options.javaScript);
		});
	},
);
