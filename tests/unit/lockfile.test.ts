import fs from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
	optionalDependencies?: Record<string, string>;
}

const text = fs.readFileSync('package-lock.json', 'utf8');
const packages: Record<string, Locked> = JSON.parse(text).packages;

/** Whether `name` is locked where the package at `from` would find it. */
function isLocked(from: string, name: string): boolean {
	for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
		if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`] !== undefined)
			return true;
		if (folder === '') return false;
	}
}

test('the lock file names the binaries of every platform, or npm ci refuses it', () => {
	const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies).filter((name) => !isLocked(from, name)),
	);
	expect(missing).toEqual([]);
});

test('the lock file names no server that packages come from', () => {
	expect(text).not.toContain('"resolved"');
});
