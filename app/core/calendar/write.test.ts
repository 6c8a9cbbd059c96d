import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, writeCalendar } from './write';

const MADE = new Date('2026-11-01T08:00:00.500Z');
const event = (own: Partial<CalendarEvent> = {}): CalendarEvent => ({
	uid: 'a1@lectern',
	sequence: 2,
	at: new Date('2026-11-06T19:59:30.250Z'),
	title: 'Due: Special intent',
	description: '',
	url: null,
	...own,
});
const write = (...events: Array<CalendarEvent>) => writeCalendar({ name: 'Lectern', madeAt: MADE, events });

/** Reads a calendar back by the rules of the standard: unfold, split at the first colon, unescaped. */
function read(text: string): Array<Map<string, string>> {
	const events: Array<Map<string, string>> = [];
	for (const line of text.replaceAll('\r\n ', '').split('\r\n')) {
		const colon = line.indexOf(':');
		const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
		if (line === 'BEGIN:VEVENT') events.push(new Map());
		events.at(-1)?.set(name, value);
	}
	return events;
}
const unescaped = (text: string) =>
	text.replaceAll(/\\(.)/gs, (_, character: string) => (character === 'n' ? '\n' : character));

test('one event, to the letter', () => {
	expect(
		write(event({ description: 'a, b; c\\d\ne', url: 'https://x.test/progress' })).split('\r\n'),
	).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Lectern//Due dates//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'X-WR-CALNAME:Lectern',
		'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
		'BEGIN:VEVENT',
		'UID:a1@lectern',
		'DTSTAMP:20261101T080000Z',
		'DTSTART:20261106T195930Z',
		'SEQUENCE:2',
		'SUMMARY:Due: Special intent',
		'DESCRIPTION:a\\, b\\; c\\\\d\\ne',
		'URL:https://x.test/progress',
		'TRANSP:TRANSPARENT',
		'END:VEVENT',
		'END:VCALENDAR',
		'',
	]);
});

test('a title cannot add lines of its own', () => {
	const [only] = read(write(event({ title: 'x\r\nEND:VEVENT\nATTENDEE:mailto:a@b.test\u0007' })));
	expect(only?.get('SUMMARY')).toBe('x END:VEVENT ATTENDEE:mailto:a@b.test ');
	expect(only?.has('ATTENDEE')).toBe(false);
});

describe('whatever the texts are', () => {
	const texts = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.string({ unit: 'grapheme', maxLength: 300 }),
	);
	test('lines have at most 75 octets, end with CRLF, and no character is torn', () => {
		fc.assert(
			fc.property(texts, texts, (title, description) => {
				const whole = write(event({ title, description }));
				const lines = whole.split('\r\n');
				expect(lines.at(-1)).toBe('');
				for (const line of lines) {
					expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
					expect(line).not.toMatch(/[\r\n]/);
				}
				expect(Buffer.from(whole).toString('utf8')).toBe(whole.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
			}),
		);
	});

	test('reading it back gives the description again', () => {
		const plain = texts.map((text) => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, '')).filter((text) => text !== '');
		fc.assert(
			fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), (paragraphs) => {
				const description = paragraphs.join('\n');
				const [only] = read(write(event({ description })));
				expect(unescaped(only?.get('DESCRIPTION') ?? '')).toBe(description);
			}),
		);
	});
});
