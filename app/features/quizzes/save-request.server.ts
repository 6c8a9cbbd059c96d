import type { RequestContext } from '~/context';
import { databaseKind } from '~/db/index.server';
import type { DeadlineReply, SaveReply } from './protocol';
import { saveAnswers } from './save-answers.server';
import { attemptIdParam, saveRequest } from './schemas';

export type SaveRequestResult =
	| { kind: 'not-found' }
	| { kind: 'bad-request'; message: string }
	| { kind: 'saved'; reply: SaveReply };

interface SaveRequestInput {
	attemptId: string;
	userId: string;
	/** JSON of a `saveRequest`. */
	body: string;
	now: Date;
}

/** Reads what the outbox sent and saves it. */
export async function saveFromBrowser(
	context: RequestContext,
	input: SaveRequestInput,
): Promise<SaveRequestResult> {
	const { attemptId, userId, body, now } = input;
	if (!attemptIdParam.safeParse(attemptId).success) return { kind: 'not-found' };
	let json: unknown;
	try {
		json = JSON.parse(body);
	} catch {
		return { kind: 'bad-request', message: 'The body is not JSON.' };
	}
	const request = saveRequest.safeParse(json);
	if (!request.success) {
		const first = request.error.issues[0];
		return { kind: 'bad-request', message: `${first?.path.join('.')}: ${first?.message}` };
	}
	const kind = databaseKind(context.config.databaseUrl);
	const reply = await saveAnswers(context.db, kind, {
		attemptId,
		userId,
		answers: request.data.answers,
		now,
	});
	return reply === null ? { kind: 'not-found' } : { kind: 'saved', reply };
}

/** When the learner's own open attempt ends now; null when there is no such attempt, or it is closed. */
export async function getDeadline(
	{ db }: Pick<RequestContext, 'db'>,
	{ attemptId, userId, now }: Omit<SaveRequestInput, 'body'>,
): Promise<DeadlineReply | null> {
	if (!attemptIdParam.safeParse(attemptId).success) return null;
	const attempt = await db.attempt.findUnique({
		where: { id: attemptId, userId, state: 'open' },
		select: { deadlineAt: true },
	});
	if (attempt === null) return null;
	return { deadlineAt: attempt.deadlineAt?.toISOString() ?? null, serverNow: now.toISOString() };
}
