import type { RequestContext } from '~/context';
import { transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { giveRole, requestInstructor, type Viewer } from '~/features/auth/index.server';
import { getSettings } from '~/features/site/index.server';

/** What became of the wish: the role at once, a request that waits, or nothing to do. */
export type Asked = 'granted' | 'waiting' | 'already';

/** A learner asks for an instructor's rights: given at once where the site is open, else for an admin to decide. */
export async function askToTeach(context: RequestContext, viewer: Viewer, reason: string): Promise<Asked> {
	if (viewer.role !== 'learner') return 'already';
	const { db } = context;
	const now = context.now();
	const { instructorSignup } = await getSettings(context);
	if (instructorSignup === 'approval') {
		await requestInstructor(db, { userId: viewer.id, reason, now });
		return 'waiting';
	}
	await transact(db, async (tx) => {
		await giveRole(tx, viewer.id, 'instructor', now);
		await writeAudit(tx, {
			actorId: viewer.id,
			action: 'instructor.grant',
			classId: null,
			subjectId: viewer.id,
			detail: {},
			at: now,
		});
	});
	return 'granted';
}

/** How a person's wish to teach stands, for their account page. */
export interface TeachWish {
	/** Whether there is anything to ask for. */
	mayAsk: boolean;
	/** Whether asking gives the role at once. */
	open: boolean;
	/** Null: never asked. */
	state: 'waiting' | 'declined' | null;
	reason: string;
}

export async function getTeachWish(context: RequestContext, viewer: Viewer): Promise<TeachWish> {
	const [{ instructorSignup }, request] = await Promise.all([
		getSettings(context),
		context.db.instructorRequest.findUnique({ where: { userId: viewer.id } }),
	]);
	const waiting = request !== null && request.decidedAt === null;
	return {
		mayAsk: viewer.role === 'learner',
		open: instructorSignup === 'open',
		state: request === null ? null : waiting ? 'waiting' : request.approved === false ? 'declined' : null,
		reason: request?.reason ?? '',
	};
}
