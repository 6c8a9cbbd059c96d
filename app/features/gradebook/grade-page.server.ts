/** One student in one assignment: what counts, why, and who entered what when. */
import type { RequestContext } from '~/context';
import { formatHundredths } from '~/core/csv';
import { formatBoth, LOCALE, STATE_SENTENCES } from '~/core/dates';
import { NO_STANDING } from '~/features/assignments';
import { findAssignment, isFor, rulesFor, STUDENT_FACTS } from '~/features/assignments/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { notFound } from '~/platform/responses';
import { cellOf } from './cells';
import { gradeFor } from './rows.server';
import type { GradePage } from './views';
import { namesOf, viewerZone } from './words.server';

/** What an entry did, in words. */
export function entryWords({ kind, score }: { kind: string; score: number | null }): string {
	if (kind === 'override') return `Score set to ${score === null ? '–' : formatHundredths(score)} %`;
	if (kind === 'clear') return 'Back to the earned score';
	return kind === 'excuse' ? 'Excused' : 'No longer excused';
}

/**
 * The page of one cell of the gradebook.
 * @throws {Response} 404 unless the assignment is a published one of the class and the user an active student of it
 */
export async function getGradePage(
	context: RequestContext,
	access: ClassAccess,
	{ assignmentId, userId }: { assignmentId: string; userId: string },
): Promise<GradePage> {
	const { db } = context;
	const { id: classId, zone } = access.class;
	const now = context.now();
	const [assignment, student] = await Promise.all([
		findAssignment(db, classId, assignmentId),
		db.membership.findUnique({
			where: { classId_userId: { classId, userId }, role: 'student', leftAt: null },
			select: {
				...STUDENT_FACTS,
				userId: true,
				user: { select: { name: true } },
				group: { select: { name: true } },
			},
		}),
	]);
	if (assignment === null || assignment.publishedAt === null || student === null) throw notFound();
	const [standing, entries, attempts, here] = await Promise.all([
		db.assignmentStanding.findUnique({ where: { assignmentId_userId: { assignmentId, userId } } }),
		db.gradeEntry.findMany({ where: { assignmentId, userId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
		db.attempt.findMany({
			where: { assignmentId, userId, state: { not: 'abandoned' } },
			orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
			select: { state: true, settings: true, startedAt: true, submittedAt: true, score: true, pending: true },
		}),
		viewerZone(db, access),
	]);
	const names = await namesOf(
		db,
		entries.map(({ byId }) => byId),
	);
	const when = (instant: Date) => formatBoth(instant, zone, here, LOCALE);
	const grade = gradeFor(
		assignment,
		{ ...student, name: student.user.name, group: student.group?.name ?? null },
		standing ?? undefined,
		{ zone, now },
	);
	const { dueAt } = rulesFor(assignment, student, zone);
	const { override, excused } = standing ?? NO_STANDING;
	return {
		classId,
		mayChange: access.role === 'instructor',
		assignment: { id: assignment.id, title: assignment.title },
		student: { userId, name: student.user.name, group: student.group?.name ?? null },
		assigned: isFor(assignment, student),
		cell: grade === null ? null : cellOf(grade),
		state: grade === null ? null : { word: grade.state, sentence: STATE_SENTENCES[grade.state] },
		arithmetic: grade?.sentence ?? null,
		due: dueAt.value === null ? null : when(dueAt.value),
		excused,
		override: override === null ? null : formatHundredths(override),
		newest: entries[0]?.id ?? '',
		history: entries.map(({ id, kind, score, reason, byId, at }) => ({
			id,
			what: entryWords({ kind, score }),
			reason,
			by: names.get(byId) ?? 'an account that is gone',
			at: when(at),
		})),
		attempts: attempts.map(({ state, settings, startedAt, submittedAt, score, pending }, index) => ({
			key: `${index}`,
			title: titleIn(settings),
			at: when(submittedAt ?? startedAt),
			open: state === 'open',
			score: score === null ? null : formatHundredths(score),
			pending,
		})),
	};
}

function titleIn(settings: unknown): string {
	const title =
		typeof settings === 'object' && settings !== null && 'title' in settings ? settings.title : null;
	return typeof title === 'string' ? title : 'Quiz';
}
