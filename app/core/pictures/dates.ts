/** Dates that know how exact they are: a year, a month or a day. All in the Gregorian calendar. */

import { DAY_MS } from '../time';

/** Days since 1 January 1970; `until` is the first day that no longer belongs to the span. */
export interface DaySpan {
	from: number;
	until: number;
}

interface DateParts {
	year: number;
	/** From 1; null when only the year is known. */
	month: number | null;
	/** From 1; null when only the month is known. */
	day: number | null;
}

const FORM = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const;

/** Whether `value` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and exists; years have four digits, 1000 to 9999. */
export function isPartialDate(value: string): boolean {
	return partsOf(value) !== null;
}

/** Day number of the first day of a month; `month` counts from 1 and may run over the end of the year. */
export function firstDayOf(year: number, month = 1): number {
	return Date.UTC(year, month - 1, 1) / DAY_MS;
}

/**
 * All days that a date may mean: a year is its 365 or 366 days. With an end, from the first day of the date to the
 * last day of the end.
 * @throws RangeError when one of them is not a partial date
 */
export function spanOf(date: string, end: string | null = null): DaySpan {
	const { from, until } = daysOf(parsed(date));
	return end === null ? { from, until } : { from, until: daysOf(parsed(end)).until };
}

/** The year a span begins in, and the one it ends in. */
export function yearsOf({ from, until }: DaySpan): { from: number; to: number } {
	return { from: yearOfDay(from), to: yearOfDay(until - 1) };
}

/**
 * Such as “25–26 February 1992”, “November 1987 – January 1988” or “1828–1829”.
 * @throws RangeError when one of them is not a partial date
 */
export function dateInWords(date: string, end: string | null): string {
	const first = parsed(date);
	const last = end === null ? null : parsed(end);
	if (last === null || date === end) return inWords(first);
	if (first.year !== last.year) {
		const years = first.month === null && last.month === null;
		return years ? `${first.year}–${last.year}` : `${inWords(first)} – ${inWords(last)}`;
	}
	if (first.month === null || last.month === null) return `${inWords(first)} – ${inWords(last)}`;
	if (first.month === last.month && first.day !== null && last.day !== null) {
		return `${first.day}–${inWords(last)}`;
	}
	const dash = first.day === null && last.day === null ? '–' : ' – ';
	return `${withoutYear(first)}${dash}${inWords(last)}`;
}

function partsOf(value: string): DateParts | null {
	const [, year, month, day] = FORM.exec(value) ?? [];
	if (year === undefined) return null;
	const parts = {
		year: Number(year),
		month: month === undefined ? null : Number(month),
		day: day === undefined ? null : Number(day),
	};
	const date = new Date(Date.UTC(parts.year, (parts.month ?? 1) - 1, parts.day ?? 1));
	const exists = date.getUTCMonth() + 1 === (parts.month ?? 1) && date.getUTCDate() === (parts.day ?? 1);
	return exists ? parts : null;
}

function parsed(value: string): DateParts {
	const parts = partsOf(value);
	if (parts === null) throw new RangeError(`“${value}” is not a date.`);
	return parts;
}

function daysOf({ year, month, day }: DateParts): DaySpan {
	if (month === null) return { from: firstDayOf(year), until: firstDayOf(year + 1) };
	if (day === null) return { from: firstDayOf(year, month), until: firstDayOf(year, month + 1) };
	const from = firstDayOf(year, month) + day - 1;
	return { from, until: from + 1 };
}

function yearOfDay(day: number): number {
	return new Date(day * DAY_MS).getUTCFullYear();
}

function withoutYear({ month, day }: DateParts): string {
	return [day, month === null ? null : MONTHS[month - 1]].filter((part) => part !== null).join(' ');
}

function inWords(parts: DateParts): string {
	return `${withoutYear(parts)} ${parts.year}`.trim();
}
