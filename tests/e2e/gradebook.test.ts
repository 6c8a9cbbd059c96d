/** The gradebook in a browser: long lists with and without scripts, the keyboard, one cell, and marking. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openDatabase } from '~/db/index.server';
import { createTestGradebook, type TestGradebook } from '~/features/gradebook/gradebook.test-support';
import { addWrittenAttempt, WRITTEN } from '~/features/gradebook/marking.test-support';
import { accessibilityProblems, horizontalOverflow } from '../support/axe';
import { browserForTests } from '../support/browser';
import { startServer, type TestServer } from '../support/server';
import { signUp } from '../support/walk';

const STUDENTS = 130;
const PASSWORD = 'correct horse battery';

let server: TestServer;
let db: Db;
let made: TestGradebook;
beforeAll(async () => {
	server = await startServer();
	db = await openDatabase(server.databaseUrl);
	made = await createTestGradebook(db, { students: STUDENTS, assignments: 12 });
});
afterAll(async () => {
	await db?.$disconnect();
	await server?.stop();
});
const withPage = browserForTests();

/** Signs somebody up who then teaches the class, and opens its gradebook. */
async function teach(page: Page): Promise<void> {
	const email = `${randomUUID()}@example.org`;
	await signUp(page, server.url, email, PASSWORD);
	const { id: userId } = await db.user.update({ where: { email }, data: { role: 'instructor' } });
	const joinedAt = new Date();
	await db.membership.create({
		data: { id: randomUUID(), classId: made.id, userId, role: 'instructor', joinedAt },
	});
	await page.goto(`${server.url}/teach/${made.id}/grades`, { waitUntil: 'networkidle' });
}

test('with scripts only the rows in sight are drawn, and scrolling brings the others', async () => {
	await withPage({}, async (page) => {
		await teach(page);
		const region = page.getByRole('region', { name: 'Grades' });
		const rows = region.locator('tr[data-row]');
		await expect.poll(() => rows.count()).toBeLessThan(50);
		expect(await accessibilityProblems(page)).toEqual([]);
		expect(await region.locator('table').getAttribute('aria-rowcount')).toBe(String(STUDENTS + 1));
		await region.evaluate((element) => element.scrollTo(0, element.scrollHeight));
		await region.getByRole('rowheader', { name: `Student ${STUDENTS}`, exact: true }).waitFor();
		expect(await rows.count()).toBeLessThan(50);
		await page.getByRole('link', { name: 'Total' }).click();
		await page.waitForURL(/sort=total/);
		await expect
			.poll(() => region.getByRole('columnheader', { name: 'Total' }).getAttribute('aria-sort'))
			.toBe('descending');
	});
});

test('arrow keys go from cell to cell; a cell opens, is changed, and says who did it', async () => {
	await withPage({ expected: [/400/] }, async (page) => {
		await teach(page);
		const region = page.getByRole('region', { name: 'Grades' });
		await region.getByRole('link', { name: 'Student 1', exact: true }).focus();
		// Over the total, which is no link, to the first assignment, and on.
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { level: 1, name: 'Student 2: Assignment 2' }).waitFor();
		await page.getByLabel('Score in per cent').fill('77,5');
		await page.getByRole('button', { name: 'Set this score' }).click();
		await page
			.getByRole('link', { name: 'Write why: the history keeps it for whoever asks later.' })
			.waitFor();
		expect(await page.getByLabel('Score in per cent').inputValue()).toBe('77,5');
		await page.getByLabel('Reason').first().fill('Oral exam');
		await page.getByRole('button', { name: 'Set this score' }).click();
		await page.getByText('Entered. The history below says so.').waitFor();
		await page.getByText('Score set to 77.5 %').waitFor();
		expect(await accessibilityProblems(page)).toEqual([]);
	});
});

test('without scripts the list has pages, filters and its import', async () => {
	await withPage({ javaScript: false, width: 320 }, async (page) => {
		await teach(page);
		const seen = new Set<string>();
		for (let pages = 1; ; pages += 1) {
			for (const name of await page.locator('tbody th b').allTextContents()) seen.add(name);
			expect(await horizontalOverflow(page)).toBe(0);
			const next = page.getByRole('link', { name: 'Next page' });
			if ((await next.count()) === 0) break;
			expect(pages).toBeLessThan(4);
			await next.click();
		}
		expect(seen.size).toBe(STUDENTS);
		await page.goto(`${server.url}/teach/${made.id}/grades`);
		await page.getByLabel('With work that is').selectOption('late');
		await page.getByRole('button', { name: 'Show' }).click();
		expect(page.url()).toContain('state=late');
		await page.getByRole('link', { name: 'Bring grades in' }).click();
		const [assignment = ''] = made.assignmentIds;
		const student = made.students[1]?.userId ?? '';
		await page
			.getByLabel('Or paste the cells')
			.fill(`student id\tx [assignment:${assignment}]\n${student}\t12,25\nnobody\t5`);
		await page.getByRole('button', { name: 'Show what would change' }).click();
		await page.getByRole('heading', { name: 'The file would change 1 grade' }).waitFor();
		expect(await page.getByText('No student of this class has this id.').count()).toBe(1);
		expect(await db.gradeEntry.count({ where: { assignmentId: assignment } })).toBe(0);
		await page.getByRole('button', { name: 'Enter 1 grade' }).click();
		await page.getByText('1 grade was entered.').waitFor();
		expect(await db.gradeEntry.findMany({ where: { assignmentId: assignment } })).toMatchObject([
			{ userId: student, score: 0.1225, reason: 'import' },
		]);
	});
});

test('a written answer is marked beside its rubric; a comment of the bank is put in with one press', async () => {
	const [student] = made.students;
	const attemptId = await addWrittenAttempt(db, made, made.assignmentIds[0] ?? '', student?.userId ?? '');
	await withPage({ expected: [/400/] }, async (page) => {
		await teach(page);
		await page.getByRole('link', { name: 'Marking' }).click();
		await page.getByRole('link', { name: 'Student 1', exact: true }).click();
		await page.getByText(WRITTEN).first().waitFor();
		await page.getByLabel('Comment to the student').fill('Name the source.');
		await page.getByRole('button', { name: 'Keep this comment in my bank' }).click();
		const kept = page.getByRole('list', { name: 'My bank of comments' }).getByRole('button').first();
		await kept.waitFor();
		await page.getByLabel('Comment to the student').fill('Good. ');
		await kept.click();
		expect(await page.getByLabel('Comment to the student').inputValue()).toBe('Good. Name the source.');
		await page.getByRole('button', { name: 'Enter these marks' }).click();
		await page.getByRole('link', { name: 'Choose a level: Gives reasons' }).waitFor();
		await page.getByRole('radio', { name: 'One reason' }).check();
		expect(await accessibilityProblems(page)).toEqual([]);
		await page.getByRole('button', { name: 'Enter these marks' }).click();
		await page.getByText('No answer waits for you.').waitFor();
	});
	expect(await db.marking.findMany({ where: { attemptId } })).toMatchObject([
		{ itemId: 'by-person', points: { reasons: 1 }, fraction: 0.5, comment: 'Good. Name the source.' },
	]);
});
