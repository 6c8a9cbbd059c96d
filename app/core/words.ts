/** Words of texts and of what people look for in them. Free of zod, so that pages may use it too. */
import { comparable } from './kinds/text';

/** A word of a text; `end` is the offset after its last character. */
export interface Word {
	text: string;
	start: number;
	end: number;
}

/** Letters and digits; a figure such as 1,000 or 7.2 is one word. */
const WORD = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+/gu;

/** Words in so many places that they tell nothing. */
const COMMON = new Set(
	(
		'a about also an and any are as at be been but by can could did do does for from had has have he her his how if ' +
		'in into is it its may more no not of on or our out own say says she so some such than that the their them then ' +
		'there these they this those to up us was we were what when where which who whom whose why will with would you your'
	).split(' '),
);

export function wordsOf(text: string): Array<Word> {
	return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
		text: word,
		start: index,
		end: index + word.length,
	}));
}

/**
 * The form of a word that is compared: without case, accents and the ending of the plural.
 * @returns null for a word that is not worth looking for
 */
export function termOf(word: string): string | null {
	const folded = comparable(word);
	if (COMMON.has(folded) || (folded.length < 2 && !/\p{N}/u.test(folded))) return null;
	return singular(folded);
}

/** After D. Harman’s S-stemmer (“How effective is suffixing?”, 1991), which never joins different words. */
function singular(word: string): string {
	if (word.length < 4 || !word.endsWith('s')) return word;
	if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
	if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
	return /(?:[us]|i)s$/.test(word) ? word : word.slice(0, -1);
}

/** Whether the word has a digit: then nearly right is wrong. */
export function isFigure(term: string): boolean {
	return /\p{N}/u.test(term);
}
