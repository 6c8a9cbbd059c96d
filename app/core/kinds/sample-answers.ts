/** Answers made from an item's key: for the histories of the demo class, and for tests. Server only, as keys are. */

import type { Item } from './index';

/** Chooses a place in a list: an integer in 0..count-1. */
export type Pick = (count: number) => number;

const first: Pick = () => 0;

/** A word that is in no key. */
const NONSENSE = 'zzyzx';
/** How far beyond the tolerance a wrong number lies. */
const FAR_OFF = 1_000;

function words(count: number): string {
	return Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
}

/** Form pairs of an answer that is wholly right. A reflection gets words enough and no sense. */
export function rightFields(item: Item): Array<[name: string, value: string]> {
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

function one<T>(list: ReadonlyArray<T>, pick: Pick): T | undefined {
	return list.length === 0 ? undefined : list[pick(list.length)];
}

/**
 * Form pairs of an answer that is wholly wrong, or earns less than everything where nothing wholly wrong exists.
 * @param pick which of the wrong answers, where there are several; by default the first
 */
export function wrongFields(item: Item, pick: Pick = first): Array<[name: string, value: string]> {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-response': {
			const wrong = one(
				item.options.filter(({ correct }) => !correct),
				pick,
			);
			return wrong === undefined ? [] : [['choice', wrong.id]];
		}
		case 'ordering':
			return item.entries.map(({ id }, at) => [`position.${id}`, String(item.entries.length - at)]);
		case 'matching':
			return item.rows.map(({ id, match }) => {
				const wrong = item.choices.filter((choice) => !match.includes(choice.id));
				return [`row.${id}`, one(wrong, pick)?.id ?? ''];
			});
		case 'cloze':
			return item.blanks.map(({ id, accept, options }) => [
				`blank.${id}`,
				one(options?.filter((option) => !accept.includes(option)) ?? [], pick) ?? NONSENSE,
			]);
		case 'claim-classification':
			return item.statements.map(({ id, label }) => [
				`label.${id}`,
				one(item.labels?.filter((other) => other !== label) ?? [], pick) ??
					(label === 'error' ? 'opinion' : 'error'),
			]);
		case 'timeline':
			return item.events.map(({ id, slot }) => {
				const wrong = item.slots.filter((other) => other.id !== slot);
				return [`slot.${id}`, one(wrong, pick)?.id ?? ''];
			});
		case 'mark-words': {
			const wrong = one(
				item.marks.filter(({ correct }) => !correct),
				pick,
			);
			return wrong === undefined ? [] : [['mark', wrong.id]];
		}
		case 'numeric':
			return [['value', String(item.answer + item.tolerance + FAR_OFF)]];
		case 'short-text':
			return [['text', NONSENSE]];
		case 'reflection':
			return [[`section.${item.sections[0]?.id}`, NONSENSE]];
		default:
			return item satisfies never;
	}
}
