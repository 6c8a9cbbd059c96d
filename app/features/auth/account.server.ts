/** What a person sees and changes of their own account. Every query is scoped to the viewer. */
import type { RequestContext } from '~/context';
import { getSessionId, type Role, type Viewer } from './viewer.server';

export interface SessionView {
	/** Id of the row; of no use as a cookie. */
	id: string;
	agent: string;
	startedAt: Date;
	/** Whether this request belongs to it. */
	current: boolean;
}

export interface AccountView {
	name: string;
	email: string | null;
	username: string | null;
	role: Role;
	/** This one first, then the newest. */
	sessions: Array<SessionView>;
}

/** @throws when the viewer has been deleted in this moment */
export async function getAccount(
	context: RequestContext,
	request: Request,
	viewer: Viewer,
): Promise<AccountView> {
	const sessionId = await getSessionId(context, request);
	const user = await context.db.user.findUniqueOrThrow({
		where: { id: viewer.id },
		select: {
			name: true,
			email: true,
			username: true,
			role: true,
			sessions: {
				where: { expiresAt: { gt: new Date() } },
				orderBy: { createdAt: 'desc' },
				select: { id: true, agent: true, createdAt: true },
			},
		},
	});
	const sessions = user.sessions.map(({ createdAt, ...session }) => ({
		...session,
		startedAt: createdAt,
		current: session.id === sessionId,
	}));
	return {
		...user,
		sessions: [...sessions.filter((one) => one.current), ...sessions.filter((one) => !one.current)],
	};
}

export async function rename({ db }: RequestContext, viewer: Viewer, name: string): Promise<void> {
	await db.user.updateMany({ where: { id: viewer.id }, data: { name } });
}

/** Ends one session of the viewer's; somebody else's, and one that has ended, are left alone. */
export async function endSession({ db }: RequestContext, viewer: Viewer, sessionId: string): Promise<void> {
	await db.session.deleteMany({ where: { id: sessionId, userId: viewer.id } });
}

/** Ends all sessions of the viewer's but this request's. */
export async function endOtherSessions(
	context: RequestContext,
	request: Request,
	viewer: Viewer,
): Promise<void> {
	const sessionId = await getSessionId(context, request);
	await context.db.session.deleteMany({ where: { userId: viewer.id, id: { not: sessionId ?? '' } } });
}
