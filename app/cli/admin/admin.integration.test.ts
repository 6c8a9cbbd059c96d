import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { testContext } from '~/features/auth/context.test-support';
import { isResetOpen } from '~/features/auth/index.server';
import { parseConfig } from '~/platform/config';
import { onEachDatabase } from '../../../tests/support/database';
import { AdminError, runAdmin } from './command';
import { PEOPLE } from './people';

const DAY_MS = 24 * 60 * 60 * 1000;
const run = promisify(execFile);

onEachDatabase('npm run admin', (db, url) => {
	const config = () => parseConfig({ DATABASE_URL: url(), ORIGIN: 'https://learn.example.org' });
	const admin = (args: Array<string>, now = new Date()) => runAdmin(PEOPLE, args, config, now);
	const newEmail = () => `${randomUUID()}@example.org`;
	/** Whether the link in the output works `minutes` after it was made. */
	async function opens(out: Array<string>, minutes: number) {
		const token = new URL(out.at(-1) ?? '').searchParams.get('token') ?? '';
		const now = () => new Date(Date.now() + minutes * 60_000);
		return isResetOpen(testContext(db(), url(), { now }), token);
	}

	test('makes an instructor, with a link for three days', async () => {
		const email = newEmail();
		const { code, out } = await admin(['create', '--email', email.toUpperCase(), '--name', ' Əli  M. ']);
		expect(code).toBe(0);
		expect(out.at(-1)).toMatch(/^https:\/\/learn\.example\.org\/reset-password\?token=[\w-]{43}$/);
		expect(await opens(out, 3 * 24 * 60 - 1)).toBe(true);
		expect(await opens(out, 3 * 24 * 60 + 1)).toBe(false);
		const row = await db().user.findUniqueOrThrow({ where: { email } });
		expect(row).toMatchObject({ name: 'Əli M.', role: 'instructor', passwordHash: null });
		expect(await admin(['create', '--email', email, '--name', 'X'])).toMatchObject({ code: 1 });
	});

	test('makes an administrator without mail', async () => {
		const username = `u${randomUUID().slice(0, 8)}`;
		expect(await admin(['create', '--username', username, '--name', 'O', '--role', 'admin'])).toMatchObject({
			code: 0,
		});
		expect(await db().user.findUniqueOrThrow({ where: { username } })).toMatchObject({
			role: 'admin',
			email: null,
		});
	});

	test('prints a reset link for one hour', async () => {
		const email = newEmail();
		await admin(['create', '--email', email, '--name', 'A', '--role', 'learner']);
		const { code, out } = await admin(['reset-link', '--email', email]);
		expect(code).toBe(0);
		expect(await opens(out, 59)).toBe(true);
		expect(await opens(out, 61)).toBe(false);
	});

	test('approves, suspends and lets in again', async () => {
		const email = newEmail();
		await admin(['create', '--email', email, '--name', 'A', '--role', 'learner']);
		const row = () =>
			db().user.findUniqueOrThrow({ where: { email }, include: { sessions: true, resets: true } });
		expect(await admin(['approve', '--email', email])).toMatchObject({ code: 0 });
		expect((await row()).role).toBe('instructor');
		await db().session.create({
			data: {
				id: randomUUID(),
				userId: (await row()).id,
				expiresAt: new Date(Date.now() + DAY_MS),
				agent: '',
			},
		});
		expect(await admin(['suspend', '--email', email])).toMatchObject({ code: 0 });
		expect(await row()).toMatchObject({ suspendedAt: expect.any(Date), sessions: [], resets: [] });
		expect(await admin(['unsuspend', '--email', email])).toMatchObject({ code: 0 });
		expect((await row()).suspendedAt).toBeNull();
	});

	test('purges what is over and keeps everything else', async () => {
		const now = new Date('2026-06-30T12:00:00Z');
		const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
		const user = async (over: { username?: string; createdAt: Date; sessionEnds: Date | null }) => {
			const id = randomUUID();
			const { sessionEnds, ...rest } = over;
			await db().user.create({ data: { id, name: 'Test', ...rest } });
			if (sessionEnds !== null) {
				await db().session.create({
					data: { id: randomUUID(), userId: id, expiresAt: sessionEnds, agent: '' },
				});
			}
			return id;
		};
		const stale = await user({ createdAt: before(40), sessionEnds: before(1) });
		await db().donePart.create({ data: { userId: stale, courseId: 'c', part: 'p', at: before(39) } });
		const gone = [stale, await user({ createdAt: before(31), sessionEnds: null })];
		const kept = [
			await user({ createdAt: before(40), sessionEnds: before(-1) }),
			await user({ createdAt: before(29), sessionEnds: before(1) }),
			await user({
				createdAt: before(400),
				sessionEnds: before(300),
				username: `u${randomUUID().slice(0, 8)}`,
			}),
		];
		await db().passwordReset.create({
			data: { tokenHash: randomUUID(), userId: kept[2] ?? '', expiresAt: before(1) },
		});
		await db().rateLimiterFlexible.create({ data: { key: randomUUID(), points: 1, expire: before(1) } });
		await db().rateLimiterFlexible.create({ data: { key: randomUUID(), points: 1, expire: before(-1) } });
		const { code, out } = await admin(['purge'], now);
		expect(code).toBe(0);
		expect(out).toEqual(['Removed: 3 sessions, 1 links, 1 counters, 2 guests.']);
		expect(await db().user.count({ where: { id: { in: gone } } })).toBe(0);
		expect(await db().user.count({ where: { id: { in: kept } } })).toBe(3);
		expect(await db().donePart.count({ where: { userId: stale } })).toBe(0);
		expect(await db().session.count({ where: { userId: { in: kept } } })).toBe(1);
	});

	test.each([
		[['nonsense'], /There is no command nonsense\.[\s\S]*reset-link/],
		[['toString'], /There is no command toString/],
		[['create'], /either --email or --username[\s\S]*Usage: npm run admin -- create/],
		[['create', '--email', 'a@example.org'], /--name is missing/],
		[['create', '--email', 'a@example.org', '--name', ''], /--name needs a value/],
		[
			['create', '--email', 'a@example.org', '--name', 'A', '--role', 'king'],
			/--role must be learner, instructor, admin/,
		],
		[['reset-link', '--email', 'ayan'], /ayan is not an e-mail address/],
		[['reset-link', '--username', 'a@example.org'], /cannot be a user name/],
		[['reset-link', '--email', 'a@example.org', '--username', 'ayan'], /either --email or --username/],
		[['reset-link', '--mail', 'a@example.org'], /--mail[\s\S]*Usage/],
		[['reset-link', 'a@example.org'], /a@example\.org[\s\S]*Usage/],
		[['purge', '--guest-days', '-1'], /Usage/],
		[['purge', '--guest-days', 'many'], /whole number of days/],
	])('%j is called wrongly, and told how to do it right', async (args, words) => {
		const { code, out, err } = await admin(args);
		expect({ code, out }).toEqual({ code: 2, out: [] });
		expect(err.join('\n')).toMatch(words);
	});

	test.each([['reset-link'], ['approve'], ['suspend'], ['unsuspend']])(
		'%s needs an account',
		async (command) => {
			const { code, err } = await admin([command, '--email', 'nobody@example.org']);
			expect({ code, err }).toEqual({ code: 1, err: ['There is no account nobody@example.org.'] });
		},
	);

	test('without a command it says what there is', async () => {
		expect(await admin([])).toMatchObject({ code: 2 });
		const { code, out } = await admin(['--help']);
		expect(code).toBe(0);
		for (const name of Object.keys(PEOPLE)) expect(out.join('\n')).toContain(`  ${name} `);
		expect((await admin(['purge', '--help'])).out.join('\n')).toContain('--guest-days');
	});
});

test('wrong settings and a missing database are told in one sentence', async () => {
	const wrong = () => {
		throw new AdminError('PORT must be a number.');
	};
	expect(await runAdmin(PEOPLE, ['purge'], wrong, new Date())).toEqual({
		code: 1,
		out: [],
		err: ['PORT must be a number.'],
	});
	const nowhere = () => parseConfig({ DATABASE_URL: 'file:/nowhere/at/all.db' });
	const { code, err } = await runAdmin(PEOPLE, ['purge'], nowhere, new Date());
	expect(code).toBe(1);
	expect(err.join()).toMatch(/no database at .*\/nowhere\/at\/all\.db/);
});

test('the command line hands on the exit code and both streams', async () => {
	const command = run('node_modules/.bin/tsx', ['app/cli/admin.ts', 'reset-link'], {
		env: { ...process.env, DATABASE_URL: 'file:/nowhere/at/all.db' },
	});
	await expect(command).rejects.toMatchObject({
		code: 2,
		stdout: '',
		stderr: expect.stringContaining('Usage: npm run admin -- reset-link'),
	});
});
