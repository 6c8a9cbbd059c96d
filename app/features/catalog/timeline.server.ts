/** Read model of a course's timeline. */
import { spanOf } from '~/core/pictures/dates';
import { isWithin, movesFrom, periodsOf, windowAround, type YearWindow } from '~/core/pictures/time-axis';
import { lessonLinks, sourceNamer, visibleCourse } from './course-parts.server';
import type { TimelinePage } from './views';

/** What the address asks for, as typed; null for a part that is left out. */
export interface AskedYears {
	from: string | null;
	to: string | null;
}

/** The timeline, or the part of it that lies in the years asked for; null when the course has none. */
export function getTimelinePage(courseId: string, asked: AskedYears): TimelinePage | null {
	const course = visibleCourse(courseId);
	const spans = (course?.timeline ?? []).map(({ date, end }) => spanOf(date, end));
	const whole = windowAround(spans);
	if (course === null || whole === null) return null;
	const { window, problem } = readYears(asked, whole);
	const short = sourceNamer(course);
	const entries = course.timeline.map((entry, index) => ({
		...entry,
		number: index + 1,
		sources: entry.sources.map(short),
		lessons: lessonLinks(course, entry.lessons),
	}));
	return {
		courseId,
		courseTitle: course.title,
		total: entries.length,
		whole,
		window,
		filtered: window.from !== whole.from || window.to !== whole.to,
		problem,
		typed: { from: asked.from ?? String(window.from), to: asked.to ?? String(window.to) },
		periods: periodsOf(spans),
		moves: movesFrom(window, spans),
		entries: entries.filter(({ date, end }) => isWithin(spanOf(date, end), window)),
	};
}

/**
 * Years that can be shown: what makes no sense is said in words and gives the whole timeline. An end that is left out
 * is open, and years before the first event or after the last are left out.
 */
export function readYears(
	{ from, to }: AskedYears,
	whole: YearWindow,
): { window: YearWindow; problem: string | null } {
	const wrong = [from, to].find((text) => text !== null && text.trim() !== '' && !isYear(text));
	const explain = (what: string) => ({
		window: whole,
		problem: `${what} Here is everything from ${whole.from} to ${whole.to}.`,
	});
	if (typeof wrong === 'string') {
		const shown = wrong.length > 20 ? `${wrong.slice(0, 20)}…` : wrong;
		return explain(`“${shown}” is not a year: write four digits, such as ${whole.from}.`);
	}
	const first = yearOr(from, whole.from);
	const last = yearOr(to, whole.to);
	if (first > last) return explain(`${first} comes after ${last}: write the earlier year first.`);
	if (first > whole.to || last < whole.from) return explain(`The timeline has nothing there.`);
	return { window: { from: Math.max(first, whole.from), to: Math.min(last, whole.to) }, problem: null };
}

function isYear(text: string): boolean {
	return /^\s*[1-9]\d{3}\s*$/.test(text);
}

function yearOr(text: string | null, fallback: number): number {
	return text === null || text.trim() === '' ? fallback : Number(text);
}
