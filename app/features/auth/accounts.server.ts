/** Users as the commands of this feature see them. */
import { type Db, type DbOrTx, isUniqueViolation } from '~/db/index.server';
import type { LoginName } from './login-name.server';
import type { Role, Viewer } from './viewer.server';

/** The columns of a person who has an account, or had one. */
export interface Account {
	id: string;
	name: string;
	role: Role;
	email: string | null;
	username: string | null;
	passwordHash: string | null;
	suspendedAt: Date | null;
}

const ACCOUNT = {
	id: true,
	name: true,
	role: true,
	email: true,
	username: true,
	passwordHash: true,
	suspendedAt: true,
} as const;

/** A row without any way to sign in. All parts, because an invited person has a name to sign in with but no password. */
export const GUEST = { email: null, username: null, passwordHash: null } as const;

export function findAccount(db: DbOrTx, login: LoginName): Promise<Account | null> {
	return db.user.findUnique({ where: login, select: ACCOUNT });
}

export function findAccountById(db: DbOrTx, id: string): Promise<Account | null> {
	return db.user.findUnique({ where: { id }, select: ACCOUNT });
}

export function viewerOf({ id, name, role, email, username }: Account): Viewer {
	return { id, name, role, guest: email === null && username === null };
}

/** Runs a write to users; false when the mail address or user name is another person's already. */
export async function unlessTaken(write: () => Promise<unknown>): Promise<boolean> {
	try {
		await write();
		return true;
	} catch (error) {
		if (isUniqueViolation(error, 'User', ['email']) || isUniqueViolation(error, 'User', ['username']))
			return false;
		throw error;
	}
}

export interface NewAccount {
	id: string;
	name: string;
	login: LoginName;
	role: Role;
	/** null: invited; signs in after following a reset link. */
	passwordHash: string | null;
	createdAt: Date;
}

/** @returns false when the name to sign in with is taken */
export function insertAccount(db: Db, { login, ...account }: NewAccount): Promise<boolean> {
	return unlessTaken(() => db.user.create({ data: { ...account, ...login } }));
}
