import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { oldNodeMessage } from '../../app/cli/doctor-node.mjs';
import { importsOf } from '../support/import-rule';

const run = promisify(execFile);

test.each(['20.19.0', '20.19.1', '20.20.0', '22.0.0', '24.1.0'])('Node.js %s is new enough', (version) => {
	expect(oldNodeMessage(version)).toBeNull();
});

test.each(['12.22.12', '18.20.4', '19.9.0', '20.0.0', '20.18.3'])('Node.js %s is too old', (version) => {
	expect(oldNodeMessage(version)).toBe(
		`Lectern needs Node.js 20.19 or later, and this is ${version}: install a newer one from https://nodejs.org.`,
	);
});

const FIRST_FILES = ['app/cli/up.mjs', 'app/cli/verify.mjs', 'app/cli/doctor-node.mjs'];

test.each(FIRST_FILES)('%s has only syntax that Node.js 12 parses', async (file) => {
	const source = fs.readFileSync(file, 'utf8');
	const [asWritten, forOldNode] = await Promise.all(
		['esnext', 'node12.20'].map(async (target) => (await transform(source, { target, format: 'esm' })).code),
	);
	expect(forOldNode).toBe(asWritten);
});

test.each(FIRST_FILES)('%s loads nothing newer before the check', (file) => {
	const isStatic = (specifier: string) => !fs.readFileSync(file, 'utf8').includes(`import('${specifier}')`);
	const specifiers = importsOf({ path: file, text: fs.readFileSync(file, 'utf8') }).map(
		(found) => found.specifier,
	);
	expect(specifiers.filter(isStatic).filter((specifier) => specifier !== './doctor-node.mjs')).toEqual([]);
});

test.each(['up', 'verify'])(
	'%s says one sentence on an old Node.js and ends with code 1',
	async (command) => {
		const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.4'})`;
		const failed = await run(process.execPath, ['--import', pretend, `app/cli/${command}.mjs`]).catch(
			(error: unknown) => error,
		);
		expect(failed).toMatchObject({ code: 1, stdout: '', stderr: `${oldNodeMessage('18.20.4')}\n` });
	},
);
