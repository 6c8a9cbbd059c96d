/** Saving answers: every change becomes a step, once, in order, and never over another window's newer one. */
import { type Item, type ItemResponse, ResponseError, responseFromForm, responseToForm } from '~/core/kinds';
import { newId } from '~/db/ids';
import { appendStepIfOpen, type DatabaseKind, type DbOrTx } from '~/db/index.server';
import { readAnswer } from '~/features/items/index.server';
import { type AttemptFacts, attemptFacts } from './attempt-store.server';
import type { AnswerChange, AnswerResult, Fields, SaveReply } from './protocol';

/** Where and as whom to save. `now` is the server's clock. */
export interface SaveInput {
	attemptId: string;
	userId: string;
	answers: Array<AnswerChange>;
	now: Date;
}

/**
 * Saves a batch of answers.
 * @returns null when the attempt is not this user's; otherwise a result for every answer, in order
 */
export async function saveAnswers(
	db: DbOrTx,
	kind: DatabaseKind,
	{ attemptId, userId, answers, now }: SaveInput,
): Promise<SaveReply | null> {
	const facts = await attemptFacts(db, attemptId, userId);
	if (facts === null) return null;
	const reply: SaveReply = { savedAt: now.toISOString(), open: true, answers: [] };
	for (const answer of answers) {
		const result = await saveAnswer(db, kind, facts, attemptId, answer, now);
		if (result === 'closed') reply.open = false;
		reply.answers.push(
			result === 'closed'
				? {
						itemId: answer.itemId,
						key: answer.key,
						status: 'refused',
						message: 'This attempt is closed. What was saved before counts.',
					}
				: result,
		);
	}
	if (facts.assigned) {
		const attempt = await db.attempt.findUnique({ where: { id: attemptId }, select: { deadlineAt: true } });
		reply.deadline = { at: attempt?.deadlineAt?.toISOString() ?? null };
	}
	return reply;
}

async function saveAnswer(
	db: DbOrTx,
	kind: DatabaseKind,
	facts: AttemptFacts,
	attemptId: string,
	{ itemId, key, base, fields, certainty }: AnswerChange,
	now: Date,
): Promise<AnswerResult | 'closed'> {
	const item = facts.items.get(itemId);
	const refused = (message: string): AnswerResult => ({ itemId, key, status: 'refused', message });
	if (item === undefined) return refused('This question is not part of the attempt.');
	let response: ItemResponse | null;
	try {
		response = responseFromForm(item, fields);
	} catch (error) {
		if (error instanceof ResponseError) return refused(error.message);
		throw error;
	}
	const written = await appendStepIfOpen(db, kind, {
		id: newId(),
		attemptId,
		userId: facts.userId,
		itemId,
		revision: base + 1,
		key,
		kind: 'save',
		response,
		fraction: null,
		certainty: facts.certainty ? certainty : null,
		at: now,
	});
	if (written) return { itemId, key, status: 'saved', revision: base + 1 };
	return explainRefusal(db, item, attemptId, { itemId, key, base }, now);
}

/** Why nothing was written: sent before, overtaken by another window, or closed. Off the hot path. */
async function explainRefusal(
	db: DbOrTx,
	item: Item,
	attemptId: string,
	{ itemId, key, base }: Pick<AnswerChange, 'itemId' | 'key' | 'base'>,
	now: Date,
): Promise<AnswerResult | 'closed'> {
	const sent = await db.step.findUnique({
		where: { attemptId_key: { attemptId, key } },
		select: { revision: true },
	});
	if (sent !== null) return { itemId, key, status: 'saved', revision: sent.revision };
	const latest = await db.step.findFirst({
		where: { attemptId, itemId, revision: { gt: base } },
		orderBy: { revision: 'desc' },
		select: { revision: true, response: true },
	});
	const attempt = await db.attempt.findUnique({
		where: { id: attemptId },
		select: { state: true, deadlineAt: true },
	});
	const open = attempt?.state === 'open' && (attempt.deadlineAt === null || attempt.deadlineAt > now);
	if (!open || latest === null) return 'closed';
	return { itemId, key, status: 'stale', revision: latest.revision, fields: fieldsOf(item, latest.response) };
}

/** A stored answer as form pairs; empty when the learner emptied it, or nobody can read it. */
export function fieldsOf(item: Item, stored: unknown): Fields {
	const answer = readAnswer(item, stored);
	return answer.state === 'answered' ? responseToForm(item, answer.response) : [];
}
