/** Marking what people have written: by the rubric, without names, by two at once. */
import { expect, test } from 'vitest';
import { testContext } from '~/features/auth/context.test-support';
import { createTestClass } from '~/features/classes/class.test-support';
import { getReviewPage, rebuildRollups } from '~/features/quizzes/index.server';
import { onEachDatabase } from '../../../tests/support/database';
import { hiddenAssignments, revealNames } from './anonymous.server';
import { AFTER, addAssignment, teacherOf } from './gradebook.test-support';
import { markReflection } from './mark-reflection.server';
import { addWrittenAttempt, LENGTH, PERSON, WRITTEN } from './marking.test-support';
import { postMarking } from './marking-form.server';
import { getMarkingPage } from './marking-page.server';
import { addressAfterMarking, getMarkingQueue } from './marking-queue.server';

onEachDatabase('marking', (db, url) => {
	const context = () => testContext(db(), url(), { now: () => AFTER });

	async function setUp(anonymousMarking = false) {
		const made = await createTestClass(db(), { students: 3 });
		const assignmentId = await addAssignment(db(), made.id, 0, { anonymousMarking, title: 'Planets' });
		const attempts: Array<string> = [];
		for (const { userId } of made.students.slice(0, 2)) {
			attempts.push(await addWrittenAttempt(db(), made, assignmentId, userId));
		}
		const [first = '', second = ''] = attempts;
		return { made, assignmentId, first, second, access: await teacherOf(db(), made) };
	}
	const mark = (attemptId: string, over: object = {}) => ({
		attemptId,
		itemId: PERSON.id,
		points: { reasons: 1 },
		comment: 'Say more.',
		seen: '',
		...over,
	});

	test('what waits is listed, shown with its rubric, marked, and read by the student', async () => {
		const { access, first, second, assignmentId, made } = await setUp();
		const queue = await getMarkingQueue(context(), access, null);
		expect(queue.counts).toEqual({ waiting: 2, length: 2, marked: 0 });
		expect(queue.answers.map(({ who }) => who).toSorted()).toEqual(['Student 1', 'Student 2']);
		const where = { attemptId: first, itemId: PERSON.id };
		const page = await getMarkingPage(context(), access, where);
		expect(page.sections.map(({ text }) => text)).toEqual([WRITTEN, '']);
		expect(page.rubric[0]?.levels).toHaveLength(3);
		expect(await markReflection(context(), access, mark(first))).toEqual({ ok: true });

		const standing = await db().assignmentStanding.findFirst({
			where: { assignmentId, userId: made.students[0]?.userId },
		});
		expect(standing?.pending).toBe(0);
		const attempt = await db().attempt.findUniqueOrThrow({ where: { id: first } });
		expect(attempt).toMatchObject({ pending: 0, score: 0.25 });
		expect(await rebuildRollups(db())).toMatchObject({ changed: 0 });
		const review = await getReviewPage(db(), { attemptId: first, userId: attempt.userId, now: AFTER });
		if (review.kind !== 'submitted') throw new Error('There is no review.');
		expect(review.page.items.find(({ itemId }) => itemId === PERSON.id)?.marking).toEqual({
			criteria: [{ id: 'reasons', criterion: 'Gives reasons', level: 'One reason', points: 1, of: 2 }],
			comment: 'Say more.',
		});
		const messages = await db().message.findMany({ where: { toId: attempt.userId } });
		expect(messages).toMatchObject([{ subject: 'Marked: Planets', classId: made.id }]);
		expect(messages[0]?.body).toContain(`/attempts/${first}/review`);
		expect(await db().message.count({ where: { toId: made.students[1]?.userId ?? '' } })).toBe(0);
		expect(
			(await getMarkingQueue(context(), access, 'marked')).answers.map(({ attemptId }) => attemptId),
		).toEqual([first]);
		expect(await addressAfterMarking(context(), access, where)).toContain('/marking?done');
		expect(await addressAfterMarking(context(), access, { ...where, attemptId: 'x' })).not.toContain(second);
	});

	test('next and previous walk the list; marking goes on with the next that waits', async () => {
		const { access } = await setUp();
		const { answers } = await getMarkingQueue(context(), access, 'waiting');
		const [one, two] = answers;
		if (one === undefined || two === undefined) throw new Error('There are two answers.');
		const page = await getMarkingPage(context(), access, one);
		expect(page).toMatchObject({ previous: null, next: { attemptId: two.attemptId }, place: 1, of: 2 });
		expect(await addressAfterMarking(context(), access, one)).toContain(two.attemptId);
		expect(await addressAfterMarking(context(), access, two)).toContain(one.attemptId);
	});

	test('a person’s marks hold over a mark by length', async () => {
		const { access, first } = await setUp();
		await markReflection(context(), access, mark(first, { itemId: LENGTH.id, points: { reasons: 2 } }));
		expect(await db().attempt.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
			score: 1,
			pending: 1,
		});
		// Another answer of the attempt still waits.
		expect(await db().message.count()).toBe(
			await db().message.count({ where: { subject: 'Marked: Planets', body: { not: { contains: first } } } }),
		);
	});

	test('names are hidden until all is marked, also in the log; revealing is logged', async () => {
		const { access, first, second, assignmentId, made } = await setUp(true);
		const names = made.students.map(({ name }) => name);
		const ids = made.students.map(({ userId }) => userId);
		const told = async () =>
			JSON.stringify([
				await getMarkingQueue(context(), access, null),
				await getMarkingPage(context(), access, { attemptId: first, itemId: PERSON.id }),
				await db().auditEntry.findMany({ where: { classId: made.id } }),
			]);
		await markReflection(context(), access, mark(second));
		for (const secret of [...names, ...ids]) expect(await told()).not.toContain(secret);
		await markReflection(context(), access, mark(first));
		expect(await hiddenAssignments(db(), made.id)).toEqual(new Set());
		expect(await told()).toContain('Student 1');

		const other = await setUp(true);
		expect(await revealNames(context(), access, other.assignmentId)).toBe(false);
		expect(await hiddenAssignments(db(), other.made.id)).toEqual(new Set([other.assignmentId]));
		expect(await revealNames(context(), other.access, other.assignmentId)).toBe(true);
		expect(await hiddenAssignments(db(), other.made.id)).toEqual(new Set());
		expect(await db().auditEntry.findMany({ where: { classId: other.made.id } })).toMatchObject([
			{ action: 'marking.reveal', subjectId: other.assignmentId, actorId: other.made.instructorId },
		]);
		expect(assignmentId).not.toBe(other.assignmentId);
	});

	test('two teachers: both at once make one marking, the second is told and loses nothing', async () => {
		const { access, first, made } = await setUp();
		const colleague = await teacherOf(db(), made, made.students[2]?.userId);
		const where = { attemptId: first, itemId: PERSON.id };
		const results = await Promise.all([
			markReflection(context(), access, mark(first)),
			markReflection(context(), colleague, mark(first, { points: { reasons: 2 } })),
		]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db().marking.count({ where })).toBe(1);
		const form = new URLSearchParams({ intent: 'mark', 'points.reasons': '0', comment: 'Mine', seen: 'old' });
		const answer = await postMarking(context(), colleague, where, form);
		if (answer === 'marked') throw new Error('It was not refused.');
		expect(answer.init).toMatchObject({ status: 409 });
		expect(answer.data.reply.values).toMatchObject({ 'points.reasons': '0', comment: 'Mine' });
		form.set('seen', (await getMarkingPage(context(), colleague, where)).newest);
		expect(await postMarking(context(), colleague, where, form)).toBe('marked');
		expect(await postMarking(context(), colleague, where, form)).toBe('marked');
		expect(await db().marking.count({ where })).toBe(2);
		expect((await getMarkingPage(context(), access, where)).history).toHaveLength(2);
	});

	test('every criterion needs a level that it has', async () => {
		const { access, first } = await setUp();
		const where = { attemptId: first, itemId: PERSON.id };
		for (const points of ['', '3', 'NaN', '-0.5', '1e9']) {
			const form = new URLSearchParams({
				intent: 'mark',
				'points.reasons': points,
				comment: 'kept',
				seen: '',
			});
			const answer = await postMarking(context(), access, where, form);
			expect(answer).toMatchObject({
				init: { status: 400 },
				data: { reply: { values: { comment: 'kept' } } },
			});
		}
		expect(await db().marking.count({ where })).toBe(0);
	});

	test('the bank: keep, put in with one press, remove; nobody else’s', async () => {
		const { access, first, made } = await setUp();
		const other = await teacherOf(db(), made, made.students[2]?.userId);
		const where = { attemptId: first, itemId: PERSON.id };
		const press = async (who: typeof access, intent: string, comment: string) => {
			const form = new URLSearchParams({ intent, comment, 'points.reasons': '2', seen: '' });
			const answer = await postMarking(context(), who, where, form);
			if (answer === 'marked') throw new Error('It was marked.');
			expect(answer.data.reply.values['points.reasons']).toBe('2');
			return answer;
		};
		await press(access, 'keep', 'Name the source.');
		await press(access, 'keep', 'Name the source.');
		const { comments } = await getMarkingPage(context(), access, where);
		expect(comments.map(({ text }) => text)).toEqual(['Name the source.']);
		const id = comments[0]?.id ?? '';
		const filled = await press(access, `insert:${id}`, 'Good.');
		expect(filled.data.reply.values.comment).toBe('Good.\n\nName the source.');
		expect((await press(other, `insert:${id}`, 'Good.')).init).toMatchObject({ status: 400 });
		await press(other, `forget:${id}`, '');
		expect((await getMarkingPage(context(), access, where)).comments).toHaveLength(1);
		await press(access, `forget:${id}`, '');
		expect((await getMarkingPage(context(), access, where)).comments).toEqual([]);
		expect((await press(access, 'keep', ' ')).init).toMatchObject({ status: 400 });
		expect((await press(access, 'keep', 'x'.repeat(4_001))).init).toMatchObject({ status: 400 });
	});

	test('answers of other classes, open attempts and other questions are not found', async () => {
		const { access, first, made } = await setUp();
		const foreign = await setUp();
		const open = await addWrittenAttempt(db(), made, foreign.assignmentId, made.students[2]?.userId ?? '');
		const cases = [
			{ attemptId: foreign.first, itemId: PERSON.id },
			{ attemptId: open, itemId: PERSON.id },
			{ attemptId: first, itemId: 'nothing' },
		];
		for (const where of cases) {
			await expect(getMarkingPage(context(), access, where)).rejects.toMatchObject({ status: 404 });
			expect(await markReflection(context(), access, mark('', where))).toEqual({
				ok: false,
				reason: 'not found',
			});
		}
		await db().attempt.update({ where: { id: first }, data: { state: 'open' } });
		await expect(
			getMarkingPage(context(), access, { attemptId: first, itemId: PERSON.id }),
		).rejects.toMatchObject({ status: 404 });
	});
});
