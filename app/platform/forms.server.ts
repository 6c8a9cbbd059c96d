/** Reading a posted form, and the answer that shows it again with what was wrong. */
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { waitSentence } from './rate-limit.server';

/** The reply that `~/ui/form` shows; said here again because neither layer may import the other. */
interface FormReply {
	/** What was typed, by field. */
	values: Record<string, string>;
	/** Messages by field; '' holds those about the whole form. */
	errors: Record<string, Array<string>>;
}

/** Never sent back to the browser. */
const SECRETS = ['password', 'currentPassword', 'newPassword', 'token'];

/** What was typed, without secrets, for the fields to hold again. */
function typedValues(form: URLSearchParams): Record<string, string> {
	return Object.fromEntries([...form].filter(([name]) => !SECRETS.includes(name)));
}

/** A parsed form, or the reply that says what is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; reply: FormReply };

/** Checks a form against its schema. */
export function parseForm<Schema extends z.ZodType>(
	form: URLSearchParams,
	schema: Schema,
): Parsed<z.output<Schema>> {
	const submission = parseWithZod(form, { schema });
	if (submission.status === 'success') return { ok: true, value: submission.value };
	const errors = Object.entries(submission.error ?? {}).flatMap(([name, messages]) =>
		messages === null ? [] : [[name, messages] as const],
	);
	return { ok: false, reply: { values: typedValues(form), errors: Object.fromEntries(errors) } };
}

/** The reply to a form whose fields are right, but which cannot be done; `errors` by field, '' for the whole form. */
export function replyTo(form: URLSearchParams, errors: Record<string, string>): FormReply {
	return {
		values: typedValues(form),
		errors: Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, [message]])),
	};
}

/** Shows the form again. @param status 400, 403, … */
export function answer(status: number, reply: FormReply) {
	return data({ reply }, { status });
}

/** Shows the form again with how long to wait; 429. */
export function answerLimited(form: URLSearchParams, retryAfterSeconds: number) {
	const reply = replyTo(form, { '': waitSentence(retryAfterSeconds) });
	return data({ reply }, { status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } });
}
