import type { Adapter, DatabaseSession } from 'lucia';
import { type Db, findSessionWithUser } from '~/db/index.server';
import { hashToken } from './tokens.server';

interface SessionRow {
	userId: string;
	expiresAt: Date;
	agent: string;
}

function toSession(id: string, { userId, expiresAt, agent }: SessionRow): DatabaseSession {
	return { id, userId, expiresAt, attributes: { agent } };
}

/**
 * Lucia's storage on Prisma. Lucia knows the token of the cookie as the session's id; the row's id is the token's
 * hash. What is looked up by a token is returned with that token; `getUserSessions` cannot know the tokens and gives
 * the rows' ids instead. Changing or deleting a session that is gone does nothing.
 */
export function createSessionAdapter(db: Db): Adapter {
	return {
		async getSessionAndUser(token) {
			const row = await findSessionWithUser(db, hashToken(token));
			if (row === null) return [null, null];
			const { userId, name, role, suspendedAt, email, username, mustChangePassword, unread } = row;
			const guest = email === null && username === null;
			return [
				toSession(token, row),
				{
					id: userId,
					attributes: { name, role, guest, suspended: suspendedAt !== null, mustChangePassword, unread },
				},
			];
		},
		async getUserSessions(userId) {
			const rows = await db.session.findMany({
				where: { userId },
				select: { id: true, userId: true, expiresAt: true, agent: true },
			});
			return rows.map((row) => toSession(row.id, row));
		},
		async setSession({ id, userId, expiresAt, attributes }) {
			await db.session.create({ data: { id: hashToken(id), userId, expiresAt, agent: attributes.agent } });
		},
		async updateSessionExpiration(token, expiresAt) {
			// Many, not one: a session revoked in this moment must stay revoked, without an error.
			await db.session.updateMany({ where: { id: hashToken(token) }, data: { expiresAt } });
		},
		async deleteSession(token) {
			await db.session.deleteMany({ where: { id: hashToken(token) } });
		},
		async deleteUserSessions(userId) {
			await db.session.deleteMany({ where: { userId } });
		},
		async deleteExpiredSessions() {
			await db.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
		},
	};
}
