import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Config, parseConfig } from '~/platform/config';
import { createLog, type Log } from '~/platform/log.server';
import { onEachDatabase } from '../../../tests/support/database';
import { smtpServer } from '../auth/smtp.test-support';
import { delayAfter, deliverMail, MAIL_TRIES } from './deliver-mail.server';

const START = new Date('2026-10-01T08:00:00Z');
const NOWHERE = 'smtp://127.0.0.1:1';

onEachDatabase('the outbox of mail', (db, url) => {
	const parts = (smtpUrl: string | null, now = START, over: Partial<Config> = {}, log?: Log) => ({
		db: db(),
		config: {
			...parseConfig({ DATABASE_URL: url() }),
			smtpUrl,
			origin: 'https://learn.example.org',
			...over,
		},
		log: log ?? createLog({ logLevel: 'silent' }),
		now: () => now,
	});
	async function write(over: { toId?: string; key?: string; address?: string } = {}) {
		const id = randomUUID();
		const { toId = null, key = `invitation:${id}`, address = `${id}@example.org` } = over;
		await db().outgoingMail.create({
			data: { id, key, toId, address, subject: 'Salam', text: 'Şifrə', createdAt: START, nextTryAt: START },
		});
		return { id, address };
	}
	const row = (id: string) => db().outgoingMail.findUnique({ where: { id } });

	test('sends each mail once, however many processes look', async () => {
		await using smtp = await smtpServer();
		const mails = await Promise.all(Array.from({ length: 25 }, () => write()));
		const runs = await Promise.all([1, 2, 3].map(() => deliverMail(parts(smtp.url))));
		expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(25);
		expect(smtp.received).toBe(25);
		const letters = await Promise.all(mails.map(() => smtp.next()));
		expect(new Set(letters.flatMap(({ to }) => to))).toEqual(new Set(mails.map(({ address }) => address)));
		expect(letters[0]?.headers).toMatch(/^List-Unsubscribe: <https:\/\/learn\.example\.org\/account>$/m);
		expect(letters[0]?.text).toContain('Şifrə');
		expect(letters[0]?.text).toContain('https://learn.example.org/account');
		expect(await deliverMail(parts(smtp.url))).toEqual({ sent: 0, failed: 0 });
	});

	test('tries again later and later, then gives up; the log holds no address', async () => {
		const { id, address } = await write();
		const lines: Array<string> = [];
		const log = createLog({ logLevel: 'silent' });
		log.warn = (...said: Array<unknown>) => void lines.push(JSON.stringify(said));
		let now = START;
		for (let tries = 1; tries <= MAIL_TRIES; tries += 1) {
			expect(await deliverMail(parts(NOWHERE, now, {}, log))).toEqual({ sent: 0, failed: 1 });
			const next = new Date(now.getTime() + delayAfter(tries));
			expect(await row(id)).toMatchObject({ tries, sentAt: null, nextTryAt: next });
			expect(await deliverMail(parts(NOWHERE, new Date(next.getTime() - 1), {}, log))).toEqual({
				sent: 0,
				failed: 0,
			});
			now = next;
		}
		await using smtp = await smtpServer();
		expect(await deliverMail(parts(smtp.url, new Date('2030-01-01')))).toEqual({ sent: 0, failed: 0 });
		expect(lines).toHaveLength(MAIL_TRIES);
		expect(lines.join()).not.toContain(address);
		expect(lines[0]).toContain('ESOCKET');
	});

	test('without a mail server everything waits untouched, and goes out once there is one', async () => {
		const { id } = await write();
		expect(await deliverMail(parts(null))).toEqual({ sent: 0, failed: 0 });
		expect(await row(id)).toMatchObject({ tries: 0, sentAt: null, nextTryAt: START });
		await using smtp = await smtpServer();
		expect(await deliverMail(parts(smtp.url))).toEqual({ sent: 1, failed: 0 });
		expect(await row(id)).toMatchObject({ tries: 1, sentAt: START });
	});

	test('what somebody no longer wants, or nobody reads, is not sent', async () => {
		const person = async (data: { wantsMail: boolean; suspendedAt?: Date }) => {
			const id = randomUUID();
			await db().user.create({ data: { id, name: 'P', email: `${id}@example.org`, ...data } });
			return id;
		};
		const wants = await person({ wantsMail: true });
		const wantsNot = await person({ wantsMail: false });
		const gone = await person({ wantsMail: true, suspendedAt: START });
		const kept = await write({ toId: wants, key: `message:${randomUUID()}` });
		await write({ toId: wantsNot, key: `message:${randomUUID()}` });
		await write({ toId: wantsNot, key: `due:${randomUUID()}` });
		await write({ toId: gone, key: `message:${randomUUID()}` });
		const asked = await write({ toId: wantsNot, key: `invitation:${randomUUID()}` });
		await using smtp = await smtpServer();
		expect(await deliverMail(parts(smtp.url))).toEqual({ sent: 2, failed: 0 });
		const to = [(await smtp.next()).to, (await smtp.next()).to].flat();
		expect(new Set(to)).toEqual(new Set([kept.address, asked.address]));
		expect(await db().outgoingMail.count({ where: { toId: { in: [wantsNot, gone] } } })).toBe(1);
	});
});
