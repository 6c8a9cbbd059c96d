import { expect, test } from 'vitest';
import { loggablePath } from './log.server';

test('secret parts of addresses do not reach the log', () => {
	expect(loggablePath('/calendar/abc-DEF_1.ics')).toBe('/calendar/[hidden]');
	expect(loggablePath('/join/ABCD/more')).toBe('/join/[hidden]/more');
	expect(loggablePath('/courses/calendar/x')).toBe('/courses/calendar/x');
	expect(loggablePath('/calendar')).toBe('/calendar');
});
