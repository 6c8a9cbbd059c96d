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
		hash
			.update(`${path.relative(ROOT, file)}\0`)
			.update(fs.readFileSync(file))
			.update('\0');
	}
	return hash.digest('hex');
}

/** What tells that an output is the one that was made: of a file its time, of a folder that it is there. @param {string} output */
function traceOf(output) {
	const stat = fs.statSync(inRoot(output), { throwIfNoEntry: false });
	if (stat === undefined) return 'missing';
	return stat.isDirectory() ? 'folder' : String(stat.mtimeMs);
}

/**
 * Runs `work` unless it ran before with the same inputs and its outputs have not been touched since.
 * @param {string} name of the step
 * @param {{ inputs: string, outputs: Array<string> }} known hash of the inputs; what the step writes, relative to the root
 * @param {() => Promise<void>} work throws when it fails: nothing is remembered then
 */
export async function unlessUnchanged(name, { inputs, outputs }, work) {
	const file = inRoot('.cache/stamps', name);
	const stamp = () => [inputs, ...outputs.map(traceOf)].join(' ');
	const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
	if (before === stamp() && !before.includes('missing')) return;
	fs.rmSync(file, { force: true });
	await work();
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, stamp());
}
