/** One student, as the teachers of a class see them: only what belongs to this class and its course. */
import { getCourse } from '~/content/index.server';
import { describeAccommodation, formatBoth, LOCALE } from '~/core/dates';
import { groupBy, NOT_BEGUN } from '~/core/insight';
import { sentMessages } from '~/db/index.server';
import { totalOf } from '~/features/assignments';
import { accommodationOf, loadAssignments } from '~/features/assignments/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { paths } from '~/platform/paths';
import { type InsightContext, studentAssignments } from './class-insight.server';
import { viewerZone } from './dashboard.server';
import { lastSeen, numberedLessons } from './heat-map.server';
import { needsOfOne, paragraphOf, promptOf, reasonWriter } from './needs.server';
import type { StudentView } from './student-views';

/** Questions listed. */
const QUESTIONS_MOST = 20;
const MESSAGES_MOST = 20;

/** The rows of one student; null when the class has no such active student. */
async function readStudent({ db }: InsightContext, classId: string, courseId: string, userId: string) {
	const membership = await db.membership.findUnique({
		where: { classId_userId: { classId, userId }, role: 'student', leftAt: null },
		include: { user: { select: { name: true } }, group: { select: { name: true } } },
	});
	if (membership === null) return null;
	const where = { userId, courseId };
	const [course, lessons, items, misconceptions, right, standings] = await Promise.all([
		db.courseStanding.findUnique({ where: { userId_courseId: where } }),
		db.lessonStanding.findMany({ where }),
		db.itemStanding.findMany({
			where: { ...where, wrongInRow: { gte: 1 }, right: false },
			orderBy: [{ wrongInRow: 'desc' }, { lastAt: 'desc' }],
			take: QUESTIONS_MOST,
		}),
		db.misconceptionStanding.findMany({ where: { ...where, times: { gt: 0 } } }),
		db.itemStanding.findMany({ where: { ...where, right: true }, select: { itemId: true } }),
		db.assignmentStanding.findMany({ where: { userId, assignment: { classId } } }),
	]);
	const corrected = new Set(right.map(({ itemId }) => itemId));
	return {
		membership,
		course,
		lessons,
		items,
		misconceptions: misconceptions.map((row) => ({ ...row, held: !corrected.has(row.itemId) })),
		standings,
	};
}

/** A student with everything a teacher may see; null when the class has no such active student. */
export async function getStudent(
	context: InsightContext,
	access: ClassAccess,
	userId: string,
): Promise<StudentView | null> {
	const { id: classId, courseId, zone } = access.class;
	const now = context.now();
	const found = await readStudent(context, classId, courseId, userId);
	if (found === null) return null;
	const { membership, course: standing, items } = found;
	const [all, sent, viewer] = await Promise.all([
		loadAssignments(context.db, classId),
		sentMessages(context.db, classId, userId, MESSAGES_MOST),
		viewerZone(context, access),
	]);
	const course = getCourse(courseId);
	const published = all.filter(({ publishedAt }) => publishedAt !== null);
	const rows = new Map(
		found.standings.map((row) => [
			row.assignmentId,
			{ ...row, started: row.attempts + row.openAttempts + row.doneParts > 0 },
		]),
	);
	const assignments = studentAssignments(membership, published, rows, { zone, now });
	const lessonRows = new Map(found.lessons.map((row) => [row.lessonId, row]));
	const insight = { class: access.class, course, now, assignments: published };
	const writer = reasonWriter(insight, viewer);
	const at = (instant: Date | null) => (instant === null ? null : writer.at(instant));
	const grades = assignments.map((each) => ({ score: each.grade().score, weight: each.assignment.weight }));
	const accommodation = accommodationOf(membership);
	const words = new Map(course?.misconceptions.map(({ id, text }) => [id, text]));
	const needs = needsOfOne(
		{
			joinedAt: membership.joinedAt,
			lastAt: standing?.lastAt ?? null,
			doneParts: standing?.doneParts ?? 0,
			assignments,
			stuck: items,
			misconceptions: found.misconceptions,
		},
		insight,
	);
	return {
		classId,
		userId,
		name: membership.user.name,
		group: membership.group?.name ?? null,
		joined: formatBoth(membership.joinedAt, zone, viewer, LOCALE),
		last: lastSeen(standing?.lastAt ?? null, now, zone),
		accommodation:
			accommodation === null
				? null
				: (describeAccommodation(accommodation)
						?.replace(/^You have /, '')
						.replace(/\.$/, '') ?? null),
		reasons: writer.reasons(needs),
		total: totalOf(grades),
		waiting: assignments.reduce((sum, { standing: row }) => sum + (row?.pending ?? 0), 0),
		assignments: assignments.map((each) => {
			const { assignment, dueAt, state } = each;
			const { score, sentence, pending } = each.grade();
			const row = rows.get(assignment.id);
			return {
				id: assignment.id,
				title: assignment.title,
				href: paths.teachAssignment(classId, assignment.id),
				due: at(dueAt),
				state,
				done: row?.doneParts ?? 0,
				parts: row?.parts ?? 0,
				score,
				reason: sentence,
				pending,
				gradePath: paths.teachGrade(classId, assignment.id, userId),
			};
		}),
		lessons: numberedLessons({ course }).map(({ id, number, title, href }) => {
			const row = lessonRows.get(id);
			return {
				id,
				number,
				title,
				href,
				cell: cellOf(row),
				attempts: row?.attempts ?? 0,
				read: at(row?.readAt ?? null),
				last: row === undefined ? null : lastSeen(row.lastAt, now, zone),
			};
		}),
		questions: items.map(({ itemId, wrongInRow, lastAt }) => ({
			itemId,
			prompt: promptOf(courseId, itemId),
			wrongInRow,
			link: paragraphOf(courseId, itemId),
			last: lastSeen(lastAt, now, zone),
		})),
		misconceptions: [...groupBy(found.misconceptions, ({ code }) => code)]
			.map(([code, shown]) => ({
				code,
				text: words.get(code) ?? 'A misconception that the course does not name any more.',
				times: shown.reduce((sum, { times }) => sum + times, 0),
				questions: shown.length,
				last: lastSeen(new Date(Math.max(...shown.map(({ lastAt }) => lastAt.getTime()))), now, zone),
			}))
			.sort((a, b) => b.times - a.times || a.code.localeCompare(b.code, 'en', { numeric: true })),
		messages: sent.map(({ subject, body, fromId, fromName, createdAt }) => ({
			subject,
			body,
			from: fromId === null ? 'this site' : (fromName ?? 'somebody who has left'),
			at: formatBoth(createdAt, zone, viewer, LOCALE),
		})),
	};
}

/** As `lessonCells` of the database says it. */
function cellOf(row: { readAt: Date | null; attempts: number; score: number | null } | undefined): string {
	if (row === undefined) return NOT_BEGUN;
	if (row.score !== null) return String(Math.floor(row.score * 100 + 0.5));
	if (row.attempts > 0) return 'a';
	return row.readAt === null ? NOT_BEGUN : 'r';
}
