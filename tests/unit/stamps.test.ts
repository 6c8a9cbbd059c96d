import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf, unlessUnchanged } from '../../app/cli/lib/stamps.mjs';

// Inside the repository, because names are relative to its root.
const FOLDER = `.cache/test-stamps-${process.pid}`;
const NAME = `test-${process.pid}`;
const write = (name: string, text: string) => {
	const file = path.join(FOLDER, name);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, text);
};
beforeAll(() => fs.mkdirSync(FOLDER, { recursive: true }));
afterAll(() => {
	fs.rmSync(FOLDER, { recursive: true, force: true });
	fs.rmSync(path.join('.cache/stamps', NAME), { force: true });
});

test('the hash changes with a name or a content, and with nothing else', () => {
	write('a/one.ts', '1');
	write('a/two.ts', '2');
	const before = hashOf([`${FOLDER}/a`]);
	expect(before).toMatch(/^[0-9a-f]{64}$/);
	write('a/one.ts', '1');
	expect(hashOf([`${FOLDER}/a`])).toBe(before);
	write('a/one.ts', 'changed');
	const changed = hashOf([`${FOLDER}/a`]);
	expect(changed).not.toBe(before);
	fs.renameSync(path.join(FOLDER, 'a/two.ts'), path.join(FOLDER, 'a/three.ts'));
	expect(hashOf([`${FOLDER}/a`])).not.toBe(changed);
	write('a/skipped/x.ts', 'x');
	expect(hashOf([`${FOLDER}/a`], (relative) => relative === `${FOLDER}/a/skipped`)).toBe(
		hashOf([`${FOLDER}/a/one.ts`, `${FOLDER}/a/three.ts`]),
	);
	expect(hashOf([`${FOLDER}/nothing`])).toBe(hashOf([]));
});

test('a step runs again when its inputs, its output or its success changed', async () => {
	let runs = 0;
	const output = `${FOLDER}/output`;
	const build = (inputs: string) =>
		unlessUnchanged(NAME, { inputs, outputs: [output, FOLDER] }, async () => {
			runs += 1;
			write('output', String(runs));
		});
	await build('first');
	await build('first');
	expect(runs).toBe(1);
	await build('second');
	expect(runs).toBe(2);
	fs.utimesSync(output, 1, 1);
	await build('second');
	expect(runs).toBe(3);
	fs.rmSync(output);
	await build('second');
	expect(runs).toBe(4);
	await expect(
		unlessUnchanged(NAME, { inputs: 'third', outputs: [output] }, async () => {
			throw new Error('broken');
		}),
	).rejects.toThrow('broken');
	await build('second');
	expect(runs).toBe(5);
});
