/** Entering grades by hand: history, two teachers at once, and what is not of the class. */
import { expect, test } from 'vitest';
import type { Db } from '~/db/index.server';
import { testContext } from '~/features/auth/context.test-support';
import { createTestClass } from '~/features/classes/class.test-support';
import { rebuildStandings } from '~/features/standings/index.server';
import { onEachDatabase } from '../../../tests/support/database';
import { type EntryInput, enterGrade } from './grade-entries.server';
import { postGrade } from './grade-form.server';
import { getGradePage } from './grade-page.server';
import { AFTER, addAssignment, teacherOf } from './gradebook.test-support';

async function setUp(db: Db) {
	const made = await createTestClass(db, { students: 2 });
	const assignmentId = await addAssignment(db, made.id, 0);
	const userId = made.students[0]?.userId ?? '';
	const colleague = made.students[1]?.userId ?? '';
	await db.membership.update({
		where: { classId_userId: { classId: made.id, userId: colleague } },
		data: { role: 'instructor' },
	});
	const where = { assignmentId, userId };
	return { made, where, access: await teacherOf(db, made), other: await teacherOf(db, made, colleague) };
}

onEachDatabase('entering grades', (db, url) => {
	const context = () => testContext(db(), url(), { now: () => AFTER });
	const entry = (where: { assignmentId: string; userId: string }, over: Partial<EntryInput>): EntryInput => ({
		...where,
		kind: 'override',
		score: 0.8,
		reason: 'oral exam',
		seen: '',
		...over,
	});
	const form = (fields: Record<string, string>) => new URLSearchParams(fields);

	test('set, excuse, let count again and clear: all stay in the history, the newest holds', async () => {
		const { access, where } = await setUp(db());
		const steps: Array<[Partial<EntryInput>, object]> = [
			[{}, { score: 80, flags: ['changed'] }],
			[
				{ kind: 'excuse', score: null, reason: 'ill' },
				{ score: null, flags: ['excused'] },
			],
			[
				{ kind: 'unexcuse', score: null, reason: '' },
				{ score: 80, flags: ['changed'] },
			],
			[{ score: 0.655 }, { score: 65.5, flags: ['changed'] }],
			[
				{ kind: 'clear', score: null, reason: '' },
				{ score: null, flags: ['missing'] },
			],
		];
		for (const [over, cell] of steps) {
			const { newest: seen } = await getGradePage(context(), access, where);
			expect(await enterGrade(context(), access, entry(where, { ...over, seen }))).toEqual({ ok: true });
			expect((await getGradePage(context(), access, where)).cell).toMatchObject(cell);
		}
		const page = await getGradePage(context(), access, where);
		expect(page.history.map(({ what }) => what)).toEqual([
			'Back to the earned score',
			'Score set to 65.5 %',
			'No longer excused',
			'Excused',
			'Score set to 80 %',
		]);
		expect(page.history[3]).toMatchObject({ reason: 'ill', by: 'Instructor' });
		const audits = await db().auditEntry.findMany({
			where: { classId: access.class.id },
			orderBy: { id: 'asc' },
		});
		expect(audits.map(({ action }) => action).toSorted()).toEqual([
			'grade.clear',
			'grade.excuse',
			'grade.override',
			'grade.override',
			'grade.unexcuse',
		]);
		expect(await rebuildStandings(db())).toMatchObject({});
		expect((await getGradePage(context(), access, where)).cell).toMatchObject({ flags: ['missing'] });
	});

	test('what somebody has entered meanwhile is told, and what was typed is kept', async () => {
		const { access, other, where } = await setUp(db());
		await enterGrade(context(), access, entry(where, {}));
		const late = form({ intent: 'override', score: '70', reason: 'second look', seen: '' });
		const refusal = await postGrade(context(), other, where, late);
		expect(refusal?.init).toMatchObject({ status: 409 });
		expect(refusal?.data.reply.values).toMatchObject({ score: '70', reason: 'second look' });
		expect(refusal?.data.reply.errors['']?.[0]).toMatch(
			/^Instructor has changed .* Score set to 80 % \(“oral exam”\)/,
		);
		const { newest } = await getGradePage(context(), other, where);
		late.set('seen', newest);
		expect(await postGrade(context(), other, where, late)).toBeNull();
		const page = await getGradePage(context(), access, where);
		expect(page.cell).toMatchObject({ score: 70 });
		expect(page.history).toHaveLength(2);
	});

	test('two teachers at the same moment: one enters, the other is told; nothing is lost', async () => {
		const { access, other, where } = await setUp(db());
		const results = await Promise.all([
			enterGrade(context(), access, entry(where, { score: 0.1 })),
			enterGrade(context(), other, entry(where, { score: 0.9 })),
		]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		const kept = await db().gradeEntry.findMany({ where });
		expect(kept).toHaveLength(1);
		const standing = await db().assignmentStanding.findUnique({ where: { assignmentId_userId: where } });
		expect(standing?.override).toBe(kept[0]?.score);
	});

	test('a double press enters it once', async () => {
		const { access, where } = await setUp(db());
		const same = entry(where, {});
		const results = await Promise.all([1, 2, 3].map(() => enterGrade(context(), access, same)));
		expect(results).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
		expect(await db().gradeEntry.count({ where })).toBe(1);
	});

	test.each([
		[{ score: '101', reason: 'x' }, 'score'],
		[{ score: '-1', reason: 'x' }, 'score'],
		[{ score: 'good', reason: 'x' }, 'score'],
		[{ score: '', reason: 'x' }, 'score'],
		[{ score: '50', reason: ' ' }, 'reason'],
		[{ score: '50', reason: '' }, 'reason'],
		[{ score: '50', reason: 'x'.repeat(501) }, 'reason'],
	])('%j is told beside the field', async (fields, field) => {
		const { access, where } = await setUp(db());
		const refusal = await postGrade(context(), access, where, form({ intent: 'override', ...fields }));
		expect(refusal?.init).toMatchObject({ status: 400 });
		expect(Object.keys(refusal?.data.reply.errors ?? {})).toEqual([field]);
		expect(refusal?.data.reply.values).toMatchObject(fields);
		expect(
			Object.values(refusal?.data.reply.errors ?? {})
				.flat()
				.join(' '),
		).toMatch(/^(Write|Shorten) /);
		expect(await db().gradeEntry.count({ where })).toBe(0);
	});

	test('the forms that excuse and take back need no score', async () => {
		const { access, where } = await setUp(db());
		for (const [intent, reason] of [
			['excuse', 'x'],
			['unexcuse', ''],
			['clear', ''],
		] as const) {
			const { newest: seen } = await getGradePage(context(), access, where);
			expect(await postGrade(context(), access, where, form({ intent, reason, seen }))).toBeNull();
		}
		expect(await db().gradeEntry.count({ where })).toBe(3);
		await expect(postGrade(context(), access, where, form({ intent: 'else' }))).rejects.toMatchObject({
			status: 400,
		});
	});

	test('a decimal comma is understood', async () => {
		const { access, where } = await setUp(db());
		expect(
			await postGrade(
				context(),
				access,
				where,
				form({ intent: 'override', score: '85,5 %', reason: 'x', seen: '' }),
			),
		).toBeNull();
		expect((await getGradePage(context(), access, where)).cell).toMatchObject({ score: 85.5 });
	});

	test('students and assignments of other classes, drafts, and who has left are not found', async () => {
		const { access, where, made } = await setUp(db());
		const foreign = await setUp(db());
		const draft = await addAssignment(db(), made.id, 5, { published: false });
		const cases = [
			{ ...where, assignmentId: foreign.where.assignmentId },
			{ ...where, userId: foreign.where.userId },
			{ ...where, assignmentId: draft },
			{ ...where, userId: made.instructorId },
		];
		for (const wrong of cases) {
			expect(await enterGrade(context(), access, entry(wrong, {}))).toEqual({
				ok: false,
				reason: 'not found',
			});
			await expect(getGradePage(context(), access, wrong)).rejects.toMatchObject({ status: 404 });
			await expect(
				postGrade(context(), access, wrong, form({ intent: 'excuse', reason: 'x' })),
			).rejects.toMatchObject({ status: 404 });
			expect(await db().gradeEntry.count({ where: wrong })).toBe(0);
		}
	});
});
