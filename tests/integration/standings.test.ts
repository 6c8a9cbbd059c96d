/** Standings after random histories, made through the product's own commands, against making them all again. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Db, databaseKind, transact } from '~/db/index.server';
import { mergeGuest } from '~/features/auth/merge-guest.server';
import { createTestClass } from '~/features/classes/class.test-support';
import { markRead, markUnread } from '~/features/progress/index.server';
import { remarkAttempt } from '~/features/quizzes/index.server';
import { submitAttempt } from '~/features/quizzes/submit-attempt.server';
import {
	noteGradeEntry,
	noteJoined,
	rebuildStandings,
	recountAssignmentForAll,
} from '~/features/standings/index.server';
import {
	answerInText,
	begin,
	createAssignment,
	itemsOf,
	save,
	standingsOf,
	takeQuiz,
	tryAnswer,
} from '../support/class-life';
import { onEachDatabase } from '../support/database';
import { COURSE } from '../support/walk';

const START = new Date('2026-10-01T08:00:00.000Z').getTime();
const LESSONS = ['special-intent', 'in-part'];
const IN_PART = 'in-part-how-much-is-enough';
const QUIZZES = ['special-intent', IN_PART, 'the-genocide-convention-test'];

/** One thing that happens; numbers choose among what there is. */
const event = fc.record({
	what: fc.constantFrom(
		...(['read', 'unread', 'check', 'begin', 'save', 'try', 'try', 'try', 'submit', 'entry'] as const),
		...(['mark', 'target'] as const),
	),
	who: fc.nat(2),
	which: fc.nat(11),
	item: fc.nat(9),
	right: fc.boolean(),
	/** Minutes since the event before. */
	pause: fc.nat(90),
});
type Happening = typeof event extends fc.Arbitrary<infer T> ? T : never;

async function classWithAssignments(db: Db) {
	const made = await createTestClass(db, { students: 2, now: new Date(START) });
	const guestId: string = randomUUID();
	await db.user.create({ data: { id: guestId, name: 'Guest', createdAt: new Date(START) } });
	await db.membership.create({
		data: {
			id: randomUUID(),
			classId: made.id,
			userId: guestId,
			role: 'student',
			joinedAt: new Date(START),
		},
	});
	const assignments = [
		await createAssignment(db, made.id, { target: 'module', targetId: 'genocide-convention' }),
		await createAssignment(db, made.id, { target: 'lesson', targetId: 'special-intent', counts: 'last' }),
		await createAssignment(db, made.id, {
			target: 'quiz',
			targetId: 'test-genocide-convention',
			counts: 'first',
		}),
		await createAssignment(db, made.id, {
			target: 'quiz',
			targetId: 'quiz-in-part',
			behaviour: 'test',
		}),
	];
	return { ...made, guestId, assignments };
}
type Life = Awaited<ReturnType<typeof classWithAssignments>>;

/** The open attempt that a happening is about; null when the person has none. */
async function openAttempt(db: Db, userId: string, which: number): Promise<string | null> {
	const rows = await db.attempt.findMany({
		where: { userId, state: 'open', behaviour: { in: ['practice', 'test'] } },
		orderBy: { id: 'asc' },
		select: { id: true },
	});
	return rows[which % Math.max(1, rows.length)]?.id ?? null;
}

async function happen(db: Db, url: string, life: Life, each: Happening, now: Date): Promise<void> {
	const { what, which, item: at, right } = each;
	const people = [...life.students.map((student) => student.userId), life.guestId];
	const userId = people[each.who] ?? '';
	const lessonId = LESSONS[which % LESSONS.length] ?? '';
	switch (what) {
		case 'read':
			return markRead(db, { userId, courseId: COURSE, lessonId }, now);
		case 'unread':
			return markUnread(db, { userId, courseId: COURSE, lessonId });
		case 'check':
			return answerInText(db, url, { userId, lessonId, at, right }, now);
		case 'begin': {
			const slug = QUIZZES[which % QUIZZES.length] ?? '';
			await begin(db, url, userId, slug, [...life.assignments, null][at % 5] ?? null, now);
			return;
		}
		case 'save':
		case 'try': {
			const attemptId = await openAttempt(db, userId, which);
			if (attemptId === null) return;
			const items = await itemsOf(db, attemptId, userId);
			const item = items[at % items.length];
			if (item === undefined) return;
			const input = { attemptId, userId, item, right };
			if (what === 'save') await save(db, url, input, now);
			else await tryAnswer(db, url, input, now);
			return;
		}
		case 'submit': {
			const attemptId = await openAttempt(db, userId, which);
			if (attemptId !== null) await submitAttempt(db, { attemptId, userId, now });
			return;
		}
		case 'entry': {
			const kind = (['override', 'clear', 'excuse', 'unexcuse'] as const)[at % 4] ?? 'clear';
			await transact(db, (tx) =>
				noteGradeEntry(tx, {
					assignmentId: life.assignments[which % 4] ?? '',
					userId,
					kind,
					score: kind === 'override' ? at / 10 : null,
					reason: '',
					byId: life.instructorId,
					at: now,
				}),
			);
			return;
		}
		case 'mark': {
			const pending = await db.mark.findFirst({
				where: { status: 'pending', attempt: { userId } },
				orderBy: [{ attemptId: 'asc' }, { itemId: 'asc' }],
			});
			if (pending === null) return;
			const { attemptId, itemId } = pending;
			await transact(db, async (tx) => {
				const fraction = at / 10;
				const row = { id: randomUUID(), attemptId, itemId, points: {}, fraction, comment: '' };
				await tx.marking.create({ data: { ...row, byId: life.instructorId, at: now } });
				await remarkAttempt(tx, attemptId);
			});
			return;
		}
		case 'target':
			await transact(db, async (tx) => {
				const id = life.assignments[1] ?? '';
				await tx.assignment.update({ where: { id }, data: { targetId: lessonId } });
				await recountAssignmentForAll(tx, id);
			});
			return;
		default:
			return what satisfies never;
	}
}

onEachDatabase('standings', (db, url) => {
	const everybody = ({ students, guestId }: Life) => [...students.map(({ userId }) => userId), guestId];

	test('writes give what a rebuild gives, to the last digit, and a rebuild mends what was broken', {
		timeout: 240_000,
	}, async () => {
		let told = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(event, { minLength: 10, maxLength: 45 }), async (events) => {
				const life = await classWithAssignments(db());
				let now = START;
				for (const [at, each] of events.entries()) {
					now += each.pause * 60_000;
					await happen(db(), url(), life, each, new Date(now));
					if (at === Math.floor(events.length * 0.6)) {
						const accountId = life.students[0]?.userId ?? '';
						await mergeGuest(db(), databaseKind(url()), { guestId: life.guestId, accountId });
						life.guestId = accountId;
					}
				}
				const written = await standingsOf(db(), everybody(life));
				told += written.assignments.length + written.misconceptions.length;
				expect((await rebuildStandings(db())).changed).toBe(0);
				expect(await standingsOf(db(), everybody(life))).toEqual(written);

				const where = { userId: { in: everybody(life) } };
				await db().itemStanding.updateMany({ where, data: { tries: 99, wrongInRow: 98 } });
				await db().lessonStanding.updateMany({ where, data: { score: 0.123, lastAt: new Date(0) } });
				await db().courseStanding.deleteMany({ where });
				await db().misconceptionStanding.deleteMany({ where });
				await db().assignmentStanding.updateMany({ where, data: { score: 0.7, excused: true, parts: 77 } });
				await db().lessonStanding.create({
					data: { userId: life.instructorId, courseId: COURSE, lessonId: 'gone', lastAt: new Date(now) },
				});
				const { changed } = await rebuildStandings(db());
				expect(changed).toBeGreaterThan(0);
				expect(await standingsOf(db(), [...everybody(life), life.instructorId])).toEqual(written);
				await db().class.delete({ where: { id: life.id } });
				await db().user.deleteMany({ where: { id: { in: [...everybody(life), life.instructorId] } } });
			}),
			{ numRuns: 8, endOnFailure: true },
		);
		expect(told).toBeGreaterThan(20);
	});

	test('two submissions, tries and readings of one learner at once are all counted', async () => {
		const life = await classWithAssignments(db());
		const userId = life.students[0]?.userId ?? '';
		const now = new Date(START);
		const [module = null, lesson = null] = life.assignments;
		const begun = [
			await begin(db(), url(), userId, 'special-intent', module, now),
			await begin(db(), url(), userId, IN_PART, module, now),
			await begin(db(), url(), userId, 'special-intent', lesson, now),
			await begin(db(), url(), userId, 'special-intent', null, now),
		].flatMap((id) => id ?? []);
		expect(begun).toHaveLength(4);
		const item = (await itemsOf(db(), begun[0] ?? '', userId)).find(({ kind }) => kind === 'single-choice');
		if (item === undefined) throw new Error('There is no single choice.');
		await Promise.all([
			tryAnswer(db(), url(), { attemptId: begun[0] ?? '', userId, item, right: false }, now),
			tryAnswer(db(), url(), { attemptId: begun[2] ?? '', userId, item, right: false }, now),
			tryAnswer(db(), url(), { attemptId: begun[3] ?? '', userId, item, right: false }, now),
			...LESSONS.map((lessonId) => markRead(db(), { userId, courseId: COURSE, lessonId }, now)),
		]);
		const counted = await db().itemStanding.findFirstOrThrow({ where: { userId, itemId: item.id } });
		expect(counted).toMatchObject({ tries: 3, wrongInRow: 3, right: false });
		await Promise.all(
			[...begun, ...begun].map((attemptId) => submitAttempt(db(), { attemptId, userId, now })),
		);
		const standing = await db().assignmentStanding.findUniqueOrThrow({
			where: { assignmentId_userId: { assignmentId: module ?? '', userId } },
		});
		expect(standing).toMatchObject({ attempts: 2, openAttempts: 0, doneParts: 4 });
		expect(await db().courseStanding.findFirst({ where: { userId } })).toMatchObject({ doneParts: 4 });
		expect((await rebuildStandings(db())).changed).toBe(0);
	});

	test('a whole class is counted again while students submit', async () => {
		const life = await classWithAssignments(db());
		const now = new Date(START);
		const id = life.assignments[0] ?? '';
		const work = life.students.map(({ userId }) =>
			takeQuiz(db(), url(), { userId, slug: IN_PART, assignmentId: id, rights: () => true }, now),
		);
		const recounts = [1, 2, 3].map(() => transact(db(), (tx) => recountAssignmentForAll(tx, id)));
		await Promise.all([...work, ...recounts]);
		const rows = await db().assignmentStanding.findMany({ where: { assignmentId: id } });
		expect(rows.map(({ attempts }) => attempts)).toEqual([1, 1]);
		expect((await rebuildStandings(db())).changed).toBe(0);
	});

	test('what somebody read before they joined counts from the day they join', async () => {
		const life = await classWithAssignments(db());
		const userId: string = randomUUID();
		await db().user.create({ data: { id: userId, name: 'Newcomer', createdAt: new Date(START) } });
		await markRead(db(), { userId, courseId: COURSE, lessonId: 'in-part' }, new Date(START + 60_000));
		expect(await db().assignmentStanding.count({ where: { userId } })).toBe(0);
		await transact(db(), async (tx) => {
			const joinedAt = new Date(START + 120_000);
			const row = { id: randomUUID(), classId: life.id, userId, role: 'student' as const, joinedAt };
			await tx.membership.create({ data: row });
			await noteJoined(tx, { classId: life.id, userIds: [userId] });
		});
		expect(await db().assignmentStanding.findMany({ where: { userId } })).toMatchObject([
			{ assignmentId: life.assignments[0], doneParts: 1, startedAt: new Date(START + 60_000) },
		]);
		expect((await rebuildStandings(db())).changed).toBe(0);
	});

	test('saving an answer writes no standing', async () => {
		const life = await classWithAssignments(db());
		const userId = life.students[0]?.userId ?? '';
		const now = new Date(START);
		const attemptId = (await begin(db(), url(), userId, IN_PART, life.assignments[0] ?? null, now)) ?? '';
		const before = await db().courseStanding.findFirst({ where: { userId } });
		for (const item of await itemsOf(db(), attemptId, userId)) {
			await save(db(), url(), { attemptId, userId, item, right: false }, new Date(START + 60_000));
		}
		expect(await db().courseStanding.findFirst({ where: { userId } })).toEqual(before);
	});

	test('any change raises the revision that live pages ask for', async () => {
		const life = await classWithAssignments(db());
		const userId = life.students[1]?.userId ?? '';
		const revision = async () => (await db().courseStanding.findFirst({ where: { userId } }))?.revision ?? 0;
		const before = await revision();
		await markRead(db(), { userId, courseId: COURSE, lessonId: 'in-part' }, new Date(START));
		const read = await revision();
		expect(read).toBeGreaterThan(before);
		await transact(db(), (tx) =>
			noteGradeEntry(tx, {
				assignmentId: life.assignments[0] ?? '',
				userId,
				kind: 'excuse',
				score: null,
				reason: 'ill',
				byId: life.instructorId,
				at: new Date(START),
			}),
		);
		expect(await revision()).toBeGreaterThan(read);
	});
});
