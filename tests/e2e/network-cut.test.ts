/** The network goes away in the middle of a quiz, the tab is closed and opened again: every answer is there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '~/db/index.server';
import { fillItem, rightFields, wrongFields } from '../support/answers';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import { LESSON, quizOf, startQuiz, submitAttempt } from '../support/walk';

/** The issue asks for a minute. */
const CUT_MS = 60_000;
const OFFLINE = [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource|Failed to fetch/];

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());
const withPage = browserForTests();

async function latestAnswers(
	attemptId: string,
): Promise<Map<string, { revision: number; response: unknown }>> {
	const db = await openDatabase(server.databaseUrl);
	const steps = await db.step.findMany({ where: { attemptId }, orderBy: { revision: 'asc' } });
	await db.$disconnect();
	return new Map(steps.map(({ itemId, revision, response }) => [itemId, { revision, response }]));
}

test('a minute without network and a closed tab lose nothing', async () => {
	const [first, second, third] = quizOf(LESSON).items;
	if (!first || !second || !third) throw new Error('The quiz needs three items.');
	await withPage({ expected: OFFLINE }, async (page, { context }) => {
		const attemptId = await startQuiz(page, server.url, LESSON);
		await fillItem(page, first, rightFields(first));
		await page.getByText(/^Saved /).waitFor();
		expect(await latestAnswers(attemptId)).toHaveProperty('size', 1);

		await context.setOffline(true);
		await fillItem(page, second, rightFields(second));
		await fillItem(page, third, rightFields(third));
		await page.getByText(/^Offline, 2 changes kept$/).waitFor();
		await page.waitForTimeout(CUT_MS / 2);
		await page.close();
		await new Promise((resolve) => setTimeout(resolve, CUT_MS / 2));
		await context.setOffline(false);

		const again = await context.newPage();
		await again.goto(`${server.url}/attempts/${attemptId}`);
		await again.getByText(/^Saved /).waitFor();
		expect((await latestAnswers(attemptId)).size).toBe(3);
		await submitAttempt(again);
		expect(await again.getByText('You did not answer this question.').count()).toBe(
			quizOf(LESSON).items.length - 3,
		);
	});
}, 180_000);

test('two tabs: the other answer shows at once, and a stale one never overwrites', async () => {
	const item = quizOf(LESSON).items.find(({ kind }) => kind === 'single-choice');
	if (item === undefined) throw new Error('The quiz needs a single choice.');
	await withPage({ expected: OFFLINE }, async (page, { context }) => {
		const attemptId = await startQuiz(page, server.url, LESSON);
		const other = await context.newPage();
		await other.goto(`${server.url}/attempts/${attemptId}`);
		await fillItem(page, item, rightFields(item));
		await page.getByText(/^Saved /).waitFor();
		const [[, right] = ['', '']] = rightFields(item);
		await other.waitForFunction(
			([id, value]) =>
				document.querySelector<HTMLInputElement>(`[id="item-${id}"] [value="${value}"]`)?.checked === true,
			[item.id, right],
		);
		expect((await latestAnswers(attemptId)).get(item.id)?.revision).toBe(1);
	});
});

test('another device saved meanwhile: the learner is asked, and both answers survive until then', async () => {
	const item = quizOf(LESSON).items.find(({ kind }) => kind === 'single-choice');
	if (item === undefined) throw new Error('The quiz needs a single choice.');
	await withPage({ expected: [...OFFLINE, /409/] }, async (page, { context }) => {
		const attemptId = await startQuiz(page, server.url, LESSON);
		const cookies = await context.cookies();
		await withPage({}, async (device, { context: elsewhere }) => {
			await elsewhere.addCookies(cookies);
			await device.goto(`${server.url}/attempts/${attemptId}`);
			await fillItem(device, item, rightFields(item));
			await device.getByText(/^Saved /).waitFor();
		});
		await fillItem(page, item, wrongFields(item));
		await page.getByText('This answer was changed in another window.').waitFor();
		const before = (await latestAnswers(attemptId)).get(item.id);
		expect(before).toEqual({ revision: 1, response: { choice: rightFields(item)[0]?.[1] } });
		await page.getByRole('button', { name: 'Save what I have here' }).click();
		await page.getByText(/^Saved /).waitFor();
		await expect
			.poll(async () => (await latestAnswers(attemptId)).get(item.id))
			.toEqual({ revision: 2, response: { choice: wrongFields(item)[0]?.[1] } });
	});
});
