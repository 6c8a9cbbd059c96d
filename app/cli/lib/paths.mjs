import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, absolute. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** @param {Array<string>} parts path below the root, with `/` or in parts */
export function inRoot(...parts) {
	return path.join(ROOT, ...parts);
}
