/** Why the server did not start, in one sentence that says what to do. */
import fs from 'node:fs';
import path from 'node:path';
import { type Config, ConfigError } from '~/platform/config';

/** A reason not to start; the message is for the terminal. */
export class StartupError extends Error {
	override name = 'StartupError';
}

/** `host:port/name` of a PostgreSQL address, without user and password. */
function whichDatabase(url: string): string {
	if (url.startsWith('file:')) return url.slice('file:'.length);
	const { host, pathname } = new URL(url);
	return `${host}${pathname}`;
}

const MOST_DEPTH = 6;

/** All that `error` and what it holds say, codes included: drivers bury the useful part at different depths. */
function everythingSaid(error: unknown, depth = 0): string {
	if (typeof error === 'string') return error;
	if (typeof error !== 'object' || error === null || depth > MOST_DEPTH) return '';
	const hidden = error instanceof Error ? [error.name, error.message, error.cause] : [];
	return [...hidden, ...Object.values(error)].map((part) => everythingSaid(part, depth + 1)).join(' ');
}

const MIGRATE = 'Run: npm run up';

type Sentence = [said: RegExp, sentence: string];

function ofSqlite(file: string): Array<Sentence> {
	return [
		[
			/SQLITE_NOTADB|is not a database/,
			`${file} is not a SQLite database: point DATABASE_URL to another file.`,
		],
		[
			/SQLITE_CANTOPEN|unable to open database|directory does not exist/,
			`The database file ${file} cannot be opened: its folder must exist and this user must be allowed to write there. DATABASE_URL chooses another.`,
		],
		[
			/SQLITE_READONLY|readonly database/,
			`The database file ${file} may not be written to: give this user the right to.`,
		],
		[/SQLITE_BUSY|P1008|database is locked/, `The database file ${file} is in use by another program.`],
	];
}

function ofPostgres(place: string): Array<Sentence> {
	return [
		[
			/28P01|28000|P1000|P1010|password authentication failed/,
			`PostgreSQL at ${place} refused the user or password of DATABASE_URL.`,
		],
		[/3D000|P1003/, `PostgreSQL has no database ${place}: create it, or correct DATABASE_URL.`],
		[
			/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|P1001|P1002|P1017|DatabaseNotReachable|timeout/i,
			`PostgreSQL at ${place} does not answer: start it, or correct DATABASE_URL.`,
		],
	];
}

function firstThatFits(error: unknown, sentences: Array<Sentence>): string | null {
	const said = everythingSaid(error);
	return sentences.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** `error` came from listening: a `StartupError` when the reason is known, else `error` itself. */
export function listenError(error: unknown, { port, host }: Pick<Config, 'port' | 'host'>): unknown {
	const other = 'set PORT to another number, for example PORT=3001 npm start';
	const sentence = firstThatFits(error, [
		[/EADDRINUSE/, `Port ${port} on ${host} is in use: stop the other program, or ${other}.`],
		[/EACCES/, `Port ${port} may be opened by the administrator only: ${other}.`],
		[
			/EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN/,
			`HOST=${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all.`,
		],
	]);
	return sentence === null ? error : new StartupError(sentence);
}

/** `error` came from the database at `url`: a `StartupError` when the reason is known, else `error` itself. */
export function databaseError(error: unknown, url: string): unknown {
	if (error instanceof StartupError) return error;
	const place = whichDatabase(url);
	const sentence = firstThatFits(error, url.startsWith('file:') ? ofSqlite(place) : ofPostgres(place));
	return sentence === null ? error : new StartupError(sentence);
}

/** One sentence for the terminal; an error nobody foresaw keeps its own words. */
export function explainStartupError(error: unknown): string {
	if (error instanceof ConfigError || error instanceof StartupError) return error.message;
	return `Lectern could not start: ${error instanceof Error ? error.message : String(error)}`;
}

/**
 * Makes a folder and those above it, for this user alone: it holds accounts and answers. Step by step, because
 * `mkdir -p` of Node.js never returns where a folder seems to vanish as it is made, as in /proc.
 * @throws the error of the file system
 */
export function makeFolder(folder: string): void {
	if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
	if (path.dirname(folder) !== folder) makeFolder(path.dirname(folder));
	fs.mkdirSync(folder, { mode: 0o700 });
}

/**
 * Makes the data folder when it is not there.
 * @throws {StartupError} when it cannot be made or written to
 */
export function requireDataFolder(dataDir: string): void {
	try {
		makeFolder(path.resolve(dataDir));
		fs.accessSync(dataDir, fs.constants.W_OK);
	} catch {
		throw new StartupError(
			`The data folder ${dataDir} cannot be written to: give this user the right to, or set DATA_DIR to another folder.`,
		);
	}
}

/** @throws {StartupError} when `folder` is not there; `what` and `command` make the sentence */
export function requireFolder(folder: string, what: string, command: string): void {
	if (!fs.existsSync(folder)) throw new StartupError(`${what} is missing (${folder}). Run: ${command}`);
}

/** The part of a database client that the check of migrations needs. */
export interface RawDatabase {
	$queryRawUnsafe<T>(sql: string): Promise<T>;
}

/**
 * @param expected names of the migrations this build was made with
 * @throws {StartupError} when one has not been applied; other errors of the database as they are
 */
export async function requireMigrated(db: RawDatabase, expected: ReadonlyArray<string>): Promise<void> {
	const applied = await db
		.$queryRawUnsafe<Array<{ migration_name: string }>>(
			'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
		)
		.catch((error: unknown) => {
			if (/no such table|42P01|relation .* does not exist/.test(everythingSaid(error))) return [];
			throw error;
		});
	const names = new Set(applied.map((row) => row.migration_name));
	const missing = expected.filter((name) => !names.has(name));
	if (missing.length > 0) {
		throw new StartupError(
			`The database is not up to date: ${missing.length} of ${expected.length} migrations are not applied. ${MIGRATE}`,
		);
	}
}
