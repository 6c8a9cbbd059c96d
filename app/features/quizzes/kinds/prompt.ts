import type { ItemView } from '~/core/kinds';
import type { Fields } from '../protocol';

/**
 * What every kind's prompt is given. A prompt is plain form controls: the page's form, with or without JavaScript,
 * is the only codec. It starts from `fields` and then belongs to the browser; to show another answer, mount it anew.
 */
export interface PromptProps<View extends ItemView> {
	view: View;
	/** The saved answer as form pairs; empty when there is none. */
	fields: Fields;
	/** The full name of one of the kind's own fields. */
	name(field: string): string;
	/** True while the item takes no answers. */
	disabled: boolean;
}

/** The first value of a field, or null. */
export function firstValue(fields: Fields, field: string): string | null {
	return fields.find(([name]) => name === field)?.[1] ?? null;
}

/** Every value of a repeated field. */
export function allValues(fields: Fields, field: string): Array<string> {
	return fields.filter(([name]) => name === field).map(([, value]) => value);
}
