/** Calendars that other programs subscribe to (iCalendar, RFC 5545). */
export { type Calendar, type CalendarEvent, writeCalendar } from './write';
