/**
 * Every route and every form of it, asked for by everybody: strangers, guests, students, those of another class,
 * assistants, instructors, those of another class, admins. The table says what each of them gets.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Db, openDatabase } from '~/db/index.server';
import { TEST_ORIGIN, testContext } from '~/features/auth/context.test-support';
import { type Cell, type FormRow, type RouteRow, TABLE } from '../support/authorization-table';
import { ACTORS, type Actor, createWorld, type World } from '../support/authorization-world';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { intentsIn } from '../support/route-intents';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
interface RouteModule {
	loader?: Handler;
	action?: Handler;
}

const FOLDER = path.resolve('app/routes');
const FILES = fs.readdirSync(FOLDER).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name));
const nameOf = (file: string) => file.replace(/\.tsx?$/, '');

const modules = new Map<string, RouteModule>();
let database: TestDatabase;
let db: Db;

beforeAll(async () => {
	for (const file of FILES) modules.set(nameOf(file), await import(path.join(FOLDER, file)));
	database = await createTestDatabase('sqlite');
	db = await openDatabase(database.url);
}, 120_000);

afterAll(async () => {
	await db.$disconnect();
	await database.remove();
});

/** What came back, as the table says it; anything unforeseen as it is. */
function cellOf(status: number, location: string | null): Cell | string {
	if (status >= 300 && status < 400) {
		if (location?.startsWith('/login')) return 'login';
		if (location?.startsWith('/signup')) return 'signup';
		return 'ok';
	}
	if (status === 404 || status === 401) return status;
	return status === 403 || status >= 500 ? `status ${status}` : 'ok';
}

async function outcomeOf(result: unknown): Promise<Cell | string> {
	if (result instanceof Response) {
		await result.body?.cancel();
		return cellOf(result.status, result.headers.get('Location'));
	}
	const init =
		typeof result === 'object' && result !== null && 'init' in result
			? (result.init as ResponseInit | null)
			: null;
	return cellOf(init?.status ?? 200, null);
}

interface Ask {
	row: RouteRow;
	world: World;
	actor: Actor;
	/** Null: the page. */
	form: { intent: string; row: FormRow } | null;
	/** In place of those of the row. */
	params?: Record<string, string>;
}

function requestOf({ row, world, actor, form }: Ask): Request {
	const cookie = world.cookies[actor];
	const headers = { ...(cookie === '' ? {} : { Cookie: cookie }), 'User-Agent': 'Test' };
	const url = `${TEST_ORIGIN}/asked${row.search?.(world) ?? ''}`;
	if (form === null) return new Request(url, { headers });
	if (form.row.json !== undefined) {
		const body = JSON.stringify(form.row.json);
		return new Request(url, {
			method: 'POST',
			headers: { ...headers, 'Content-Type': 'application/json' },
			body,
		});
	}
	const intent = form.row.intent?.(world) ?? form.intent;
	const fields = { ...(intent === '' ? {} : { intent }), ...form.row.fields?.(world) };
	return new Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

async function ask(handler: Handler, asked: Ask): Promise<Cell | string> {
	const context = testContext(db, database.url);
	const params = asked.params ?? asked.row.params?.(asked.world) ?? {};
	try {
		return await outcomeOf(await handler({ request: requestOf(asked), context, params }));
	} catch (thrown) {
		if (thrown instanceof Response) return outcomeOf(thrown);
		return `thrown: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
	}
}

test('the table knows every route, every page and every form, and no others', () => {
	expect(Object.keys(TABLE).toSorted()).toEqual([...modules.keys()].toSorted());
	for (const file of FILES) {
		const row = TABLE[nameOf(file)];
		const { loader, action } = modules.get(nameOf(file)) ?? {};
		if (row === undefined) throw new Error(`${file} is not in the table.`);
		expect(row.page !== null, `${file} has a loader`).toBe(loader !== undefined);
		expect(row.forms !== undefined, `${file} has an action`).toBe(action !== undefined);
		const known = Object.keys(row.forms ?? {});
		const intents = intentsIn(fs.readFileSync(path.join(FOLDER, file), 'utf8'));
		expect(
			[...intents].filter((intent) => !known.includes(intent)),
			`intents of ${file}`,
		).toEqual([]);
	}
});

test('the intents of a route are found however it tells them apart', () => {
	const text = `
		switch (form.get('intent')) { case 'a': case 'b': break; default: }
		const intent = form.get('intent');
		if (intent === 'c' || intent !== 'd') return;
		switch (result.kind) { case 'none': break; }`;
	expect(intentsIn(text)).toEqual(new Set(['a', 'b', 'c', 'd']));
});

describe.each(Object.entries(TABLE))('%s', (name, row) => {
	const forms = Object.entries(row.forms ?? {}).map(([intent, each]) => ({ intent, row: each }));

	test.each(row.page === null ? [] : [row.page])('its page', async (policy) => {
		const handler = modules.get(name)?.loader;
		if (handler === undefined) throw new Error('There is no page.');
		const world = await createWorld(db);
		const found: Record<string, unknown> = {};
		for (const actor of ACTORS) found[actor] = await ask(handler, { row, world, actor, form: null });
		expect(found).toEqual(policy);
	});

	test.each(forms)('its form “$intent”', async (form) => {
		const handler = modules.get(name)?.action;
		if (handler === undefined) throw new Error('There is no action.');
		const found: Record<string, unknown> = {};
		const refused = await createWorld(db);
		const before = await db.auditEntry.count();
		for (const actor of ACTORS.filter((one) => form.row.policy[one] !== 'ok')) {
			found[actor] = await ask(handler, { row, world: refused, actor, form });
		}
		expect(await db.auditEntry.count(), 'entries by those who may not').toBe(before);
		for (const actor of ACTORS.filter((one) => form.row.policy[one] === 'ok')) {
			// What one does must not change what the next one finds.
			found[actor] = await ask(handler, { row, world: await createWorld(db), actor, form });
		}
		expect(found).toEqual(form.row.policy);
	});

	test.each(row.foreign === true ? [row] : [])('things of one class are not there in another', async () => {
		const world = await createWorld(db);
		const { loader, action } = modules.get(name) ?? {};
		const params = { ...row.params?.(world), class: world.otherClassId };
		const asked = { row, world, actor: 'otherInstructor', params } as const;
		if (loader !== undefined) expect(await ask(loader, { ...asked, form: null })).toBe(404);
		const before = await db.auditEntry.count();
		for (const form of action === undefined ? [] : forms) {
			const cell = await ask(action as Handler, { ...asked, form });
			// A form that is not complete may be told so before anything is looked up.
			expect([404, 'ok']).toContain(cell);
		}
		expect(await db.auditEntry.count()).toBe(before);
	});
});
