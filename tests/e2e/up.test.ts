/** `npm run up` on a built repository: what it refuses is in tests/integration/up.test.ts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '~/db/index.server';
import { freePort } from '../support/port';
import { environmentForUp } from '../support/up';

/** What is said of the steps that take long: installing, generating, building. */
const LONG_STEP = /^(Installing|Generating|Building)/m;

const started: Array<ChildProcess> = [];
afterEach(async () => {
	for (const child of started.splice(0)) {
		if (child.exitCode !== null) continue;
		// Politely: killed, it could not stop the server it started.
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		await ended;
	}
});

/** Runs `up` until it says how to stop it. */
async function up(env: Record<string, string>) {
	const child = spawn(process.execPath, ['app/cli/up.mjs'], {
		env: environmentForUp(env),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	started.push(child);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => {
			said += chunk;
		});
	}
	while (!said.includes('Ctrl+C stops it')) {
		if (child.exitCode !== null) throw new Error(`up ended with code ${child.exitCode}:\n${said}`);
		await pause(20);
	}
	return {
		said: () => said,
		async stop(signal: NodeJS.Signals) {
			const ended = once(child, 'exit');
			child.kill(signal);
			return (await ended)[0];
		},
	};
}

test('runs, tells the demo accounts, ends politely, and the second time builds nothing and keeps the data', async () => {
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-up-'));
	const port = await freePort();
	const env = { PORT: String(port), DATA_DIR: dataDir };
	const url = `http://localhost:${port}`;
	try {
		const first = await up(env);
		expect(first.said()).toMatch(/^Applied 20\d{12}_init/m);
		expect(first.said()).toContain(`Lectern is running: ${url}\n`);
		expect((await fetch(`${url}/healthz`)).status).toBe(200);
		const accounts = JSON.parse(fs.readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8'));
		expect(accounts).toHaveLength(3);
		for (const { role, signInName, password } of accounts) {
			expect(first.said()).toMatch(new RegExp(`  ${role} +${signInName} +${password}\n`));
		}
		expect(await first.stop('SIGINT')).toBe(0);
		await expect(fetch(`${url}/healthz`)).rejects.toThrow();

		const db = await openDatabase(`file:${path.join(dataDir, 'lectern.db')}`);
		await db.user.create({ data: { id: 'kept', name: 'Kept' } });
		await db.$disconnect();

		const second = await up(env);
		expect(second.said()).not.toMatch(LONG_STEP);
		expect(second.said()).not.toContain('Applied');
		expect(JSON.parse(fs.readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8'))).toEqual(accounts);
		expect(second.said()).toContain(accounts[0].password);
		expect(await second.stop('SIGTERM')).toBe(0);

		const after = await openDatabase(`file:${path.join(dataDir, 'lectern.db')}`);
		// Three demo accounts, one of them a student of the demo class beside 29 others, and who came in between.
		expect(await after.user.count()).toBe(3 + 29 + 1);
		expect(await after.class.count()).toBe(1);
		await after.$disconnect();
	} finally {
		fs.rmSync(dataDir, { recursive: true, force: true });
	}
});
