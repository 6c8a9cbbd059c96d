/** For tests: people with browsers, and a class made through its routes. */
import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Db } from '~/db/index.server';
import { action as createAction } from '~/routes/teach.new';
import { type Answer, testBrowser } from '../auth/context.test-support';
import { type Role, startSession } from '../auth/viewer.server';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type Options = Parameters<typeof testBrowser>[2];

/** A person who is signed in, and does things at addresses with parameters. */
export interface TestPerson {
	id: string;
	name: string;
	get(loader: Handler, params: Record<string, string>, path?: string): Promise<Answer>;
	post(action: Handler, params: Record<string, string>, fields: Fields): Promise<Answer>;
}

/** A value, or several of one name. */
export type Fields = Record<string, string> | URLSearchParams;

/** Somebody without a session. */
export function stranger(db: Db, url: string, over: Options = {}): Omit<TestPerson, 'id' | 'name'> {
	return acting(testBrowser(db, url, over));
}

function acting(browser: ReturnType<typeof testBrowser>): Omit<TestPerson, 'id' | 'name'> {
	const at = (handler: Handler, params: Record<string, string>): Handler => {
		return (args) => handler({ ...args, params });
	};
	return {
		get: (loader, params, path = '/test') => browser.get(at(loader, params), path),
		async post(action, params, fields) {
			const body = new URLSearchParams(fields);
			return browser.post(
				// Fields of the same name get through only in a request of our own.
				(args) => {
					const { url, headers } = args.request;
					return action({ ...args, params, request: new Request(url, { method: 'POST', body, headers }) });
				},
				'/test',
				{},
			);
		},
	};
}

/** A person with an account and a session. */
export async function signedIn(
	db: Db,
	url: string,
	over: { name?: string; role?: Role; email?: string | null; config?: Options } = {},
): Promise<TestPerson & { username: string }> {
	const id = randomUUID();
	const name = over.name ?? 'Test person';
	const username = `u${id.slice(0, 20)}`;
	const role = over.role ?? 'learner';
	const passwordHash = `hash of ${id}`;
	await db.user.create({ data: { id, name, username, email: over.email ?? null, role, passwordHash } });
	const browser = testBrowser(db, url, over.config);
	await browser.visit((context, request) =>
		startSession(context, request, { id, name, role, guest: false }, passwordHash),
	);
	return { id, name, username, ...acting(browser) };
}

/** A class of an instructor, made by the form. */
export async function madeClass(instructor: TestPerson, over: Record<string, string> = {}): Promise<string> {
	const id = randomUUID();
	const fields = { id, course: 'khojaly', name: 'History 10 B', zone: 'Asia/Baku', ...over };
	const answer = await instructor.post(createAction, {}, fields);
	if (answer.status !== 302) throw new Error(`The class was not made: ${JSON.stringify(answer.data)}`);
	return id;
}

const replyData = z.object({
	reply: z.object({
		values: z.record(z.string(), z.string()),
		errors: z.record(z.string(), z.array(z.string())),
	}),
});

/** The answer to a form that was refused. */
export function replyOf({ data }: Answer): z.infer<typeof replyData>['reply'] {
	return replyData.parse(data).reply;
}
