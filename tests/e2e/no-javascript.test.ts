/** The same walk with JavaScript off: plain forms do everything. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillItem, rightFields, wrongFields } from '../support/answers';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import {
	COURSE,
	itemIdsOn,
	itemOf,
	LESSON,
	quizOf,
	signIn,
	signUp,
	startQuiz,
	submitAttempt,
} from '../support/walk';

const PASSWORD = 'correct horse battery';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

test('guest, check, quiz, sign up, other browser, continue, without JavaScript', async () => {
	const { items, checks } = quizOf(LESSON);
	const [check] = checks;
	const [first] = items;
	if (!check || !first) throw new Error('The lesson needs a check and an item.');
	const email = 'plain@example.org';

	await withPage({ javaScript: false }, async (page) => {
		await page.goto(`${server.url}/courses/${COURSE}/${LESSON}`);
		await fillItem(page, check, wrongFields(check));
		const box = page.locator(`[id="check-${check.id}"]`);
		await box.getByRole('button', { name: 'Check my answer' }).click();
		await box.locator('.feedback').waitFor();
		expect(new URL(page.url()).hash).toBe(`#check-${check.id}`);
		await fillItem(page, check, rightFields(check));
		await box.getByRole('button', { name: 'Check again' }).click();
		await box.locator('.feedback[data-state="right"]').waitFor();

		await page.getByRole('button', { name: 'To the quiz' }).click();
		await page.getByRole('main').getByRole('button', { name: 'Begin' }).click();
		await page.waitForURL(/\/attempts\//);
		await fillItem(page, first, wrongFields(first));
		await page.getByRole('button', { name: `Check my answer to question 1` }).click();
		await page.locator(`[id="item-${first.id}"] .feedback`).waitFor();
		await fillItem(page, first, rightFields(first));
		await page.getByRole('button', { name: 'Save', exact: true }).last().click();
		await page.getByText('Saved.').waitFor();
		await signUp(page, server.url, email, PASSWORD);
	});

	await withPage({ javaScript: false }, async (page) => {
		await signIn(page, server.url, email, PASSWORD);
		await startQuiz(page, server.url, LESSON);
		for (const item of items.slice(1)) await fillItem(page, item, rightFields(item));
		await submitAttempt(page);
		const score = Number.parseInt((await page.locator('.score').textContent()) ?? '', 10);
		// Everything right, but for the wrong first try at one question.
		expect(score).toBeGreaterThan(90);
		expect(score).toBeLessThan(100);
		await page.goto(`${server.url}/courses/${COURSE}`);
		expect(await page.getByRole('link', { name: /Done.*Special intent/ }).count()).toBe(1);
	});
});

test('a module test is drawn, answered, submitted and reviewed without JavaScript', async () => {
	await withPage({ javaScript: false }, async (page) => {
		await startQuiz(page, server.url, 'the-genocide-convention-test');
		const ids = await itemIdsOn(page);
		expect(new Set(ids).size).toBe(ids.length);
		expect(await page.getByText(/minutes left/).count()).toBe(1);
		for (const id of ids) await fillItem(page, itemOf(id), rightFields(itemOf(id)));
		await submitAttempt(page, 'Submit the test');
		expect(await page.locator('.score').textContent()).toBe('100 %');
	});
});
