/** The article: its paragraphs by number, and the hash that tells whether a text is still the one a course treats. */
import { createHash } from 'node:crypto';

/** Unicode NFC, every run of white space as one blank, none at the ends. */
export function normaliseText(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** SHA-256 of the normalised text, hexadecimal. */
export function hashText(text: string): string {
	return createHash('sha256').update(normaliseText(text), 'utf8').digest('hex');
}

export interface ArticlePart {
	/** `H1` title and headings, `BL` byline, `P1` … paragraphs, `R1` … print references, `W1` … web references. */
	id: string;
	/** As printed, on one line. */
	text: string;
	/** Line of the file, from 1. */
	line: number;
}

/** Longest text that can be a heading, in characters. */
const HEADING_LENGTH = 80;
const NUMBERED = /^\d+\.\s*\S/;

/**
 * Cuts an article into numbered parts. One line is one part; empty lines do not matter. Parts are told apart by
 * order and form: the title, the byline, perhaps the title again, then paragraphs and headings (short lines that
 * do not end like a sentence). Numbered lines after the last paragraph are references: printed ones first, those
 * after a heading on the web.
 */
export function parseArticle(text: string): Array<ArticlePart> {
	const lines = text
		.split(/\r\n?|\n/)
		.map((raw, index) => ({ text: normaliseText(raw), line: index + 1 }))
		.filter((each) => each.text !== '');
	const [title, byline, ...rest] = lines;
	if (title === undefined) return [];
	const parts: Array<ArticlePart> = [{ id: 'H1', ...title }];
	if (byline === undefined) return parts;
	parts.push({ id: 'BL', ...byline });
	const body = rest[0]?.text === title.text ? rest.slice(1) : rest;
	const counts = { H: 1, P: 0, R: 0, W: 0 };
	let references: 'R' | 'W' = 'R';
	for (const each of body) {
		const kind = kindOf(each.text, references);
		// A heading among the references begins the next list of them.
		if (kind === 'H' && counts.R > 0) references = 'W';
		counts[kind] += 1;
		parts.push({ id: `${kind}${counts[kind]}`, ...each });
	}
	return parts;
}

function kindOf(text: string, references: 'R' | 'W'): 'H' | 'P' | 'R' | 'W' {
	if (NUMBERED.test(text)) return references;
	const isHeading =
		text.length <= HEADING_LENGTH && !/^["“„«‘']/u.test(text) && !/[.!?:;,"”»’')\]]$/u.test(text);
	return isHeading ? 'H' : 'P';
}
