/** Steps of a learner's walk that several tests share. */
import type { Page } from 'playwright-core';
import type { Item } from '~/core/kinds';
import { store } from './answers';

export const COURSE = 'khojaly';
/** The lesson that the walks read. */
export const LESSON = 'special-intent';

/** The keyed quiz of a lesson. @throws when there is none */
export function quizOf(lessonSlug: string): { items: Array<Item>; checks: Array<Item> } {
	const quizId = store.getLesson(COURSE, lessonSlug)?.entry.quiz?.id;
	const quiz = quizId === undefined ? null : store.getQuiz(COURSE, quizId);
	if (quiz === null) throw new Error(`${lessonSlug} has no quiz.`);
	return quiz;
}

/** A keyed item of the course. @throws when there is none */
export function itemOf(id: string): Item {
	const found = store.getItem(COURSE, id);
	if (found === null) throw new Error(`There is no item ${id}.`);
	return found.item;
}

/** Ids of the items on an attempt's page, in the order shown. */
export function itemIdsOn(page: Page): Promise<Array<string>> {
	return page
		.locator('[data-item]')
		.evaluateAll((sections) => sections.map((section) => section.getAttribute('data-item') ?? ''));
}

/** Opens a lesson's quiz from its intro and starts it. @returns the attempt's id */
export async function startQuiz(page: Page, origin: string, slug: string): Promise<string> {
	await page.goto(`${origin}/courses/${COURSE}/quiz/${slug}`);
	await page.getByRole('main').getByRole('button').first().click();
	await page.waitForURL(/\/attempts\/[0-9a-f-]+$/);
	return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/** Fills in the sign-up form. */
export async function signUp(page: Page, origin: string, email: string, password: string): Promise<void> {
	await page.goto(`${origin}/signup`);
	await page.getByLabel(/name/i).first().fill('Test Learner');
	await page
		.getByLabel(/e-?mail/i)
		.first()
		.fill(email);
	await page.locator('input[type="password"]').first().fill(password);
	await page
		.getByRole('main')
		.getByRole('button', { name: /sign up|create|keep/i })
		.first()
		.click();
	await page.waitForURL((url) => url.pathname !== '/signup');
}

/** Fills in the sign-in form. */
export async function signIn(page: Page, origin: string, email: string, password: string): Promise<void> {
	await page.goto(`${origin}/login`);
	await page
		.getByLabel(/e-?mail|user name/i)
		.first()
		.fill(email);
	await page.locator('input[type="password"]').first().fill(password);
	await page
		.getByRole('main')
		.getByRole('button', { name: /sign in/i })
		.first()
		.click();
	await page.waitForURL((url) => url.pathname !== '/login');
}

/** Submits the attempt on the page, and waits until its review stands (the address changes before the page does). */
export async function submitAttempt(page: Page, button = 'Finish'): Promise<void> {
	await page.getByRole('button', { name: button }).click();
	await page.waitForURL(/\/review$/);
	await page.locator('.score').waitFor();
}
