import { describe, expect, test } from 'vitest';
import { KIND_NAMES, parseItem } from '~/core/kinds';
import { EXAMPLES } from '~/core/kinds/examples';
import { respond } from '~/core/kinds/testing';
import { analyse } from './analyse';
import { chosenIn, guessScoreOf, isTypedRight, partsOf } from './outline';

describe.each(KIND_NAMES)('%s', (kind) => {
	const { definition, right, wrong } = EXAMPLES[kind];
	const item = parseItem(definition);
	const parts = partsOf(item);

	test('what the right answer chooses is what the key calls right, and the wrong one something else', () => {
		const [rightAnswer, wrongAnswer] = [respond(item, right), respond(item, wrong)];
		const [rightly, wrongly] = [chosenIn(item, rightAnswer), chosenIn(item, wrongAnswer)];
		for (const { id, options } of parts) {
			if (options === null) {
				expect(isTypedRight(item, rightAnswer, id)).toBe(true);
				continue;
			}
			const keyed = options.filter((option) => option.right).map((option) => option.id);
			const chosen = rightly.get(id) ?? [];
			expect(chosen.length).toBeGreaterThan(0);
			expect(chosen.every((one) => keyed.includes(one))).toBe(true);
		}
		const same = parts.every(({ id }) => JSON.stringify(rightly.get(id)) === JSON.stringify(wrongly.get(id)));
		expect(same).toBe(parts.length === 0);
	});

	test('every option chosen is one that is listed, with its feedback where the author wrote some', () => {
		const chosen = chosenIn(item, respond(item, wrong));
		for (const { id, options } of parts) {
			for (const one of chosen.get(id) ?? []) {
				if (options !== null) expect(options.map((option) => option.id)).toContain(one);
			}
		}
	});

	test('answers are counted part by part', () => {
		const ids = Array.from({ length: 12 }, (_, at) => `attempt-${at}`);
		const { questions } = analyse({
			items: [item],
			dropped: new Set(),
			attempts: ids.map((id) => ({ id, itemIds: [item.id] })),
			answers: ids.map((attemptId, at) => ({
				attemptId,
				itemId: item.id,
				status: 'graded' as const,
				fraction: at < 9 ? 1 : 0,
				response: at === 11 ? null : respond(item, at < 9 ? right : wrong),
			})),
			drawn: false,
		});
		for (const part of questions[0]?.parts ?? []) {
			expect(part.unanswered).toBeGreaterThanOrEqual(1);
			const most = Math.max(...part.options.filter((option) => option.right).map(({ count }) => count));
			expect(most).toBeGreaterThanOrEqual(9);
		}
		expect(questions[0]?.parts).toHaveLength(parts.length);
	});
});

test('guessing has a number where one of several is picked, and none where answers are typed or depend on each other', () => {
	const scores = Object.fromEntries(
		KIND_NAMES.map((kind) => [kind, guessScoreOf(parseItem(EXAMPLES[kind].definition))]),
	);
	expect(scores['single-choice']).toBe(1 / 4);
	for (const kind of ['numeric', 'short-text', 'reflection', 'ordering', 'multiple-response', 'mark-words']) {
		expect(scores[kind], kind).toBeNull();
	}
	for (const kind of ['matching', 'claim-classification', 'timeline']) {
		expect(scores[kind], kind).toBeGreaterThan(0);
		expect(scores[kind], kind).toBeLessThan(1);
	}
});
