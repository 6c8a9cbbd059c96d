/** The built course with its keys, and typing answers into a page as a person would. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { createContentStore } from '~/content/index.server';
import type { Item } from '~/core/kinds';
import { type Fields, fieldName } from '~/features/quizzes/protocol';

export { rightFields, wrongFields } from '~/core/kinds/sample-answers';

/** The built course, with keys. */
export const store = createContentStore({ directory: path.resolve('app/content/generated'), reload: false });

/** Gives an answer in the page, with the controls a person has. */
export async function fillItem(page: Page, item: Item, fields: Fields): Promise<void> {
	const box = page.locator(`[id="item-${item.id}"], [id="check-${item.id}"]`);
	if (item.kind === 'ordering' && (await box.getByRole('button', { name: /^Move up/ }).count()) > 0) {
		const wanted = [...fields]
			.sort((one, other) => Number(one[1]) - Number(other[1]))
			.map(([name]) => name.slice(9));
		for (const [place, id] of wanted.entries()) {
			const entries = await box
				.locator('[data-entry]')
				.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-entry')));
			for (let at = entries.indexOf(id); at > place; at -= 1) {
				await box
					.locator(`[data-entry="${id}"]`)
					.getByRole('button', { name: /^Move up/ })
					.click();
			}
		}
		const keep = box.getByRole('button', { name: 'Keep this order' });
		if ((await keep.count()) > 0) await keep.click();
		return;
	}
	for (const [field, value] of fields) {
		const name = fieldName(item.id, field);
		const control = box.locator(`[name="${name}"]`);
		const type = await control
			.first()
			.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName));
		if (type === 'radio' || type === 'checkbox')
			await box.locator(`[name="${name}"][value="${value}"]`).check();
		else if (type === 'SELECT') await control.selectOption(value);
		else await control.fill(value);
	}
}
