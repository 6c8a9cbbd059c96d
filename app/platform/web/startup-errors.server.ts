/** Why the server did not start, in one sentence that says what to do. */
import fs from 'node:fs';
import { type Config, ConfigError } from '~/platform/config';

/** A reason not to start; the message is for the terminal. */
export class StartupError extends Error {
	override name = 'StartupError';
}

type Facts = Pick<Config, 'port' | 'host' | 'databaseUrl' | 'dataDir'>;

/** `host:port/name` of a PostgreSQL address, without user and password. */
function whichDatabase(url: string): string {
	if (url.startsWith('file:')) return url.slice('file:'.length);
	const { host, pathname } = new URL(url);
	return `${host}${pathname}`;
}

/** All that `error` and its causes say, codes included: drivers bury the useful part at different depths. */
function everythingSaid(error: unknown, depth = 0): string {
	if (depth > 5 || typeof error !== 'object' || error === null) return String(error);
	const { name, code, message, cause, meta, errors } = error as Record<string, unknown>;
	const nested = [cause, meta, ...(Array.isArray(errors) ? errors : [])]
		.filter((part) => part !== undefined)
		.map((part) => everythingSaid(part, depth + 1));
	const own = Object.values(error).filter((value) => typeof value === 'string');
	return [name, code, message, ...own, ...nested].filter((part) => part !== undefined).join(' ');
}

const MIGRATE = 'Run: npm run up';

/** Pattern of what was said, and the sentence for it; the first that fits wins. */
function sentences({ port, host, databaseUrl, dataDir }: Facts): Array<[RegExp, string]> {
	const database = whichDatabase(databaseUrl);
	const other = 'set PORT to another number, for example PORT=3001 npm start';
	return [
		[/EADDRINUSE/, `Port ${port} on ${host} is in use: stop the other program, or ${other}.`],
		[/listen EACCES/, `Port ${port} may be opened by the administrator only: ${other}.`],
		[
			/listen (?:EADDRNOTAVAIL|ENOTFOUND)|getaddrinfo.* listen/,
			`HOST=${host} is no address of this machine: use 127.0.0.1 or 0.0.0.0.`,
		],
		[
			/SQLITE_NOTADB|not a database/,
			`${database} is not a SQLite database: point DATABASE_URL to another file.`,
		],
		[
			/SQLITE_CANTOPEN|unable to open database|directory does not exist/,
			`The database file ${database} cannot be opened: check that its folder exists and may be written to, or set DATABASE_URL.`,
		],
		[
			/SQLITE_READONLY|readonly database/,
			`The database file ${database} may not be written to: check who owns it and its folder ${dataDir}.`,
		],
		[
			/SQLITE_BUSY|P1008|database is locked/,
			`The database file ${database} is locked by another program: is Lectern running already?`,
		],
		[
			/28P01|28000|P1000|P1010|AuthenticationFailed|password/,
			`PostgreSQL at ${database} refused the user or password of DATABASE_URL.`,
		],
		[
			/3D000|P1003|DatabaseDoesNotExist/,
			`PostgreSQL has no database ${database}: create it, or correct DATABASE_URL.`,
		],
		[/P2021|TableDoesNotExist|no such table|42P01/, `The database ${database} has no tables yet. ${MIGRATE}`],
		[
			/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|P1001|P1002|P1017|DatabaseNotReachable|timeout/i,
			`PostgreSQL at ${database} does not answer: start it, or correct DATABASE_URL.`,
		],
	];
}

/** One sentence for the terminal. Errors nobody foresaw keep their own words. */
export function explainStartupError(error: unknown, facts: Facts | null): string {
	if (error instanceof ConfigError || error instanceof StartupError) return error.message;
	const said = everythingSaid(error);
	const known = facts === null ? undefined : sentences(facts).find(([pattern]) => pattern.test(said));
	return known?.[1] ?? `Lectern could not start: ${error instanceof Error ? error.message : String(error)}`;
}

/**
 * Makes the data folder when it is not there.
 * @throws {StartupError} when it cannot be made or written to
 */
export function requireDataFolder(dataDir: string): void {
	try {
		fs.mkdirSync(dataDir, { recursive: true });
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
