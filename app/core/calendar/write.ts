/**
 * A calendar as text. Only what a feed of instants needs of RFC 5545: events without duration, in UTC, so that no rules
 * of time zones have to be sent along.
 */

/** One instant with a title. */
export interface CalendarEvent {
	/** Stays the same for as long as it is the same thing: a program that has seen it moves it. */
	uid: string;
	/** Rises with each change. Integer of 0 or more. */
	sequence: number;
	at: Date;
	/** Of one line. */
	title: string;
	/** May have several lines; '' for none. */
	description: string;
	/** Absolute address; null for none. */
	url: string | null;
}

export interface Calendar {
	name: string;
	/** When it was made. */
	madeAt: Date;
	events: ReadonlyArray<CalendarEvent>;
}

/** A line has at most this many octets before its break (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const encoder = new TextEncoder();

/** An instant in UTC: `20261106T195900Z` (3.3.5, form 2). Parts of a second are dropped. */
function instantText(instant: Date): string {
	return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** A value of type TEXT (3.3.11): backslash, semicolon, comma and breaks are escaped, other controls are left out. */
function escapeText(text: string): string {
	return (
		text
			.replaceAll(/\r\n?/g, '\n')
			// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must not get into a line
			.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
			.replaceAll(/[\\;,]/g, (character) => `\\${character}`)
			.replaceAll('\n', '\\n')
	);
}

/** Breaks a content line so that no line is longer than 75 octets, and no character of UTF-8 is torn (3.1). */
function fold(line: string): string {
	const lines: Array<string> = [];
	let current = '';
	let octets = 0;
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (octets + size > LINE_OCTETS) {
			lines.push(current);
			// The space that says a line goes on counts.
			current = ' ';
			octets = 1;
		}
		current += character;
		octets += size;
	}
	return [...lines, current].join('\r\n');
}

function eventLines(event: CalendarEvent, madeAt: Date): Array<string> {
	const { uid, sequence, at, title, description, url } = event;
	return [
		'BEGIN:VEVENT',
		`UID:${escapeText(uid)}`,
		`DTSTAMP:${instantText(madeAt)}`,
		`DTSTART:${instantText(at)}`,
		`SEQUENCE:${sequence}`,
		`SUMMARY:${escapeText(title.replaceAll(/\s+/g, ' '))}`,
		...(description === '' ? [] : [`DESCRIPTION:${escapeText(description)}`]),
		...(url === null ? [] : [`URL:${new URL(url).href}`]),
		// A due date keeps nobody busy.
		'TRANSP:TRANSPARENT',
		'END:VEVENT',
	];
}

/**
 * The calendar as `text/calendar` in UTF-8, lines ended by CRLF.
 * @throws TypeError for a `url` that is no absolute address, RangeError for an instant that is none
 */
export function writeCalendar({ name, madeAt, events }: Calendar): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Lectern//Due dates//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escapeText(name.replaceAll(/\s+/g, ' '))}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
		...events.flatMap((event) => eventLines(event, madeAt)),
		'END:VCALENDAR',
	];
	return lines.map((line) => `${fold(line)}\r\n`).join('');
}
