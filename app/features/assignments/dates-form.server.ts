/** Dates of forms: typed as local times of the class, checked against each other, each message beside its field. */
import { instantOf, isLocalDateTime, localOf, type Schedule } from '~/core/dates';

/** Field of a form for each date of a schedule. */
export const DATE_FIELDS = { opensAt: 'opens', dueAt: 'due', closesAt: 'closes' } as const;
type DateName = keyof typeof DATE_FIELDS;
const NAMES: ReadonlyArray<DateName> = ['opensAt', 'dueAt', 'closesAt'];

/** Years that a date can lie in: anything else is a slip of the finger, and some clocks cannot show it. */
const YEARS = { first: 2000, last: 2100 };

/** A typed local time as an instant; null when it is none, or lies outside the years a class can be in. */
export function typedInstant(text: string, zone: string): Date | null {
	if (!isLocalDateTime(text)) return null;
	const year = Number(text.slice(0, 4));
	return year >= YEARS.first && year <= YEARS.last ? instantOf(text, zone) : null;
}

export interface TypedDates {
	/** Undefined where nothing was typed, or nothing that can be read. */
	dates: Partial<Record<DateName, Date>>;
	/** Sentences by field. */
	errors: Record<string, string>;
}

/** Reads the three dates of a form. @param zone of the class */
export function readDates(form: URLSearchParams, zone: string): TypedDates {
	const typed: TypedDates = { dates: {}, errors: {} };
	for (const name of NAMES) {
		const field = DATE_FIELDS[name];
		const text = (form.get(field) ?? '').trim();
		if (text === '') continue;
		const instant = typedInstant(text, zone);
		if (instant !== null) typed.dates[name] = instant;
		else {
			typed.errors[field] =
				`Enter a date and a time such as 2026-11-06T23:59, from ${YEARS.first} to ${YEARS.last}.`;
		}
	}
	return typed;
}

/** What is wrong with the order of dates, by field: opening before due, and closing not before due. */
export function orderErrors({ opensAt, dueAt, closesAt }: Schedule): Record<string, string> {
	const errors: Record<string, string> = {};
	if (opensAt !== null && dueAt !== null && dueAt <= opensAt) {
		errors.due = 'The due date must be after the opening.';
	}
	if (opensAt !== null && closesAt !== null && closesAt <= opensAt) {
		errors.closes = 'The closing date must be after the opening.';
	} else if (dueAt !== null && closesAt !== null && closesAt < dueAt) {
		errors.closes = 'The closing date must not be before the due date.';
	}
	return errors;
}

/** A date as a form shows it, on the clock of the class; '' for none. */
export function dateValue(date: Date | null | undefined, zone: string): string {
	return date === null || date === undefined ? '' : localOf(date, zone).slice(0, 16);
}
