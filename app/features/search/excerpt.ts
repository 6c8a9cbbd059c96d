/** Shows where the words that were looked for stand in a text. */
import { termOf, type Word, wordsOf } from '~/core/words';

/** A stretch of text, and whether it is what was looked for. */
export interface Piece {
	text: string;
	hit: boolean;
}

/** The whole text, cut where words are among `hits`. */
export function markHits(text: string, hits: ReadonlySet<string>): Array<Piece> {
	return mark(text, 0, text.length, hitsIn(text, hits));
}

function hitsIn(text: string, hits: ReadonlySet<string>): Array<Word & { term: string }> {
	return wordsOf(text).flatMap((word) => {
		const term = termOf(word.text);
		return term !== null && hits.has(term) ? [{ ...word, term }] : [];
	});
}

function mark(text: string, from: number, to: number, found: ReadonlyArray<Word>): Array<Piece> {
	const pieces: Array<Piece> = [];
	let at = from;
	const add = (end: number, hit: boolean) => {
		if (end > at) pieces.push({ text: text.slice(at, end), hit });
		at = Math.max(at, end);
	};
	for (const { start, end } of found) {
		if (start < from || end > to) continue;
		add(start, false);
		add(end, true);
	}
	add(to, false);
	return pieces;
}

/**
 * The part of a text with the most different hits, whole words only, with … where something is left out. Without
 * a hit, the beginning.
 * @param length about how many characters
 */
export function excerpt(text: string, hits: ReadonlySet<string>, length: number): Array<Piece> {
	if (text.length <= length) return markHits(text, hits);
	const found = hitsIn(text, hits);
	let best = { start: 0, different: 0 };
	for (const [index, { start }] of found.entries()) {
		const within = found.slice(index).filter(({ end }) => end <= start + length * 0.8);
		const different = new Set(within.map(({ term }) => term)).size;
		if (different > best.different) best = { start, different };
	}
	// Some words before the first hit, so that it can be understood.
	const earliest = Math.max(0, Math.min(best.start - Math.round(length / 4), text.length - length));
	const words = wordsOf(text);
	const from = earliest === 0 ? 0 : (words.find(({ start }) => start >= earliest)?.start ?? 0);
	const last = words.findLast(({ end }) => end <= from + length);
	const to = from + length >= text.length ? text.length : (last?.end ?? text.length);
	const pieces = mark(text, from, to, found);
	if (from > 0) pieces.unshift({ text: '… ', hit: false });
	if (to < text.length) pieces.push({ text: ' …', hit: false });
	return pieces;
}
