/** The app as Remix's Vite plugin bundles it. */
declare module 'virtual:remix/server-build' {
	import type { ServerBuild } from '@remix-run/server-runtime';

	export const mode: ServerBuild['mode'];
	export const entry: ServerBuild['entry'];
	export const routes: ServerBuild['routes'];
	export const assets: ServerBuild['assets'];
	export const basename: ServerBuild['basename'];
	export const publicPath: ServerBuild['publicPath'];
	export const assetsBuildDirectory: ServerBuild['assetsBuildDirectory'];
	export const future: ServerBuild['future'];
	export const isSpaMode: ServerBuild['isSpaMode'];
}

/** Names of the migrations of both databases, put in by `vite.config.ts`. */
declare module 'virtual:lectern/migrations' {
	export const migrations: Record<'sqlite' | 'postgresql', Array<string>>;
}
