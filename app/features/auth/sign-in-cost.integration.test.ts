import { randomUUID } from 'node:crypto';
import * as argon2 from '@node-rs/argon2';
import { expect, test, vi } from 'vitest';
import { onEachDatabase } from '../../../tests/support/database';
import { createAccount } from './administration.server';
import { testBrowser } from './context.test-support';
import { signIn } from './sign-in.server';

/** The real library, watched. */
vi.mock('@node-rs/argon2', async (original) => {
	const real = await original<typeof argon2>();
	return { ...real, verify: vi.fn(real.verify) };
});

onEachDatabase('the cost of signing in', (db, url) => {
	test('is the same for a wrong password, an unknown name, and what cannot be a name', async () => {
		const now = new Date();
		const email = `${randomUUID()}@example.org`;
		const invited = `${randomUUID()}@example.org`;
		const account = { name: 'A', role: 'learner', now } as const;
		await createAccount(db(), { ...account, login: { email }, password: 'four words in a row' });
		await createAccount(db(), { ...account, login: { email: invited }, password: null });
		const costs: Array<unknown> = [];
		for (const login of [email, invited, `${randomUUID()}@example.org`, 'nobody.here', '%%%']) {
			vi.mocked(argon2.verify).mockClear();
			const result = await testBrowser(db(), url()).visit((context, request) =>
				signIn(context, request, { login, password: 'wrong password' }),
			);
			expect(result).toEqual({ ok: false, reason: 'wrong' });
			costs.push(vi.mocked(argon2.verify).mock.calls.map(([hash]) => argon2.parseOptions(hash)));
		}
		expect(costs[0]).toHaveLength(1);
		for (const cost of costs) expect(cost).toEqual(costs[0]);
	});
});
