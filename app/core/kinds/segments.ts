/** Texts with places in them: blanks of a cloze, candidates of a mark-words item. */

/** A stretch of plain text, or the place found by a pattern. */
export type Segment<Place> = { text: string } | { place: Place };

/**
 * Cuts a text at the matches of `pattern` (which must have the flag `g`). Empty stretches are left out, so the
 * segments put together give the text again.
 */
export function cutAt<Place>(
	text: string,
	pattern: RegExp,
	read: (match: RegExpMatchArray) => Place,
): Array<Segment<Place>> {
	const segments: Array<Segment<Place>> = [];
	let end = 0;
	for (const match of text.matchAll(pattern)) {
		if (match.index > end) segments.push({ text: text.slice(end, match.index) });
		segments.push({ place: read(match) });
		end = match.index + match[0].length;
	}
	if (end < text.length) segments.push({ text: text.slice(end) });
	return segments;
}

/** The places alone, in the order of the text. */
export function placesOf<Place>(segments: ReadonlyArray<Segment<Place>>): Array<Place> {
	return segments.flatMap((segment) => ('place' in segment ? [segment.place] : []));
}

/** The plain stretches alone, in the order of the text. */
export function stretchesOf<Place>(segments: ReadonlyArray<Segment<Place>>): Array<string> {
	return segments.flatMap((segment) => ('text' in segment ? [segment.text] : []));
}
