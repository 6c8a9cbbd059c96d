/** Answers for tests, made from the course's own keys, and typing them into a page as a person would. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { createContentStore } from '~/content/index.server';
import type { Item } from '~/core/kinds';
import { type Fields, fieldName } from '~/features/quizzes/protocol';

/** The built course, with keys. */
export const store = createContentStore({ directory: path.resolve('app/content/generated'), reload: false });

/** A word that is in no key. */
const NONSENSE = 'zzyzx';

function words(count: number): string {
	return Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
}

/** Form pairs of an answer that is wholly right. */
export function rightFields(item: Item): Fields {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-response':
			return item.options.filter(({ correct }) => correct).map(({ id }) => ['choice', id]);
		case 'ordering':
			return item.entries.map(({ id }, at) => [`position.${id}`, String(at + 1)]);
		case 'matching':
			return item.rows.map(({ id, match }) => [`row.${id}`, match[0] ?? '']);
		case 'cloze':
			return item.blanks.map(({ id, accept }) => [`blank.${id}`, accept[0] ?? '']);
		case 'claim-classification':
			return item.statements.map(({ id, label }) => [`label.${id}`, label]);
		case 'timeline':
			return item.events.map(({ id, slot }) => [`slot.${id}`, slot]);
		case 'mark-words':
			return item.marks.filter(({ correct }) => correct).map(({ id }) => ['mark', id]);
		case 'numeric':
			return [['value', String(item.answer)]];
		case 'short-text':
			return [['text', item.accept[0]?.text ?? '']];
		case 'reflection':
			return item.sections.map(({ id }) => [
				`section.${id}`,
				words(Math.ceil(Math.max(item.minWords, 1) / item.sections.length)),
			]);
		default:
			return item satisfies never;
	}
}

/** Form pairs of an answer that is wholly wrong, or earns less than everything where nothing wholly wrong exists. */
export function wrongFields(item: Item): Fields {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-response':
			return item.options
				.filter(({ correct }) => !correct)
				.slice(0, 1)
				.map(({ id }) => ['choice', id]);
		case 'ordering':
			return item.entries.map(({ id }, at) => [`position.${id}`, String(item.entries.length - at)]);
		case 'matching':
			return item.rows.map(({ id, match }) => [
				`row.${id}`,
				item.choices.find((choice) => !match.includes(choice.id))?.id ?? '',
			]);
		case 'cloze':
			return item.blanks.map(({ id, accept, options }) => [
				`blank.${id}`,
				options?.find((option) => !accept.includes(option)) ?? NONSENSE,
			]);
		case 'claim-classification':
			return item.statements.map(({ id, label }) => [
				`label.${id}`,
				item.labels?.find((other) => other !== label) ?? (label === 'error' ? 'opinion' : 'error'),
			]);
		case 'timeline':
			return item.events.map(({ id, slot }) => [
				`slot.${id}`,
				item.slots.find((other) => other.id !== slot)?.id ?? '',
			]);
		case 'mark-words':
			return item.marks
				.filter(({ correct }) => !correct)
				.slice(0, 1)
				.map(({ id }) => ['mark', id]);
		case 'numeric':
			return [['value', String(item.answer + item.tolerance + 1000)]];
		case 'short-text':
			return [['text', NONSENSE]];
		case 'reflection':
			return [[`section.${item.sections[0]?.id}`, NONSENSE]];
		default:
			return item satisfies never;
	}
}

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
