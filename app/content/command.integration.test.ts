import { writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { runCourse } from './command.server';
import { copyMiniCourse, type MiniCourse } from './mini-course.test-support';

async function run(course: MiniCourse, args: ReadonlyArray<string>, signal = new AbortController().signal) {
	const out: Array<string> = [];
	const err: Array<string> = [];
	const output = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
	const code = await runCourse(args, course.folders, output, signal);
	return { code, out, err };
}

function spoil(course: MiniCourse): void {
	course.replace('claims.yaml', 'label: error', 'label: wrong');
}

test('check: 0 without problems, 1 with them, each as file:line: message', async () => {
	const course = copyMiniCourse();
	expect(await run(course, ['check'])).toEqual({ code: 0, out: ['course-mini: no problems'], err: [] });
	spoil(course);
	const { code, out, err } = await run(course, ['check', '--course', 'course-mini']);
	expect(code).toBe(1);
	expect(out).toEqual([]);
	expect(err[0]).toMatch(
		/content\/course-mini\/claims\.yaml:11: “wrong” is not allowed as “label”: write one of /,
	);
	expect(err[1]).toBe('1 problem');
});

test('--json prints a list and nothing else', async () => {
	const course = copyMiniCourse();
	expect(JSON.parse((await run(course, ['check', '--json'])).out.join('\n'))).toEqual([]);
	spoil(course);
	const { code, out, err } = await run(course, ['build', '--json']);
	expect(code).toBe(1);
	expect(err).toEqual([]);
	expect(JSON.parse(out.join('\n'))).toEqual([
		{
			rule: 'schema',
			file: expect.stringContaining('claims.yaml'),
			line: 11,
			message: expect.stringContaining('wrong'),
		},
	]);
});

test('--article compares with the article', async () => {
	const course = copyMiniCourse();
	const file = course.file('article.txt');
	expect((await run(course, ['check', '--course', 'course-mini', '--article', file])).code).toBe(0);
	writeFileSync(file, course.article.replace('twice the flavour', 'half the flavour'));
	const { code, err } = await run(course, ['check', '--course', 'course-mini', '--article', file]);
	expect(code).toBe(1);
	expect(err[0]).toContain('P2 of the article has changed');
});

test('build says what it did', async () => {
	const course = copyMiniCourse();
	expect((await run(course, ['build'])).out[0]).toMatch(
		/^course-mini: 3 lessons compiled, 0 unchanged, in \d+\.\d s$/,
	);
	expect((await run(course, ['build'])).out[0]).toMatch(/^course-mini: 0 lessons compiled, 3 unchanged/);
});

test.each([
	[[], /check\|build/],
	[['bild'], /check\|build/],
	[['check', 'course-mini'], /check\|build/],
	[['check', '--corse', 'x'], /corse/],
	[['check', '--course', 'course-mimi'], /There are “course-mini”\. Did you mean “course-mini”\?/],
	[['check', '--article', 'a.txt'], /add --course/],
	[['check', '--course', 'course-mini', '--article', '/nowhere/a.txt'], /There is no file \/nowhere\/a\.txt/],
	[['check', '--watch'], /goes with “build”/],
	[['build', '--watch', '--json'], /without --json/],
] as const)('%j is a wrong call', async (args, message) => {
	const { code, out, err } = await run(copyMiniCourse(), args);
	expect(code).toBe(2);
	expect(out).toEqual([]);
	expect(err.join('\n')).toMatch(message);
});

test('--watch builds again when a file changes, survives problems, and stops when told', async () => {
	const course = copyMiniCourse();
	const stop = new AbortController();
	const lines: Array<string> = [];
	const output = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
	const ended = runCourse(['build', '--watch'], course.folders, output, stop.signal);
	const until = (pattern: RegExp) =>
		vi.waitFor(() => expect(lines.join('\n')).toMatch(pattern), { timeout: 15_000 });
	await until(/Watching/);
	spoil(course);
	await until(/claims\.yaml:11: “wrong”/);
	course.replace('claims.yaml', 'label: wrong', 'label: imprecise');
	await until(/1 lessons compiled, 2 unchanged/);
	stop.abort();
	expect(await ended).toBe(0);
});
