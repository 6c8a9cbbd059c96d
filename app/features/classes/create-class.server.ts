import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import { isUniqueViolation, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { Viewer } from '~/features/auth/index.server';
import { notFound } from '~/platform/responses';
import { newJoinCode } from './codes.server';
import type { CreateClassInput } from './schemas.server';

/** Codes are random: two that meet do so once in many lifetimes, and then another one is taken. */
const TRIES = 3;

/**
 * Runs `write`, which makes the class `id` with a join code; again with another code when that one is taken.
 * @returns false when the class is there already, because the form was sent twice
 */
export async function makeOnce(write: (joinCode: string) => Promise<void>): Promise<boolean> {
	for (let tries = 1; ; tries += 1) {
		try {
			await write(newJoinCode());
			return true;
		} catch (error) {
			if (isUniqueViolation(error, 'Class', ['id'])) return false;
			if (tries === TRIES || !isUniqueViolation(error, 'Class', ['joinCode'])) throw error;
		}
	}
}

/** Whether the viewer is an instructor of this class: a second sending of the form that made it. @throws {Response} 404 */
export async function requireOwn({ db }: RequestContext, viewer: Viewer, classId: string): Promise<void> {
	const mine = await db.membership.count({
		where: { classId, userId: viewer.id, role: 'instructor', leftAt: null },
	});
	if (mine === 0) throw notFound();
}

/**
 * Makes a class with the viewer as its instructor and joining by code open. The caller has checked the viewer's role.
 * A form that is sent twice makes one class.
 * @throws {Response} 404 when the id belongs to somebody else's class
 */
export async function createClass(
	context: RequestContext,
	viewer: Viewer,
	{ id, course, name, zone }: CreateClassInput,
): Promise<void> {
	const at = context.now();
	const made = await makeOnce((joinCode) =>
		transact(context.db, async (tx) => {
			await tx.class.create({ data: { id, courseId: course, name, zone, joinCode, createdAt: at } });
			await tx.membership.create({
				data: { id: newId(), classId: id, userId: viewer.id, role: 'instructor', joinedAt: at },
			});
			await writeAudit(tx, {
				actorId: viewer.id,
				action: 'class.create',
				classId: id,
				subjectId: id,
				detail: { course, zone },
				at,
			});
		}),
	);
	if (!made) await requireOwn(context, viewer, id);
}
