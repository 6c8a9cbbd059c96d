import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/server-runtime';
import type { App, RequestFacts } from './page-handler.server';
import type { PolicyMode } from './security-headers.server';

/**
 * Remix as an `App`.
 * @param build the bundled app, or a function that loads the newest one (development)
 * @param createContext what loaders and actions get, fresh for each request
 */
export function createRemixApp(
	build: ServerBuild | (() => Promise<ServerBuild>),
	mode: PolicyMode,
	createContext: (facts: RequestFacts) => AppLoadContext,
): App {
	const handle = createRequestHandler(build, mode);
	return (request, facts) => handle(request, createContext(facts));
}
