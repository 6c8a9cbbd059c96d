/**
 * Demo accounts and a demo class for an empty database: `tsx prisma/seed.ts [--json]`. Does nothing when there are
 * people already, makes no class when there is one or no course is built, and prints the demo accounts that can still sign in with the password they were given.
 */
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { newId } from '~/db/ids';
import { type Db, openDatabase, transact } from '~/db/index.server';
import { PASSWORD_LEAST, PASSWORD_MOST } from '~/features/auth/limits';
import { hashPassword, isPassword } from '~/features/auth/password.server';
import { fillDemoClass } from '~/features/demo/index.server';
import { parseConfig } from '~/platform/config';

const demoAccount = z.object({
	userId: z.string(),
	role: z.enum(['learner', 'instructor', 'admin']),
	/** What to type at "Sign in". */
	signInName: z.string(),
	password: z.string(),
});
export type DemoAccount = z.infer<typeof demoAccount>;

const PEOPLE = [
	{ role: 'learner', signInName: 'learner', name: 'Demo learner' },
	{ role: 'instructor', signInName: 'instructor', name: 'Demo instructor' },
	{ role: 'admin', signInName: 'admin', name: 'Demo admin' },
] as const;

/** Without characters that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** Sixteen random characters in groups of four: about 79 bits. */
function randomPassword(): string {
	const group = () =>
		Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
	return Array.from({ length: GROUPS }, group).join('-');
}

/** The file of the demo accounts in the data folder. */
export function demoAccountsFile(dataDir: string): string {
	return path.join(dataDir, 'demo-accounts.json');
}

/** Readable by its owner only, and never half-written. */
function writeAccounts(file: string, accounts: Array<DemoAccount>): void {
	fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
	const temporary = `${file}.${process.pid}`;
	fs.writeFileSync(temporary, `${JSON.stringify(accounts, null, '\t')}\n`, { mode: 0o600 });
	fs.renameSync(temporary, file);
}

function readAccounts(file: string): Array<DemoAccount> {
	if (!fs.existsSync(file)) return [];
	return z.array(demoAccount).parse(JSON.parse(fs.readFileSync(file, 'utf8')));
}

/** Whether the account is in this database and its password has not been changed. */
async function canSignIn(db: Db, account: DemoAccount): Promise<boolean> {
	const user = await db.user.findUnique({
		where: { id: account.userId },
		select: { username: true, passwordHash: true },
	});
	return user?.username === account.signInName && (await isPassword(user.passwordHash, account.password));
}

/**
 * Makes a learner, an instructor and an admin when the database has no people.
 * @param options `demoPassword`: one password for all three; null: a random one each
 * @returns the accounts that can sign in as `demo-accounts.json` in the data folder says
 * @throws when `demoPassword` is too short or too long, with a sentence for the terminal
 */
export async function seedDemo(
	db: Db,
	{ dataDir, demoPassword }: { dataDir: string; demoPassword: string | null },
): Promise<Array<DemoAccount>> {
	const file = demoAccountsFile(dataDir);
	if ((await db.user.count()) === 0) {
		if (
			demoPassword !== null &&
			(demoPassword.length < PASSWORD_LEAST || demoPassword.length > PASSWORD_MOST)
		) {
			throw new Error(`DEMO_PASSWORD must have ${PASSWORD_LEAST} to ${PASSWORD_MOST} characters.`);
		}
		const made = await Promise.all(
			PEOPLE.map(async ({ role, signInName, name }) => {
				const account = { userId: newId(), role, signInName, password: demoPassword ?? randomPassword() };
				const passwordHash = await hashPassword(account.password);
				return { account, row: { id: account.userId, role, name, username: signInName, passwordHash } };
			}),
		);
		// The file first: after a crash in between there are still no people, and the next run begins again.
		writeAccounts(
			file,
			made.map(({ account }) => account),
		);
		await transact(db, async (tx) => {
			if ((await tx.user.count()) === 0) await tx.user.createMany({ data: made.map(({ row }) => row) });
		});
	}
	const usable = await Promise.all(
		readAccounts(file).map(async (account) => ((await canSignIn(db, account)) ? [account] : [])),
	);
	return usable.flat();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		const config = parseConfig(process.env);
		const db = await openDatabase(config.databaseUrl);
		const demoPassword = process.env.DEMO_PASSWORD || null;
		const accounts = await seedDemo(db, { dataDir: config.dataDir, demoPassword });
		const [learner, instructor] = (['learner', 'instructor'] as const).map(
			(name) => accounts.find(({ signInName }) => signInName === name)?.userId,
		);
		if (learner !== undefined && instructor !== undefined) {
			await fillDemoClass({ db, config }, { learnerId: learner, instructorId: instructor }, new Date());
		}
		await db.$disconnect();
		if (process.argv.includes('--json')) console.log(JSON.stringify(accounts));
		else
			for (const { role, signInName, password } of accounts)
				console.log(`${role}: ${signInName} ${password}`);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
