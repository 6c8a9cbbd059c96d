/** Files that appear whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes by way of a temporary file beside the target, so that a reader never sees half a file. Leaves the file
 * alone when it has these contents already.
 * @returns whether the file changed
 */
export async function writeAtomically(file: string, contents: string): Promise<boolean> {
	if ((await readIfThere(file)) === contents) return false;
	await mkdir(path.dirname(file), { recursive: true });
	const temporary = `${file}.${randomUUID()}.tmp`;
	try {
		await writeFile(temporary, contents);
		await rename(temporary, file);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
	return true;
}

export async function readIfThere(file: string): Promise<string | null> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

/** Removes everything in a folder whose name is not in `keep`; nothing when there is no such folder. */
export async function prune(directory: string, keep: ReadonlySet<string>): Promise<void> {
	for (const { name } of await entriesOf(directory)) {
		if (!keep.has(name)) await rm(path.join(directory, name), { recursive: true, force: true });
	}
}

/** Sorted entries of a folder, without hidden ones; none when there is no such folder. */
export async function entriesOf(directory: string): Promise<Array<{ name: string; isFolder: boolean }>> {
	try {
		const found = await readdir(directory, { withFileTypes: true });
		return found
			.filter((each) => !each.name.startsWith('.'))
			.map((each) => ({ name: each.name, isFolder: each.isDirectory() }))
			.sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}

/** Paths of all files below a folder, with `/` between and at the beginning. */
export async function filesBelow(directory: string): Promise<Set<string>> {
	const files = new Set<string>();
	const walk = async (relative: string): Promise<void> => {
		for (const { name, isFolder } of await entriesOf(path.join(directory, relative))) {
			if (isFolder) await walk(`${relative}/${name}`);
			else files.add(`${relative}/${name}`);
		}
	};
	await walk('');
	return files;
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
