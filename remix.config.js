/**
 * Remix's options; `vite.config.ts` hands them to the plugin. All v3 flags are on, so that moving to
 * React Router is dependency work (docs/decisions/0001-remix-2-and-the-way-on.md).
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
	appDirectory: 'app',
	buildDirectory: 'build',
	ignoredRouteFiles: ['**/.*', '**/*.test.{ts,tsx}'],
	future: {
		v3_fetcherPersist: true,
		v3_lazyRouteDiscovery: true,
		v3_relativeSplatPath: true,
		v3_singleFetch: true,
		v3_throwAbortReason: true,
	},
};
