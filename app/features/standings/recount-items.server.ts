/** Counting how a learner stands with questions, and which misconceptions the answers showed. */
import { correctAnswer } from '~/core/corrections';
import { gradeItem, type Item } from '~/core/kinds';
import { misconceptionsHit } from '~/core/kinds/misconceptions';
import { itemStanding, type MarkedTry, misconceptionStandings } from '~/core/standings';
import { putItemStandings, putMisconceptionStandings, type Tx } from '~/db/index.server';
import {
	fractionOf,
	loadCorrections,
	loadItems,
	NO_CORRECTIONS,
	parsePinned,
	readAnswer,
} from '~/features/items/index.server';
import { verdictIn } from './course-facts.server';
import type { People } from './people';
import { changesBetween } from './rows';

/**
 * Misconceptions that a stored answer shows. One that cannot be read, or names parts that the version does not have so
 * that its grader fails, shows none.
 */
function misconceptionsOf(item: Item, stored: unknown): Array<string> {
	const answer = readAnswer(item, stored);
	if (answer.state !== 'answered' || gradeItem(item, answer.response).status === 'failed') return [];
	return misconceptionsHit(item, answer.response);
}

/** The marked tries of one person on one question. */
interface Tried {
	userId: string;
	itemId: string;
	tries: Array<MarkedTry>;
}

/** All marked tries of some people in a course, as they count under the corrections of their classes. */
async function markedTries(
	tx: Tx,
	{ courseId, userIds }: People,
	itemIds: ReadonlyArray<string> | 'all',
): Promise<Array<Tried>> {
	const steps = await tx.step.findMany({
		where: {
			attempt: { userId: { in: [...userIds] }, courseId, state: { in: ['open', 'submitted'] } },
			kind: 'try',
			...(itemIds === 'all' ? {} : { itemId: { in: [...itemIds] } }),
		},
		select: { attemptId: true, itemId: true, revision: true, response: true, fraction: true, at: true },
	});
	// A try asks for one question: most of the learner's attempts have nothing to do with it.
	const attempts = await tx.attempt.findMany({
		where: { id: { in: [...new Set(steps.map(({ attemptId }) => attemptId))] } },
		select: { id: true, userId: true, items: true, assignmentId: true },
	});
	const stepsOn = new Set(steps.map(({ attemptId, itemId }) => `${attemptId} ${itemId}`));
	const pinned = attempts.flatMap(({ id, items }) =>
		parsePinned(items).flatMap((each) =>
			stepsOn.has(`${id} ${each.itemId}`) ? [{ ...each, attemptId: id }] : [],
		),
	);
	const items = await loadItems(tx, pinned);
	const itemOf = new Map(pinned.map(({ attemptId, itemId }, at) => [`${attemptId} ${itemId}`, items[at]]));
	const attemptOf = new Map(attempts.map((attempt) => [attempt.id, attempt]));
	const corrections = await loadCorrections(
		tx,
		attempts.flatMap(({ assignmentId }) => assignmentId ?? []),
	);
	const tried = new Map<string, Tried>();
	for (const { attemptId, itemId, response, fraction, ...step } of steps) {
		const item = itemOf.get(`${attemptId} ${itemId}`);
		const attempt = attemptOf.get(attemptId);
		if (item === undefined || attempt === undefined) continue;
		const { userId, assignmentId } = attempt;
		const own = corrections.get(assignmentId ?? '') ?? NO_CORRECTIONS;
		const verdict = verdictIn(own, itemId);
		if (verdict === 'dropped') continue;
		const corrected = correctAnswer(
			item,
			fraction,
			(version) => fractionOf(version, response),
			own.get(itemId) ?? [],
		);
		if (corrected.fraction === null && verdict !== 'credited') continue;
		const counted: MarkedTry =
			verdict === 'credited'
				? { ...step, attemptId, fraction: 1, misconceptions: [] }
				: {
						...step,
						attemptId,
						fraction: corrected.fraction ?? 0,
						misconceptions: misconceptionsOf(corrected.item, response),
					};
		const key = `${userId} ${itemId}`;
		const before = tried.get(key);
		if (before === undefined) tried.set(key, { userId, itemId, tries: [counted] });
		else before.tries.push(counted);
	}
	return [...tried.values()];
}

/**
 * Counts questions of some people again, from the tries; `all` also removes rows of questions that were never tried.
 * Hold their standings first.
 * @returns rows that were different
 */
export async function recountItems(
	tx: Tx,
	people: People,
	itemIds: ReadonlyArray<string> | 'all',
): Promise<number> {
	if (itemIds !== 'all' && itemIds.length === 0) return 0;
	const { courseId, userIds } = people;
	const tried = await markedTries(tx, people, itemIds);
	const where = {
		userId: { in: [...userIds] },
		courseId,
		...(itemIds === 'all' ? {} : { itemId: { in: [...itemIds] } }),
	};
	const items = changesBetween(
		tried.flatMap(({ userId, itemId, tries }) => {
			const count = itemStanding(tries);
			return count === null ? [] : [{ userId, courseId, itemId, ...count }];
		}),
		await tx.itemStanding.findMany({ where }),
		({ userId, itemId }) => `${userId} ${itemId}`,
	);
	await putItemStandings(tx, items.put);
	for (const { userId, itemId } of items.remove) {
		await tx.itemStanding.deleteMany({ where: { userId, courseId, itemId } });
	}
	const shown = changesBetween(
		tried.flatMap(({ userId, itemId, tries }) =>
			misconceptionStandings(tries).map((count) => ({ userId, courseId, itemId, ...count })),
		),
		await tx.misconceptionStanding.findMany({ where }),
		({ userId, itemId, code }) => `${userId} ${itemId} ${code}`,
	);
	await putMisconceptionStandings(tx, shown.put);
	for (const { userId, itemId, code } of shown.remove) {
		await tx.misconceptionStanding.deleteMany({ where: { userId, courseId, itemId, code } });
	}
	return items.put.length + items.remove.length + shown.put.length + shown.remove.length;
}
