/** The commands about accounts. */
import {
	createAccount,
	createInvitation,
	createResetLink,
	type LoginName,
	parseLoginName,
	purge,
	type Role,
	renameSchema,
	setRole,
	setSuspended,
} from '~/features/auth/index.server';
import type { Config } from '~/platform/config';
import { paths } from '~/platform/paths';
import { AdminError, type Commands, type Given, requireText, textOption } from './command';

const ROLES: ReadonlyArray<Role> = ['learner', 'instructor', 'admin'];
const GUEST_DAYS = 30;

const WHO = { email: { type: 'string' }, username: { type: 'string' } } as const;
const WHO_USAGE = '(--email ADDRESS | --username NAME)';

/** The account that is meant, as `--email` or `--username` says. */
function whoOption(given: Given): LoginName {
	const email = textOption(given, 'email');
	const username = textOption(given, 'username');
	if ((email === null) === (username === null)) {
		throw new AdminError('Say who: either --email or --username.', true);
	}
	const who = parseLoginName(email ?? username ?? '');
	if (email !== null && (who === null || !('email' in who))) {
		throw new AdminError(`${email} is not an e-mail address.`, true);
	}
	if (username !== null && (who === null || !('username' in who))) {
		throw new AdminError(
			`${username} cannot be a user name: 3 to 32 letters, digits, dots, dashes, underscores.`,
			true,
		);
	}
	if (who === null) throw new AdminError('Say who: either --email or --username.', true);
	return who;
}

function nameOf(who: LoginName): string {
	return 'email' in who ? who.email : who.username;
}

function unknown(who: LoginName): AdminError {
	return new AdminError(`There is no account ${nameOf(who)}.`);
}

function linkTo(config: Config, token: string): string {
	return `${config.origin ?? `http://localhost:${config.port}`}${paths.reset(token)}`;
}

export const PEOPLE = {
	create: {
		summary: 'make an account; prints a link that sets its password, good for three days',
		usage: `${WHO_USAGE} --name NAME [--role learner|instructor|admin]   (instructor when left out)`,
		options: { ...WHO, name: { type: 'string' }, role: { type: 'string' } },
		async run(given, { db, config, now }) {
			const login = whoOption(given);
			const named = renameSchema.safeParse({ name: requireText(given, 'name') });
			if (!named.success) throw new AdminError(`--name: ${named.error.issues[0]?.message}`, true);
			const { name } = named.data;
			const asked = textOption(given, 'role') ?? 'instructor';
			const role = ROLES.find((one) => one === asked);
			if (role === undefined) throw new AdminError(`--role must be ${ROLES.join(', ')}.`, true);
			const made = await createAccount(await db(), { name, login, role, password: null, now });
			if (!made.ok) throw new AdminError(`There is an account ${nameOf(login)} already.`);
			const token = await createInvitation(await db(), login, now);
			if (token === null) throw unknown(login);
			return [`${nameOf(login)} (${role}) sets a password here, within three days:`, linkTo(config, token)];
		},
	},
	'reset-link': {
		summary: 'print a link that sets a new password, good for one hour',
		usage: WHO_USAGE,
		options: WHO,
		async run(given, { db, config, now }) {
			const who = whoOption(given);
			const token = await createResetLink(await db(), who, now);
			if (token === null) throw unknown(who);
			return [`${nameOf(who)} sets a new password here, once, within one hour:`, linkTo(config, token)];
		},
	},
	approve: {
		summary: 'make somebody who signed up an instructor (or give another role)',
		usage: `${WHO_USAGE} [--role learner|instructor|admin]   (instructor when left out)`,
		options: { ...WHO, role: { type: 'string' } },
		async run(given, { db, now }) {
			const who = whoOption(given);
			const asked = textOption(given, 'role') ?? 'instructor';
			const role = ROLES.find((one) => one === asked);
			if (role === undefined) throw new AdminError(`--role must be ${ROLES.join(', ')}.`, true);
			if (!(await setRole(await db(), who, role, now))) throw unknown(who);
			return [`${nameOf(who)} is now ${role}.`];
		},
	},
	suspend: {
		summary: 'shut an account: signed out everywhere, work kept',
		usage: WHO_USAGE,
		options: WHO,
		async run(given, { db, now }) {
			const who = whoOption(given);
			if (!(await setSuspended(await db(), who, now))) throw unknown(who);
			return [`${nameOf(who)} is shut out.`];
		},
	},
	unsuspend: {
		summary: 'open a shut account again',
		usage: WHO_USAGE,
		options: WHO,
		async run(given, { db }) {
			const who = whoOption(given);
			if (!(await setSuspended(await db(), who, null))) throw unknown(who);
			return [`${nameOf(who)} may sign in again.`];
		},
	},
	purge: {
		summary: 'remove expired sessions, links and counters, and guests nobody can reach any more',
		usage: `[--guest-days DAYS]   (guests at least this old, ${GUEST_DAYS} when left out)`,
		options: { 'guest-days': { type: 'string' } },
		async run(given, { db, now }) {
			const text = textOption(given, 'guest-days') ?? String(GUEST_DAYS);
			if (!/^\d{1,5}$/.test(text)) throw new AdminError('--guest-days must be a whole number of days.', true);
			const { sessions, resets, limits, guests } = await purge(await db(), now, Number(text));
			return [`Removed: ${sessions} sessions, ${resets} links, ${limits} counters, ${guests} guests.`];
		},
	},
} satisfies Commands;
