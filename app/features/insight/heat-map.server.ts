/** The page of the heat map that was asked for. */
import { calendarDaysBetween } from '~/core/dates';
import { NOT_BEGUN } from '~/core/insight';
import { paths } from '~/platform/paths';
import type { ClassInsight, StudentInsight } from './class-insight.server';
import type { DashboardQuery, HeatLesson, HeatRow, HeatView, Sort } from './views';

/** Rows of a page: more would be slow to read, to send and to draw. */
export const PAGE_ROWS = 50;

/** The lessons of a course with their numbers, such as “2.3”. */
export function numberedLessons({ course }: Pick<ClassInsight, 'course'>): Array<HeatLesson> {
	if (course === null) return [];
	return course.moduleEntries.flatMap((module, moduleAt) =>
		course.lessonEntries
			.filter(({ moduleId }) => moduleId === module.id)
			.map(({ id, slug, title }, lessonAt) => ({
				id,
				number: `${moduleAt + 1}.${lessonAt + 1}`,
				title,
				href: paths.lesson(course.id, slug),
				module: moduleAt + 1,
			})),
	);
}

/** When somebody was last seen, on the calendar of a zone. */
export function lastSeen(lastAt: Date | null, now: Date, zone: string): string {
	if (lastAt === null) return 'never';
	const days = calendarDaysBetween(lastAt, now, zone);
	return days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
}

/** Students come by name; other orders fall back on that. */
const ORDERS: Readonly<Record<Sort, (a: StudentInsight, b: StudentInsight) => number>> = {
	name: () => 0,
	least: (a, b) => (a.doneParts ?? 0) - (b.doneParts ?? 0),
	last: (a, b) => (a.lastAt?.getTime() ?? 0) - (b.lastAt?.getTime() ?? 0),
};

/** In any case, and with or without the marks on its letters: “ali” finds “Alí”. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');

export function heatMap(insight: ClassInsight, query: DashboardQuery): HeatView {
	const lessons = numberedLessons(insight);
	const wanted = folded(query.find);
	const found = insight.students
		.filter(({ name }) => wanted === '' || folded(name).includes(wanted))
		.sort(ORDERS[query.sort]);
	const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
	const page = Math.min(query.page, pages);
	return {
		lessons,
		modules: (insight.course?.moduleEntries ?? []).map((module, at) => ({
			number: at + 1,
			title: module.title,
			lessons: lessons.filter((lesson) => lesson.module === at + 1).length,
		})),
		rows: found
			.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)
			.map((student) => rowOf(student, lessons, insight)),
		total: found.length,
		page,
		pages,
	};
}

function rowOf(
	{ userId, name, cells, lastAt }: StudentInsight,
	lessons: ReadonlyArray<HeatLesson>,
	{ now, class: { zone } }: ClassInsight,
): HeatRow {
	return {
		userId,
		name,
		cells: lessons.map(({ id }) => cells.get(id) ?? NOT_BEGUN).join(' '),
		last: lastSeen(lastAt, now, zone),
	};
}
