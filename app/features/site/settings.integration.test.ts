import { afterEach, expect, test, vi } from 'vitest';
import { databaseKind, transact, writeSetting } from '~/db/index.server';
import { parseConfig } from '~/platform/config';
import { onEachDatabase } from '../../../tests/support/database';
import { getSettings, onSettingsChange, saveSettings, settingsSaved } from './settings.server';

const START = new Date('2026-10-01T08:00:00Z');

afterEach(() => {
	vi.useRealTimers();
});

onEachDatabase('settings of the site', (db, url) => {
	const context = (instructorSignup: 'open' | 'approval' = 'approval') => ({
		db: db(),
		config: { ...parseConfig({ DATABASE_URL: url() }), instructorSignup },
	});
	const elsewhere = (key: string, value: string | boolean) =>
		writeSetting(db(), databaseKind(url()), { key, value, at: START });

	test('what another process saves is seen within seconds, and told once', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: START });
		let told = 0;
		onSettingsChange(() => {
			told += 1;
		});
		expect(await getSettings(context('open'))).toEqual({
			name: 'Lectern',
			contact: '',
			guests: true,
			signup: true,
			instructorSignup: 'open',
		});
		await elsewhere('name', 'Elsewhere');
		await elsewhere('instructorSignup', 'approval');
		expect((await getSettings(context())).name).toBe('Lectern');
		vi.setSystemTime(new Date(START.getTime() + 6_000));
		expect(await getSettings(context('open'))).toMatchObject({
			name: 'Elsewhere',
			instructorSignup: 'approval',
		});
		expect(told).toBe(1);
		vi.setSystemTime(new Date(START.getTime() + 12_000));
		await getSettings(context());
		expect(told).toBe(1);
	});

	test('a stored value that makes no sense counts as not set', async () => {
		await elsewhere('guests', 'perhaps');
		await elsewhere('unknown', 'x');
		settingsSaved(db());
		expect((await getSettings(context())).guests).toBe(true);
	});

	test('this process sees at once what it saves, and only what changed is written', async () => {
		const { config } = context();
		const before = await getSettings(context());
		const after = { ...before, contact: 'ask@example.org' };
		const changed = await transact(db(), (tx) => saveSettings(tx, config, before, after, START));
		settingsSaved(db());
		expect(changed).toEqual(['contact']);
		expect(await getSettings(context())).toEqual(after);
	});
});
