import type { RequestContext } from '~/context';
import { LIST_ID, type WithList } from './views';

/**
 * Puts the list where it travels once: into the document, or into the data of a client navigation.
 * @returns the page for the loader’s answer
 */
export function placeList<Page extends { list: string | null }>(
	context: Pick<RequestContext, 'prose' | 'isDataRequest'>,
	{ page, list }: WithList<Page>,
): Page {
	if (context.isDataRequest) return { ...page, list };
	context.prose.set(LIST_ID, list);
	return page;
}
