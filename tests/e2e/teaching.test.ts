/**
 * An instructor's walk: a class, a roster by paste, an assignment with an accommodation, thirty students who answer at
 * once, the dashboard that moves by itself, a wrong key that the analysis finds, a regrade, and grades out and back in.
 */
import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Item } from '~/core/kinds';
import { openDatabase } from '~/db/index.server';
import { rightFields, wrongFields } from '../support/answers';
import { browserForTests } from '../support/browser';
import { change, type HttpLearner, httpLearner } from '../support/http-learner';
import { startServer, type TestServer } from '../support/server';
import { COURSE, LESSON, quizOf, signUp } from '../support/walk';

const STUDENTS = 30;
/** The students who know the lesson; they all choose the same wrong option of one question. */
const STRONG = 18;
const PASSWORD = 'correct horse battery';

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ env: { INSTRUCTOR_SIGNUP: 'open' } });
});
afterAll(() => server?.stop());
const withPage = browserForTests();

/** A person who may make classes. */
async function becomeInstructor(page: Page): Promise<void> {
	await signUp(page, server.url, 'teacher@example.org', PASSWORD);
	const db = await openDatabase(server.databaseUrl);
	await db.user.update({ where: { email: 'teacher@example.org' }, data: { role: 'instructor' } });
	await db.$disconnect();
}

/** Signs a student in with the password of their card, and chooses another. */
async function firstSignIn(username: string, password: string): Promise<HttpLearner> {
	const learner = httpLearner(server.url);
	const signedIn = await learner.fetch('/login', {
		method: 'POST',
		body: new URLSearchParams({ login: username, password }),
	});
	expect(signedIn.status).toBe(302);
	const guarded = await learner.fetch('/progress');
	expect(guarded.headers.get('location')).toContain('/new-password');
	const chosen = await learner.fetch('/new-password', {
		method: 'POST',
		body: new URLSearchParams({ newPassword: `${password}-of-my-own` }),
	});
	expect(chosen.status).toBe(302);
	return learner;
}

/** Takes the lesson's quiz: the strong know all but the misleading question, the weak guess its key and half the rest. */
async function takeQuiz(learner: HttpLearner, at: number, misleading: Item, lure: string): Promise<void> {
	const attemptId = await learner.start(LESSON);
	const { items } = quizOf(LESSON);
	const answers = items.map((item, place) => {
		if (item.id === misleading.id) {
			return change(item.id, 0, at < STRONG ? [['choice', lure]] : rightFields(item));
		}
		const right = at < STRONG || (at + place) % 3 === 0;
		return change(item.id, 0, right ? rightFields(item) : wrongFields(item));
	});
	await learner.save(attemptId, answers);
	expect(await learner.submit(attemptId)).toBe(302);
}

test('class, roster, assignment, accommodation, answers, dashboard, wrong key, regrade, grades out and in', async () => {
	const misleading = quizOf(LESSON).items.find(({ kind }) => kind === 'single-choice');
	if (misleading?.kind !== 'single-choice') throw new Error('The quiz has no single choice.');
	const lure = misleading.options.find(({ correct }) => !correct);
	if (lure === undefined) throw new Error('The question has no wrong option.');

	await withPage({}, async (page) => {
		await becomeInstructor(page);
		await page.goto(`${server.url}/teach/new`);
		await page.getByLabel('Name').fill('Reading group');
		await page.getByLabel('Time zone').fill('Asia/Baku');
		await page.getByRole('button', { name: 'Make the class' }).click();
		await page.waitForURL(/\/teach\/[0-9a-f-]+\/settings/);
		const home = page.url().replace(/\/settings.*/, '');

		// Thirty people by paste: nothing is written before the preview was seen.
		await page.goto(`${home}/people/add`);
		const list = Array.from({ length: STUDENTS }, (_, at) => `Learner ${at + 1}, learner${at + 1}`).join(
			'\n',
		);
		await page.getByLabel('The list').fill(list);
		await page.getByRole('button', { name: 'Show what will change' }).click();
		await page.getByRole('heading', { name: 'What will change' }).waitFor();
		await page.locator('button[value="commit"]').click();
		await page.locator('.password-cards').waitFor();
		const cards = await page
			.locator('.password-cards li')
			.evaluateAll((all) =>
				all.map((card) => [...card.querySelectorAll('.secret')].map((each) => each.textContent ?? '')),
			);
		expect(cards).toHaveLength(STUDENTS);

		// One lesson for all, as a test, due next year.
		await page.goto(`${home}/assignments/new`);
		await page.getByLabel('What to do').selectOption(`lesson:${LESSON}`);
		await page.getByLabel('Due', { exact: true }).fill(`${new Date().getUTCFullYear() + 1}-06-01T23:59`);
		await page.getByLabel('Time limit in minutes').fill('20');
		await page.getByLabel('Way of marking').selectOption('test');
		await page.getByRole('button', { name: 'Publish' }).click();
		await page.waitForURL(/\/assignments(\/|\?|$)(?!new)/);

		await page.goto(`${home}/accommodations`);
		await page.getByRole('checkbox', { name: 'Learner 30' }).check();
		await page.getByLabel('Times the time limit').fill('1.5');
		await page.getByRole('main').locator('form button[type="submit"]').last().click();
		await page.waitForURL(/changed=1/);

		// The dashboard stays open while the students work.
		await page.goto(home);
		await page.getByRole('heading', { name: 'Who needs you today' }).waitFor();
		const here = page.locator('dl.figures > div', { hasText: 'were here today' });
		expect(await here.textContent()).toMatch(new RegExp(`\\D0 of ${STUDENTS}`));
		const learners = await Promise.all(
			cards.map(([username = '', password = '']) => firstSignIn(username, password)),
		);
		const extended = learners.at(-1);
		expect(await (await extended?.fetch(`/courses/${COURSE}/quiz/${LESSON}`))?.text()).toContain(
			'30 minutes',
		);
		await Promise.all(learners.map((learner, at) => takeQuiz(learner, at, misleading, lure.id)));
		await here.filter({ hasText: `${STUDENTS} of ${STUDENTS}` }).waitFor();

		// The analysis points at the question, and leads to the correction.
		await page.goto(`${home}/questions`);
		await page.getByRole('link', { name: 'Quiz: Special intent' }).click();
		const question = page.locator(`section[id="${misleading.id}"]`);
		await question.getByText(/Check the key/).waitFor();
		await question.getByRole('link', { name: /^Correct the key/ }).click();
		await page.getByLabel('The right option').selectOption(lure.id);
		await page.getByLabel('When the other key').selectOption('keepHigher');
		await page.getByLabel('Why').fill('The other option is defensible.');
		await page.getByRole('button', { name: 'Show what would change' }).click();
		await page
			.getByText(/Learner 1\b/)
			.first()
			.waitFor();
		await page
			.locator('form:has(input[name="seen"]), form:has(input[value="apply"])')
			.getByRole('button')
			.last()
			.click();
		await page.waitForURL(/done=applied/);

		// Everybody who was strong has everything now, and was told.
		const inbox = await (await learners[0]?.fetch('/messages'))?.text();
		expect(inbox).toContain('Special intent');

		// Out, edited, and in again.
		await page.goto(`${home}/grades`);
		expect(await page.getByRole('row', { name: /Learner 1\b/ }).textContent()).toContain('100');
		await page.getByText('Take the grades out').click();
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Get the file' }).click();
		const csv = fs.readFileSync(await (await downloading).path(), 'utf8');
		const lines = csv.trimEnd().split(/\r?\n/);
		expect(lines).toHaveLength(STUDENTS + 1);
		const edited = lines.map((line) =>
			line.includes('Learner 2,') ? line.replace(/,100(?=,|$)/, ',55') : line,
		);
		expect(edited).not.toEqual(lines);
		await page.goto(`${home}/grades/import`);
		await page.getByLabel('Or paste the cells').fill(edited.join('\n'));
		await page.getByRole('button', { name: 'Show what would change' }).click();
		await page.locator('input[value="commit"]').waitFor({ state: 'attached' });
		await page.locator('form:has(input[value="commit"])').getByRole('button').click();
		await page.waitForURL(/done=1/);
		await page.goto(`${home}/grades`);
		expect(await page.getByRole('row', { name: /Learner 2\b/ }).textContent()).toContain('55');
	});
}, 240_000);
