/** The dashboard of a class, put together from what `class-insight` loads. */
import { createHash } from 'node:crypto';
import { getItem } from '~/content/index.server';
import { localOf } from '~/core/dates';
import { misconceptionReport, startOfDay } from '~/core/insight';
import type { ClassAccess } from '~/features/classes/index.server';
import { paths } from '~/platform/paths';
import { answeredCodes } from './answered-codes.server';
import { assignmentReports } from './assignment-reports.server';
import {
	type ClassInsight,
	type InsightContext,
	insightOf,
	insightVersion,
	kindOf,
} from './class-insight.server';
import { heatMap } from './heat-map.server';
import { needingStudents, paragraphOf, promptOf, reasonWriter } from './needs.server';
import { queryText } from './query';
import type { DashboardQuery, DashboardView, MisconceptionView } from './views';

/** Students of the list before “show all”. */
const NEEDS_SHOWN = 12;
/** Questions named with a misconception. */
const QUESTIONS_SHOWN = 3;

/** The zone in which a viewer reads times: their own, or else that of the class. */
export async function viewerZone(
	{ db }: InsightContext,
	{ viewer, class: facts }: ClassAccess,
): Promise<string> {
	const user = await db.user.findUnique({ where: { id: viewer.id }, select: { zone: true } });
	return user?.zone ?? facts.zone;
}

/** What a class gets wrong, the most common first. */
export async function misconceptionsOf(
	context: InsightContext,
	insight: ClassInsight,
): Promise<Array<MisconceptionView>> {
	const { course, class: facts, students } = insight;
	if (course === null) return [];
	const key = { classId: facts.id, courseId: facts.courseId };
	const answered = await answeredCodes(context.db, kindOf(context), key, course, students);
	const report = misconceptionReport(
		students.flatMap(({ misconceptions }) => misconceptions),
		answered,
	);
	const words = new Map(course.misconceptions.map(({ id, text }) => [id, text]));
	return report.map(({ code, students: count, of, questions }) => ({
		code,
		text: words.get(code) ?? 'A misconception that the course does not name any more.',
		students: count,
		of,
		questions: questions.slice(0, QUESTIONS_SHOWN).map(({ itemId, students: some }) => ({
			prompt: promptOf(course.id, itemId),
			students: some,
			link: paragraphOf(course.id, itemId),
		})),
		more: Math.max(0, questions.length - QUESTIONS_SHOWN),
		revisit: lessonToRevisit(course, questions),
	}));
}

/** The lesson whose questions showed it to most students together. */
function lessonToRevisit(
	course: NonNullable<ClassInsight['course']>,
	questions: ReadonlyArray<{ itemId: string; students: number }>,
): MisconceptionView['revisit'] {
	const weights = new Map<string, number>();
	for (const { itemId, students } of questions) {
		const lessonId = getItem(course.id, itemId)?.lessonId;
		if (lessonId !== undefined) weights.set(lessonId, (weights.get(lessonId) ?? 0) + students);
	}
	const [most] = [...weights].sort((a, b) => b[1] - a[1]);
	const lesson = course.lessonEntries.find(({ id }) => id === most?.[0]);
	return lesson === undefined ? null : { href: paths.lesson(course.id, lesson.slug), label: lesson.title };
}

/** The ETag of a view: the same class asked for in another way, or by somebody else, is another answer. */
export function tagOf(version: string, viewerId: string, query: DashboardQuery): string {
	const hash = createHash('sha256')
		.update(`${version} ${viewerId} ${queryText(query)}`)
		.digest('base64url');
	return `W/"${hash.slice(0, 22)}"`;
}

function clock(now: Date, zone: string): string {
	return localOf(now, zone).slice(11, 16);
}

/**
 * Everything the dashboard shows.
 * @param access of somebody who teaches the class
 */
export async function getDashboard(
	context: InsightContext,
	access: ClassAccess,
	query: DashboardQuery,
): Promise<DashboardView> {
	// Asked before the rest: what changes in between is told as a change by the next question.
	const version = await insightVersion(context, access.class);
	const [insight, zone] = await Promise.all([
		insightOf(context, access.class, version),
		viewerZone(context, access),
	]);
	const misconceptions = await misconceptionsOf(context, insight);
	const writer = reasonWriter(insight, zone);
	const needing = needingStudents(insight, query.days);
	const today = startOfDay(insight.now, insight.class.zone);
	const heat = heatMap(insight, query);
	return {
		classId: insight.class.id,
		tag: tagOf(version, access.viewer.id, query),
		asOf: clock(insight.now, zone),
		query: { ...query, page: heat.page },
		counts: {
			students: insight.students.length,
			needing: needing.length,
			waiting: insight.students
				.flatMap(({ assignments }) => assignments)
				.reduce((sum, { standing }) => sum + (standing?.pending ?? 0), 0),
			activeToday: insight.students.filter(({ lastAt }) => lastAt !== null && lastAt >= today).length,
		},
		needs: needing
			.slice(0, query.allNeeds ? undefined : NEEDS_SHOWN)
			.map(({ id, name, needs }) => ({ userId: id, name, reasons: writer.reasons(needs) })),
		heat,
		...assignmentReports(insight, query.assignmentId, writer.at),
		misconceptions,
	};
}
