/**
 * Instants and lengths of time in words. The names of zones differ between versions of the platform's data: make
 * the words in one place, the server, and send them as text.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time';
import { localOf } from './zones';

/** Of sentences that are not given a locale. */
export const LOCALE = 'en-GB';

const TIME = { hour: '2-digit', minute: '2-digit' } as const;
const DATE_AND_TIME = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...TIME } as const;

/** Such as “Friday, 6 November 2026 at 23:59”, in the words of `locale`. */
export function formatLocal(instant: Date, zone: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { ...DATE_AND_TIME, timeZone: zone }).format(instant);
}

/**
 * An instant for someone in a class. Where the clocks of both show the same, once: “Friday, 6 November 2026 at
 * 23:59”. Where they differ, the viewer's first, both with the names of their zones: “Friday, 6 November 2026 at
 * 20:59 Central European Standard Time (in class 23:59 Azerbaijan Standard Time)”; the class's date as well when it
 * is another day there.
 * @param locale of dates and the names of zones; the words “in class” are English
 */
export function formatBoth(instant: Date, classZone: string, viewerZone: string, locale: string): string {
	const here = localOf(instant, viewerZone);
	const there = localOf(instant, classZone);
	if (here === there) return formatLocal(instant, viewerZone, locale);
	const named = (zone: string, fields: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(locale, { ...fields, timeZone: zone, timeZoneName: 'long' }).format(instant);
	const sameDay = here.slice(0, 10) === there.slice(0, 10);
	const inClass = named(classZone, sameDay ? TIME : DATE_AND_TIME);
	return `${named(viewerZone, DATE_AND_TIME)} (in class ${inClass})`;
}

/** A number with its noun: “1 day”, “3 days”, “1.5 days”. At most two decimals. */
export function counted(count: number, noun: string): string {
	return `${decimal(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** At most two decimals, with a point. */
export function decimal(value: number): string {
	return String(Number(value.toFixed(2)));
}

/** A share of 0..1 in per cent, at most two decimals: “62.5 %”. */
export function percent(share: number): string {
	return `${decimal(100 * share)} %`;
}

/**
 * A length of time, rounded down, in its two largest units: “1 day 7 hours”, “5 hours”, “12 minutes”, “less than a
 * minute”. A day is 24 hours.
 */
export function formatSpan(milliseconds: number): string {
	const days = Math.floor(milliseconds / DAY_MS);
	const hours = Math.floor((milliseconds % DAY_MS) / HOUR_MS);
	const minutes = Math.floor((milliseconds % HOUR_MS) / MINUTE_MS);
	const units: Array<[number, string]> =
		days > 0
			? [
					[days, 'day'],
					[hours, 'hour'],
				]
			: [
					[hours, 'hour'],
					[minutes, 'minute'],
				];
	const words = units.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
	return words.length === 0 ? 'less than a minute' : words.join(' ');
}
