/** Remembers in `.cache/stamps` what a step's inputs and outputs were, so that it is skipped when nothing changed. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot, ROOT } from './paths.mjs';

/** @param {string} file @returns {number} milliseconds; 0 when the file is not there */
export function modifiedAt(file) {
	return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * All files below `entry` (itself, when it is a file), sorted.
 * @param {string} entry absolute
 * @param {(relative: string) => boolean} skip
 * @returns {Array<string>}
 */
function filesBelow(entry, skip) {
	if (skip(path.relative(ROOT, entry).split(path.sep).join('/'))) return [];
	const stat = fs.statSync(entry, { throwIfNoEntry: false });
	if (stat === undefined) return [];
	if (!stat.isDirectory()) return [entry];
	return fs
		.readdirSync(entry)
		.sort()
		.flatMap((name) => filesBelow(path.join(entry, name), skip));
}

/**
 * One hash of the names and contents of files.
 * @param {Array<string>} entries files and folders, relative to the root; missing ones count as empty
 * @param {(relative: string) => boolean} [skip] true for what does not matter; asked for folders too
 * @returns {string} SHA-256, hex
 */
export function hashOf(entries, skip = () => false) {
	const hash = createHash('sha256');
	for (const file of entries.flatMap((entry) => filesBelow(inRoot(entry), skip))) {
		hash.update(`${path.relative(ROOT, file)}\0`).update(fs.readFileSync(file)).update('\0');
	}
	return hash.digest('hex');
}

/**
 * Runs `work` unless it ran before with the same inputs and its output has not been touched since.
 * @param {string} name of the step
 * @param {{ inputs: string, output: string }} known hash of the inputs; a file the step writes, relative to the root
 * @param {() => Promise<void>} work throws when it fails: nothing is remembered then
 */
export async function unlessUnchanged(name, { inputs, output }, work) {
	const file = inRoot('.cache/stamps', name);
	const stamp = () => `${inputs} ${modifiedAt(inRoot(output))}`;
	const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
	if (modifiedAt(inRoot(output)) > 0 && before === stamp()) return;
	fs.rmSync(file, { force: true });
	await work();
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, stamp());
}
