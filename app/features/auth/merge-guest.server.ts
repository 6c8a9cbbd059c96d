import { type DatabaseKind, type Db, lockUsers, type Tx, transact } from '~/db/index.server';
import { recountLearner } from '~/features/standings/index.server';
import { GUEST } from './accounts.server';
import { mergeClassWork } from './merge-class-work.server';
import { type MergeHistory, openTwice, planMerge } from './plan-merge';

/** What becomes of each model that belongs to a user; `merge-guest.test.ts` fails when the schema has another one. */
export const MERGE_RULES = {
	Session: 'ends with the guest',
	PasswordReset: 'a guest has none',
	Attempt: 'moves, renumbered; of two open ones of a quiz the fuller stays open; steps and marks go along',
	DonePart: 'union, the earlier instant of each',
	Place: 'the newer of each course',
	Membership: 'moves; of two in one class the account’s stays, and takes over what it lacks',
	CourseStanding: 'counted again',
	LessonStanding: 'counted again',
	ItemStanding: 'counted again',
	MisconceptionStanding: 'counted again',
	AssignmentStanding: 'counted again',
	GradeEntry: 'moves: one history of both',
	Message: 'moves',
	OutgoingMail: 'moves; a guest has no address of their own',
	SavedComment: 'moves',
	InstructorRequest: 'a guest has none',
} as const;

/** The answers an attempt holds; an item that was emptied again does not count. */
async function countAnswers(tx: Tx, attemptIds: Array<string>): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	if (attemptIds.length === 0) return counts;
	const steps = await tx.step.findMany({
		where: { attemptId: { in: attemptIds } },
		orderBy: { revision: 'asc' },
		select: { attemptId: true, itemId: true, response: true },
	});
	const latest = new Map(steps.map((step) => [JSON.stringify([step.attemptId, step.itemId]), step]));
	for (const { attemptId, response } of latest.values()) {
		if (response !== null) counts.set(attemptId, (counts.get(attemptId) ?? 0) + 1);
	}
	return counts;
}

async function readHistories(
	tx: Tx,
	guestId: string,
	accountId: string,
): Promise<[MergeHistory, MergeHistory]> {
	async function read(userId: string): Promise<MergeHistory> {
		const attempts = await tx.attempt.findMany({
			where: { userId },
			select: { id: true, courseId: true, quizId: true, assignmentId: true, number: true, state: true },
		});
		const parts = await tx.donePart.findMany({
			where: { userId },
			select: { courseId: true, part: true, at: true },
		});
		const places = await tx.place.findMany({
			where: { userId },
			select: { courseId: true, lessonId: true, anchor: true, at: true },
		});
		return {
			attempts: attempts.map(({ state, ...attempt }) => ({
				...attempt,
				open: state === 'open',
				answered: 0,
			})),
			parts,
			places,
		};
	}
	const guest = await read(guestId);
	const account = await read(accountId);
	const answers = await countAnswers(tx, openTwice(guest.attempts, account.attempts));
	for (const attempt of [...guest.attempts, ...account.attempts])
		attempt.answered = answers.get(attempt.id) ?? 0;
	return [guest, account];
}

/**
 * Moves a guest's history into an account, keeping the better of each, and deletes the guest. One transaction; both
 * users are locked, so that nothing is added to either history meanwhile.
 * @returns false when there was nothing to do: the guest is gone, or is no guest. Doing it twice is doing it once.
 * @throws when there is no such account
 */
export async function mergeGuest(
	db: Db,
	kind: DatabaseKind,
	{ guestId, accountId }: { guestId: string; accountId: string },
): Promise<boolean> {
	return transact(db, async (tx) => {
		const locked = await lockUsers(tx, kind, [guestId, accountId]);
		if (!locked.includes(accountId)) throw new Error('The account to merge into does not exist.');
		const isGuest = (await tx.user.count({ where: { id: guestId, ...GUEST } })) === 1;
		if (!isGuest || guestId === accountId) return false;
		const plan = planMerge(...(await readHistories(tx, guestId, accountId)));
		await tx.attempt.updateMany({
			where: { id: { in: plan.abandon } },
			data: { state: 'abandoned', openKey: null },
		});
		for (const { id, courseId, quizId, assignmentId, number, open } of plan.move) {
			const openKey = open
				? [accountId, courseId, quizId, ...(assignmentId === null ? [] : [assignmentId])].join(':')
				: null;
			await tx.attempt.update({ where: { id }, data: { userId: accountId, number, openKey } });
		}
		for (const { courseId, part, at } of plan.parts) {
			await tx.donePart.upsert({
				where: { userId_courseId_part: { userId: accountId, courseId, part } },
				create: { userId: accountId, courseId, part, at },
				update: { at },
			});
		}
		for (const { courseId, ...place } of plan.places) {
			await tx.place.upsert({
				where: { userId_courseId: { userId: accountId, courseId } },
				create: { userId: accountId, courseId, ...place },
				update: place,
			});
		}
		const ofClasses = await mergeClassWork(tx, guestId, accountId);
		await tx.user.delete({ where: { id: guestId } });
		// An account's attempt gives way only to one of the guest's in the same course, which has moved.
		const touched = [...plan.move, ...plan.parts].map(({ courseId }) => courseId);
		for (const courseId of new Set([...touched, ...ofClasses])) {
			await recountLearner(tx, { userId: accountId, courseId });
		}
		return true;
	});
}
