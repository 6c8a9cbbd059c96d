/**
 * Wall clocks and instants. Zones are IANA names such as `Asia/Baku`; their rules come from the platform's own time
 * zone data through `Intl`, so they are as new as Node or the browser is.
 */
import { DAY_MS } from '../time';

/**
 * What a clock on the wall and a calendar beside it show, without a zone: `2026-11-06T23:59`, with seconds and
 * milliseconds (`:30`, `:30.500`) only when they are not 0. It is what `<input type="datetime-local">` gives and
 * takes, and sorts as text. Years 1000 to 9999.
 */
export type LocalDateTime = string;

const FORM = /^([1-9]\d{3})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;

/** Making a formatter takes a hundred times as long as using it. The names of zones are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
	const known = formatters.get(zone);
	if (known !== undefined) return known;
	if (!isTimeZone(zone)) throw new RangeError(`“${zone}” is not a time zone.`);
	const formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	formatters.set(zone, formatter);
	return formatter;
}

/** Whether the platform knows a zone of this name. Bare offsets such as `+04:00` are no zones: they have no rules. */
export function isTimeZone(name: string): boolean {
	if (!/^[A-Za-z]/.test(name)) return false;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(epochMs: number, zone: string): number {
	const parts = new Map(
		formatterOf(zone)
			.formatToParts(epochMs)
			.map(({ type, value }) => [type, Number(value)]),
	);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const wall = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return wall - Math.floor(epochMs / 1000) * 1000;
}

/** The wall clock as if it were UTC, in epoch milliseconds. Null when it is not of the form, or the day does not exist. */
function wallMsOf(local: string): number | null {
	const [, year, month, day, hour, minute, second = '0', fraction = '0'] = FORM.exec(local) ?? [];
	if (year === undefined) return null;
	const ms = Number(fraction.padEnd(3, '0'));
	const wall = Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hour),
		Number(minute),
		Number(second),
		ms,
	);
	// A 30th of February, a 24th hour or a 60th second would have moved on.
	return textOf(wall).slice(0, 16) === local.slice(0, 16) ? wall : null;
}

function requireWallMs(local: string): number {
	const wall = wallMsOf(local);
	if (wall === null)
		throw new RangeError(`“${local}” is not a local date and time such as 2026-11-06T23:59.`);
	return wall;
}

function textOf(wallMs: number): LocalDateTime {
	const text = new Date(wallMs).toISOString();
	if (text.endsWith(':00.000Z')) return text.slice(0, 16);
	return text.endsWith('.000Z') ? text.slice(0, 19) : text.slice(0, 23);
}

/** Whether a text is a local date and time that exists in the calendar. It may still be skipped by a zone's clocks. */
export function isLocalDateTime(text: string): boolean {
	return wallMsOf(text) !== null;
}

/**
 * The instant at which the clocks of a zone show a local time. When clocks change, the rule is that of iCalendar
 * (RFC 5545, 3.3.5), so that a calendar which subscribes shows the same:
 * - A time that comes twice (clocks go back) is the first of the two.
 * - A time that is skipped (clocks go forward, or a zone crosses the date line) is read with the offset before the
 *   change: 02:30 in a skipped hour is 03:30. It is never earlier than the change.
 * @throws RangeError when `local` is no such text or `zone` no zone
 */
export function instantOf(local: LocalDateTime, zone: string): Date {
	const wall = wallMsOf(local);
	if (wall === null)
		throw new RangeError(`“${local}” is not a local date and time such as 2026-11-06T23:59.`);
	// Zones are 12 hours behind to 14 ahead: the instant is within a day of the wall clock read as UTC.
	const before = offsetAt(wall - DAY_MS, zone);
	const after = offsetAt(wall + DAY_MS, zone);
	const showsIt = (offset: number) => offsetAt(wall - offset, zone) === offset;
	const fitting = [before, after].filter(showsIt).map((offset) => wall - offset);
	return new Date(fitting.length === 0 ? wall - before : Math.min(...fitting));
}

/**
 * What the clocks of a zone show at an instant.
 * @throws RangeError for an instant that is none, a year outside 1000 to 9999 there, or a `zone` that is no zone
 */
export function localOf(instant: Date, zone: string): LocalDateTime {
	const epochMs = instant.getTime();
	if (Number.isNaN(epochMs)) throw new RangeError('The instant is not a date.');
	const year = instant.getUTCFullYear();
	// Formatters drop the sign of years before our era.
	const text = year < 999 || year > 10_000 ? '' : textOf(epochMs + offsetAt(epochMs, zone));
	if (!FORM.test(text)) throw new RangeError('The year must be 1000 to 9999.');
	return text;
}

/** Adds whole days on the calendar, without a zone. */
function addCalendarDays(local: LocalDateTime, days: number): LocalDateTime {
	return textOf(requireWallMs(local) + days * DAY_MS);
}

/**
 * The instant so many days later (or earlier, below 0) at the same time on the clock of a zone: a day over a change
 * of clocks has 23 or 25 hours. Where that time is skipped or comes twice, the rule is that of `instantOf`.
 * @throws RangeError unless `days` is an integer
 */
export function shiftDays(instant: Date, days: number, zone: string): Date {
	if (!Number.isInteger(days)) throw new RangeError(`Dates shift by whole days, not ${days}.`);
	// The second of two times that come twice would come back as the first.
	if (days === 0) return new Date(instant);
	return instantOf(addCalendarDays(localOf(instant, zone), days), zone);
}

/** How many midnights of a zone lie between two instants: days on the calendar from one to the other, below 0 back. */
export function calendarDaysBetween(from: Date, to: Date, zone: string): number {
	const dayOf = (instant: Date) => Date.parse(`${localOf(instant, zone).slice(0, 10)}T00:00:00Z`) / DAY_MS;
	return dayOf(to) - dayOf(from);
}
