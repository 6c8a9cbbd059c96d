/**
 * All question kinds, and the helpers callers use when they do not care which kind an item is of. What a kind does
 * is documented in its own folder.
 */
import { z } from 'zod';
import { claimClassification, claimClassificationDefinition } from './claim-classification';
import { cloze, clozeDefinition } from './cloze';
import type { Feedback, FormFields, Kind, KindName, Outcome, Reveal } from './kind';
import { KIND_NAMES } from './kind';
import { markWords, markWordsDefinition } from './mark-words';
import { matching, matchingDefinition } from './matching';
import { multipleResponse, multipleResponseDefinition } from './multiple-response';
import { numeric, numericDefinition } from './numeric';
import { ordering, orderingDefinition } from './ordering';
import { reflection, reflectionDefinition } from './reflection';
import { shortText, shortTextDefinition } from './short-text';
import { singleChoice, singleChoiceDefinition } from './single-choice';
import { timeline, timelineDefinition } from './timeline';

export { ResponseError } from './form';
export * from './kind';
export { countWords } from './text';

/** Every kind by its name. */
export const KINDS = {
	'single-choice': singleChoice,
	'multiple-response': multipleResponse,
	ordering,
	matching,
	cloze,
	'claim-classification': claimClassification,
	timeline,
	'mark-words': markWords,
	numeric,
	'short-text': shortText,
	reflection,
} as const satisfies Record<KindName, unknown>;

/** An item as an author writes it, of any kind. Problems carry the path of the field they are in. */
export const itemSchema = z.discriminatedUnion(
	'kind',
	[
		singleChoiceDefinition,
		multipleResponseDefinition,
		orderingDefinition,
		matchingDefinition,
		clozeDefinition,
		claimClassificationDefinition,
		timelineDefinition,
		markWordsDefinition,
		numericDefinition,
		shortTextDefinition,
		reflectionDefinition,
	],
	{
		error: ({ code }) =>
			code === 'invalid_union'
				? `“kind” is missing or unknown: use one of ${KIND_NAMES.join(', ')}.`
				: 'An item must be a group of fields, beginning with its id and kind.',
	},
);

/** An item with its key: must never leave the server. */
export type Item = z.infer<typeof itemSchema>;
/** An item as written, before defaults are filled in. */
export type ItemInput = z.input<typeof itemSchema>;

type ResponseOf<K> = K extends Kind<infer _Definition, infer Response, infer _View> ? Response : never;
type ViewOf<K> = K extends Kind<infer _Definition, infer _Response, infer View> ? View : never;

/** An answer to an item of any kind, as stored. */
export type ItemResponse = ResponseOf<(typeof KINDS)[KindName]>;
/** What a browser may see of an item of any kind before it is answered. */
export type ItemView = ViewOf<(typeof KINDS)[KindName]>;

/**
 * The one place where kinds lose their types: the registry pairs each name with the kind of that name, which the
 * compiler cannot follow through an index. Everything below passes a kind nothing but its own items.
 */
function kindOf(item: Item): Kind<Item, ItemResponse, ItemView> {
	return KINDS[item.kind] as unknown as Kind<Item, ItemResponse, ItemView>;
}

/** A stored item or answer that does not have the form of its kind. */
export class ItemFormatError extends Error {
	override readonly name = 'ItemFormatError';
}

function describe(error: z.ZodError): string {
	return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n');
}

/**
 * Reads a stored item. For author's files use `itemSchema.safeParse`, which tells where each problem is.
 * @throws ItemFormatError listing every problem
 */
export function parseItem(stored: unknown): Item {
	const parsed = itemSchema.safeParse(stored);
	if (!parsed.success) throw new ItemFormatError(`This is not an item:\n${describe(parsed.error)}`);
	return parsed.data;
}

/**
 * Reads a stored answer to `item`.
 * @throws ItemFormatError when it has not the form of the item's kind
 */
export function parseResponse(item: Item, stored: unknown): ItemResponse {
	const parsed = kindOf(item).response.safeParse(stored);
	if (!parsed.success) {
		throw new ItemFormatError(
			`This is not an answer to the ${item.kind} item “${item.id}”:\n${describe(parsed.error)}`,
		);
	}
	return parsed.data;
}

/** What may be shown of an item before it is answered. `seed`: unsigned 32-bit integer of the attempt. */
export function viewOf(item: Item, seed: number): ItemView {
	return kindOf(item).view(item, seed);
}

/**
 * Reads an answer from form fields whose names have lost the item's prefix.
 * @returns null when nothing was answered
 * @throws ResponseError when a typed text is too long
 */
export function responseFromForm(item: Item, fields: FormFields): ItemResponse | null {
	return kindOf(item).fromForm(item, fields);
}

/** The form fields that show an answer again. */
export function responseToForm(item: Item, response: ItemResponse): Array<[name: string, value: string]> {
	return kindOf(item).toForm(response);
}

/**
 * Marks an answer. Never throws: a grader that breaks, or gives anything but a fraction in 0..1, is `failed`,
 * which is not a wrong answer.
 */
export function gradeItem(item: Item, response: ItemResponse): Outcome {
	try {
		const outcome = kindOf(item).grade(item, parseResponse(item, response));
		if (outcome.status === 'graded' && !(outcome.fraction >= 0 && outcome.fraction <= 1)) {
			return { status: 'failed', reason: `The grader gave ${outcome.fraction}, which is not from 0 to 1.` };
		}
		return outcome;
	} catch (error) {
		return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
	}
}

/**
 * Feedback to an answer, as far as `reveal` allows. Whether anything may be revealed at all is for the behaviour
 * to say; see `core/behaviours`.
 */
export function feedbackOf(item: Item, response: ItemResponse, reveal: Reveal): Feedback {
	return kindOf(item).feedback(item, response, reveal);
}
