import type { RequestContext } from '~/context';
import { calendarDaysBetween, instantOf, localOf, shiftSchedule } from '~/core/dates';
import { newId } from '~/db/ids';
import { jsonOrNull, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { ClassAccess } from './access.server';
import { makeOnce, requireOwn } from './create-class.server';
import type { CopyInput } from './schemas.server';
import type { CopyView } from './views';

/** What the form of a copy offers. The term is taken to begin with the first date of an assignment, or the class. */
export async function getCopy({ db }: RequestContext, { class: facts }: ClassAccess): Promise<CopyView> {
	const { id: classId, name, zone } = facts;
	const row = await db.class.findUniqueOrThrow({
		where: { id: classId },
		select: {
			createdAt: true,
			assignments: { select: { opensAt: true, dueAt: true } },
			_count: { select: { groups: true } },
		},
	});
	const dates = row.assignments.flatMap(({ opensAt, dueAt }) => opensAt ?? dueAt ?? []);
	const first = dates.length === 0 ? row.createdAt : new Date(Math.min(...dates.map(Number)));
	return {
		id: newId(),
		classId,
		name,
		zone,
		oldStart: localOf(first, zone).slice(0, 10),
		assignments: row.assignments.length,
		groups: row._count.groups,
	};
}

/**
 * Makes the class of the next term: same course, zone and policies, a join code of its own, the viewer as its
 * instructor. Assignments come along for everybody, moved by as many days as the first days of the terms are apart,
 * at the same time of day in the zone of the class; exceptions of persons and groups stay behind. Drafts stay drafts.
 * A form that is sent twice makes one class.
 * @throws {Response} 404 when the id belongs to somebody else's class
 */
export async function copyClass(
	context: RequestContext,
	{ viewer, class: from }: ClassAccess,
	{ id, name, oldStart, newStart, groups, assignments }: CopyInput,
): Promise<void> {
	const at = context.now();
	const noon = (day: string) => instantOf(`${day}T12:00`, from.zone);
	const days = calendarDaysBetween(noon(oldStart), noon(newStart), from.zone);
	const made = await makeOnce((joinCode) =>
		transact(context.db, async (tx) => {
			const source = await tx.class.findUniqueOrThrow({
				where: { id: from.id },
				include: { groups: true, assignments: assignments !== 'none' },
			});
			await tx.class.create({
				data: {
					id,
					courseId: source.courseId,
					name,
					zone: source.zone,
					joinCode,
					latePolicy: jsonOrNull(asObject(source.latePolicy)),
					missingPolicy: jsonOrNull(asObject(source.missingPolicy)),
					createdAt: at,
				},
			});
			await tx.membership.create({
				data: { id: newId(), classId: id, userId: viewer.id, role: 'instructor', joinedAt: at },
			});
			if (groups) {
				await tx.group.createMany({
					data: source.groups.map((group) => ({ id: newId(), classId: id, name: group.name })),
				});
			}
			await tx.assignment.createMany({
				data: (source.assignments ?? []).map(({ opensAt, dueAt, closesAt, ...each }) => ({
					...each,
					...shiftSchedule({ opensAt, dueAt, closesAt }, days, from.zone),
					id: newId(),
					classId: id,
					latePolicy: jsonOrNull(asObject(each.latePolicy)),
					missingPolicy: jsonOrNull(asObject(each.missingPolicy)),
					publishedAt: assignments === 'published' && each.publishedAt !== null ? at : null,
					everyone: true,
					createdAt: at,
					revision: 0,
				})),
			});
			await writeAudit(tx, {
				actorId: viewer.id,
				action: 'class.copy',
				classId: id,
				subjectId: from.id,
				detail: { days, groups, assignments },
				at,
			});
		}),
	);
	if (!made) await requireOwn(context, viewer, id);
}

/** A stored policy as what it is: an object, or nothing. */
function asObject(stored: unknown): object | null {
	return typeof stored === 'object' ? stored : null;
}
