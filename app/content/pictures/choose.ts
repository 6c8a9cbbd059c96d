/** What a `<Timeline>` or `<Map>` of a lesson shows. */
import { spanOf } from '~/core/pictures/dates';
import { isWithin, type YearWindow } from '~/core/pictures/time-axis';

/** The attributes as the author wrote them; null for those left out. */
export interface PictureAttributes {
	ids: string | null;
	from: string | null;
	to: string | null;
}

/** The ids of an attribute such as `ids="khojaly aghdam"`, in its order; null when it is left out. */
export function idsOf(ids: string | null): Array<string> | null {
	return ids === null ? null : ids.split(/[\s,]+/).filter((id) => id !== '');
}

/** A year of four digits; null for anything else. */
export function yearIn(text: string | null): number | null {
	return text !== null && /^[1-9]\d{3}$/.test(text) ? Number(text) : null;
}

/** Years that the attributes ask for; an end that is left out is open. */
export function windowIn({ from, to }: PictureAttributes): YearWindow {
	return { from: yearIn(from) ?? 1000, to: yearIn(to) ?? 9999 };
}

/** The events of a block, in order of time. */
export function chosenEvents<Event extends { id: string; date: string; end: string | null }>(
	events: ReadonlyArray<Event>,
	attributes: PictureAttributes,
): Array<Event> {
	const ids = idsOf(attributes.ids);
	const window = windowIn(attributes);
	const chosen = events.filter(
		({ id, date, end }) => (ids === null || ids.includes(id)) && isWithin(spanOf(date, end), window),
	);
	return inOrderOfTime(chosen);
}

/** The places of a block, in the order of the course, so that their numbers are the same everywhere. */
export function chosenPlaces<Place extends { id: string }>(
	places: ReadonlyArray<Place>,
	ids: string | null,
): Array<Place> {
	const wanted = idsOf(ids);
	return places.filter(({ id }) => wanted === null || wanted.includes(id));
}

/** By the first day; of those that begin together, the one that ends first. */
export function inOrderOfTime<Event extends { date: string; end: string | null }>(
	events: ReadonlyArray<Event>,
): Array<Event> {
	return events
		.map((event) => ({ event, span: spanOf(event.date, event.end) }))
		.sort((a, b) => a.span.from - b.span.from || a.span.until - b.span.until)
		.map(({ event }) => event);
}
