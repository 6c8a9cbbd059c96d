/** The page on which one written answer is marked by its rubric. */
import { z } from 'zod';
import type { RequestContext } from '~/context';
import { formatHundredths } from '~/core/csv';
import { formatBoth, LOCALE } from '~/core/dates';
import { countWords } from '~/core/kinds';
import type { ClassAccess } from '~/features/classes/index.server';
import { notFound } from '~/platform/responses';
import { aliasOf, answerLists } from './marking-queue.server';
import { findReflection } from './reflection.server';
import type { MarkingPage } from './views';
import { namesOf, viewerZone } from './words.server';

const storedPoints = z.record(z.string(), z.number());

/**
 * What a question says of verdicts, such as that none is asked for or that marks do not depend on one; null when it
 * says nothing. A sentence that speaks of “yours” comes with the one it refers to.
 */
export function verdictLine(texts: ReadonlyArray<string>): string | null {
	const found = texts.flatMap((text) => {
		const sentences = text.split(/(?<=[.!?])\s+/);
		return sentences.flatMap((sentence, at) => {
			if (/\bverdicts?\b/i.test(sentence)) return [sentence];
			return /\bdo not depend on yours\b/i.test(sentence) ? [sentences[at - 1] ?? '', sentence] : [];
		});
	});
	return found.length === 0 ? null : found.join(' ').trim();
}

/**
 * One answer with its rubric, and its neighbours in the list it is in.
 * @throws {Response} 404 unless it is a reflection in a submitted attempt under an assignment of the class
 */
export async function getMarkingPage(
	context: RequestContext,
	access: ClassAccess,
	{ attemptId, itemId }: { attemptId: string; itemId: string },
): Promise<MarkingPage> {
	const { db } = context;
	const where = { attemptId, itemId };
	const [found, { lists, hidden }, markings, comments, here] = await Promise.all([
		findReflection(db, access.class.id, where),
		answerLists(context, access),
		db.marking.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
		db.savedComment.findMany({
			where: { userId: access.viewer.id },
			orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
			select: { id: true, text: true },
		}),
		viewerZone(db, access),
	]);
	if (found === null) throw notFound();
	const names = await namesOf(
		db,
		markings.map(({ byId }) => byId),
	);
	const isThis = (each: { attemptId: string; itemId: string }) =>
		each.attemptId === attemptId && each.itemId === itemId;
	const list =
		(['waiting', 'length', 'marked'] as const).find((each) => lists[each].some(isThis)) ?? 'marked';
	const at = lists[list].findIndex(isThis);
	const neighbour = (index: number) => {
		const answer = lists[list][index];
		return answer === undefined ? null : { attemptId: answer.attemptId, itemId: answer.itemId };
	};
	const { item, assignment, student, sections } = found;
	const [newest] = markings;
	const nameless = hidden.has(assignment.id);
	return {
		classId: access.class.id,
		attemptId,
		itemId,
		assignment,
		who: nameless ? aliasOf(attemptId) : student.name,
		hidden: nameless,
		mayReveal: access.role === 'instructor',
		prompt: item.prompt,
		verdict: verdictLine([item.prompt, item.explanation ?? '']),
		sample: item.sample,
		sections,
		words: sections.reduce((sum, { text }) => sum + countWords(text), 0),
		rubric: item.rubric.map(({ id, criterion, levels }) => ({
			id,
			criterion,
			levels: levels.map(({ points, text }) => ({ points, text })),
		})),
		points: newest === undefined ? {} : storedPoints.parse(newest.points),
		comment: newest?.comment ?? '',
		newest: newest?.id ?? '',
		history: markings.map(({ id, fraction, byId, at: when }) => ({
			id,
			what: `${formatHundredths(fraction)} %`,
			by: names.get(byId) ?? 'an account that is gone',
			at: formatBoth(when, access.class.zone, here, LOCALE),
		})),
		comments,
		list,
		place: at + 1,
		of: lists[list].length,
		previous: at <= 0 ? null : neighbour(at - 1),
		next: at === -1 ? null : neighbour(at + 1),
	};
}
