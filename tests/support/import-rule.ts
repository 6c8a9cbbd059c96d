/**
 * The import rule of the repository, as pure functions over sources:
 * `routes → features → {core, content, db, platform, ui}; db → platform; content → core; ui → nothing; core → core`.
 * Routes may also import platform and ui, which they need to answer a request.
 */
import path from 'node:path/posix';
import ts from 'typescript';

/** A file of the repository; `path` is relative to its root, with `/`. */
export interface Source {
	path: string;
	text: string;
}

/** One import, export-from, import() or import type of a file. */
export interface Import {
	specifier: string;
	/** True when nothing of it is left at run time. */
	typeOnly: boolean;
	/** Counted from 1. */
	line: number;
}

/** All imports of a file, in the order they stand. */
export function importsOf({ path: file, text }: Source): Array<Import> {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: Array<Import> = [];
	function visit(node: ts.Node): void {
		const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
			if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
			const { line } = source.getLineAndCharacterOfPosition(specifier.getStart(source));
			found.push({ specifier: specifier.text, typeOnly, line: line + 1 });
		};
		// `import { type A } from 'x'` stays an import at run time, because verbatimModuleSyntax is on.
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
		} else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			add(node.argument.literal, true);
		else if (ts.isCallExpression(node)) {
			const called = node.expression;
			const loads =
				called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');
			if (loads) add(node.arguments[0], false);
		}
		ts.forEachChild(node, visit);
	}
	visit(source);
	return found;
}

type Layer =
	| 'routes'
	| 'features'
	| 'core'
	| 'content'
	| 'db'
	| 'platform'
	| 'ui'
	/** The document around every page: may import what routes may. */
	| 'root'
	/** The type of what the server hands to routes and features. */
	| 'context'
	/** Puts everything together, and is imported by nobody. */
	| 'composition'
	/** Tests and the tools of prisma/. */
	| 'outside';

const LAYERS = new Set<string>(['routes', 'features', 'core', 'content', 'db', 'platform', 'ui']);
const TEST = /\.(test|test-support)\.tsx?$/;

function layerOf(file: string): Layer | null {
	if (!file.startsWith('app/') || TEST.test(file)) return 'outside';
	const [, first = ''] = file.split('/');
	if (LAYERS.has(first)) return first as Layer;
	if (first === 'cli') return 'composition';
	if (file === 'app/root.tsx') return 'root';
	if (file === 'app/context.ts') return 'context';
	return /^app\/(server|entry\.(client|server))\.tsx?$/.test(file) ? 'composition' : null;
}

const ANYTHING: Array<Layer> = [
	'routes',
	'features',
	'core',
	'content',
	'db',
	'platform',
	'ui',
	'root',
	'context',
	'composition',
	'outside',
];

/** What each layer may import besides itself. */
const MAY_IMPORT: Record<Layer, Array<Layer>> = {
	routes: ['features', 'platform', 'ui', 'context'],
	root: ['features', 'platform', 'ui', 'context'],
	features: ['features', 'core', 'content', 'db', 'platform', 'ui', 'context'],
	core: ['core'],
	content: ['content', 'core'],
	db: ['db', 'platform'],
	platform: ['platform'],
	ui: ['ui'],
	context: ANYTHING,
	composition: ANYTHING,
	outside: ANYTHING,
};

/** The name of the feature a file belongs to; null when it belongs to none. */
function featureOf(file: string): string | null {
	return /^app\/features\/([^/]+)\//.exec(file)?.[1] ?? null;
}

const INDEX = /^app\/features\/[^/]+\/index(\.server)?(\.tsx?)?$/;

/** Packages that one place alone may import, and that place. */
const FENCED: Array<{ packages: RegExp; place: RegExp; where: string }> = [
	{ packages: /^lucia$/, place: /^app\/features\/auth\//, where: 'app/features/auth' },
	{
		packages: /^(mdx-bundler|esbuild)$/,
		place: /^app\/content\/compile\.server\.tsx?$/,
		where: 'app/content/compile.server.ts',
	},
	{
		packages: /^@prisma\/(client|adapter-[a-z0-9-]+|driver-adapter-utils)$/,
		place: /^(app\/db|prisma|tests)\//,
		where: 'app/db',
	},
];

const GENERATED_CLIENT = /^app\/db\/generated\//;
const MAY_USE_GENERATED_CLIENT = /^(app\/db|prisma|tests)\//;

/** The large builds of zod; `zod/mini` is the small one. */
const LARGE_ZOD = /^(zod|zod\/v4|@conform-to\/zod(\/v4)?)$/;
/** Files that never reach the browser, or that only servers import: then so does zod not. */
const MAY_USE_LARGE_ZOD =
	/(\.server\.tsx?|\.(test|test-support)\.tsx?|(^|[/.-])schemas\.ts)$|^(app\/(core|content|cli)|prisma|tests)\/|^app\/(server|platform\/config)\.ts$/;

const packageOf = (specifier: string) =>
	specifier
		.split('/')
		.slice(0, specifier.startsWith('@') ? 2 : 1)
		.join('/');

const EXTENSIONS = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts', '/index.tsx', '/index.mjs'];

/**
 * The file of the repository that a specifier names.
 * @returns null for a package; the bare path when no such file is among `known`
 */
function resolve(from: string, specifier: string, known: ReadonlySet<string>): string | null {
	let bare: string;
	if (specifier.startsWith('~/')) bare = path.join('app', specifier.slice(2));
	else if (specifier.startsWith('.')) bare = path.join(path.dirname(from), specifier);
	else return null;
	return EXTENSIONS.map((extension) => bare + extension).find((file) => known.has(file)) ?? bare;
}

/** What is wrong with one import that names a package; null when nothing is. */
function packageProblem(file: string, specifier: string, typeOnly: boolean): string | null {
	const name = packageOf(specifier);
	const fence = TEST.test(file)
		? undefined
		: FENCED.find(({ packages, place }) => packages.test(name) && !place.test(file));
	if (fence !== undefined) return `only ${fence.where} may import ${name}`;
	if (!typeOnly && LARGE_ZOD.test(specifier) && !MAY_USE_LARGE_ZOD.test(file)) {
		return `${specifier} is the large build, for servers only; use zod/mini`;
	}
	return null;
}

/** What is wrong with one import that names a file of ours; null when nothing is. */
function fileProblem(file: string, target: string, typeOnly: boolean): string | null {
	const from = layerOf(file);
	// Such as the version in package.json: data, not code.
	if (from === null || target.endsWith('.json')) return null;
	if (GENERATED_CLIENT.test(target) && !MAY_USE_GENERATED_CLIENT.test(file)) {
		return 'only app/db may import the generated clients';
	}
	const to = layerOf(target);
	if (to === null) return `${target} belongs to no layer`;
	const feature = featureOf(target);
	if (from === to && (from !== 'features' || feature === featureOf(file))) return null;
	if (to === 'routes' && from !== 'outside') return 'nobody imports routes';
	if (!MAY_IMPORT[from].includes(to)) return `${from} may not import ${to}`;
	if (to === 'context' && !typeOnly && from !== 'composition' && from !== 'outside') {
		return `${from} may import context as a type only`;
	}
	if (feature !== null && ['features', 'routes', 'root'].includes(from) && !INDEX.test(target)) {
		return `${target} is inside the feature ${feature}: import its index file`;
	}
	return null;
}

/**
 * Everything that breaks the rule.
 * @param sources all sources of app/, prisma/ and tests/, without generated ones
 * @returns `file:line: import of x: what is wrong`, sorted by file
 */
export function importProblems(sources: Array<Source>): Array<string> {
	const known = new Set(sources.map((source) => source.path));
	const problems: Array<string> = [];
	for (const source of [...sources].sort((a, b) => a.path.localeCompare(b.path))) {
		if (layerOf(source.path) === null) {
			problems.push(`${source.path}:1: belongs to no layer`);
			continue;
		}
		for (const { specifier, typeOnly, line } of importsOf(source)) {
			const target = resolve(source.path, specifier, known);
			const problem =
				target === null
					? packageProblem(source.path, specifier, typeOnly)
					: fileProblem(source.path, target, typeOnly);
			if (problem !== null) problems.push(`${source.path}:${line}: import of ${specifier}: ${problem}`);
		}
	}
	return problems;
}

const BUILT_IN = /^(node|virtual):/;

/**
 * Packages that are imported without being declared: they are there by luck, in the version another package wants.
 * @param declared names of the dependencies in package.json; for types alone, `@types/x` declares `x`
 * @returns `file:line: name …`
 */
export function undeclaredPackages(sources: Array<Source>, declared: ReadonlySet<string>): Array<string> {
	return sources.flatMap((source) =>
		importsOf(source).flatMap(({ specifier, typeOnly, line }) => {
			if (/^(\.|~\/)/.test(specifier) || BUILT_IN.test(specifier)) return [];
			const name = packageOf(specifier);
			const types = `@types/${name.replace(/^@/, '').replace('/', '__')}`;
			if (declared.has(name) || (typeOnly && declared.has(types))) return [];
			return [`${source.path}:${line}: ${name} is not declared in package.json`];
		}),
	);
}

/** Components run in the browser; so does all they import. Routes are left out: Remix cuts their loaders off. */
const BROWSER_ENTRY = /^app\/(entry\.client\.tsx|(features|ui)\/.+\.tsx)$/;
const SERVER_FILE = /\.server(\.tsx?)?$/;

function isServerOnly(specifier: string, target: string | null): boolean {
	if (target !== null) return SERVER_FILE.test(target);
	return specifier.startsWith('node:') || LARGE_ZOD.test(specifier);
}

/**
 * What of the server a browser would have to load.
 * @param sources all sources of app/
 * @returns the chain of files from a component to the large zod build, a `.server` file or a module of Node.js
 */
export function serverCodeInBrowser(sources: Array<Source>): Array<string> {
	const known = new Map(sources.map((source) => [source.path, source]));
	const names = new Set(known.keys());
	const problems: Array<string> = [];
	const seen = new Set<string>();
	function visit(source: Source, chain: Array<string>): void {
		if (seen.has(source.path)) return;
		seen.add(source.path);
		for (const { specifier, typeOnly } of importsOf(source)) {
			if (typeOnly) continue;
			const target = resolve(source.path, specifier, names);
			if (isServerOnly(specifier, target)) {
				problems.push([...chain, source.path, specifier].join(' → '));
				continue;
			}
			const next = target === null ? undefined : known.get(target);
			if (next !== undefined) visit(next, [...chain, source.path]);
		}
	}
	for (const source of sources) {
		const { path: file } = source;
		if (BROWSER_ENTRY.test(file) && !SERVER_FILE.test(file) && !TEST.test(file)) visit(source, []);
	}
	return problems;
}
