/** Corrections of a question after it was answered, on real databases, with the real course. */
import { expect, test } from 'vitest';
import { rekey } from '~/core/kinds/rekey';
import { databaseKind, holdStandings, transact } from '~/db/index.server';
import { createTestClass, type TestClass } from '~/features/classes/class.test-support';
import { getReviewPage, rebuildRollups, remarkAttempt } from '~/features/quizzes/index.server';
import { submitAttempt } from '~/features/quizzes/submit-attempt.server';
import { parseChanges } from '~/features/regrades/apply.server';
import { applyRegrade, type Proposal, planRegrade, revertRegrade } from '~/features/regrades/index.server';
import { rebuildStandings } from '~/features/standings/index.server';
import { begin, createAssignment, itemsOf, save, standingsOf, takeQuiz } from '../support/class-life';
import { onEachDatabase } from '../support/database';
import { COURSE, LESSON, quizOf } from '../support/walk';

const NOW = new Date('2026-10-05T09:00:00.000Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const QUIZ = 'quiz-special-intent';

/** The question that turns out to be keyed wrongly, and its place in the quiz from 1. */
const items = quizOf(LESSON).items;
const place = items.findIndex(({ kind }) => kind === 'single-choice') + 1;
const question = items[place - 1];
if (question?.kind !== 'single-choice') throw new Error('The quiz has no single choice.');
const firstWrong = question.options.find(({ correct }) => !correct)?.id ?? '';
const newKey = rekey(question, { kind: 'single-choice', right: firstWrong, note: 'The key was wrong.' });
if (!newKey.ok) throw new Error(newKey.problems.join());
const corrected = newKey.item;

const CASES = [
	{ kind: 'rekey', policy: 'replace', ann: 'down', bob: 'up', cem: 'same' },
	{ kind: 'rekey', policy: 'keepHigher', ann: 'same', bob: 'up', cem: 'same' },
	{ kind: 'drop', policy: 'replace', ann: 'same', bob: 'up', cem: 'up' },
	{ kind: 'credit', policy: 'replace', ann: 'same', bob: 'up', cem: 'up' },
] as const;

onEachDatabase('regrades', (db, url) => {
	const kind = () => databaseKind(url());

	/** Ann answers everything rightly, Bob has the question wrong, Cem leaves it out, Dan is still at it. */
	async function answeredClass() {
		const made = await createTestClass(db(), { students: 4, now: NOW });
		const assignmentId = await createAssignment(db(), made.id, {
			target: 'quiz',
			targetId: QUIZ,
			behaviour: 'test',
		});
		const module = { target: 'module', targetId: 'genocide-convention' } as const;
		const moduleId = await createAssignment(db(), made.id, module);
		const [ann, bob, cem, dan] = made.students.map(({ userId }) => userId);
		if (ann === undefined || bob === undefined || cem === undefined || dan === undefined)
			throw new Error('Somebody is missing.');
		const take = (userId: string, right: boolean | null, now = NOW) =>
			takeQuiz(
				db(),
				url(),
				{
					userId,
					slug: LESSON,
					assignmentId,
					rights: (item) => (item.id === question?.id ? right : true),
				},
				now,
			);
		const attempts = [await take(ann, true), await take(bob, false), await take(cem, null)];
		// What the quiz weighs counts for Ann here too, though she has not taken it under this assignment.
		const other = { userId: ann, slug: 'in-part-how-much-is-enough', assignmentId: moduleId };
		await takeQuiz(db(), url(), { ...other, rights: () => true }, NOW);
		const open = (await begin(db(), url(), dan, LESSON, assignmentId, NOW)) ?? '';
		for (const item of await itemsOf(db(), open, dan)) {
			const right = item.id !== question?.id;
			await save(db(), url(), { attemptId: open, userId: dan, item, right }, NOW);
		}
		const actor = { classId: made.id, courseId: COURSE, actorId: made.instructorId, now: later(10) };
		return { ...made, assignmentId, ann, bob, cem, dan, take, attempts, open, actor };
	}

	function proposalOf(each: (typeof CASES)[number]): Proposal {
		const item = each.kind === 'rekey' ? corrected : null;
		return { itemId: corrected.id, kind: each.kind, policy: each.policy, item };
	}

	/** Everything a correction may change, of everybody in the class. */
	async function snapshot(of: TestClass) {
		const userIds = of.students.map(({ userId }) => userId);
		const where = { userId: { in: userIds } };
		return {
			attempts: await db().attempt.findMany({ where, orderBy: { id: 'asc' } }),
			marks: await db().mark.findMany({
				where: { attempt: where },
				orderBy: [{ attemptId: 'asc' }, { itemId: 'asc' }],
			}),
			steps: await db().step.count({ where: { attempt: where } }),
			standings: await standingsOf(db(), userIds),
		};
	}

	const scoreOf = async (attemptId: string) =>
		(await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).score ?? -1;
	const direction = (before: number, after: number) =>
		before === after ? 'same' : after > before ? 'up' : 'down';

	test.each(CASES)(
		'$kind ($policy): looked at, applied twice, taken back',
		{ timeout: 60_000 },
		async (each) => {
			const life = await answeredClass();
			const proposal = proposalOf(each);
			const before = await snapshot(life);

			const plan = await planRegrade(db(), { classId: life.id, courseId: COURSE, proposal });
			expect(await snapshot(life)).toEqual(before);
			expect(plan.open).toBe(1);
			const expected = [each.ann, each.bob, each.cem];
			const changed = expected.filter((way) => way !== 'same').length;
			expect(plan.changes).toHaveLength(changed);
			expect(plan).toMatchObject({
				up: expected.filter((way) => way === 'up').length,
				down: expected.filter((way) => way === 'down').length,
				same: 3 - changed,
			});

			const was = await Promise.all(life.attempts.map(scoreOf));
			const id = await applyRegrade(db(), kind(), life.actor, { ...proposal, reason: 'Wrong key.' });
			const is = await Promise.all(life.attempts.map(scoreOf));
			expect(is.map((score, at) => direction(was[at] ?? 0, score))).toEqual(expected);
			const stored = await db().regrade.findUniqueOrThrow({ where: { id } });
			const byAttempt = (a: { attemptId: string }, b: { attemptId: string }) =>
				a.attemptId < b.attemptId ? -1 : 1;
			expect(parseChanges(stored.changes).toSorted(byAttempt)).toEqual(
				plan.changes
					.map(({ id: attemptId, userId, before: from, after }) => ({
						userId,
						attemptId,
						before: from,
						after,
					}))
					.toSorted(byAttempt),
			);
			const messages = await db().message.findMany({ where: { classId: life.id } });
			expect(messages.map(({ toId }) => toId).toSorted()).toEqual(
				plan.changes.map(({ userId }) => userId).toSorted(),
			);
			const bobs = messages.find(({ toId }) => toId === life.bob);
			expect(bobs?.body).toMatch(new RegExp(`[Qq]uestion ${place} of .*Your score: \\d+ % → \\d+ %\\.`));
			expect(await db().auditEntry.count({ where: { classId: life.id, action: 'regrade.apply' } })).toBe(1);

			const applied = await snapshot(life);
			const again = await applyRegrade(db(), kind(), life.actor, { ...proposal, reason: 'Once more.' });
			expect(again).toBe(id);
			expect(await snapshot(life)).toEqual(applied);
			expect(await db().message.count({ where: { classId: life.id } })).toBe(messages.length);
			expect(await db().regrade.count({ where: { classId: life.id } })).toBe(1);
			expect((await rebuildRollups(db())).changed).toBe(0);
			expect((await rebuildStandings(db())).changed).toBe(0);
			expect(await snapshot(life)).toEqual(applied);

			expect(await revertRegrade(db(), kind(), { ...life.actor, now: later(20) }, id)).toBe(true);
			expect(await snapshot(life)).toEqual(before);
			expect(await revertRegrade(db(), kind(), { ...life.actor, now: later(21) }, id)).toBe(true);
			expect(await snapshot(life)).toEqual(before);
			expect(await db().auditEntry.count({ where: { classId: life.id, action: 'regrade.revert' } })).toBe(1);
			expect((await rebuildStandings(db())).changed).toBe(0);
		},
	);

	test.each(CASES)(
		'$kind ($policy): holds for an attempt that was open, and for a new one',
		{ timeout: 60_000 },
		async (each) => {
			const life = await answeredClass();
			const proposal = proposalOf(each);
			await applyRegrade(db(), kind(), life.actor, { ...proposal, reason: 'Wrong key.' });

			// Dan chose what was wrong then, and submits now.
			await submitAttempt(db(), { attemptId: life.open, userId: life.dan, now: later(15) });
			expect(await scoreOf(life.open)).toBe(1);
			const attemptId = life.open;
			const found = await getReviewPage(db(), { attemptId, userId: life.dan, now: later(16) });
			if (found.kind !== 'submitted') throw new Error('There is no review.');
			const reviewed = found.page.items.find(({ itemId }) => itemId === corrected.id);
			expect(reviewed?.correction).toMatch(/^Your instructor/);
			expect(reviewed).toMatchObject(
				each.kind === 'drop' ? { status: 'dropped', mark: null } : { status: 'graded', mark: 1 },
			);
			if (each.kind === 'rekey') expect(reviewed?.feedback?.state).toBe('right');

			// Ann, who begins again, is asked the corrected question, or no longer asked.
			const newer = (await begin(db(), url(), life.ann, LESSON, life.assignmentId, later(20))) ?? '';
			const asked = (await itemsOf(db(), newer, life.ann)).find(({ id }) => id === corrected.id);
			expect(asked).toEqual({ rekey: corrected, drop: undefined, credit: question }[each.kind]);
			await submitAttempt(db(), { attemptId: newer, userId: life.ann, now: later(25) });
			// On her own she is asked what the course asks.
			const own = (await begin(db(), url(), life.ann, LESSON, null, later(30))) ?? '';
			expect((await itemsOf(db(), own, life.ann)).find(({ id }) => id === corrected.id)).toEqual(question);
			expect((await rebuildRollups(db())).changed).toBe(0);
			expect((await rebuildStandings(db())).changed).toBe(0);
		},
	);

	test('submissions while a correction is applied end up corrected', { timeout: 60_000 }, async () => {
		const life = await answeredClass();
		const proposal = proposalOf(CASES[3]);
		const submissions = [1, 2, 3].map(() =>
			submitAttempt(db(), { attemptId: life.open, userId: life.dan, now: later(11) }),
		);
		await Promise.all([
			applyRegrade(db(), kind(), life.actor, { ...proposal, reason: 'Unfair.' }),
			...submissions,
			applyRegrade(db(), kind(), life.actor, { ...proposal, reason: 'Unfair.' }),
		]);
		expect(await db().regrade.count({ where: { classId: life.id } })).toBe(1);
		const mark = await db().mark.findUniqueOrThrow({
			where: { attemptId_itemId: { attemptId: life.open, itemId: corrected.id } },
		});
		expect(mark.fraction).toBe(1);
		expect((await rebuildRollups(db())).changed).toBe(0);
		expect((await rebuildStandings(db())).changed).toBe(0);
	});

	test('a submission that is under way when a correction begins is corrected', async () => {
		const life = await answeredClass();
		const { open, dan } = life;
		let applied: Promise<string> = Promise.resolve('');
		await transact(db(), async (tx) => {
			await holdStandings(tx, COURSE, [dan]);
			const data = { state: 'submitted' as const, submittedAt: later(9), openKey: null };
			await tx.attempt.update({ where: { id: open }, data });
			await remarkAttempt(tx, open);
			const proposal = { ...proposalOf(CASES[3]), reason: 'Unfair.' };
			applied = applyRegrade(db(), kind(), life.actor, proposal);
			await new Promise((resolve) => setTimeout(resolve, 400));
		});
		await applied;
		const mark = await db().mark.findUniqueOrThrow({
			where: { attemptId_itemId: { attemptId: open, itemId: corrected.id } },
		});
		expect(mark.fraction).toBe(1);
		expect((await rebuildStandings(db())).changed).toBe(0);
	});

	test('another class, and self-study, keep their key', async () => {
		const [life, other] = [await answeredClass(), await answeredClass()];
		const own = await takeQuiz(
			db(),
			url(),
			{ userId: life.bob, slug: LESSON, assignmentId: null, rights: ({ id }) => id !== question?.id },
			NOW,
		);
		const [before, score] = [await snapshot(other), await scoreOf(own)];
		const proposal = proposalOf(CASES[0]);
		const id = await applyRegrade(db(), kind(), life.actor, { ...proposal, reason: 'Wrong key.' });
		expect(await snapshot(other)).toEqual(before);
		expect(await scoreOf(own)).toBe(score);
		const foreign = { ...other.actor, now: later(30) };
		expect(await revertRegrade(db(), kind(), foreign, id)).toBe(false);
		expect((await db().regrade.findUniqueOrThrow({ where: { id } })).revertedAt).toBeNull();
	});
});
