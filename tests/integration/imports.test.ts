import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
	importProblems,
	importsOf,
	type Source,
	serverCodeInBrowser,
	undeclaredPackages,
} from '../support/import-rule';

const run = promisify(execFile);

function readSources(folder: string): Array<Source> {
	return fs
		.readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(tsx?|mjs|css)$/.test(entry.name))
		.map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
		.filter((file) => !/(^|\/)generated\//.test(file))
		.map((file) => ({ path: file, text: file.endsWith('.css') ? '' : fs.readFileSync(file, 'utf8') }));
}

const sources = ['app', 'prisma', 'tests'].flatMap(readSources);

test('the repository keeps the import rule', () => {
	expect(sources.length).toBeGreaterThan(50);
	expect(importProblems(sources)).toEqual([]);
});

test('no component brings server code or the large zod build to the browser', () => {
	expect(serverCodeInBrowser(sources)).toEqual([]);
});

test('every package that is imported is declared', () => {
	const { dependencies, devDependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
	const declared = new Set(Object.keys({ ...dependencies, ...devDependencies }));
	expect(undeclaredPackages(sources, declared)).toEqual([]);
});

describe('the rule finds planted violations', () => {
	const others: Array<Source> = [
		'app/routes/_index.tsx',
		'app/features/quizzes/index.ts',
		'app/features/quizzes/index.server.ts',
		'app/features/quizzes/components/item.tsx',
		'app/features/auth/index.server.ts',
		'app/core/grade.ts',
		'app/content/types.ts',
		'app/db/index.server.ts',
		'app/platform/paths.ts',
		'app/ui/tick.tsx',
		'app/context.ts',
		'app/server.ts',
	].map((file) => ({ path: file, text: '' }));
	const problemsOf = (file: string, text: string) =>
		importProblems([...others.filter((other) => other.path !== file), { path: file, text }]);

	test.each([
		['app/features/auth/x.ts', "import { x } from '~/routes/_index';", 'nobody imports routes'],
		['app/server.ts', "import { x } from './routes/_index';", 'nobody imports routes'],
		['app/routes/a.tsx', "import { x } from '~/db/index.server';", 'routes may not import db'],
		['app/routes/a.tsx', "import { x } from '~/core/grade';", 'routes may not import core'],
		[
			'app/routes/a.tsx',
			"import { x } from '~/features/quizzes/components/item';",
			'app/features/quizzes/components/item.tsx is inside the feature quizzes: import its index file',
		],
		[
			'app/features/auth/x.ts',
			"export { x } from '../quizzes/components/item';",
			'app/features/quizzes/components/item.tsx is inside the feature quizzes: import its index file',
		],
		[
			'app/features/auth/x.ts',
			"import { x } from '~/context';",
			'features may import context as a type only',
		],
		['app/core/x.ts', "import { x } from '~/db/index.server';", 'core may not import db'],
		['app/core/x.ts', "const x = await import('../ui/tick');", 'core may not import ui'],
		['app/core/x.ts', "type X = import('~/features/quizzes').X;", 'core may not import features'],
		['app/core/x.ts', "import type { X } from '~/context';", 'core may not import context'],
		['app/content/x.ts', "import { x } from '~/platform/paths';", 'content may not import platform'],
		['app/db/x.ts', "import { x } from '~/core/grade';", 'db may not import core'],
		['app/platform/x.ts', "import { x } from '~/db/index.server';", 'platform may not import db'],
		['app/ui/x.tsx', "import { x } from '~/platform/paths';", 'ui may not import platform'],
		['app/ui/x.tsx', "import { x } from '../../prisma/seed';", 'ui may not import outside'],
		['app/root.tsx', "import { x } from '~/content/types';", 'root may not import content'],
		[
			'app/features/quizzes/x.ts',
			"import { Lucia } from 'lucia';",
			'only app/features/auth may import lucia',
		],
		[
			'app/content/x.ts',
			"import { bundleMDX } from 'mdx-bundler';",
			'only app/content/compile.server.ts may import mdx-bundler',
		],
		[
			'app/cli/x.ts',
			"import { build } from 'esbuild';",
			'only app/content/compile.server.ts may import esbuild',
		],
		[
			'app/features/quizzes/x.server.ts',
			"import { PrismaPg } from '@prisma/adapter-pg';",
			'only app/db may import @prisma/adapter-pg',
		],
		[
			'app/features/quizzes/x.server.ts',
			"import type { Step } from '~/db/generated/sqlite/client';",
			'only app/db may import the generated clients',
		],
		[
			'app/features/quizzes/x.ts',
			"import { z } from 'zod';",
			'zod is the large build, for servers only; use zod/mini',
		],
	])('%s: %s', (file, text, problem) => {
		const problems = problemsOf(file, text);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(/^app\/\S+:1: import of /);
		expect(problems[0]?.endsWith(`: ${problem}`)).toBe(true);
	});

	test('a file of no layer', () => {
		expect(problemsOf('app/utils/misc.ts', '')).toEqual(['app/utils/misc.ts:1: belongs to no layer']);
	});

	test.each([
		['app/routes/a.tsx', "import { x } from '~/features/quizzes'; import { p } from '~/platform/paths';"],
		[
			'app/routes/a.tsx',
			"import { x } from '~/features/quizzes/index.server'; import { t } from '~/ui/tick';",
		],
		['app/features/auth/x.server.ts', "import { z } from 'zod'; import { db } from '~/db/index.server';"],
		['app/features/auth/schemas.ts', "import { z } from 'zod'; import { Lucia } from 'lucia';"],
		['app/features/auth/x.ts', "import { z } from 'zod/mini'; import type { C } from '~/context';"],
		[
			'app/features/quizzes/x.tsx',
			"import { x } from './components/item'; import { y } from '~/core/grade';",
		],
		['app/features/quizzes/x.ts', "import type { z } from 'zod';"],
		['app/features/quizzes/x.test.ts', "import { PrismaPg } from '@prisma/adapter-pg';"],
		[
			'app/content/compile.server.ts',
			"import { bundleMDX } from 'mdx-bundler'; import x from '~/core/grade';",
		],
		[
			'app/db/x.server.ts',
			"import { PrismaPg } from '@prisma/adapter-pg'; import x from '~/platform/paths';",
		],
		[
			'app/server.ts',
			"import { x } from '~/features/quizzes/components/item'; import d from '~/db/index.server';",
		],
	])('and allows %s: %s', (file, text) => {
		expect(problemsOf(file, text)).toEqual([]);
	});

	test('packages that are not declared', () => {
		const text = [
			"import a from 'declared';",
			"import b from 'declared/deep';",
			"import type { C } from 'typed';",
			"import d from 'typed';",
			"import e from '@scope/luck/deep';",
			"import f from 'node:fs';",
			"import g from '~/core/grade';",
			"import type { H } from '@scope/typed';",
		].join('\n');
		const declared = new Set(['declared', '@types/typed', '@types/scope__typed']);
		expect(undeclaredPackages([{ path: 'app/core/x.ts', text }], declared)).toEqual([
			'app/core/x.ts:4: typed is not declared in package.json',
			'app/core/x.ts:5: @scope/luck is not declared in package.json',
		]);
	});

	test('server code is found through other files, and types are not code', () => {
		const chain = [
			{
				path: 'app/features/quizzes/a.tsx',
				text: "import { b } from './b'; import type { S } from './s.server';",
			},
			{ path: 'app/features/quizzes/b.ts', text: "export { c } from '~/core/c';" },
			{ path: 'app/core/c.ts', text: "import { z } from 'zod';" },
			{ path: 'app/features/quizzes/d.tsx', text: "import { type S } from './s.server';" },
			{ path: 'app/features/quizzes/e.tsx', text: "import fs from 'node:fs';" },
			{ path: 'app/features/quizzes/f.tsx', text: "import { z } from 'zod/mini';" },
			{ path: 'app/features/quizzes/s.server.ts', text: "import fs from 'node:fs';" },
		];
		expect(serverCodeInBrowser(chain)).toEqual([
			'app/features/quizzes/a.tsx → app/features/quizzes/b.ts → app/core/c.ts → zod',
			'app/features/quizzes/d.tsx → ./s.server',
			'app/features/quizzes/e.tsx → node:fs',
		]);
	});

	test('all forms of import are seen, with their line', () => {
		const text = [
			"import a from 'a';",
			"import type { B } from 'b';",
			"import 'c';",
			"export * from 'd';",
			"export type { E } from 'e';",
			"type F = import('f').F;",
			"const g = () => import('g');",
			"const h = require('h');",
			"// import i from 'i';",
			"const text = `import j from 'j';`;",
		].join('\n');
		expect(importsOf({ path: 'app/core/x.ts', text })).toEqual([
			{ specifier: 'a', typeOnly: false, line: 1 },
			{ specifier: 'b', typeOnly: true, line: 2 },
			{ specifier: 'c', typeOnly: false, line: 3 },
			{ specifier: 'd', typeOnly: false, line: 4 },
			{ specifier: 'e', typeOnly: true, line: 5 },
			{ specifier: 'f', typeOnly: true, line: 6 },
			{ specifier: 'g', typeOnly: false, line: 7 },
			{ specifier: 'h', typeOnly: false, line: 8 },
		]);
	});
});

test('Biome refuses the main edges in the editor already', async () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-lint-'));
	const planted: Record<string, string> = {
		'app/core/bad.ts': '~/db/index.server',
		'app/core/good.ts': '~/core/random',
		'app/content/bad.ts': '~/platform/paths',
		'app/content/esbuild.ts': 'esbuild',
		'app/content/compile.server.ts': 'esbuild',
		'app/db/bad.ts': '~/features/auth',
		'app/db/good.ts': '@prisma/adapter-pg',
		'app/platform/bad.ts': '~/db/index.server',
		'app/ui/bad.tsx': '~/platform/paths',
		'app/routes/bad.tsx': '~/db/index.server',
		'app/routes/deep.tsx': '~/features/quizzes/components/item',
		'app/routes/good.tsx': '~/features/quizzes/index.server',
		'app/features/quizzes/bad.ts': '~/routes/_index',
		'app/features/quizzes/deep.ts': '~/features/auth/limits',
		'app/features/quizzes/good.ts': '~/features/auth',
		'app/features/quizzes/lucia.ts': 'lucia',
		'app/features/auth/lucia.ts': 'lucia',
		'app/features/auth/prisma.ts': '@prisma/client',
	};
	const refused = [
		'app/content/bad.ts',
		'app/content/esbuild.ts',
		'app/core/bad.ts',
		'app/db/bad.ts',
		'app/features/auth/prisma.ts',
		'app/features/quizzes/bad.ts',
		'app/features/quizzes/deep.ts',
		'app/features/quizzes/lucia.ts',
		'app/platform/bad.ts',
		'app/routes/bad.tsx',
		'app/routes/deep.tsx',
		'app/ui/bad.tsx',
	];
	try {
		for (const file of ['biome.json', '.gitignore']) fs.copyFileSync(file, path.join(folder, file));
		for (const [file, specifier] of Object.entries(planted)) {
			fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
			fs.writeFileSync(path.join(folder, file), `import { x } from '${specifier}';\nx();\n`);
		}
		const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');
		const args = [
			'lint',
			'--only=style/noRestrictedImports',
			'--reporter=github',
			'--max-diagnostics=none',
			'.',
		];
		const failed = await run(process.execPath, [biome, ...args], { cwd: folder }).catch(
			(error: unknown) => error,
		);
		const stdout = failed instanceof Error && 'stdout' in failed ? String(failed.stdout) : '';
		const files = [...stdout.matchAll(/file=([^,]+)/g)].map(([, file = '']) => path.relative(folder, file));
		expect([...new Set(files)].sort()).toEqual(refused);
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
});
