/** Groups of a class. Callers have passed `requireTeacher(…, 'instructor')`. */
import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import { databaseKind, isUniqueViolation, lockClass, type Tx, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { ClassAccess } from './access.server';
import type { GroupsView } from './views';

/** The groups of a class, by name. */
export async function getGroups(
	{ db }: RequestContext,
	{ class: { id: classId } }: ClassAccess,
): Promise<GroupsView> {
	const rows = await db.group.findMany({
		where: { classId },
		orderBy: { name: 'asc' },
		select: {
			id: true,
			name: true,
			_count: {
				select: {
					memberships: { where: { leftAt: null, role: 'student' } },
					recipients: true,
					overrides: true,
				},
			},
		},
	});
	return {
		classId,
		groups: rows.map(({ id, name, _count }) => ({
			id,
			name,
			students: _count.memberships,
			assignments: _count.recipients + _count.overrides,
		})),
	};
}

/** `taken`: another group of the class has this name. `used`: assignments refer to it. `gone`: there is none. */
export type GroupResult = { ok: true } | { ok: false; reason: 'taken' | 'used' | 'gone' };

async function unlessTaken(write: () => Promise<GroupResult>): Promise<GroupResult> {
	try {
		return await write();
	} catch (error) {
		if (isUniqueViolation(error, 'Group', ['classId', 'name'])) return { ok: false, reason: 'taken' };
		throw error;
	}
}

function audit(
	{ now }: RequestContext,
	tx: Tx,
	{ viewer, class: { id: classId } }: ClassAccess,
	action: string,
	subjectId: string,
	detail: Record<string, string>,
): Promise<void> {
	return writeAudit(tx, { actorId: viewer.id, action, classId, subjectId, detail, at: now() });
}

/** Makes a group. */
export function createGroup(
	context: RequestContext,
	access: ClassAccess,
	name: string,
): Promise<GroupResult> {
	const id = newId();
	return unlessTaken(() =>
		transact(context.db, async (tx) => {
			await tx.group.create({ data: { id, classId: access.class.id, name } });
			await audit(context, tx, access, 'group.create', id, { name });
			return { ok: true };
		}),
	);
}

/** Gives a group another name. */
export function renameGroup(
	context: RequestContext,
	access: ClassAccess,
	id: string,
	name: string,
): Promise<GroupResult> {
	return unlessTaken(() =>
		transact(context.db, async (tx) => {
			const { count } = await tx.group.updateMany({
				where: { id, classId: access.class.id },
				data: { name },
			});
			if (count === 0) return { ok: false, reason: 'gone' };
			await audit(context, tx, access, 'group.rename', id, { name });
			return { ok: true };
		}),
	);
}

/**
 * Deletes a group; its students stay in the class, in no group. Not while assignments are for it, or have other dates
 * for it: those would be for nobody, without a word.
 */
export function deleteGroup(context: RequestContext, access: ClassAccess, id: string): Promise<GroupResult> {
	const unused = { recipients: { none: {} }, overrides: { none: {} } };
	return transact(context.db, async (tx): Promise<GroupResult> => {
		// Nobody is being put into it meanwhile.
		await lockClass(tx, databaseKind(context.config.databaseUrl), access.class.id);
		const where = { id, classId: access.class.id };
		const { count } = await tx.group.deleteMany({ where: { ...where, ...unused } });
		if (count === 0) {
			return { ok: false, reason: (await tx.group.count({ where })) === 0 ? 'gone' : 'used' };
		}
		await audit(context, tx, access, 'group.delete', id, {});
		return { ok: true };
	});
}
