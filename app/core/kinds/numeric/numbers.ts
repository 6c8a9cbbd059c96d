/** Reading numbers the way people type them. */

/** Plus, and what keyboards and word processors make of a minus: hyphens, dashes, the minus sign, full width. */
const SIGN = /^(?:(\+)|[-\u2010-\u2015\u2212\uff0d])\s*/u;

/** A gap between groups of three digits: any single blank (`\s` has the narrow ones too) or an apostrophe. */
const GAPPED = /^[1-9]\d{0,2}(?:[\s'’]\d{3})+$/u;
const GAPS = /[\s'’]/gu;

/** Whether groups of three digits stand between separators, at least one of them. */
function isGrouped(digits: string, separator: '.' | ','): boolean {
	const [first = '', ...rest] = digits.split(separator);
	return rest.length > 0 && /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

/** Readings of a number without sign and gaps, likeliest first. */
function readUnsigned(digits: string): Array<number> {
	if (/^\d+$/.test(digits)) return [Number(digits)];
	const mark = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
	const other = mark === ',' ? '.' : ',';
	const at = digits.lastIndexOf(mark);
	const before = digits.slice(0, Math.max(at, 0));
	const after = digits.slice(at + 1);

	const whole = isGrouped(before, other) ? before.replaceAll(other, '') : before;
	const decimal = /^\d*$/.test(whole) && /^\d+$/.test(after) ? [Number(`${whole}.${after}`)] : [];
	const grouped = isGrouped(digits, mark) ? [Number(digits.replaceAll(mark, ''))] : [];
	return mark === ',' ? [...grouped, ...decimal] : [...decimal, ...grouped];
}

/**
 * What a typed number may mean. Decimal comma and point are both read, as are gaps and apostrophes between groups
 * of three digits, a minus written with any of its usual characters, and the unit behind the number.
 *
 * “1,234” is a thousand to some people and a little more than one to others, and so is “1.234”. Both readings are
 * returned, the likelier one in English first: with a comma the thousand, with a point the decimal.
 * @param unit of the question; null when it has none
 * @returns one or two finite numbers; none when the text is not a number
 */
export function readNumber(typed: string, unit: string | null): Array<number> {
	const trimmed = typed.trim();
	const hasUnit = unit !== null && trimmed.toLowerCase().endsWith(unit.toLowerCase());
	const rest = hasUnit ? trimmed.slice(0, trimmed.length - unit.length).trim() : trimmed;

	const sign = SIGN.exec(rest);
	const body = rest.slice(sign?.[0].length ?? 0);
	const whole = body.split(/[.,]/, 1)[0] ?? '';
	const digits = GAPPED.test(whole) ? whole.replace(GAPS, '') + body.slice(whole.length) : body;
	const isNegative = sign !== null && sign[1] === undefined;
	return readUnsigned(digits)
		.filter(Number.isFinite)
		.map((value) => (isNegative && value !== 0 ? -value : value));
}
