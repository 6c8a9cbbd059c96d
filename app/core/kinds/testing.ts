/** Helpers of the tests in this folder. */
import { EXAMPLES } from './examples';
import {
	type Item,
	type ItemInput,
	type ItemResponse,
	itemSchema,
	parseItem,
	responseFromForm,
} from './index';
import type { FeedbackPart, FormFields, KindName } from './kind';

/** The example of a kind with some fields replaced, as an author would write it. */
export function authored<Name extends KindName>(
	name: Name,
	changes: Partial<Extract<ItemInput, { kind: Name }>> = {},
): Extract<ItemInput, { kind: Name }> {
	return { ...EXAMPLES[name].definition, ...changes };
}

/** The same, parsed. */
export function exampleItem<Name extends KindName>(
	name: Name,
	changes: Partial<Extract<ItemInput, { kind: Name }>> = {},
): Item {
	return parseItem(authored(name, changes));
}

/** What the checker would tell an author, each as `path: message`. */
export function problemsOf(definition: unknown): Array<string> {
	const parsed = itemSchema.safeParse(definition);
	return parsed.success
		? []
		: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

/**
 * The response a form gives.
 * @throws Error when the form answers nothing
 */
export function respond(item: Item, form: FormFields): ItemResponse {
	const response = responseFromForm(item, form);
	if (response === null) throw new Error('The form answers nothing.');
	return response;
}

/** Parts of a feedback in short: `id state`. */
export function states(parts: ReadonlyArray<FeedbackPart>): Array<string> {
	return parts.map((part) => `${part.id} ${part.state}`);
}
