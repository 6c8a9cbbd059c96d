/** The quiz page's one form, read back: saves every answer in it, then does what the pressed button asks for. */
import type { RequestContext } from '~/context';
import { BEHAVIOURS } from '~/core/behaviours';
import { databaseKind } from '~/db/index.server';
import { findAttempt, type LoadedAttempt, type LoadedStep, loadSteps } from './attempt-store.server';
import type { FormProblems } from './components/attempt-form';
import {
	type AnswerChange,
	CERTAINTY_FIELD,
	type Fields,
	fieldName,
	itemFields,
	KEY_FIELD,
	REVISION_FIELD,
} from './protocol';
import { fieldsOf, saveAnswers } from './save-answers.server';
import { intent as intentSchema } from './schemas';
import { situationOf } from './situation.server';
import { submitAttempt, submitWhenOver } from './submit-attempt.server';
import { tryItem } from './try-item.server';

export type FormResult =
	| { kind: 'not-found' }
	| { kind: 'bad-request'; message: string }
	| { kind: 'closed' }
	/** Some answers were not taken; what was typed comes back. `stale`: another window had saved since. */
	| { kind: 'problems'; problems: FormProblems; stale: boolean }
	/** `itemId`: the item that was marked; null after a plain save. */
	| { kind: 'saved'; itemId: string | null };

interface FormInput {
	attemptId: string;
	userId: string;
	form: URLSearchParams;
	now: Date;
}

/** A whole number of a form field; null when it is none. */
function wholeNumber(form: URLSearchParams, name: string): number | null {
	const value = form.get(name);
	return typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : null;
}

/** The revision of an item that the page showed; 0 when the field is missing. */
export function revisionIn(form: URLSearchParams, itemId: string): number {
	return wholeNumber(form, fieldName(itemId, REVISION_FIELD)) ?? 0;
}

/** The key the page was made with; null when it is missing or absurd. */
export function keyIn(form: URLSearchParams): string | null {
	const key = form.get(KEY_FIELD);
	return typeof key === 'string' && key.length >= 5 && key.length <= 100 ? key : null;
}

const sameFields = (one: Fields, other: Fields) =>
	JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** Handles a submitted quiz page, with or without scripts. */
export async function actOnAttempt(context: RequestContext, input: FormInput): Promise<FormResult> {
	const { db, config } = context;
	const { attemptId, userId, form, now } = input;
	const kind = databaseKind(config.databaseUrl);
	const attempt = await findAttempt(db, attemptId, userId);
	if (attempt === null || attempt.behaviour === 'check') return { kind: 'not-found' };
	if (attempt.state !== 'open') return { kind: 'closed' };
	const intent = intentSchema.safeParse(form.get('intent'));
	const key = keyIn(form);
	if (!intent.success || key === null) {
		return {
			kind: 'bad-request',
			message: 'This form is incomplete. Go back, reload the page and send it again.',
		};
	}
	const tried = intent.data.startsWith('try:') ? intent.data.slice('try:'.length) : null;
	if (tried !== null && !attempt.items.some(({ id }) => id === tried)) {
		return { kind: 'bad-request', message: 'This question is not part of the attempt.' };
	}

	const changes = changedAnswers(attempt, await loadSteps(db, attemptId), input, key, tried);
	const reply =
		changes.length === 0 ? null : await saveAnswers(db, kind, { attemptId, userId, answers: changes, now });
	if (reply?.open === false) {
		await submitWhenOver(db, { attemptId, userId, now });
		return { kind: 'closed' };
	}
	const problems: FormProblems = { byItem: {}, typed: {} };
	let stale = false;
	for (const result of reply?.answers ?? []) {
		if (result.status === 'saved') continue;
		stale ||= result.status === 'stale';
		problems.byItem[result.itemId] =
			result.status === 'stale'
				? 'This answer was changed in another window. Here is what you typed; save again to keep it.'
				: result.message;
		problems.typed[result.itemId] = itemFields(form.entries(), result.itemId);
	}
	if (Object.keys(problems.byItem).length > 0) return { kind: 'problems', problems, stale };

	if (intent.data === 'submit') {
		const submitted = await submitAttempt(db, { attemptId, userId, now });
		return submitted === null ? { kind: 'not-found' } : { kind: 'closed' };
	}
	if (tried === null) return { kind: 'saved', itemId: null };
	const result = await tryItem(db, kind, {
		attemptId,
		userId,
		itemId: tried,
		key: `${key}:try:${tried}`,
		base: revisionIn(form, tried),
		fields: itemFields(form.entries(), tried),
		now,
	});
	switch (result.kind) {
		case 'not-found':
			return { kind: 'not-found' };
		case 'closed':
			await submitWhenOver(db, { attemptId, userId, now });
			return { kind: 'closed' };
		case 'tried':
			return { kind: 'saved', itemId: tried };
		case 'stale':
		case 'refused': {
			const message =
				result.kind === 'stale'
					? 'This answer was changed in another window. Here is what you typed; check again to use it.'
					: result.message;
			const typed = { [tried]: itemFields(form.entries(), tried) };
			return {
				kind: 'problems',
				problems: { byItem: { [tried]: message }, typed },
				stale: result.kind === 'stale',
			};
		}
		default:
			return result satisfies never;
	}
}

/**
 * The answers in the form that differ from what is stored, but for the one that is about to be marked. Finished
 * items are not in the form (their controls are disabled) and so say nothing.
 */
function changedAnswers(
	attempt: LoadedAttempt,
	steps: Map<string, Array<LoadedStep>>,
	{ form, now }: FormInput,
	key: string,
	tried: string | null,
): Array<AnswerChange> {
	return attempt.items.flatMap((item) => {
		const before = steps.get(item.id) ?? [];
		const mayAnswer = BEHAVIOURS[attempt.behaviour].mayAnswer(situationOf(attempt, before, now));
		if (item.id === tried || (!mayAnswer.ok && mayAnswer.reason !== 'closed' && mayAnswer.reason !== 'late'))
			return [];
		const fields = itemFields(form.entries(), item.id).filter(([, value]) => value !== '');
		const certainty = wholeNumber(form, fieldName(item.id, CERTAINTY_FIELD));
		const latest = before.at(-1);
		const stored = latest === undefined ? [] : fieldsOf(item, latest.response);
		if (sameFields(fields, stored) && certainty === (latest?.certainty ?? null)) return [];
		return [
			{ itemId: item.id, key: `${key}:${item.id}`, base: revisionIn(form, item.id), fields, certainty },
		];
	});
}
