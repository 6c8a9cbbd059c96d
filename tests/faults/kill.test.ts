/**
 * The server is killed with `kill -9` while learners save and submit, twenty times over. Afterwards every answer that
 * was acknowledged is stored, once; what was not acknowledged can be sent again and is stored once; a submission is
 * whole or has not happened.
 */
import { expect, test } from 'vitest';
import { openDatabase } from '~/db/index.server';
import type { AnswerChange } from '~/features/quizzes/protocol';
import { rightFields, wrongFields } from '../support/answers';
import { createTestDatabase, TEST_DATABASES } from '../support/database';
import { change, type HttpLearner, httpLearner } from '../support/http-learner';
import { startServer } from '../support/server';
import { LESSON, quizOf } from '../support/walk';

const ROUNDS = 20;
const LEARNERS = 4;
/** The kill comes at a random moment of this span. */
const LONGEST_ROUND_MS = 600;
/** Half of the learners submit after so many answers, so that kills hit submissions too. */
const TURNS_BEFORE_SUBMIT = 2;

interface Walk {
	learner: HttpLearner;
	attemptId: string;
	/** Key → item, of everything the server said it had saved. */
	acknowledged: Map<string, string>;
	unanswered: Array<AnswerChange>;
	revisions: Map<string, number>;
	submitAcknowledged: boolean;
}

const items = quizOf(LESSON).items;

/** Saves one answer after another until the server goes away; those who submit do so early. */
async function answerUntilKilled(walk: Walk, submits: boolean, stopped: () => boolean): Promise<void> {
	for (let turn = 0; !stopped(); turn += 1) {
		const item = items[turn % items.length];
		if (item === undefined) return;
		const fields = turn % 2 === 0 ? rightFields(item) : wrongFields(item);
		const answer = change(item.id, walk.revisions.get(item.id) ?? 0, fields);
		try {
			if (submits && turn === TURNS_BEFORE_SUBMIT) {
				const status = await walk.learner.submit(walk.attemptId);
				walk.submitAcknowledged = status === 302;
				return;
			}
			const reply = await walk.learner.save(walk.attemptId, [answer]);
			const [result] = reply.answers;
			if (result?.status !== 'saved') return;
			walk.acknowledged.set(answer.key, item.id);
			walk.revisions.set(item.id, result.revision);
		} catch {
			// The server is gone in the middle of this request: it may or may not have been written.
			walk.unanswered.push(answer);
			return;
		}
	}
}

test.each(TEST_DATABASES)(
	'twenty kills lose no acknowledged answer and double none (%s)',
	async (kind) => {
		const database = await createTestDatabase(kind);
		const server = await startServer({ databaseUrl: database.url });
		const db = await openDatabase(database.url);
		let saved = 0;
		let submitted = 0;
		try {
			for (let round = 0; round < ROUNDS; round += 1) {
				const walks: Array<Walk> = await Promise.all(
					Array.from({ length: LEARNERS }, async () => {
						const learner = httpLearner(server.url);
						return {
							learner,
							attemptId: await learner.start(LESSON),
							acknowledged: new Map(),
							unanswered: [],
							revisions: new Map(),
							submitAcknowledged: false,
						};
					}),
				);
				let over = false;
				const answering = walks.map((walk, at) => answerUntilKilled(walk, at % 2 === 1, () => over));
				await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * LONGEST_ROUND_MS));
				await server.kill('SIGKILL');
				over = true;
				await Promise.all(answering);
				await server.restart();

				for (const walk of walks) {
					const open = await db.attempt.findUniqueOrThrow({ where: { id: walk.attemptId } });
					const again = walk.unanswered;
					if (open.state === 'open' && again.length > 0) {
						// The outbox sends the same change, with the same key, to the new process: twice, to be sure.
						for (const reply of [
							await walk.learner.save(walk.attemptId, again),
							await walk.learner.save(walk.attemptId, again),
						]) {
							expect(reply.answers.map(({ status }) => status)).toEqual(again.map(() => 'saved'));
						}
						for (const { key, itemId } of again) walk.acknowledged.set(key, itemId);
					}
					const steps = await db.step.findMany({ where: { attemptId: walk.attemptId } });
					const stored = new Map<string, number>();
					for (const { key } of steps) stored.set(key, (stored.get(key) ?? 0) + 1);
					for (const key of walk.acknowledged.keys()) expect(stored.get(key)).toBe(1);
					const marks = await db.mark.count({ where: { attemptId: walk.attemptId } });
					expect(marks).toBe(open.state === 'submitted' ? items.length : 0);
					expect(open.openKey === null).toBe(open.state === 'submitted');
					if (walk.submitAcknowledged) expect(open.state).toBe('submitted');
					saved += walk.acknowledged.size;
					if (open.state === 'submitted') submitted += 1;
				}
			}
			// The test must have tested something: answers in every round, and submissions among them.
			expect(saved).toBeGreaterThan(ROUNDS * LEARNERS);
			expect(submitted).toBeGreaterThan(0);
			console.log(
				`${kind}: ${ROUNDS} kills, ${saved} acknowledged answers and ${submitted} submissions, none lost or doubled`,
			);
		} finally {
			await db.$disconnect();
			await server.stop();
			await database.remove();
		}
	},
	300_000,
);
