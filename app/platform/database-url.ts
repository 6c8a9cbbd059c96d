import path from 'node:path';

/** Where data lives when DATA_DIR does not say otherwise, relative to the working folder. */
export const DEFAULT_DATA_DIR = './data';

/**
 * The database address with a `file:` path made absolute (better-sqlite3 would follow the working folder).
 * @param url DATABASE_URL, or undefined for `lectern.db` in the data folder.
 * @throws when the scheme is neither `file:` nor `postgres(ql):`, with a sentence fit for the terminal.
 */
export function databaseUrl(url: string | undefined, dataDir: string | undefined): string {
	const chosen = url ?? `file:${path.join(dataDir ?? DEFAULT_DATA_DIR, 'lectern.db')}`;
	if (chosen.startsWith('file:')) {
		const file = chosen.slice('file:'.length);
		if (file === '')
			throw new Error('DATABASE_URL names no file. Write file:./data/lectern.db, for example.');
		return `file:${path.resolve(file)}`;
	}
	if (/^postgres(ql)?:\/\//.test(chosen) && URL.canParse(chosen)) return chosen;
	throw new Error(
		'DATABASE_URL must be file:PATH for SQLite or postgresql://USER:PASSWORD@HOST:PORT/NAME for PostgreSQL.',
	);
}
