import { feedbackOf, type Item, type ItemResponse } from './index';

/**
 * Codes of the misconceptions that an answer shows, each once, in the order of the item's parts. Leaving a part
 * out shows none.
 */
export function misconceptionsHit(item: Item, response: ItemResponse): Array<string> {
	const codes = feedbackOf(item, response, 'all').parts.flatMap((part) => part.misconception ?? []);
	return [...new Set(codes)];
}
