/** A learner's walk: guest, quiz, sign up, another browser, continue. Nothing is lost on the way. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillItem, rightFields, store, wrongFields } from '../support/answers';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import { COURSE, LESSON, quizOf, signIn, signUp, startQuiz, submitAttempt } from '../support/walk';

const PASSWORD = 'correct horse battery';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

test('guest, quiz, sign up, other browser, continue: nothing is lost', async () => {
	const { items, checks } = quizOf(LESSON);
	const [check] = checks;
	const [first, second, third] = items;
	if (!check || !first || !second || !third) throw new Error('The lesson needs a check and three items.');
	const email = 'walker@example.org';
	let attemptId = '';

	await withPage({}, async (page) => {
		// From the front page to the lesson, as a stranger.
		await page.goto(server.url);
		await page.getByRole('main').getByRole('link').first().click();
		await page.getByRole('link', { name: /^Begin/ }).click();
		await page.waitForURL(
			new RegExp(`/courses/${COURSE}/${store.getCourse(COURSE)?.lessonEntries[0]?.slug}$`),
		);
		await page.goto(`${server.url}/courses/${COURSE}/${LESSON}`);

		// A question in the text: wrong, then right. The text stays where it is.
		await fillItem(page, check, wrongFields(check));
		const box = page.locator(`[id="check-${check.id}"]`);
		await box.getByRole('button', { name: 'Check my answer' }).click();
		await box.locator('.feedback').waitFor();
		expect(await box.locator('.verdict').textContent()).not.toBe('Right.');
		await fillItem(page, check, rightFields(check));
		await box.getByRole('button', { name: 'Check again' }).click();
		await box.locator('.feedback[data-state="right"]').waitFor();
		expect(await page.getByRole('link', { name: 'Keep my work' }).count()).toBe(1);

		// On to the quiz: answer two, have one checked.
		await page.getByRole('button', { name: 'To the quiz' }).click();
		await page.waitForURL(/\/quiz\//);
		await page.getByRole('button', { name: 'Begin' }).click();
		await page.waitForURL(/\/attempts\//);
		attemptId = new URL(page.url()).pathname.split('/')[2] ?? '';
		await fillItem(page, first, rightFields(first));
		await page
			.locator(`[id="item-${first.id}"]`)
			.getByRole('button', { name: /^Check my answer/ })
			.click();
		await page.locator(`[id="item-${first.id}"] .feedback[data-state="right"]`).waitFor();
		await fillItem(page, second, rightFields(second));
		await page.getByText(/^Saved /).waitFor();

		// Sign up: the same person, with everything.
		await signUp(page, server.url, email, PASSWORD);
		await page.goto(`${server.url}/attempts/${attemptId}`);
		expect(await page.locator(`[id="item-${first.id}"] .feedback[data-state="right"]`).count()).toBe(1);
	});

	await withPage({}, async (page) => {
		// Another browser: sign in, continue, finish.
		await signIn(page, server.url, email, PASSWORD);
		await page.goto(`${server.url}/courses/${COURSE}/${LESSON}`);
		await page.locator(`[id="check-${check.id}"] .feedback[data-state="right"]`).waitFor();
		await page.goto(`${server.url}/courses/${COURSE}/quiz/${LESSON}`);
		await page.getByRole('button', { name: /^Go on \(2 of/ }).click();
		await page.waitForURL(`**/attempts/${attemptId}`);
		for (const item of items.slice(2)) await fillItem(page, item, rightFields(item));
		await submitAttempt(page);
		expect(await page.locator('.score').textContent()).toBe('100 %');
		await page.goto(`${server.url}/progress`);
		const row = page.getByRole('row', { name: /Special intent/ }).first();
		expect(await row.textContent()).toContain('✓ read');
		expect(await row.textContent()).toContain('✓ 100 %');
	});
});

test('the review tells what was right and why, and nothing about unanswered questions', async () => {
	const { items } = quizOf(LESSON);
	const [answered, ...unanswered] = items;
	if (answered === undefined) throw new Error('The quiz is empty.');
	await withPage({}, async (page) => {
		await startQuiz(page, server.url, LESSON);
		await fillItem(page, answered, wrongFields(answered));
		await page.getByText(/^Saved /).waitFor();
		await submitAttempt(page);
		const html = await page.content();
		expect(await page.getByText('You did not answer this question.').count()).toBe(unanswered.length);
		expect(await page.getByRole('link', { name: 'Read the paragraph again' }).count()).toBe(1);
		for (const item of unanswered) {
			if (item.explanation !== null) expect(html).not.toContain(item.explanation);
		}
		await page.getByRole('link', { name: 'Read the paragraph again' }).click();
		await page.waitForURL(new RegExp(`/${LESSON}#${answered.reread}$`));
		// The address changes before the new page stands.
		await page.locator(`#${answered.reread}`).waitFor();
		expect(await page.locator(`#${answered.reread}`).count()).toBe(1);
	});
});
