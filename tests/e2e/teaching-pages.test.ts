/** Every kind of page that instructors and admins have, with the demo class in it, at three widths, light and dark. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '~/db/index.server';
import { hashPassword } from '~/features/auth/password.server';
import { fillDemoClass } from '~/features/demo/index.server';
import { parseConfig } from '~/platform/config';
import { browserForTests } from '../support/browser';
import { complaints, WHOLE } from '../support/looks';
import { startServer, type TestServer } from '../support/server';
import { signIn } from '../support/walk';

const PASSWORD = 'correct horse battery';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
	const db = await openDatabase(server.databaseUrl);
	const passwordHash = await hashPassword(PASSWORD);
	const person = (id: string, role: 'learner' | 'instructor' | 'admin') => ({
		id,
		role,
		name: `Demo ${id}`,
		username: id,
		passwordHash,
	});
	await db.user.createMany({
		data: [person('learner', 'learner'), person('teacher', 'instructor'), person('owner', 'admin')],
	});
	const config = parseConfig({ DATABASE_URL: server.databaseUrl });
	await fillDemoClass({ db, config }, { instructorId: 'teacher', learnerId: 'learner' }, new Date());
	await db.$disconnect();
}, 240_000);
afterAll(() => server?.stop());
const withPage = browserForTests();

/** What kind of page an address leads to: ids and quiz names do not matter. */
const kindOf = (path: string) =>
	path
		.replace(/[?#].*/, '')
		.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
		.replace(/\/questions\/[a-z0-9-]+/, '/questions/QUIZ')
		.replace(/\/people\/(?!add|groups)[^/]+$/, '/people/ID');

test.each([
	['teacher', ['/teach'], ['/teach']],
	['owner', ['/admin'], ['/admin']],
	['learner', ['/progress', '/messages', '/account'], ['/classes', '/messages']],
])(
	'what the %s sees',
	async (user, starts, below) => {
		await withPage({}, async (page) => {
			await signIn(page, server.url, user, PASSWORD);
			const found: Array<string> = [];
			const paths = [...starts];
			const seen = new Set(paths.map(kindOf));
			for (const path of paths) {
				await page.goto(`${server.url}${path}`);
				await page.locator('h1').first().waitFor();
				found.push(...(await complaints(page, kindOf(path), WHOLE)));
				const links = await page
					.locator('a[href^="/"]')
					.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
				for (const link of links) {
					if (seen.has(kindOf(link)) || !below.some((start) => link.startsWith(`${start}/`))) continue;
					if (/csv(\?|$)/.test(link)) continue;
					seen.add(kindOf(link));
					paths.push(link);
				}
			}
			expect(found).toEqual([]);
			// The crawl found its way.
			expect(paths.length).toBeGreaterThanOrEqual(user === 'teacher' ? 18 : 3);
		});
	},
	300_000,
);
