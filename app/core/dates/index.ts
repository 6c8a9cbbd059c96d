/** Due dates: time zones, schedules, lateness, accommodations, and how all that is said to a student. */
export * from './accommodation';
export * from './effective';
export * from './late';
export * from './schedule';
export * from './state';
export { formatBoth, formatLocal, formatSpan, LOCALE } from './words';
export {
	calendarDaysBetween,
	instantOf,
	isLocalDateTime,
	isTimeZone,
	type LocalDateTime,
	localOf,
	shiftDays,
} from './zones';
