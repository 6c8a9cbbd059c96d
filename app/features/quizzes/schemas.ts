/** What the browser sends while a learner answers. Read by the server only. */
import { z } from 'zod';

/** Most answers in one batch, and most form pairs in one answer: far above what any quiz has. */
const MOST_ANSWERS = 100;
const MOST_PAIRS = 200;

const key = z.string().min(8).max(200);

const answerChange = z.object({
	itemId: z.string().max(100),
	key,
	base: z.number().int().min(0).max(1_000_000),
	fields: z.array(z.tuple([z.string().max(200), z.string().max(20_000)])).max(MOST_PAIRS),
	certainty: z.number().int().min(1).max(3).nullable(),
});

export const saveRequest = z.object({ answers: z.array(answerChange).min(1).max(MOST_ANSWERS) });

/** What a submit button of a quiz page asks for. */
export const intent = z.union([
	z.literal('save'),
	z.literal('submit'),
	z.string().regex(/^try:[a-z0-9-]{1,100}$/),
]);

export const attemptIdParam = z.uuid();
