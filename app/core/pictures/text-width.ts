/** How wide text will be in a picture. The reader's font is not known here, so this guesses on the wide side. */

/** Share of the font size that a character of a sans-serif face takes, wide faces included. */
const NARROW = 0.34;
const MEDIUM = 0.6;
const WIDE = 0.92;

/** @returns width in the unit of `size`, the font size; bold text is 6 % wider */
export function textWidth(text: string, size: number, bold = false): number {
	let ems = 0;
	for (const character of text) {
		if (/[\s.,:;'’!|iıljtfI()[\]/-]/u.test(character)) ems += NARROW;
		else if (/[MWmw@%—]/u.test(character)) ems += WIDE;
		else if (/\p{Lu}/u.test(character)) ems += 0.72;
		else ems += MEDIUM;
	}
	return ems * size * (bold ? 1.06 : 1);
}

/** The text, cut after a word with “…” when it would be wider than `width`; null when not even a word fits. */
export function fitText(text: string, size: number, width: number): string | null {
	if (textWidth(text, size) <= width) return text;
	const words = text.split(' ');
	for (let count = words.length - 1; count > 0; count--) {
		const cut = `${words
			.slice(0, count)
			.join(' ')
			.replace(/[,;:–-]+$/u, '')}…`;
		if (textWidth(cut, size) <= width) return cut;
	}
	return null;
}
