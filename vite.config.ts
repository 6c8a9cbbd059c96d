import fs from 'node:fs';
import path from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/**
 * Makes `app/server.ts` the entry of the server build, so that our server and Remix's routes are one bundle and
 * share the database client and the caches. After Remix's plugin, which sets its own entry.
 */
const serverEntry: Plugin = {
	name: 'lectern-server-entry',
	enforce: 'post',
	config: (_, { isSsrBuild }) =>
		isSsrBuild ? { build: { rollupOptions: { input: 'app/server.ts' } } } : null,
};

const MIGRATIONS_MODULE = 'virtual:lectern/migrations';

/** Puts the names of the migrations into the server build, so that it can tell a database that lacks some. */
const migrationNames: Plugin = {
	name: 'lectern-migration-names',
	resolveId: (id) => (id === MIGRATIONS_MODULE ? `\0${id}` : null),
	load(id) {
		if (id !== `\0${MIGRATIONS_MODULE}`) return null;
		const names = (provider: string) =>
			fs
				.readdirSync(path.resolve('prisma/migrations', provider), { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map((entry) => entry.name)
				.sort();
		const migrations = { sqlite: names('sqlite'), postgresql: names('postgresql') };
		return `export const migrations = ${JSON.stringify(migrations)};`;
	},
};

/** Addresses whose routes are remembered. */
const MOST_PATHS = 500;

/**
 * What Remix's server side works out anew for every request although it depends on the routes alone, and the four
 * copies of the request that it makes for every loader. The more routes, the more it is: with some 70 of them a signed-in
 * lesson page takes 3.1 ms of processor time without these changes and 1.4 ms with them. `npm run bench --
 * lesson-signed-in` tells whether this is still worth it.
 */
const LEAN_CHANGES = [
	{
		// The branches of a tree of routes, ranked: once for each tree.
		file: '@remix-run/router/dist/router.js',
		from: 'let branches = flattenRoutes(routes);\n  rankRouteBranches(branches);',
		to: `let branches = rankedBranches.get(routes);
  if (branches === undefined) {
    branches = flattenRoutes(routes);
    rankRouteBranches(branches);
    rankedBranches.set(routes, branches);
  }`,
	},
	{
		// Which route an address leads to: once for each address. Addresses of visitors are many, so the list is emptied
		// when it is long. Whoever asks gets objects of their own.
		file: '@remix-run/router/dist/router.js',
		from: '  for (let i = 0; matches == null && i < branches.length; ++i) {',
		to: `  const known = matchedPaths.get(branches) ?? new Map();
  matchedPaths.set(branches, known);
  const key = allowPartial ? decoded + ' *' : decoded;
  matches = known.get(key);
  if (matches === undefined) {
    matches = matchFirstBranch(branches, decoded, allowPartial);
    if (known.size >= ${MOST_PATHS}) known.clear();
    known.set(key, matches);
  }
  return matches && matches.map(match => ({ ...match, params: { ...match.params } }));
}
const matchedPaths = new WeakMap();
function matchFirstBranch(branches, decoded, allowPartial) {
  let matches = null;
  for (let i = 0; matches == null && i < branches.length; ++i) {`,
	},
	{
		// The pattern of a path: once for each path. Paths are those of our routes, so there are few.
		file: '@remix-run/router/dist/router.js',
		from: 'function compilePath(path, caseSensitive, end) {',
		to: `const rankedBranches = new WeakMap();
const compiledPaths = [new Map(), new Map(), new Map(), new Map()];
function compilePath(path, caseSensitive = false, end = true) {
  const known = compiledPaths[(caseSensitive ? 2 : 0) + (end ? 1 : 0)];
  let compiled = known.get(path);
  if (compiled === undefined) {
    compiled = compilePathOnce(path, caseSensitive, end);
    known.set(path, compiled);
  }
  return compiled;
}
function compilePathOnce(path, caseSensitive, end) {`,
	},
	{
		// The routes as the renderer wants them: once for each build, so that the branches above are found again.
		file: '@remix-run/react/dist/esm/server.js',
		from: 'let routes = createServerRoutes(manifest.routes, routeModules, context.future, context.isSpaMode);',
		to: `let routes = serverRoutes.get(manifest.routes);
  if (routes === undefined) {
    routes = createServerRoutes(manifest.routes, routeModules, context.future, context.isSpaMode);
    serverRoutes.set(manifest.routes, routes);
  }`,
	},
	{
		file: '@remix-run/react/dist/esm/server.js',
		from: 'function RemixServer({',
		to: 'const serverRoutes = new WeakMap();\nfunction RemixServer({',
	},
	{
		file: 'react-router-dom/server.mjs',
		from: `let manifest = {};
  let dataRoutes = UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, manifest);`,
		to: `let known = staticRoutes.get(routes);
  if (known === undefined) {
    const byId = {};
    known = { byId, tree: UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, byId) };
    staticRoutes.set(routes, known);
  }
  const { byId: manifest, tree: dataRoutes } = known;`,
	},
	{
		file: 'react-router-dom/server.mjs',
		from: 'function createStaticRouter(routes, context, opts = {}) {',
		to: 'const staticRoutes = new WeakMap();\nfunction createStaticRouter(routes, context, opts = {}) {',
	},
	{
		// The routes that a page's own address and those above it lead to, as text: once for each path. Paths of visitors
		// are many, so the list is emptied when it is long.
		file: '@remix-run/react/dist/esm/components.js',
		from: "import { isFogOfWarEnabled, getPartialManifest } from './fog-of-war.js';",
		to: `import { isFogOfWarEnabled, getPartialManifest } from './fog-of-war.js';
const partialManifests = new WeakMap();
function partialManifestText(manifest, router) {
  const known = partialManifests.get(manifest) ?? new Map();
  partialManifests.set(manifest, known);
  const key = router.state.location.pathname + ' ' + router.state.matches.map(match => match.route.id).join(' ');
  let text = known.get(key);
  if (text === undefined) {
    text = JSON.stringify(getPartialManifest(manifest, router));
    if (known.size >= ${MOST_PATHS}) known.clear();
    known.set(key, text);
  }
  return text;
}`,
	},
	{
		file: '@remix-run/react/dist/esm/components.js',
		from: 'JSON.stringify(getPartialManifest(manifest, router), null, 2)',
		to: 'partialManifestText(manifest, router)',
	},
	{
		// Two copies to take parameters out of the request's address: only where they are in it.
		file: '@remix-run/server-runtime/dist/esm/data.js',
		from: 'singleFetch ? stripRoutesParam(stripIndexParam(request))',
		to: '!/[?&](?:index|_routes)\\b/.test(request.url) ? request : singleFetch ? stripRoutesParam(stripIndexParam(request))',
	},
];

/**
 * Makes Remix's server side a part of the server build, with the changes above. The build fails when Remix no longer
 * has the lines.
 */
const leanFramework: Plugin = {
	name: 'lectern-lean-framework',
	apply: 'build',
	config: (_, { isSsrBuild }) =>
		isSsrBuild
			? {
					define: { 'process.env.NODE_ENV': JSON.stringify('production') },
					ssr: {
						noExternal: [
							/^@remix-run\/(?:node|react|router|server-runtime)$/,
							/^react-router(?:-dom(?:\/server)?)?$/,
							'turbo-stream',
						],
					},
				}
			: null,
	transform(code, id, { ssr = false } = {}) {
		const changes = ssr ? LEAN_CHANGES.filter(({ file }) => id.endsWith(file)) : [];
		if (changes.length === 0) return null;
		let changed = code;
		for (const { file, from, to } of changes) {
			if (!changed.includes(from)) this.error(`${file} has changed: see LEAN_CHANGES in vite.config.ts.`);
			changed = changed.replaceAll(from, () => to);
		}
		return { code: changed, map: null };
	},
	generateBundle() {
		const bundled = [...this.getModuleIds()];
		const missing = LEAN_CHANGES.filter(({ file }) => !bundled.some((id) => id.endsWith(file)));
		if (this.environment.name === 'ssr' && missing.length > 0) {
			this.error(`${missing[0]?.file} is not in the build: see LEAN_CHANGES in vite.config.ts.`);
		}
	},
};

export default defineConfig({
	resolve: { alias: { '~': path.resolve('app') } },
	build: {
		target: 'es2022',
		rollupOptions: {
			onwarn(warning, show) {
				// zod's own remark about a comment that Rollup drops; it changes nothing.
				if (warning.code === 'INVALID_ANNOTATION' && warning.id?.includes('/zod/') === true) return;
				show(warning);
			},
		},
	},
	// Named here, not discovered while you browse: a late discovery reloads the page with two copies of React, and the
	// scanner also follows imports that only the server has.
	optimizeDeps: {
		noDiscovery: true,
		include: ['@tanstack/react-query', 'idb', 'react-dom', 'zod/mini'],
	},
	server: { watch: { ignored: ['**/data/**', '**/.cache/**'] } },
	plugins: [process.env.VITEST ? null : [remix(remixConfig), serverEntry, migrationNames, leanFramework]],
});
