/** What the forms about grades may say. */
import { z } from 'zod';
import { readNumber } from '~/core/csv';

export const REASON_MOST = 500;

const WHY = 'Write why: the history keeps it for whoever asks later.';
const TOO_LONG = `Shorten the reason to ${REASON_MOST} characters.`;
const isShort = (text: string) => text.length <= REASON_MOST;

/** An empty field does not come at all; nothing is piped into another text, which must not be empty either. */
const reason = z
	.string()
	.optional()
	.transform((text) => (text ?? '').trim())
	.refine(isShort, TOO_LONG);

const requiredReason = z
	.string({ error: WHY })
	.transform((text) => text.trim())
	.refine(isShort, TOO_LONG)
	.refine((text) => text !== '', WHY);

/** As typed, 0 to 100 per cent; becomes 0..1. */
const score = z.string({ error: 'Write the score in per cent, such as 85.' }).transform((text, context) => {
	const read = readNumber(text);
	if (read.ok && read.value >= 0 && read.value <= 100) return read.value / 100;
	context.addIssue({ code: 'custom', message: 'Write a number from 0 to 100, such as 85 or 85.5.' });
	return z.NEVER;
});

const seen = z
	.string()
	.optional()
	.transform((id) => id ?? '');

/** By the `intent` of the form. */
export const entrySchemas = {
	override: z.object({ score, reason: requiredReason, seen }),
	excuse: z.object({ reason: requiredReason, seen }),
	clear: z.object({ reason, seen }),
	unexcuse: z.object({ reason, seen }),
};
