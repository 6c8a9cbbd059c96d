/** How figures read. */
import type { Interval } from '~/core/statistics';

/** Stands where there is no figure. */
export const NONE = '–';

/** With one digit, such as `62.5`; a minus sign, not a hyphen, before what is below 0. */
export function figure(value: number | null, digits = 1): string {
	if (value === null) return NONE;
	const text = value.toFixed(digits);
	// Not “−0.0”.
	return Number(text) === 0 ? Math.abs(Number(text)).toFixed(digits) : text.replace('-', '−');
}

/** In per cent, such as `62.5 %`, which no line breaks apart. */
export function percent(value: number | null, digits = 1): string {
	return value === null ? NONE : `${figure(value, digits)}\u00a0%`;
}

/** Such as `48.1 to 74.9`. */
export function span(interval: Interval | null): string {
	return interval === null ? NONE : `${figure(interval.low)} to ${figure(interval.high)}`;
}
