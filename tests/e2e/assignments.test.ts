/** Assignments in a real browser: made by a teacher, taken by a student, with more time while it runs. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCourse } from '~/content/index.server';
import { DAY_MS } from '~/core/time';
import { type Db, openDatabase } from '~/db/index.server';
import { assign } from '~/features/assignments/assignment.test-support';
import { hashPassword } from '~/features/auth/password.server';
import { createTestClass, type TestClass } from '~/features/classes/class.test-support';
import { accessibilityProblems, horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import { COURSE, LESSON, signIn } from '../support/walk';

const PASSWORD = 'correct horse battery';
const EXPECTED = { expected: [/400|409/] };

let server: TestServer;
let db: Db;
let of: TestClass;
beforeAll(async () => {
	server = await startServer();
	db = await openDatabase(server.databaseUrl);
	of = await createTestClass(db, { students: 2 });
	const passwordHash = await hashPassword(PASSWORD);
	await db.user.updateMany({ data: { passwordHash } });
});
afterAll(async () => {
	await db?.$disconnect();
	await server?.stop();
});
const withPage = browserForTests();

async function signInAs(page: Page, userId: string): Promise<void> {
	const { username } = await db.user.findUniqueOrThrow({ where: { id: userId } });
	await signIn(page, server.url, username ?? '', PASSWORD);
}
const studentAt = (at: number) => of.students[at]?.userId ?? '';
const lesson = () => {
	const entry = getCourse(COURSE)?.lessonEntries.find(({ slug }) => slug === LESSON);
	if (!entry?.quiz) throw new Error('The lesson has no quiz.');
	return { id: entry.id, quizId: entry.quiz.id };
};
async function clean(page: Page): Promise<void> {
	const found = { problems: await accessibilityProblems(page), overflow: await horizontalOverflow(page) };
	expect.soft(found, new URL(page.url()).pathname).toEqual({ problems: [], overflow: 0 });
}

test('without scripts: a teacher makes an assignment, a wrong date is said beside its field, a student begins', async () => {
	await withPage({ javaScript: false, ...EXPECTED }, async (page) => {
		await signInAs(page, of.instructorId);
		await page.goto(`${server.url}/teach/${of.id}/assignments`);
		await page.getByRole('link', { name: 'New assignment' }).click();
		await page.getByLabel('What to do').selectOption(`lesson:${lesson().id}`);
		await page.getByLabel('Title').fill('Without scripts');
		await page.getByLabel('Due', { exact: true }).fill('2036-11-06T23:59');
		await page.getByLabel('Closes').fill('2036-11-05T23:59');
		await page.getByRole('button', { name: 'Publish' }).click();
		await page.getByText('The closing date must not be before the due date.').first().waitFor();
		expect(await page.getByLabel('Title').inputValue()).toBe('Without scripts');
		await page.getByLabel('Closes').fill('2036-11-07T23:59');
		await page.getByRole('button', { name: 'Publish' }).click();
		await page.getByText('Published: students see it now.').waitFor();
	});
	await withPage({ javaScript: false }, async (page) => {
		await signInAs(page, studentAt(1));
		await page.goto(`${server.url}/progress`);
		await page.getByRole('heading', { name: 'Without scripts' }).waitFor();
		await page.goto(`${server.url}/courses/${COURSE}/quiz/${LESSON}`);
		await page.getByRole('button', { name: 'Begin' }).click();
		await page.getByText('For “Without scripts”').waitFor();
	});
});

test.each(['light', 'dark'] as const)('the pages are accessible and fit a phone, %s', async (colorScheme) => {
	const id = await assign(
		db,
		of,
		{
			target: 'lesson',
			targetId: lesson().id,
			title: `In ${colorScheme}`,
			instructions: 'Read first.',
			dueAt: new Date(Date.now() + DAY_MS),
			latePolicy: { percent: 10, per: 'day', floor: 50 },
			missingPolicy: { percent: 0 },
		},
		new Date(),
	);
	const options = { width: 320, colorScheme };
	await withPage(options, async (page) => {
		await signInAs(page, of.instructorId);
		const one = `assignments/${id}`;
		for (const path of [
			'assignments',
			'assignments/new',
			one,
			`${one}/dates`,
			`${one}/preview`,
			'accommodations',
		]) {
			await page.goto(`${server.url}/teach/${of.id}/${path}`);
			await clean(page);
		}
	});
	await withPage(options, async (page) => {
		await signInAs(page, studentAt(1));
		for (const path of ['/progress', `/courses/${COURSE}/quiz/${LESSON}?assignment=${id}`]) {
			await page.goto(`${server.url}${path}`);
			await clean(page);
		}
	});
});

test('more time given while an attempt runs shows on its clock, and time that would be over goes on', async () => {
	const now = new Date();
	const id = await assign(
		db,
		of,
		{ targetId: lesson().quizId, title: 'Short', limitMinutes: 1, dueAt: new Date(now.getTime() + DAY_MS) },
		now,
	);
	await withPage({}, async (page) => {
		await signInAs(page, studentAt(0));
		await page.goto(`${server.url}/courses/${COURSE}/quiz/${LESSON}?assignment=${id}`);
		await page.getByRole('button', { name: /^Begin/ }).click();
		await page.waitForURL(/\/attempts\/[0-9a-f-]+$/);
		await page
			.locator('.clock')
			.getByText(/^0:\d\d left$/)
			.waitFor();
		await withPage({}, async (teacher) => {
			await signInAs(teacher, of.instructorId);
			await teacher.goto(`${server.url}/teach/${of.id}/accommodations`);
			await teacher.getByLabel('Student 1').check();
			await teacher.getByLabel('Times the time limit').fill('3');
			await teacher.getByRole('button', { name: 'Give this to the ticked students' }).click();
			await teacher.getByText('Done for 1 student').waitFor();
			await clean(teacher);
		});
		// Nothing is saved meanwhile: at the latest at its old end the page asks.
		await page.getByText('The time of this attempt was changed.').waitFor({ timeout: 70_000 });
		await page
			.locator('.clock')
			.getByText(/^[12]:\d\d left$/)
			.waitFor();
		expect(new URL(page.url()).pathname).toMatch(/^\/attempts\/[0-9a-f-]+$/);
	});
});

test('of two teachers the second sees both versions', async () => {
	const id = await assign(db, of, { targetId: lesson().quizId, title: 'Contested' }, new Date());
	await withPage(EXPECTED, async (page, { context }) => {
		await signInAs(page, of.instructorId);
		const other = await context.newPage();
		for (const tab of [page, other]) await tab.goto(`${server.url}/teach/${of.id}/assignments/${id}`);
		await other.getByLabel('Title').fill('Theirs');
		await other.getByRole('button', { name: 'Save', exact: true }).click();
		await other.getByText('Saved.').waitFor();
		await page.getByLabel('Title').fill('Mine');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		const both = page.getByRole('row', { name: /Title.*Theirs.*Mine/ });
		await both.waitFor();
		await clean(page);
		await page.getByRole('button', { name: 'Save what I have here' }).click();
		await page.getByRole('link', { name: 'Mine', exact: true }).waitFor();
	});
});
