import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildCourse } from './build.server';
import { splitFrontmatter } from './frontmatter';
import { copyMiniCourse, MINI_COURSE } from './mini-course.test-support';

test('frontmatter is cut off and leaves line numbers as they are', () => {
	const { split } = splitFrontmatter('f', '---\na: 1\n---\n\nText.\n');
	expect(split).toEqual({ yaml: 'a: 1', body: '\n\n\n\nText.\n' });
});

test('other line ends and a byte order mark are read too', () => {
	const { split } = splitFrontmatter('f', '\uFEFF---\r\na: 1\r\n---\r\nText.');
	expect(split).toEqual({ yaml: 'a: 1', body: '\n\n\nText.' });
});

test.each(['---js', '--- js', '---javascript', '---json', '----', '---coffee', '---yaml'])(
	'%s is refused',
	(fence) => {
		const { split, problems } = splitFrontmatter('f', `${fence}\na: 1\n---\nText.`);
		expect(split).toBeNull();
		expect(problems).toMatchObject([{ rule: 'frontmatter', line: 1 }]);
	},
);

test('executable frontmatter is refused by the whole pipeline, and not executed', async () => {
	const course = copyMiniCourse();
	const trace = path.join(course.folders.cache, '..', 'trace');
	const lesson = 'modules/02-the-test/01-twelve-cups.mdx';
	const [, , body = ''] = course.read(lesson).split('---\n');
	const program = `{ id: (require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran'), 'twelve-cups') }`;
	writeFileSync(course.file(lesson), `---js\n${program}\n---\n${body}`);
	const { problems, compiled } = await buildCourse(course.folders, MINI_COURSE, null);
	expect(problems.map(({ rule }) => rule)).toContain('frontmatter');
	expect(compiled).toBe(0);
	expect(() => course.read(path.relative(course.file('.'), trace))).toThrow('ENOENT');
});
