/** The renderer inside Remix's own request handler: what goes out must hydrate, and must hold nothing unsigned. */

import {
	isRouteErrorResponse,
	Link,
	Links,
	Meta,
	Outlet,
	Scripts,
	useLoaderData,
	useRouteError,
	useRouteLoaderData,
} from '@remix-run/react';
import type { AppLoadContext, EntryContext, ServerBuild } from '@remix-run/server-runtime';
import { createRequestHandler } from '@remix-run/server-runtime';
import { pino } from 'pino';
import { type ReactNode, Suspense } from 'react';
import { expect, test } from 'vitest';
import { pageOf } from '~/platform/web/page-response';
import { Prose } from '~/ui/prose';
import * as entry from './entry.server';

const NONCE = 'bm9uY2U=';

/** As the app's own root does: around pages and errors alike. */
function Layout({ children }: { children: ReactNode }) {
	const nonce = useRouteLoaderData<{ nonce: string }>('root')?.nonce;
	return (
		<html lang="en">
			<head>
				<Meta />
				<Links />
			</head>
			<body>
				{children}
				<Scripts nonce={nonce} />
			</body>
		</html>
	);
}

function Lesson() {
	const { title } = useLoaderData<{ title: string }>();
	return (
		<main>
			<h1>{title}</h1>
			<Link to="/">Back</Link>
			<Prose id="p1" html={null} />
		</main>
	);
}

function Suspending(): never {
	throw new Promise(() => {});
}

function ErrorPage() {
	const error = useRouteError();
	return <p>error: {isRouteErrorResponse(error) ? error.status : 'broken'}</p>;
}

function createBuild(): ServerBuild {
	const asset = (id: string, route: object) => ({
		id,
		hasAction: false,
		hasLoader: false,
		hasClientAction: false,
		hasClientLoader: false,
		hasErrorBoundary: false,
		module: `/assets/${id}.js`,
		...route,
	});
	const child = (id: string, module: object) => ({ id, parentId: 'root', path: id, module });
	const routes = {
		root: {
			id: 'root',
			path: '',
			module: {
				default: Outlet,
				Layout,
				loader: ({ context }: { context: AppLoadContext }) => ({ nonce: context.nonce }),
				ErrorBoundary: ErrorPage,
			},
		},
		lesson: child('lesson', {
			default: Lesson,
			loader: ({ context }: { context: AppLoadContext }) => {
				context.prose.set('p1', '<p>Static <em>text</em>.</p>');
				return {
					title: 'A </script><b> title',
					when: new Date('2026-11-22T00:00:00Z'),
					long: 'x'.repeat(40_000),
				};
			},
		}),
		broken: child('broken', {
			default: () => {
				throw new Error('typed by somebody');
			},
		}),
		suspending: child('suspending', {
			default: () => (
				<Suspense fallback="waiting">
					<Suspending />
				</Suspense>
			),
		}),
	};
	return {
		mode: 'production',
		entry: { module: entry },
		routes,
		assets: {
			entry: { imports: [], module: '/assets/entry.js' },
			routes: Object.fromEntries(
				Object.entries(routes).map(([id, { module: _, ...route }]) => [id, asset(id, route)]),
			),
			url: '/assets/manifest.js',
			version: '1',
		},
		publicPath: '/',
		assetsBuildDirectory: 'build/client',
		future: {
			v3_fetcherPersist: true,
			v3_lazyRouteDiscovery: true,
			v3_relativeSplatPath: true,
			v3_singleFetch: true,
			v3_throwAbortReason: true,
		},
		isSpaMode: false,
	} as unknown as ServerBuild;
}

async function ask(path: string) {
	const lines: Array<string> = [];
	const handle = createRequestHandler(createBuild(), 'production');
	const response = await handle(new Request(`http://localhost${path}`), {
		nonce: NONCE,
		log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
		prose: new Map(),
	} as unknown as AppLoadContext);
	return { response, html: pageOf(response)?.toString() ?? '', log: lines.map((line) => JSON.parse(line)) };
}

/** Runs the scripts of `html` that carry loader data, as a browser does, and gives what the page would read. */
async function handedOver(html: string): Promise<string> {
	const chunks: Array<string> = [];
	let closed = false;
	const window = {
		__remixContext: {
			streamController: { enqueue: (text: string) => chunks.push(text), close: () => (closed = true) },
		},
	};
	for (const [, text = ''] of html.matchAll(/<script nonce="[^"]*">([\s\S]*?)<\/script>/g)) {
		if (!text.startsWith('window.__remixContext.streamController')) continue;
		new Function('window', text)(window);
	}
	expect(closed).toBe(true);
	return chunks.join('');
}

test('the whole page is there at once: text, static prose, data for the browser', async () => {
	const { response, html, log } = await ask('/lesson');
	expect(response.status).toBe(200);
	expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
	expect(html).toMatch(/^<!DOCTYPE html><html lang="en">/);
	expect(html).toContain('<div id="p1"><p>Static <em>text</em>.</p></div>');
	expect(html).not.toContain('<template');
	expect(log).toEqual([]);
	const data = JSON.parse(await handedOver(html));
	expect(JSON.stringify(data)).toContain('A </script><b> title');
	expect(JSON.stringify(data)).toContain('x'.repeat(40_000));
	// Static text travels once: in the document, not in the data.
	expect(JSON.stringify(data)).not.toContain('Static');
});

test.each(['/lesson', '/broken', '/nowhere'])('every script of %s carries the nonce', async (path) => {
	const { html } = await ask(path);
	const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
	expect(scripts.length).toBeGreaterThanOrEqual(3);
	for (const tag of scripts) expect(tag).toContain(`nonce="${NONCE}"`);
});

test('data cannot end a script', async () => {
	expect((await ask('/lesson')).html).not.toContain('A </script><b> title');
});

test('a component that throws gives the error page with status 500, and its words go to the log only', async () => {
	const { response, html, log } = await ask('/broken');
	expect(response.status).toBe(500);
	expect(html).toMatch(/error: (<!-- -->)?broken/);
	expect(html).not.toContain('typed by somebody');
	expect(log).toEqual([
		expect.objectContaining({ path: '/broken', error: expect.objectContaining({ type: 'Error' }) }),
	]);
});

test('an address nobody serves is no error of ours', async () => {
	const { response, html, log } = await ask('/nowhere');
	expect(response.status).toBe(404);
	expect(html).toMatch(/error: (<!-- -->)?404/);
	expect(log).toEqual([]);
});

test('a part that suspends on the server is told', async () => {
	const { log } = await ask('/suspending');
	expect(log).toEqual([
		expect.objectContaining({ path: '/suspending', msg: 'a part of the page did not render' }),
	]);
});

test('Remix still keeps what it has read where the renderer puts it', async () => {
	const { readHandoff } = await import('~/platform/web/handoff.server');
	const stream = new Blob(['[1,', '2]']).stream();
	const context = { serverHandoffStream: stream, renderMeta: {} } as unknown as EntryContext;
	const read = await readHandoff(context);
	expect(read.renderMeta?.streamCache?.[0]?.result).toEqual({ done: true, value: '[1,2]' });
	expect(await readHandoff({} as EntryContext)).toEqual({});
});
