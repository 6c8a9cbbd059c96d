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
	config: (_, { isSsrBuild }) => (isSsrBuild ? { build: { rollupOptions: { input: 'app/server.ts' } } } : null),
};

export default defineConfig({
	resolve: { alias: { '~': path.resolve('app') } },
	build: { target: 'es2022' },
	server: { watch: { ignored: ['**/data/**', '**/.cache/**'] } },
	plugins: [process.env.VITEST ? null : [remix(remixConfig), serverEntry]],
});
