/** Grades from a file: what is previewed is written, once, or nothing is. */
import { expect, test } from 'vitest';
import { testContext } from '~/features/auth/context.test-support';
import { onEachDatabase } from '../../../tests/support/database';
import { exportGrades } from './export.server';
import { enterGrade } from './grade-entries.server';
import { getGradebook } from './gradebook.server';
import { AFTER, createTestGradebook, teacherOf } from './gradebook.test-support';
import { commitImport, previewImport } from './import.server';
import { postImport } from './import-form.server';
import { readQuery } from './query';

onEachDatabase('grades from a file', (db, url) => {
	const context = () => testContext(db(), url(), { now: () => AFTER });

	async function setUp() {
		const made = await createTestGradebook(db(), { students: 4, assignments: 2 });
		// The first is excused from the first assignment.
		const access = await teacherOf(db(), made);
		const [a = '', b = ''] = made.assignmentIds;
		const [, one = '', two = ''] = made.students.map(({ userId }) => userId);
		const text = `student id,x [assignment:${a}],y [assignment:${b}]\n${one},1.5,\n${two},EX,2`;
		return { made, access, text, a, b, one, two };
	}

	async function previewed(access: Awaited<ReturnType<typeof teacherOf>>, text: string) {
		const result = await previewImport(context(), access, text);
		if (!result.ok) throw new Error(result.problem);
		return result.preview;
	}

	test('taken out, changed, shown and brought back', async () => {
		const { made, access, a, one } = await setUp();
		const answer = await exportGrades(context(), access, new URLSearchParams('final=on&state=on'));
		expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
		const bytes = new Uint8Array(await answer.arrayBuffer());
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const text = new TextDecoder().decode(bytes);
		expect((await previewed(access, text)).changeCount).toBe(0);
		const changed = text.replace(new RegExp(`(${one},[^,]*,[^,]*,)[^,]*`), '$199.5');
		const preview = await previewed(access, changed);
		expect(preview.changes).toMatchObject([{ userId: one, assignmentId: a, after: 99.5 }]);
		expect(await db().gradeEntry.count({ where: { assignmentId: { in: made.assignmentIds } } })).toBe(0);
		expect(await commitImport(context(), access, preview)).toEqual({ ok: true, written: 1 });
		const view = await getGradebook(context(), access, readQuery(new URLSearchParams()));
		expect(view.rows.find(({ userId }) => userId === one)?.cells[0]).toMatchObject({ score: 99.5 });
		expect(await db().gradeEntry.findMany({ where: { userId: one } })).toMatchObject([
			{ kind: 'override', score: 0.995, reason: 'import', byId: made.instructorId },
		]);
		expect(await db().auditEntry.findMany({ where: { classId: made.id } })).toMatchObject([
			{ action: 'grade.import', detail: { cells: 1 } },
		]);
	});

	test('confirming twice, also at the same moment, writes once', async () => {
		const { made, access, text } = await setUp();
		const preview = await previewed(access, text);
		expect(preview.changeCount).toBe(3);
		const results = await Promise.all([1, 2].map(() => commitImport(context(), access, preview)));
		expect(results.map(({ ok }) => ok)).toEqual([true, true]);
		expect(await commitImport(context(), access, preview)).toEqual({ ok: true, written: 0 });
		expect(await db().gradeEntry.count({ where: { assignmentId: { in: made.assignmentIds } } })).toBe(3);
	});

	test('a grade that was entered in between is shown, and nothing is written', async () => {
		const { made, access, text, a, one } = await setUp();
		const preview = await previewed(access, text);
		const entry = {
			assignmentId: a,
			userId: one,
			kind: 'override',
			score: 0.77,
			reason: 'x',
			seen: '',
		} as const;
		expect(await enterGrade(context(), access, entry)).toEqual({ ok: true });
		const result = await commitImport(context(), access, preview);
		expect(result).toMatchObject({ ok: false, preview: { changeCount: 3 } });
		if (!('preview' in result)) throw new Error('There is no new preview.');
		expect(result.preview.changes.find(({ userId }) => userId === one)).toMatchObject({
			before: 77,
			after: 1.5,
		});
		expect(await db().gradeEntry.count({ where: { assignmentId: { in: made.assignmentIds } } })).toBe(1);
		expect(await commitImport(context(), access, result.preview)).toEqual({ ok: true, written: 3 });
	});

	test('a score for somebody who was excused lets it count again', async () => {
		const { access, text, a, two } = await setUp();
		await commitImport(context(), access, await previewed(access, text));
		const again = await previewed(access, `student id,[assignment:${a}]\n${two},40`);
		expect(again.changes).toMatchObject([{ before: 'EX', after: 40 }]);
		expect(await commitImport(context(), access, again)).toEqual({ ok: true, written: 1 });
		const standing = await db().assignmentStanding.findUnique({
			where: { assignmentId_userId: { assignmentId: a, userId: two } },
		});
		expect(standing).toMatchObject({ excused: false, override: 0.4 });
	});

	test('students of another class are unknown, and their grades stay', async () => {
		const { access, a } = await setUp();
		const foreign = await setUp();
		const preview = await previewed(access, `student id,[assignment:${a}]\n${foreign.one},5`);
		expect(preview).toMatchObject({ changeCount: 0, problemCount: 1 });
		const forged = { file: `student id,[assignment:${foreign.a}]\n${foreign.one},5`, hash: preview.hash };
		expect(await commitImport(context(), access, forged)).toMatchObject({ ok: false });
		expect(await db().gradeEntry.count({ where: { userId: foreign.one } })).toBe(0);
	});

	test('the forms: an uploaded file, pasted text, nothing at all', async () => {
		const { access, text } = await setUp();
		const post = (fields: {
			intent: string;
			text?: string;
			file?: File;
			changes?: string;
			hash?: string;
		}) => {
			const body = new FormData();
			for (const [name, value] of Object.entries(fields)) body.append(name, value);
			return postImport(context(), access, new Request('http://localhost/', { method: 'POST', body }));
		};
		const status = (result: Awaited<ReturnType<typeof post>>) =>
			'init' in result ? result.init?.status : null;
		const file = new File([text], 'grades.csv', { type: 'text/csv' });
		for (const fields of [{ file }, { text }] as const) {
			expect(await post({ intent: 'preview', ...fields })).toMatchObject({
				data: { preview: { changeCount: 3 } },
			});
		}
		expect(status(await post({ intent: 'preview', text: ' ' }))).toBe(400);
		const bad = await post({ intent: 'preview', text: 'name\nA' });
		expect(bad).toMatchObject({
			data: { text: expect.stringMatching(/^name\s+A$/), problem: expect.stringContaining('student id') },
		});
		expect(status(bad)).toBe(400);
		expect(status(await post({ intent: 'commit', changes: text, hash: 'wrong' }))).toBe(409);
		await expect(post({ intent: 'else' })).rejects.toMatchObject({ status: 400 });
	});
});
