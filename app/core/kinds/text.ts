/** Typed text: how it is kept, compared and counted. Free of zod, so that pages may use it too. */

/** Longest answers, in UTF-16 code units as the `maxlength` attribute counts them. */
export const MAX_LENGTH = {
	numeric: 100,
	shortText: 500,
	blank: 500,
	reflectionSection: 10_000,
} as const;

/**
 * Text as it is stored. Plain forms send line ends as CR LF and the outbox as LF; databases refuse NUL and half
 * surrogate pairs. Everything else stays as typed.
 */
export function cleanText(typed: string): string {
	return typed
		.replace(/\r\n?/g, '\n')
		.replaceAll('\u0000', '')
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** Letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
	['ı', 'i'],
	['ə', 'e'],
	['ß', 'ss'],
	['æ', 'ae'],
	['œ', 'oe'],
	['ø', 'o'],
	['ł', 'l'],
	['đ', 'd'],
	['ð', 'd'],
	['þ', 'th'],
]);

/**
 * What is left of a typed answer for comparison: letters and digits, in lower case, without accents, punctuation
 * and spacing. So 1.5 equals 15: questions about numbers are for the numeric kind.
 * @returns '' when the text has no letter or digit.
 */
export function comparable(typed: string): string {
	return typed
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '')
		.replace(/[ıəßæœøłđðþ]/g, (letter) => PLAIN_LETTERS.get(letter) ?? letter);
}

/** Number of words: runs of letters and digits, where apostrophes, hyphens and points within a word do not split it. */
export function countWords(typed: string): number {
	return typed.match(/[\p{L}\p{M}\p{N}]+(?:['’\-.,:/][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}
