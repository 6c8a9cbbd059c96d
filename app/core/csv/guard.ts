/**
 * Text that a spreadsheet would run as a formula (CWE-1236). An apostrophe before it makes every spreadsheet show it
 * as text. Text that already begins with apostrophes before such a sign gets one more, so that taking one away
 * always gives back what was there.
 */

/** Also the full-width signs, which some spreadsheets read as the plain ones. */
const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The text as it may stand in a cell. */
export function guardText(text: string): string {
	return RISKY.test(text) ? `'${text}` : text;
}

/** What `guardText` was given; other text stays as it is. */
export function unguardText(text: string): string {
	return GUARDED.test(text) ? text.slice(1) : text;
}
