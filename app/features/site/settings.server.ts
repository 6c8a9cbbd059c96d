/**
 * What the admin of this site has set, in front of the environment and the defaults. Every rendered page asks for it,
 * so it is kept in memory and read again after a few seconds; the process that saves knows at once.
 */
import { z } from 'zod';
import type { RequestContext } from '~/context';
import { type Db, type DbOrTx, databaseKind, type Tx, writeSetting } from '~/db/index.server';
import type { Config } from '~/platform/config';
import { CONTACT_MOST, DEFAULT_NAME, SITE_NAME_MOST } from './limits';

const KEEP_MS = 5_000;

/** Controls, and the marks that turn the direction of the text around them. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function line(most: number, what: string) {
	return z
		.string({ error: `Enter ${what}.` })
		.transform((text) => text.normalize('NFC').trim().replace(/\s+/gu, ' '))
		.pipe(
			z
				.string()
				.max(most, `Shorten ${what} to ${most} characters.`)
				.refine((text) => !INVISIBLE.test(text), `Leave invisible characters out of ${what}.`),
		);
}

const values = {
	name: line(SITE_NAME_MOST, 'the name').pipe(z.string().min(1, 'Enter a name for the site.')),
	/** A mail address, an https address or a few words; '' shows nothing. */
	contact: line(CONTACT_MOST, 'the contact'),
	/** Whether strangers may begin without an account. */
	guests: z.boolean(),
	/** Whether people may make their own accounts. */
	signup: z.boolean(),
	instructorSignup: z.enum(['open', 'approval'], { error: 'Choose one of the two.' }),
};

const stored = z.object(values).partial();
type Stored = z.infer<typeof stored>;

/** The settings as they hold now. */
export type SiteSettings = Required<Stored>;

/** The form of the settings; a box that is not ticked is not sent. */
export const settingsSchema = z.object({
	...values,
	contact: values.contact.default(''),
	guests: z.boolean().default(false),
	signup: z.boolean().default(false),
});

interface Kept {
	at: number;
	rows: Promise<Stored>;
	/** The rows as text, to see whether they changed. */
	last: string | null;
}

const kept = new WeakMap<Db, Kept>();
const listeners = new Set<() => void>();

/** A value that no version of ours has written counts as not set. */
async function readRows(db: DbOrTx): Promise<Stored> {
	const rows = await db.siteSetting.findMany({ orderBy: { key: 'asc' } });
	const known = rows.flatMap(({ key, value }) => {
		const one = stored.safeParse({ [key]: value });
		return one.success ? Object.entries(one.data) : [];
	});
	return stored.parse(Object.fromEntries(known));
}

function currentRows(db: Db): Promise<Stored> {
	const found = kept.get(db);
	if (found !== undefined && Date.now() - found.at < KEEP_MS) return found.rows;
	const last = found?.last ?? null;
	const next: Kept = { at: Date.now(), last, rows: readRows(db) };
	kept.set(db, next);
	next.rows.then(
		(rows) => {
			next.last = JSON.stringify(rows);
			if (last !== null && last !== next.last) for (const tell of listeners) tell();
		},
		() => {
			// Whoever asked is told; the next one reads again.
			if (kept.get(db) === next) kept.delete(db);
		},
	);
	return next.rows;
}

/** The settings of the site, at most a few seconds old. */
export async function getSettings({
	db,
	config,
}: Pick<RequestContext, 'db' | 'config'>): Promise<SiteSettings> {
	return settingsOf(await currentRows(db), config);
}

/** The settings as the database has them now, for those who are about to change them. */
export async function readSettings(tx: DbOrTx, config: Config): Promise<SiteSettings> {
	return settingsOf(await readRows(tx), config);
}

function settingsOf(rows: Stored, config: Config): SiteSettings {
	return {
		name: rows.name ?? DEFAULT_NAME,
		contact: rows.contact ?? '',
		guests: rows.guests ?? true,
		signup: rows.signup ?? true,
		instructorSignup: rows.instructorSignup ?? config.instructorSignup,
	};
}

/** Calls back whenever this process sees that settings have changed; pages made before are old. */
export function onSettingsChange(listener: () => void): void {
	listeners.add(listener);
}

/**
 * Writes settings inside a transaction. Call `settingsSaved` after it.
 * @returns the names of those that are other than before
 */
export async function saveSettings(
	tx: Tx,
	config: Config,
	before: SiteSettings,
	after: SiteSettings,
	at: Date,
): Promise<Array<keyof SiteSettings>> {
	const changed = Object.keys(values)
		.map((name) => name as keyof SiteSettings)
		.filter((name) => before[name] !== after[name]);
	for (const key of changed) {
		await writeSetting(tx, databaseKind(config.databaseUrl), { key, value: after[key], at });
	}
	return changed;
}

/** This process reads the settings anew, and tells those who keep pages made of them. */
export function settingsSaved(db: Db): void {
	kept.delete(db);
	for (const tell of listeners) tell();
}
