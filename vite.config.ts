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
	plugins: [process.env.VITEST ? null : [remix(remixConfig), serverEntry, migrationNames]],
});
