import { getCatalog, getCourse } from '~/content/index.server';
import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import type { Viewer } from '~/features/auth/index.server';
import { ZONES } from './schemas.server';
import type { ClassListView, NewClassView, TaughtClassView } from './views';

/** The classes that a person teaches, as instructor or assistant, newest first. Two statements, however many. */
export async function listTaughtClasses(
	{ db }: RequestContext,
	userId: string,
): Promise<Array<TaughtClassView>> {
	const rows = await db.membership.findMany({
		where: { userId, role: { not: 'student' }, leftAt: null },
		orderBy: [{ class: { createdAt: 'desc' } }, { id: 'asc' }],
		select: {
			role: true,
			class: { select: { id: true, name: true, courseId: true, zone: true, archivedAt: true } },
		},
	});
	const counts = await db.membership.groupBy({
		by: ['classId'],
		where: { classId: { in: rows.map((row) => row.class.id) }, role: 'student', leftAt: null },
		_count: { _all: true },
	});
	return rows.map(({ role, class: { id, name, courseId, zone, archivedAt } }) => ({
		id,
		name,
		zone,
		courseTitle: getCourse(courseId)?.title ?? courseId,
		assists: role === 'assistant',
		archived: archivedAt !== null,
		students: counts.find(({ classId }) => classId === id)?._count._all ?? 0,
	}));
}

/**
 * The running classes that somebody helps to teach who has no pages of a teacher's own: a learner who is an assistant.
 * One statement for learners, none for others, who have the way there in the head of every page.
 */
export async function listTaughtLinks(
	{ db }: RequestContext,
	viewer: Viewer | null,
): Promise<Array<{ id: string; name: string }>> {
	if (viewer === null || viewer.guest || viewer.role !== 'learner') return [];
	const rows = await db.membership.findMany({
		where: { userId: viewer.id, role: { not: 'student' }, leftAt: null, class: { archivedAt: null } },
		orderBy: { id: 'asc' },
		select: { class: { select: { id: true, name: true } } },
	});
	return rows.map((row) => row.class);
}

/** The page of all classes that the viewer teaches. */
export async function getClassList(context: RequestContext, viewer: Viewer): Promise<ClassListView> {
	return { classes: await listTaughtClasses(context, viewer.id), mayCreate: viewer.role !== 'learner' };
}

/** What the form of a new class offers. */
export async function getNewClass({ db }: RequestContext, viewer: Viewer): Promise<NewClassView> {
	const { zone } = await db.user.findUniqueOrThrow({ where: { id: viewer.id }, select: { zone: true } });
	return {
		id: newId(),
		courses: getCatalog().map(({ id, title }) => ({ id, title })),
		zone: zone ?? '',
		zones: ZONES,
	};
}
