/** Scores as people type them into spreadsheets of different countries. */

export type ReadNumber = { ok: true; value: number } | { ok: false };

const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)\s*%?$/;

/**
 * A number with a decimal point or a decimal comma, with or without a sign for per cent: `85`, `85,5`, `85.5 %`.
 * Thousands are not separated: `1.234,5` is none, because nobody can know what `1.234` means.
 */
export function readNumber(text: string): ReadNumber {
	const plain = text.replaceAll(/[\u00A0\u202F]/g, ' ').trim();
	if (!NUMBER.test(plain)) return { ok: false };
	return { ok: true, value: Number(plain.replace('%', '').replace(',', '.').trim()) };
}

/**
 * A share, 0..1, in hundredths: a number with at most two decimals, as it stands in files and fields. Two shares are
 * the same to people when this is.
 */
export function formatHundredths(share: number): number {
	return Math.round(share * 10_000) / 100;
}
