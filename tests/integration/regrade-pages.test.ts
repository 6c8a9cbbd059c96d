/** The pages of corrections: what they refuse, what they keep, and that looking writes nothing. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { testBrowser } from '~/features/auth/context.test-support';
import { sessionCookieOf } from '~/features/auth/sign-in.test-support';
import { createTestClass } from '~/features/classes/class.test-support';
import { paths } from '~/platform/paths';
import * as list from '~/routes/teach.$class.regrades._index';
import * as fresh from '~/routes/teach.$class.regrades.new';
import { createAssignment, takeQuiz } from '../support/class-life';
import { onEachDatabase } from '../support/database';
import { LESSON, quizOf } from '../support/walk';

const QUIZ = 'quiz-special-intent';
const question = quizOf(LESSON).items.find(({ kind }) => kind === 'single-choice');
if (question?.kind !== 'single-choice') throw new Error('The quiz has no single choice.');
const wrong = question.options.find(({ correct }) => !correct)?.id ?? '';
const right = question.options.find(({ correct }) => correct)?.id ?? '';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
const at = (handler: Handler, classId: string) => (args: LoaderFunctionArgs & ActionFunctionArgs) =>
	handler({ ...args, params: { class: classId } });

const answered = z.object({
	reply: z.object({
		values: z.record(z.string(), z.string()),
		errors: z.record(z.string(), z.array(z.string())),
	}),
	preview: z
		.object({ up: z.number(), down: z.number(), same: z.number(), rows: z.array(z.unknown()) })
		.nullable(),
});

onEachDatabase('pages of corrections', (db, url) => {
	async function taught() {
		const made = await createTestClass(db(), { students: 2 });
		const assignmentId = await createAssignment(db(), made.id, {
			target: 'quiz',
			targetId: QUIZ,
			behaviour: 'test',
		});
		const now = new Date();
		for (const [index, { userId }] of made.students.entries()) {
			const rights = (item: { id: string }) => (item.id === question?.id ? index === 0 : true);
			await takeQuiz(db(), url(), { userId, slug: LESSON, assignmentId, rights }, now);
		}
		const browser = testBrowser(db(), url());
		browser.cookie = await sessionCookieOf(db(), made.instructorId);
		return { ...made, browser };
	}
	const newPath = (classId: string, item = question?.id ?? '') => paths.teachRegrade(classId, QUIZ, item);
	const form = { intent: 'preview', what: 'key', right: wrong, policy: 'replace', reason: 'It was wrong.' };

	test('looking shows who would gain and lose, and writes nothing; applying and taking back do', async () => {
		const { id, browser } = await taught();
		const shown = await browser.post(at(fresh.action, id), newPath(id), form);
		expect(shown.status).toBe(200);
		expect(answered.parse(shown.data).preview).toMatchObject({ up: 1, down: 1, same: 0 });
		expect(await db().regrade.count({ where: { classId: id } })).toBe(0);
		expect(await db().message.count({ where: { classId: id } })).toBe(0);

		const applied = await browser.post(at(fresh.action, id), newPath(id), { ...form, intent: 'apply' });
		expect(applied.location).toBe(`${paths.teachRegrades(id)}?done=applied`);
		const regrade = await db().regrade.findFirstOrThrow({ where: { classId: id } });
		expect(regrade).toMatchObject({ kind: 'rekey', policy: 'replace', reason: 'It was wrong.' });
		expect(await db().message.count({ where: { classId: id } })).toBe(2);
		const page = await browser.get(at(list.loader, id), paths.teachRegrades(id));
		expect(page.data).toMatchObject({
			page: { mayRevert: true, regrades: [{ id: regrade.id, revertedAt: null }] },
		});

		const intent = `revert:${regrade.id}`;
		const back = await browser.post(at(list.action, id), paths.teachRegrades(id), { intent });
		expect(back.location).toBe(`${paths.teachRegrades(id)}?done=reverted`);
		expect((await db().regrade.findUniqueOrThrow({ where: { id: regrade.id } })).revertedAt).not.toBeNull();
	});

	test.each([
		[{ reason: '' }, 'reason', /Say why/],
		[{ reason: 'x'.repeat(501) }, 'reason', /at most 500/],
		[{ right }, 'right', /the key that the question has/],
		[{ right: 'nothing' }, 'right', /no option nothing/],
		[{ what: 'burn' }, 'what', /Choose what/],
		[{ what: 'course' }, 'what', /no other version/],
		[{ policy: 'lower' }, 'policy', /Choose whether/],
	])('%j is refused beside its field, and what was typed is kept', async (over, field, words) => {
		const { id, browser } = await taught();
		for (const intent of ['preview', 'apply']) {
			const refused = await browser.post(at(fresh.action, id), newPath(id), { ...form, ...over, intent });
			expect(refused.status).toBe(400);
			const { reply, preview } = answered.parse(refused.data);
			expect(reply.errors[field]?.join()).toMatch(words);
			expect(reply.values).toMatchObject(over);
			expect(preview).toBeNull();
		}
		expect(await db().regrade.count({ where: { classId: id } })).toBe(0);
	});

	test('what is not of this class is not there', async () => {
		const [one, other] = [await taught(), await taught()];
		const applied = { ...form, what: 'drop', intent: 'apply' };
		await one.browser.post(at(fresh.action, one.id), newPath(one.id), applied);
		const { id } = await db().regrade.findFirstOrThrow({ where: { classId: one.id } });
		const revert = { intent: `revert:${id}` };
		const { browser } = other;
		for (const refused of [
			await browser.get(at(fresh.loader, one.id), newPath(one.id)),
			await browser.post(at(fresh.action, one.id), newPath(one.id), applied),
			await browser.get(at(fresh.loader, other.id), newPath(other.id, 'no-such-question')),
			await browser.post(at(list.action, one.id), paths.teachRegrades(one.id), revert),
			await browser.post(at(list.action, other.id), paths.teachRegrades(other.id), revert),
		]) {
			expect(refused.status).toBe(404);
		}
		const nonsense = { intent: 'nonsense' };
		const unknown = await browser.post(at(list.action, other.id), paths.teachRegrades(other.id), nonsense);
		expect(unknown.status).toBe(400);
	});

	test('assistants see the corrections, and cannot make or take back any', async () => {
		const { id, instructorId, browser } = await taught();
		await db().membership.updateMany({
			where: { classId: id, userId: instructorId },
			data: { role: 'assistant' },
		});
		const page = await browser.get(at(list.loader, id), paths.teachRegrades(id));
		expect(page.data).toMatchObject({ page: { mayRevert: false, regrades: [] } });
		expect((await browser.get(at(fresh.loader, id), newPath(id))).status).toBe(404);
		expect((await browser.post(at(fresh.action, id), newPath(id), form)).status).toBe(404);
		expect((await browser.post(at(list.action, id), paths.teachRegrades(id), {})).status).toBe(404);
	});
});
