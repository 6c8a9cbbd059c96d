/**
 * Applying a correction, and taking it back. The row of the correction says what holds; the scores follow from replaying
 * the attempts, a page of people at a time, so doing any of it again, or going on after a crash, changes nothing that is
 * right already.
 */
import { z } from 'zod';
import { newId } from '~/db/ids';
import {
	type DatabaseKind,
	type Db,
	holdStandings,
	jsonOrNull,
	lockClass,
	type Tx,
	transact,
} from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { publishItems, storedCorrections } from '~/features/items/index.server';
import { sendMessages } from '~/features/messages/index.server';
import { remarkAttempts } from '~/features/quizzes/index.server';
import { noteMarks, recountAssignmentForAll } from '~/features/standings/index.server';
import { type AskedAttempt, attemptsAsking, peopleWithAttempts, quizzesAsking } from './asked.server';
import { isSameCorrection, type Proposal, versionOf } from './plan.server';
import { newsWords, type RegradeKind, type ScoreChange } from './words';

/** People whose attempts are marked again in one transaction. */
const PAGE = 50;

const storedChanges = z.array(
	z.object({
		userId: z.string(),
		attemptId: z.string(),
		before: z.number().nullable(),
		after: z.number().nullable(),
	}),
);
/** `Regrade.changes`: the scores that a correction changed when it was applied. */
export type StoredChanges = z.infer<typeof storedChanges>;

/** Reads `Regrade.changes`. @throws ZodError for what no version of ours has written */
export function parseChanges(stored: unknown): StoredChanges {
	return storedChanges.parse(stored);
}

/** Who corrects in which class. */
export interface RegradeActor {
	classId: string;
	courseId: string;
	actorId: string;
	now: Date;
}

/**
 * Applies a correction to every attempt of the class, and tells the students whose score has changed. The same
 * correction once more, as by a double press, is not added again.
 * @returns the correction's id
 */
export async function applyRegrade(
	db: Db,
	kind: DatabaseKind,
	actor: RegradeActor,
	proposal: Proposal & { reason: string },
): Promise<string> {
	const { classId, courseId, actorId, now } = actor;
	const { reason, item, ...wanted } = proposal;
	if (item !== null) await publishItems(db, courseId, [item]);
	const id = await transact(db, async (tx) => {
		await lockClass(tx, kind, classId);
		const stored = await storedCorrections(tx, classId);
		const newest = stored.findLast(({ itemId }) => itemId === wanted.itemId);
		if (newest !== undefined && isSameCorrection(newest, proposal)) return newest.id;
		const created = newId();
		// Two of one millisecond would be applied in the order of their ids: the later one comes later.
		const { _max } = await tx.regrade.aggregate({ where: { classId }, _max: { createdAt: true } });
		const createdAt =
			_max.createdAt === null ? now : new Date(Math.max(now.getTime(), _max.createdAt.getTime() + 1));
		await tx.regrade.create({
			data: {
				id: created,
				classId,
				...wanted,
				versionId: versionOf(proposal),
				reason,
				createdById: actorId,
				createdAt,
				changes: [],
			},
		});
		await writeAudit(tx, {
			actorId,
			action: 'regrade.apply',
			classId,
			subjectId: created,
			detail: { item: wanted.itemId, kind: wanted.kind, policy: wanted.policy, reason },
			at: now,
		});
		return created;
	});
	await remarkClass(db, kind, actor, { id, itemId: wanted.itemId, kind: wanted.kind, reverted: false });
	return id;
}

/**
 * Takes a correction back: the scores are what they were without it, to the last digit. Attempts that were begun since
 * keep the question as they asked it.
 * @returns false when the class has no such correction; one that was taken back already stays so
 */
export async function revertRegrade(
	db: Db,
	kind: DatabaseKind,
	actor: RegradeActor,
	regradeId: string,
): Promise<boolean> {
	const { classId, actorId, now } = actor;
	const regrade = await transact(db, async (tx) => {
		await lockClass(tx, kind, classId);
		const found = await tx.regrade.findUnique({ where: { id: regradeId, classId } });
		if (found === null || found.revertedAt !== null) return found;
		await tx.regrade.update({
			where: { id: regradeId },
			data: { revertedAt: now, revertedById: actorId },
		});
		await writeAudit(tx, {
			actorId,
			action: 'regrade.revert',
			classId,
			subjectId: regradeId,
			detail: { item: found.itemId, kind: found.kind },
			at: now,
		});
		return found;
	});
	if (regrade === null) return false;
	await remarkClass(db, kind, actor, {
		id: regradeId,
		itemId: regrade.itemId,
		kind: regrade.kind,
		reverted: true,
	});
	return true;
}

interface Done {
	id: string;
	itemId: string;
	kind: RegradeKind;
	reverted: boolean;
}

async function remarkClass(db: Db, kind: DatabaseKind, actor: RegradeActor, done: Done): Promise<void> {
	const { classId, courseId } = actor;
	// Read after the correction was written: who begins later begins with it.
	const people = await peopleWithAttempts(db, classId);
	for (let at = 0; at < people.length; at += PAGE) {
		const page = people.slice(at, at + PAGE);
		await transact(db, (tx) => remarkPage(tx, kind, actor, done, page));
	}
	// What a quiz weighs can have changed also for those who have not taken it.
	const quizIds = quizzesAsking(courseId, done.itemId);
	const assignments = await db.assignment.findMany({
		where: { classId },
		orderBy: { id: 'asc' },
		select: { id: true, target: true, targetId: true },
	});
	for (const { id, target, targetId } of assignments) {
		if (target === 'quiz' && quizIds !== null && !quizIds.includes(targetId)) continue;
		await transact(db, (tx) => recountAssignmentForAll(tx, id));
	}
}

async function remarkPage(
	tx: Tx,
	kind: DatabaseKind,
	{ classId, courseId, now }: RegradeActor,
	done: Done,
	userIds: ReadonlyArray<string>,
): Promise<void> {
	await lockClass(tx, kind, classId);
	const regrade = await tx.regrade.findUniqueOrThrow({ where: { id: done.id } });
	// Somebody decided otherwise meanwhile, and marks the class again themselves.
	if ((regrade.revertedAt !== null) !== done.reverted) return;
	// Whoever submits now waits and is marked by what holds, or has submitted and is found below.
	await holdStandings(tx, courseId, userIds);
	const asked = await attemptsAsking(tx, { classId, courseId, itemId: done.itemId, userIds });
	const submitted = asked.filter(({ state }) => state === 'submitted');
	const rescored = await remarkAttempts(
		tx,
		submitted.map(({ id }) => id),
	);
	await noteMarks(tx, {
		courseId,
		userIds: [...new Set(asked.map(({ userId }) => userId))],
		itemId: done.itemId,
		quizIds: [...new Set(asked.map(({ quizId }) => quizId))],
		assignmentIds: [...new Set(asked.map(({ assignmentId }) => assignmentId))].sort(),
	});
	const scoresOf = new Map(rescored.map((scores) => [scores.attemptId, scores]));
	const changes = submitted.flatMap((attempt) => {
		const scores = scoresOf.get(attempt.id);
		return scores === undefined ? [] : [{ ...attempt, before: scores.before, after: scores.after }];
	});
	if (changes.length === 0) return;
	if (!done.reverted) {
		const told = changes.map(({ userId, id, before, after }) => ({ userId, attemptId: id, before, after }));
		const all = jsonOrNull([...parseChanges(regrade.changes), ...told]);
		await tx.regrade.update({ where: { id: done.id }, data: { changes: all } });
	}
	await tellStudents(tx, { classId, now }, done, changes);
}

/** One message for each student, however many of their attempts have changed. */
async function tellStudents(
	tx: Tx,
	{ classId, now }: Pick<RegradeActor, 'classId' | 'now'>,
	{ kind, reverted }: Done,
	changes: ReadonlyArray<AskedAttempt & ScoreChange>,
): Promise<void> {
	const news = new Map<string, Array<string>>();
	for (const change of changes) {
		const own = news.get(change.userId) ?? [];
		news.set(change.userId, [...own, newsWords(kind, change, reverted)]);
	}
	const readers = new Map<string, Array<string>>();
	for (const [userId, sentences] of news) {
		const body = sentences.join('\n');
		readers.set(body, [...(readers.get(body) ?? []), userId]);
	}
	for (const [body, toIds] of readers) {
		const subject = 'A question was corrected: your score has changed';
		await sendMessages(tx, { toIds, fromId: null, classId, subject, body, at: now });
	}
}
