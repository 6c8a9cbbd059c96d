/** Reading answers from form fields, in the one way all kinds share. */
import type { FormFields } from './kind';
import { cleanText } from './text';

/** An answer that cannot be taken; the message is for the learner, who keeps what was typed. */
export class ResponseError extends Error {
	override readonly name = 'ResponseError';

	/** @param field name of the form field, without the item's prefix */
	constructor(
		readonly field: string,
		message: string,
	) {
		super(message);
	}
}

/** Last value of a field that is not blank; null when there is none. */
function lastValue(fields: FormFields, name: string): string | null {
	const values = fields.filter(([field, value]) => field === name && value.trim() !== '');
	return values.at(-1)?.[1] ?? null;
}

/**
 * Typed text as it is to be stored.
 * @param max longest allowed, in UTF-16 code units
 * @returns null when the field is missing or blank
 * @throws ResponseError when the text is longer than `max`
 */
export function typedText(fields: FormFields, name: string, max: number): string | null {
	const typed = lastValue(fields, name);
	if (typed === null) return null;
	const cleaned = cleanText(typed);
	if (cleaned.trim() === '') return null;
	if (cleaned.length > max) {
		throw new ResponseError(
			name,
			`Your answer has ${cleaned.length} characters, and at most ${max} can be saved. Please shorten it; nothing was cut.`,
		);
	}
	return cleaned;
}

/** The value of a field when it is one of `known`, else null. */
export function chosenId(fields: FormFields, name: string, known: ReadonlyArray<string>): string | null {
	return fields.findLast(([field, value]) => field === name && known.includes(value))?.[1] ?? null;
}

/** The known values of a repeated field, each once, in the order of `known`. */
export function chosenIds(fields: FormFields, name: string, known: ReadonlyArray<string>): Array<string> {
	const sent = new Set(fields.filter(([field]) => field === name).map(([, value]) => value));
	return known.filter((id) => sent.has(id));
}

/**
 * Answers of an item with several parts, from the fields `<prefix>.<part id>`.
 * @param read reads one field; null when it holds no answer
 * @returns null when no part was answered
 */
export function answersByPart<Answer>(
	prefix: string,
	partIds: ReadonlyArray<string>,
	read: (field: string, partId: string) => Answer | null,
): Record<string, Answer> | null {
	const answers: Record<string, Answer> = {};
	for (const partId of partIds) {
		const answer = read(`${prefix}.${partId}`, partId);
		if (answer !== null) answers[partId] = answer;
	}
	return Object.keys(answers).length === 0 ? null : answers;
}

/** The form fields `<prefix>.<part id>` that show answers again. */
export function fieldsByPart(
	prefix: string,
	answers: Readonly<Record<string, string | number>>,
): Array<[name: string, value: string]> {
	return Object.entries(answers).map(([partId, answer]) => [`${prefix}.${partId}`, String(answer)]);
}

/** The answer to one part; null when there is none. Ids such as `constructor` find nothing inherited. */
export function answerTo<Answer>(answers: Readonly<Record<string, Answer>>, partId: string): Answer | null {
	return Object.hasOwn(answers, partId) ? (answers[partId] ?? null) : null;
}

/**
 * Guards a grader: a response that names something the definition does not have belongs to another version of
 * the item, and marking it would count the author's change as the learner's mistake.
 * @throws Error naming the first unknown id
 */
export function requireKnown(given: ReadonlyArray<string>, known: ReadonlyArray<string>, what: string): void {
	const unknown = given.find((id) => !known.includes(id));
	if (unknown !== undefined)
		throw new Error(`The response names “${unknown}”, which is no ${what} of this item.`);
}
