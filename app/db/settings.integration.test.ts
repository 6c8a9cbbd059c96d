import { expect, test } from 'vitest';
import { onEachDatabase } from '../../tests/support/database';
import { databaseKind } from './client.server';
import { databaseBytes, writeSetting } from './settings.server';

onEachDatabase('settings of the site', (db, url) => {
	test('a setting is written over an earlier one, also by two at once', async () => {
		const write = (value: string | boolean, second: number) =>
			writeSetting(db(), databaseKind(url()), { key: 'name', value, at: new Date(second * 1000) });
		await write('One “ə”', 1);
		await write(false, 2);
		expect(await db().siteSetting.findMany()).toEqual([{ key: 'name', value: false, at: new Date(2000) }]);
		await Promise.all(['a', 'b', 'c', 'd'].map((value) => write(value, 3)));
		const rows = await db().siteSetting.findMany();
		expect(rows).toHaveLength(1);
		expect(['a', 'b', 'c', 'd']).toContain(rows[0]?.value);
	});

	test('the size of the database is some bytes', async () => {
		expect(await databaseBytes(db(), databaseKind(url()))).toBeGreaterThan(10_000);
	});
});
