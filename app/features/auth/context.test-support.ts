/** For tests: the context of a request, and a browser that keeps its cookies and calls loaders and actions. */
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import '~/context';
import type { Db } from '~/db/index.server';
import { type Config, parseConfig } from '~/platform/config';
import { createLog } from '~/platform/log.server';

export const TEST_ORIGIN = 'http://localhost:3000';

export interface TestContext extends AppLoadContext {
	/** The Set-Cookie headers of the response, in order. */
	cookies: Array<string>;
}

interface TestContextOptions {
	config: Partial<Config>;
	clientAddress: string;
	now: () => Date;
}

export function testContext(db: Db, url: string, over: Partial<TestContextOptions> = {}): TestContext {
	const cookies: Array<string> = [];
	return {
		db,
		config: { ...parseConfig({ DATABASE_URL: url }), ...over.config },
		log: createLog({ logLevel: 'silent' }),
		now: over.now ?? (() => new Date()),
		nonce: null,
		setCookie: (header) => void cookies.push(header),
		clientAddress: over.clientAddress ?? '192.0.2.1',
		isDataRequest: false,
		prose: new Map(),
		cookies,
	};
}

/** What a loader or action did, whether it returned or threw. */
export interface Answer {
	status: number;
	location: string | null;
	retryAfter: string | null;
	/** The data for the page; null for a redirect. */
	data: unknown;
	/** The Set-Cookie headers. */
	cookies: Array<string>;
}

const withInit = z.object({
	type: z.literal('DataWithResponseInit'),
	data: z.unknown(),
	init: z
		.object({ status: z.number().optional(), headers: z.record(z.string(), z.string()).optional() })
		.nullish(),
});

async function readAnswer(result: unknown, cookies: Array<string>): Promise<Answer> {
	if (result instanceof Response) {
		const { status, headers } = result;
		return {
			status,
			location: headers.get('Location'),
			retryAfter: headers.get('Retry-After'),
			data: status >= 300 && status < 400 ? null : await result.text(),
			cookies,
		};
	}
	const wrapped = withInit.safeParse(result);
	if (!wrapped.success) return { status: 200, location: null, retryAfter: null, data: result, cookies };
	const { data, init } = wrapped.data;
	return {
		status: init?.status ?? 200,
		location: null,
		retryAfter: init?.headers?.['Retry-After'] ?? null,
		data,
		cookies,
	};
}

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

export interface TestBrowser {
	/** The cookies as the Cookie header has them; may be changed by the test. */
	cookie: string;
	get(loader: Handler, path: string): Promise<Answer>;
	post(action: Handler, path: string, fields: Record<string, string>): Promise<Answer>;
	/** Runs `work` as part of a request of its own. */
	visit<T>(work: (context: TestContext, request: Request) => Promise<T>): Promise<T>;
}

/** A browser with an empty cookie jar, at one address. Errors that are no Response are thrown on. */
export function testBrowser(db: Db, url: string, over: Partial<TestContextOptions> = {}): TestBrowser {
	const keep = (browser: TestBrowser, headers: Array<string>) => {
		for (const header of headers) {
			const [pair = ''] = header.split(';');
			browser.cookie = /max-age=0(;|$)/i.test(header) ? '' : pair;
		}
	};
	const call = async (browser: TestBrowser, handler: Handler, request: Request): Promise<Answer> => {
		const context = testContext(db, url, over);
		let result: unknown;
		try {
			result = await handler({ request, context, params: {} });
		} catch (thrown) {
			if (!(thrown instanceof Response)) throw thrown;
			result = thrown;
		}
		keep(browser, context.cookies);
		return readAnswer(result, context.cookies);
	};
	const headers = (browser: TestBrowser) => ({
		...(browser.cookie === '' ? {} : { Cookie: browser.cookie }),
		'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
		'Sec-Fetch-Mode': 'navigate',
	});
	const browser: TestBrowser = {
		cookie: '',
		get: (loader, path) =>
			call(browser, loader, new Request(`${TEST_ORIGIN}${path}`, { headers: headers(browser) })),
		post: (action, path, fields) =>
			call(
				browser,
				action,
				new Request(`${TEST_ORIGIN}${path}`, {
					method: 'POST',
					body: new URLSearchParams(fields),
					headers: headers(browser),
				}),
			),
		async visit(work) {
			const context = testContext(db, url, over);
			const result = await work(context, new Request(`${TEST_ORIGIN}/`, { headers: headers(browser) }));
			keep(browser, context.cookies);
			return result;
		},
	};
	return browser;
}
