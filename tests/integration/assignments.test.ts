/** Assignments from the teacher's form to the student's result, on real databases, with the real course. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { getCourse } from '~/content/index.server';
import { MINUTE_MS } from '~/core/time';
import { databaseKind } from '~/db/index.server';
import { assign, assignmentInput } from '~/features/assignments/assignment.test-support';
import {
	type Acting,
	type AssignmentInput,
	createAssignment,
	deleteDraft,
	findAssignment,
	getDuePage,
	loadAssignments,
	moveAssignment,
	recomputeOpenAttempts,
	setAccommodations,
	setOverride,
	updateAssignment,
} from '~/features/assignments/index.server';
import { testContext } from '~/features/auth/context.test-support';
import { createTestClass, type TestClass } from '~/features/classes/class.test-support';
import { markRead } from '~/features/progress/index.server';
import { getDeadline, getQuizIntro, getReviewPage, startQuiz } from '~/features/quizzes/index.server';
import { saveAnswers } from '~/features/quizzes/save-answers.server';
import { submitAttempt, submitWhenOver } from '~/features/quizzes/submit-attempt.server';
import { rightFields } from '../support/answers';
import { onEachDatabase } from '../support/database';
import { change } from '../support/http-learner';
import { COURSE, LESSON, quizOf } from '../support/walk';

const NOW = new Date('2026-10-05T08:00:00Z');
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS);
const DAY = 24 * 60;

const lesson = () => {
	const found = getCourse(COURSE)?.lessonEntries.find(({ slug }) => slug === LESSON);
	if (found === undefined || found.quiz === null) throw new Error('The lesson has no quiz.');
	return { id: found.id, quizId: found.quiz.id };
};
const moduleTest = () => {
	const found = getCourse(COURSE)?.moduleEntries.find(({ test: own }) => own?.timeLimitMinutes);
	if (!found?.test?.timeLimitMinutes) throw new Error('No module has a timed test.');
	return { id: found.test.id, slug: found.test.slug, minutes: found.test.timeLimitMinutes };
};

onEachDatabase('assignments', (db, url) => {
	const acting = (of: TestClass, now = NOW): Acting => ({ classId: of.id, actorId: of.instructorId, now });
	const give = (of: TestClass, own: Partial<AssignmentInput> & Pick<AssignmentInput, 'targetId'>) =>
		assign(db(), of, own, NOW);
	const start = (userId: string, now = NOW, assignment: string | null = null, slug = LESSON) =>
		startQuiz(testContext(db(), url()), {
			courseId: COURSE,
			slug,
			viewer: async () => ({ id: userId }),
			assignment,
			now,
		});
	async function started(userId: string, now = NOW, assignment: string | null = null, slug = LESSON) {
		const result = await start(userId, now, assignment, slug);
		if (result.kind !== 'started') throw new Error(JSON.stringify(result));
		return db().attempt.findUniqueOrThrow({ where: { id: result.attemptId } });
	}
	const intro = (userId: string, now = NOW, slug = LESSON) =>
		getQuizIntro(db(), { courseId: COURSE, slug, userId, now });
	const studentOf = (of: TestClass, at = 0) => {
		const student = of.students[at];
		if (student === undefined) throw new Error('There is no such student.');
		return student;
	};
	const messagesTo = (toId: string) =>
		db().message.findMany({ where: { toId }, orderBy: { createdAt: 'asc' } });

	test('the whole way: assigned, seen, read, taken, submitted', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const { userId } = studentOf(of);
		const dueAt = inMinutes(3 * DAY);
		await give(of, { target: 'lesson', targetId: lesson().id, title: 'Intent', dueAt });
		const before = await getDuePage(db(), userId, NOW);
		expect(before.classes).toMatchObject([
			{
				finished: [],
				open: [{ title: 'Intent', state: 'open', done: 0, parts: 2, dueAt: dueAt.toISOString() }],
			},
		]);
		const [item] = before.classes[0]?.open ?? [];
		expect(item?.minutesLeft).toBeGreaterThan(0);
		expect(item?.next?.href).toBe(`/courses/${COURSE}/${LESSON}`);

		await markRead(db(), { userId, courseId: COURSE, lessonId: lesson().id }, inMinutes(5));
		const [next] = (await getDuePage(db(), userId, inMinutes(5))).classes[0]?.open ?? [];
		expect(next?.next?.href).toMatch(new RegExp(`/quiz/${LESSON}\\?assignment=`));

		const attempt = await started(userId, inMinutes(6));
		expect(attempt.assignmentId).toBe(item?.id);
		await submitAttempt(db(), { attemptId: attempt.id, userId, now: inMinutes(20) });
		const done = await getDuePage(db(), userId, inMinutes(21));
		expect(done.classes).toMatchObject([
			{ open: [], finished: [{ state: 'submitted', done: 2, next: null }] },
		]);
	});

	test('a draft, somebody else’s assignment and an archived class are not there for a student', async () => {
		const of = await createTestClass(db(), { students: 2 });
		const [mine, other] = [studentOf(of), studentOf(of, 1)];
		const { quizId } = lesson();
		await createAssignment(db(), acting(of), assignmentInput({ targetId: quizId }), false);
		await give(of, {
			targetId: quizId,
			title: 'Theirs',
			everyone: false,
			membershipIds: [other.membershipId],
		});
		expect((await getDuePage(db(), mine.userId, NOW)).classes).toMatchObject([{ open: [], finished: [] }]);
		expect((await intro(mine.userId))?.assigned).toEqual([]);
		expect((await intro(other.userId))?.assigned).toMatchObject([{ title: 'Theirs', usable: true }]);
		expect((await started(mine.userId)).assignmentId).toBeNull();
		await db().class.update({ where: { id: of.id }, data: { archivedAt: NOW } });
		expect((await intro(other.userId))?.assigned).toEqual([]);
		expect((await getDuePage(db(), other.userId, NOW)).classes).toEqual([]);
	});

	test('not open, closed and used up are refused in words; self-study stays possible', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const { userId } = studentOf(of);
		const id = await give(of, {
			targetId: lesson().quizId,
			opensAt: inMinutes(60),
			dueAt: inMinutes(120),
			closesAt: inMinutes(240),
			attempts: 1,
		});
		expect(await start(userId, NOW, id)).toMatchObject({
			kind: 'refused',
			message: expect.stringMatching(/opens on Monday, 5 October 2026 at 13:00/),
		});
		expect((await intro(userId))?.chosen).toBe('none');
		const first = await started(userId, inMinutes(60));
		expect(first.assignmentId).toBe(id);
		expect(first.openKey).toBe(`${userId}:${COURSE}:${lesson().quizId}:${id}`);
		expect(first.deadlineAt).toEqual(inMinutes(240));
		const alone = await started(userId, inMinutes(61), 'none');
		expect(alone.assignmentId).toBeNull();
		expect((await started(userId, inMinutes(61), id)).id).toBe(first.id);
		await submitAttempt(db(), { attemptId: first.id, userId, now: inMinutes(90) });
		expect(await start(userId, inMinutes(91), id)).toMatchObject({
			kind: 'refused',
			message: expect.stringMatching(/used all attempts.*1 of 1/),
		});
		expect(await start(userId, inMinutes(241), id)).toMatchObject({
			message: expect.stringMatching(/closed on/),
		});
		expect(await start(userId, NOW, randomUUID())).toMatchObject({ kind: 'refused' });
	});

	test('of several assignments the one due soonest is chosen, and another can be', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const { userId } = studentOf(of);
		const { quizId, id } = lesson();
		const later = await give(of, { targetId: quizId, title: 'Later', dueAt: inMinutes(900) });
		const sooner = await give(of, { target: 'lesson', targetId: id, title: 'Sooner', dueAt: inMinutes(300) });
		expect((await intro(userId))?.assigned.map(({ title }) => title)).toEqual(['Sooner', 'Later']);
		expect((await started(userId)).assignmentId).toBe(sooner);
		expect((await started(userId, NOW, later)).assignmentId).toBe(later);
	});

	test('never more attempts than allowed, however many are begun at once', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const { userId } = studentOf(of);
		const id = await give(of, { targetId: lesson().quizId, attempts: 3 });
		for (let round = 0; round < 6; round += 1) {
			const results = await Promise.all(
				Array.from({ length: 6 }, async () => {
					const result = await start(userId, inMinutes(round), id);
					// Submitting at once lets the others begin anew in the middle of it.
					if (result.kind === 'started') {
						await submitAttempt(db(), { attemptId: result.attemptId, userId, now: inMinutes(round) });
					}
					return result.kind;
				}),
			);
			expect(results.every((kind) => kind === 'started' || kind === 'refused')).toBe(true);
		}
		expect(await db().attempt.count({ where: { userId, assignmentId: id } })).toBe(3);
	});

	test('two tabs make one attempt, also the last one', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const { userId } = studentOf(of);
		const id = await give(of, { targetId: lesson().quizId, attempts: 1 });
		const tabs = await Promise.all(Array.from({ length: 8 }, () => started(userId, NOW, id)));
		expect(new Set(tabs.map((attempt) => attempt.id)).size).toBe(1);
	});

	describe('accommodations', () => {
		test('more time reaches a running attempt at once, and the student is told', async () => {
			const of = await createTestClass(db(), { students: 3 });
			const [one, two, three] = [studentOf(of), studentOf(of, 1), studentOf(of, 2)];
			const closesAt = inMinutes(60);
			const id = await give(of, { targetId: lesson().quizId, limitMinutes: 30, dueAt: closesAt, closesAt });
			const attempts = await Promise.all([one, two, three].map(({ userId }) => started(userId, NOW, id)));
			expect(attempts.map(({ deadlineAt }) => deadlineAt)).toEqual([
				inMinutes(30),
				inMinutes(30),
				inMinutes(30),
			]);
			const members = [one.membershipId, two.membershipId, randomUUID()];
			const given = { limitMultiplier: 1.5, extraDays: 1, extraAttempts: 0 };
			expect(await setAccommodations(db(), acting(of, inMinutes(10)), members, given)).toBe(2);
			const ends = async () =>
				Promise.all(
					[one, two, three].map(async ({ userId }, at) => {
						const attemptId = attempts[at]?.id ?? '';
						return (await getDeadline({ db: db() }, { attemptId, userId, now: inMinutes(11) }))?.deadlineAt;
					}),
				);
			expect(await ends()).toEqual(
				[inMinutes(45), inMinutes(45), inMinutes(30)].map((date) => date.toISOString()),
			);
			const [message] = await messagesTo(one.userId);
			expect(message).toMatchObject({ classId: of.id, fromId: null, subject: 'Your accommodation' });
			expect(message?.body).toMatch(/^You have 1\.5 times the time and 1 more day\./);
			expect(message?.body).toMatch(/Your time was extended by 15 minutes: this attempt now ends on/);
			expect(await messagesTo(three.userId)).toEqual([]);
			const audited = await db().auditEntry.findMany({
				where: { classId: of.id, action: 'accommodation.set' },
			});
			expect(audited.map(({ subjectId }) => subjectId).toSorted()).toEqual(
				[one.userId, two.userId].toSorted(),
			);

			// The same again changes and says nothing.
			expect(await setAccommodations(db(), acting(of, inMinutes(12)), members, given)).toBe(0);
			const again = await db().$transaction((tx) =>
				recomputeOpenAttempts(tx, { classId: of.id, assignmentIds: null, userIds: null, now: inMinutes(12) }),
			);
			expect(again.moved).toBe(0);
			expect(await messagesTo(one.userId)).toHaveLength(1);

			// The window has moved with it: a day and the fifteen minutes after the class, it is still on time.
			const page = await getDuePage(db(), one.userId, inMinutes(70));
			expect(page.classes[0]?.open[0]).toMatchObject({
				state: 'due soon',
				dueAt: inMinutes(75 + DAY).toISOString(),
			});
			expect(page.classes[0]?.accommodation).toBe('You have 1.5 times the time and 1 more day.');
		});

		test('a save tells the page of the new end; lifting the limit takes it away', async () => {
			const of = await createTestClass(db(), { students: 1 });
			const { userId, membershipId } = studentOf(of);
			const id = await give(of, { targetId: lesson().quizId, limitMinutes: 30 });
			const attempt = await started(userId, NOW, id);
			const item = quizOf(LESSON).items.find((each) => each.kind === 'single-choice');
			if (item === undefined) throw new Error('The quiz has no single choice.');
			const save = (base: number, minute: number) =>
				saveAnswers(db(), databaseKind(url()), {
					attemptId: attempt.id,
					userId,
					answers: [change(item.id, base, rightFields(item))],
					now: inMinutes(minute),
				});
			expect((await save(0, 1))?.deadline).toEqual({ at: inMinutes(30).toISOString() });
			const given = { limitMultiplier: null, extraDays: 0, extraAttempts: 0 };
			await setAccommodations(db(), acting(of, inMinutes(29)), [membershipId], given);
			expect(await save(1, 45)).toMatchObject({ open: true, deadline: { at: null } });
			const [message] = await messagesTo(userId);
			expect(message?.body).toMatch(/Your time limit was lifted/);
		});

		test('an attempt that got more time in the moment its time was over stays open', async () => {
			const of = await createTestClass(db(), { students: 1 });
			const { userId, membershipId } = studentOf(of);
			const id = await give(of, { targetId: lesson().quizId, limitMinutes: 30 });
			const attempt = await started(userId, NOW, id);
			const now = inMinutes(31);
			const given = { limitMultiplier: 2, extraDays: 0, extraAttempts: 0 };
			await setAccommodations(db(), acting(of, now), [membershipId], given);
			const query = { attemptId: attempt.id, userId, now };
			expect(await submitWhenOver(db(), query)).toBe('open');
			expect(await getReviewPage(db(), query)).toEqual({ kind: 'open' });
			// Both at once: either it was submitted at its end, or it goes on to the new one.
			const end = inMinutes(60);
			const more = { ...given, limitMultiplier: 3 };
			const [result] = await Promise.all([
				submitWhenOver(db(), { ...query, now: end }),
				setAccommodations(db(), acting(of, end), [membershipId], more),
			]);
			const after = await db().attempt.findUniqueOrThrow({ where: { id: attempt.id } });
			expect([after.state, after.deadlineAt, after.submittedAt]).toEqual(
				result === 'open' ? ['open', inMinutes(90), null] : ['submitted', end, end],
			);
		});

		test('the time limit a test has of its own is multiplied too', async () => {
			const of = await createTestClass(db(), { students: 1 });
			const { userId, membershipId } = studentOf(of);
			const own = moduleTest();
			const closesAt = inMinutes(own.minutes);
			const id = await give(of, { targetId: own.id, closesAt, dueAt: closesAt });
			const given = { limitMultiplier: 2, extraDays: 0, extraAttempts: 0 };
			await setAccommodations(db(), acting(of), [membershipId], given);
			const attempt = await started(userId, NOW, id, own.slug);
			expect(attempt.deadlineAt).toEqual(inMinutes(2 * own.minutes));
		});
	});

	test('rules of a person go before those of the group; both hold at once and can be taken back', async () => {
		const of = await createTestClass(db(), { students: 2 });
		const [one, two] = [studentOf(of), studentOf(of, 1)];
		const group = await db().group.create({ data: { id: randomUUID(), classId: of.id, name: 'Evening' } });
		await db().membership.updateMany({
			where: { classId: of.id, role: 'student' },
			data: { groupId: group.id },
		});
		const id = await give(of, { targetId: lesson().quizId, limitMinutes: 30, closesAt: inMinutes(600) });
		const attempts = await Promise.all([one, two].map(({ userId }) => started(userId, NOW, id)));
		const ends = async () =>
			(
				await db().attempt.findMany({
					where: { assignmentId: id },
					select: { userId: true, deadlineAt: true },
				})
			)
				.toSorted((a) => (a.userId === one.userId ? -1 : 1))
				.map(({ deadlineAt }) => deadlineAt);
		expect(attempts).toHaveLength(2);
		const at = (minute: number) => acting(of, inMinutes(minute));
		expect(await setOverride(db(), at(1), id, { groupId: group.id }, { limitMinutes: 50 })).toBe(true);
		expect(await ends()).toEqual([inMinutes(50), inMinutes(50)]);
		expect(
			await setOverride(
				db(),
				at(2),
				id,
				{ membershipId: one.membershipId },
				{ limitMinutes: null, closesAt: null },
			),
		).toBe(true);
		expect(await ends()).toEqual([null, inMinutes(50)]);
		expect((await messagesTo(one.userId)).at(-1)?.body).toMatch(/Time limit: No time limit, set for you/);
		expect(await setOverride(db(), at(3), id, { groupId: group.id }, null)).toBe(true);
		expect(await ends()).toEqual([null, inMinutes(30)]);
		// An end that would lie in the past is now, and stays so.
		expect(await setOverride(db(), at(20), id, { membershipId: one.membershipId }, { limitMinutes: 5 })).toBe(
			true,
		);
		expect(await ends()).toEqual([inMinutes(20), inMinutes(30)]);
		const again = await db().$transaction((tx) =>
			recomputeOpenAttempts(tx, { classId: of.id, assignmentIds: null, userIds: null, now: inMinutes(25) }),
		);
		expect(again.moved).toBe(0);

		const elsewhere = await createTestClass(db(), { students: 1 });
		const stranger = { membershipId: studentOf(elsewhere).membershipId };
		expect(await setOverride(db(), at(4), id, stranger, { attempts: 2 })).toBe(false);
		expect(await setOverride(db(), acting(elsewhere), id, stranger, { attempts: 2 })).toBe(false);
	});

	test('of two teachers who change one assignment the second is told, and both versions are there', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const { userId } = studentOf(of);
		const targetId = lesson().quizId;
		const id = await give(of, { targetId, limitMinutes: 30 });
		const attempt = await started(userId, NOW, id);
		const save = (title: string, limitMinutes: number, revision: number) =>
			updateAssignment(db(), acting(of, inMinutes(1)), {
				...assignmentInput({ targetId, title, limitMinutes }),
				id,
				revision,
				publish: true,
			});
		const results = await Promise.all([save('First', 40, 0), save('Second', 50, 0)]);
		expect(results.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'saved']);
		const stored = await findAssignment(db(), of.id, id);
		expect(stored?.revision).toBe(1);
		expect(results.find(({ kind }) => kind === 'conflict')).toMatchObject({
			current: { title: stored?.title, limitMinutes: stored?.limitMinutes },
			by: 'Instructor',
		});
		const { deadlineAt } = await db().attempt.findUniqueOrThrow({ where: { id: attempt.id } });
		expect(deadlineAt).toEqual(inMinutes(stored?.limitMinutes ?? 0));
		expect((await messagesTo(userId)).map(({ body }) => body)).toEqual([
			expect.stringMatching(/Your time was extended by (10|20) minutes/),
		]);
		expect(await save('Third', 60, 1)).toEqual({ kind: 'saved' });
	});

	test('what students have begun keeps its target and stays published; only untouched drafts are deleted', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const targetId = lesson().quizId;
		const id = await give(of, { targetId });
		await started(studentOf(of).userId, NOW, id);
		const change = (own: Partial<AssignmentInput>, publish: boolean) =>
			updateAssignment(db(), acting(of), {
				...assignmentInput({ targetId, ...own }),
				id,
				revision: 0,
				publish,
			});
		expect(await change({ targetId: moduleTest().id }, true)).toMatchObject({
			errors: { target: expect.stringMatching(/begun/) },
		});
		expect(await change({}, false)).toMatchObject({ kind: 'refused' });
		expect((await findAssignment(db(), of.id, id))?.revision).toBe(0);
		expect(await deleteDraft(db(), acting(of), id)).toBe(false);
		const draft = await createAssignment(db(), acting(of), assignmentInput({ targetId }), false);
		if (draft.kind !== 'created') throw new Error('The draft was refused.');
		const elsewhere = await createTestClass(db(), { students: 0 });
		expect(await deleteDraft(db(), acting(elsewhere), draft.id)).toBe(false);
		expect(await deleteDraft(db(), acting(of), draft.id)).toBe(true);
		const closed = await createAssignment(
			db(),
			acting(of),
			assignmentInput({ targetId, closesAt: NOW }),
			true,
		);
		expect(closed).toMatchObject({ kind: 'refused', errors: { closes: expect.any(String) } });
	});

	test('order is changed by one place', async () => {
		const of = await createTestClass(db(), { students: 0 });
		const targetId = lesson().quizId;
		for (const title of ['a', 'b', 'c']) await give(of, { targetId, title });
		const order = async () => (await loadAssignments(db(), of.id)).map(({ title }) => title).join('');
		const idOf = async (title: string) =>
			(await loadAssignments(db(), of.id)).find((each) => each.title === title)?.id ?? '';
		await moveAssignment(db(), acting(of), await idOf('c'), 'up');
		expect(await order()).toBe('acb');
		await moveAssignment(db(), acting(of), await idOf('a'), 'up');
		expect(await order()).toBe('acb');
		await moveAssignment(db(), acting(of), await idOf('a'), 'down');
		expect(await order()).toBe('cab');
	});

	test('what was right shows when the assignment says so, also when the date moves afterwards', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const { userId, membershipId } = studentOf(of);
		const dueAt = inMinutes(60);
		const id = await give(of, { targetId: lesson().quizId, behaviour: 'test', answers: 'due', dueAt });
		const attempt = await started(userId, NOW, id);
		expect(attempt).toMatchObject({ behaviour: 'test', answersFrom: dueAt });
		const items = quizOf(LESSON).items;
		await saveAnswers(db(), databaseKind(url()), {
			attemptId: attempt.id,
			userId,
			answers: items.map((item) => change(item.id, 0, rightFields(item))),
			now: inMinutes(1),
		});
		await submitAttempt(db(), { attemptId: attempt.id, userId, now: inMinutes(2) });
		const review = async (minute: number) => {
			const found = await getReviewPage(db(), { attemptId: attempt.id, userId, now: inMinutes(minute) });
			if (found.kind !== 'submitted') throw new Error(found.kind);
			return found.page;
		};
		const hidden = await review(59);
		expect(hidden.withheld).toMatch(/is shown from Monday, 5 October 2026 at 13:00/);
		expect(hidden.items.every(({ feedback, mark }) => feedback === null && mark === null)).toBe(true);
		expect((await review(60)).items.some(({ feedback }) => feedback !== null)).toBe(true);
		const given = { limitMultiplier: 1, extraDays: 2, extraAttempts: 0 };
		await setAccommodations(db(), acting(of, inMinutes(30)), [membershipId], given);
		expect((await review(60)).withheld).not.toBeNull();
		expect((await review(60 + 2 * DAY)).withheld).toBeNull();
	});

	test('late work says what it costs, before and after', async () => {
		const of = await createTestClass(db(), { students: 1 });
		const { userId } = studentOf(of);
		const latePolicy = { percent: 10, per: 'day' as const, floor: 50 };
		const id = await give(of, { targetId: lesson().quizId, dueAt: inMinutes(60), latePolicy });
		const at = inMinutes(60 + 26 * 60);
		const [item] = (await getDuePage(db(), userId, at)).classes[0]?.open ?? [];
		expect(item).toMatchObject({ state: 'overdue but open' });
		expect(item?.lateNow).toBe(
			'If you hand in now, with everything right: 1 day 2 hours late, which counts as 2 days: 2 × 10 % = 20 % off. 100 % − 20 % = 80 %.',
		);
		const attempt = await started(userId, at, id);
		await submitAttempt(db(), { attemptId: attempt.id, userId, now: at });
		const [done] = (await getDuePage(db(), userId, at)).classes[0]?.finished ?? [];
		expect(done).toMatchObject({ state: 'late' });
	});

	test('the page with what is due asks the database as often for twenty assignments as for one', async () => {
		const count = async (assignments: number) => {
			const of = await createTestClass(db(), { students: 1 });
			for (let at = 0; at < assignments; at += 1)
				await give(of, { targetId: lesson().quizId, title: `${at}` });
			let asked = 0;
			const counting = db().$extends({
				query: {
					$allOperations({ args, query }) {
						asked += 1;
						return query(args);
					},
				},
			});
			await getDuePage(counting as never, studentOf(of).userId, NOW);
			return asked;
		};
		expect(await count(20)).toBe(await count(1));
	});
});
