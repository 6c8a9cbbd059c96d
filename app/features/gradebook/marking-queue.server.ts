/** The written answers of a class, in the order they are marked in. */

import { getItem } from '~/content/index.server';
import type { RequestContext } from '~/context';
import { databaseKind, type WrittenAnswer, writtenAnswers } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { paths } from '~/platform/paths';
import { hiddenAssignments } from './anonymous.server';
import type { AnswerList, ListedAnswer, MarkingQueue } from './views';

/** Answers on one page; the rest comes up as these are marked. */
const SHOWN = 200;

const LISTS: ReadonlyArray<AnswerList> = ['waiting', 'length', 'marked'];

/** Which list an answer is in. */
function listOf({ waits, markings }: WrittenAnswer): AnswerList {
	if (waits) return 'waiting';
	return markings > 0 ? 'marked' : 'length';
}

/** What stands for a name that is hidden: the same on every page, and telling nothing. */
export function aliasOf(attemptId: string): string {
	return `Answer ${attemptId.slice(0, 4).toUpperCase()}`;
}

/** All lists of a class, in their order: by assignment, question, and then by time, or by chance without names. */
export async function answerLists(context: RequestContext, { class: facts }: ClassAccess) {
	const { db, config } = context;
	const [found, hidden, assignments] = await Promise.all([
		writtenAnswers(db, databaseKind(config.databaseUrl), { classId: facts.id, courseId: facts.courseId }),
		hiddenAssignments(db, facts.id),
		db.assignment.findMany({
			where: { classId: facts.id },
			orderBy: [{ position: 'asc' }, { id: 'asc' }],
			select: { id: true, title: true },
		}),
	]);
	const place = new Map(assignments.map(({ id }, at) => [id, at]));
	const titles = new Map(assignments.map(({ id, title }) => [id, title]));
	const order = (a: WrittenAnswer, b: WrittenAnswer) =>
		(place.get(a.assignmentId) ?? 0) - (place.get(b.assignmentId) ?? 0) ||
		a.itemId.localeCompare(b.itemId) ||
		(hidden.has(a.assignmentId) ? 0 : a.submittedAt.getTime() - b.submittedAt.getTime()) ||
		a.attemptId.localeCompare(b.attemptId);
	const lists: Record<AnswerList, Array<WrittenAnswer>> = { waiting: [], length: [], marked: [] };
	for (const answer of found.toSorted(order)) lists[listOf(answer)].push(answer);
	return { lists, hidden, titles };
}

/** The page of answers to mark. @param list as the address has it; the waiting ones unless it names another */
export async function getMarkingQueue(
	context: RequestContext,
	access: ClassAccess,
	list: string | null,
): Promise<MarkingQueue> {
	const { lists, hidden, titles } = await answerLists(context, access);
	const shown = LISTS.find((each) => each === list) ?? 'waiting';
	const { id: classId, courseId } = access.class;
	const row = ({ attemptId, itemId, assignmentId, name }: WrittenAnswer): ListedAnswer => ({
		attemptId,
		itemId,
		assignment: titles.get(assignmentId) ?? '',
		prompt: getItem(courseId, itemId)?.item.prompt ?? itemId,
		who: hidden.has(assignmentId) ? aliasOf(attemptId) : name,
	});
	return {
		classId,
		list: shown,
		counts: { waiting: lists.waiting.length, length: lists.length.length, marked: lists.marked.length },
		answers: lists[shown].slice(0, SHOWN).map(row),
		hidden: [...hidden].map((id) => ({ id, title: titles.get(id) ?? '' })),
		mayReveal: access.role === 'instructor',
	};
}

/** Where to go when this answer is marked: to the next one that waits, else to the list. */
export async function addressAfterMarking(
	context: RequestContext,
	access: ClassAccess,
	{ attemptId, itemId }: { attemptId: string; itemId: string },
): Promise<string> {
	const { waiting } = (await answerLists(context, access)).lists;
	const at = waiting.findIndex((each) => each.attemptId === attemptId && each.itemId === itemId);
	const others = waiting.filter((_, index) => index !== at);
	// Those before it were passed over; they come again at the end.
	const next = at === -1 ? undefined : (others[at] ?? others[0]);
	const { id } = access.class;
	const address =
		next === undefined ? paths.teachClass(id, 'marking') : paths.teachMark(id, next.attemptId, next.itemId);
	return `${address}?done`;
}
