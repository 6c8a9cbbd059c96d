/** How the assignments of a class are coming along: one line each, and the charts of one. */
import { LOCALE } from '~/core/dates';
import { completionCurve, histogramOf, medianOf } from '~/core/insight';
import type { AssignmentFacts } from '~/features/assignments/index.server';
import type { ClassInsight, StudentAssignment } from './class-insight.server';
import type { AssignmentRow, ChartsView } from './views';

/** Everybody's share in one assignment, without the excused. */
interface Report {
	assignment: AssignmentFacts;
	students: Array<StudentAssignment>;
}

function reportsOf(insight: ClassInsight): Array<Report> {
	const reports = new Map<string, Report>(
		insight.assignments.map((assignment) => [assignment.id, { assignment, students: [] }]),
	);
	for (const student of insight.students) {
		for (const each of student.assignments) {
			const report = reports.get(each.assignment.id);
			if (report === undefined || each.state === 'excused') continue;
			report.students.push(each);
		}
	}
	return [...reports.values()];
}

const isDone = ({ state }: StudentAssignment) => state === 'submitted' || state === 'late';

/** @param at says an instant to the viewer */
function rowOf({ assignment, students }: Report, at: (instant: Date) => string): AssignmentRow {
	return {
		id: assignment.id,
		title: assignment.title,
		due: assignment.dueAt === null ? null : at(assignment.dueAt),
		of: students.length,
		done: students.filter(isDone).length,
		late: students.filter(({ state }) => state === 'late').length,
		started: students.filter(({ started }) => started).length,
	};
}

/** The one in hand: that which is due next, else the one that was due last, else the last of the list. */
function inHand(reports: ReadonlyArray<Report>, now: Date): Report | undefined {
	const dated = reports
		.filter(({ assignment }) => assignment.dueAt !== null)
		.sort((a, b) => (a.assignment.dueAt?.getTime() ?? 0) - (b.assignment.dueAt?.getTime() ?? 0));
	const open = dated.find(({ assignment }) => assignment.dueAt !== null && assignment.dueAt >= now);
	return open ?? dated.at(-1) ?? reports.at(-1);
}

function chartsOf(
	{ assignment, students }: Report,
	insight: ClassInsight,
	at: (instant: Date) => string,
): ChartsView {
	const { now, class: facts } = insight;
	const { zone } = facts;
	const scores = students.flatMap((each) => each.grade().score ?? []);
	const finished = students.flatMap(({ standing }) => standing?.completedAt ?? []);
	const times = finished.map((each) => each.getTime());
	// From when it could be begun; work that was done before belongs to the first step.
	const from = assignment.opensAt ?? assignment.publishedAt ?? new Date(Math.min(now.getTime(), ...times));
	const end = assignment.closesAt ?? assignment.dueAt ?? now;
	const to = new Date(Math.max(from.getTime(), Math.min(now.getTime(), Math.max(end.getTime(), ...times))));
	const points = completionCurve(finished, { from, to, zone });
	const start = Math.min(from.getTime(), points[0]?.at.getTime() ?? 0);
	const span = Math.max(1, to.getTime() - start);
	const x = (instant: Date) => (instant.getTime() - start) / span;
	const { dueAt } = assignment;
	const dueX = dueAt === null || dueAt < from || dueAt > to ? null : x(dueAt);
	return {
		assignmentId: assignment.id,
		title: assignment.title,
		of: students.length,
		curve: points.map((point) => ({
			x: x(point.at),
			y: students.length === 0 ? 0 : point.done / students.length,
			day: dayOf(point.at, zone),
			done: point.done,
		})),
		dueX,
		dueWords: dueAt === null ? null : at(dueAt),
		bins: histogramOf(scores),
		scores: scores.length,
		mean: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
		median: medianOf(scores),
	};
}

const days = new Map<string, Intl.DateTimeFormat>();

/** Such as “6 November”, on the calendar of the class. Making a formatter takes long; zones are few. */
function dayOf(instant: Date, zone: string): string {
	const format =
		days.get(zone) ?? new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', timeZone: zone });
	days.set(zone, format);
	return format.format(instant);
}

/**
 * @param assignmentId whose charts are wanted; null, or one that is not of this class: the one in hand
 * @param at says an instant to the viewer
 */
export function assignmentReports(
	insight: ClassInsight,
	assignmentId: string | null,
	at: (instant: Date) => string,
): { assignments: Array<AssignmentRow>; charts: ChartsView | null } {
	const reports = reportsOf(insight);
	const chosen =
		reports.find(({ assignment }) => assignment.id === assignmentId) ?? inHand(reports, insight.now);
	return {
		assignments: reports.map((report) => rowOf(report, at)),
		charts: chosen === undefined ? null : chartsOf(chosen, insight, at),
	};
}
