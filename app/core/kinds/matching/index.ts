/**
 * Matching: give each row one of the choices.
 *
 * Form: `row.<row id>` = id of a choice. A choice given to several rows is kept as it is and each row is marked
 * by itself, whether or not the choice may be used again.
 * Credit: right rows ÷ rows.
 * View: rows as written, choices in free order.
 */
import { z } from 'zod';
import {
	check,
	feedback,
	fields,
	flag,
	id,
	itemShape,
	list,
	misconception,
	optionId,
	refuseDuplicates,
	refuseEqualParts,
	text,
} from '../authoring';
import { answersByPart, answerTo, chosenId, fieldsByPart, requireKnown } from '../form';
import type { Kind, PartState, ViewBase } from '../kind';
import { feedbackOn, freeOrder, partFeedback, viewBase } from '../parts';

const row = fields('a row', {
	id: id('id'),
	text: text('text', 'write the left side of the pair'),
	/** Ids of the choices that are right for this row. */
	match: list('match', 'choice ids', id('match'), 1),
	feedback: feedback(),
	misconception: misconception(),
});

const choice = fields('a choice', {
	id: optionId(),
	text: text('text', 'write the right side of the pair'),
});

type Rows = ReadonlyArray<{ id: string; match: ReadonlyArray<string> }>;

/**
 * A row that gets no choice of its own when every choice serves once; null when all rows can be right together.
 * Augmenting paths (Kuhn): a row may take a choice whose owner finds another one.
 */
function rowWithoutChoice(rows: Rows): string | null {
	const owners = new Map<string, Rows[number]>();
	function place(current: Rows[number], tried: Set<string>): boolean {
		for (const choiceId of current.match) {
			if (tried.has(choiceId)) continue;
			tried.add(choiceId);
			const owner = owners.get(choiceId);
			if (owner === undefined || place(owner, tried)) {
				owners.set(choiceId, current);
				return true;
			}
		}
		return false;
	}
	return rows.find((each) => !place(each, new Set()))?.id ?? null;
}

export const matchingDefinition = fields('a matching item', {
	...itemShape,
	kind: z.literal('matching'),
	rows: list('rows', 'rows', row, 2),
	choices: list('choices', 'choices', choice, 2),
	reusable: flag('reusable', 'set true when a choice may serve several rows').default(false),
}).superRefine(
	check(({ rows, choices, reusable }, problems) => {
		refuseEqualParts(problems, rows, ['rows']);
		refuseEqualParts(problems, choices, ['choices']);
		const choiceIds = choices.map((each) => each.id);
		for (const [index, each] of rows.entries()) {
			refuseDuplicates(problems, each.match, ['rows', index, 'match'], '', (match) => match);
			for (const [place, match] of each.match.entries()) {
				if (!choiceIds.includes(match)) {
					problems.add(
						['rows', index, 'match', place],
						`“${match}” is no choice of this item: use one of ${choiceIds.join(', ')}.`,
					);
				}
			}
		}
		const without = reusable ? null : rowWithoutChoice(rows);
		if (without !== null) {
			problems.add(
				['rows', rows.findIndex((each) => each.id === without), 'match'],
				`No choice is left for the row “${without}” when each serves once: set “reusable: true” or add a choice.`,
			);
		}
	}),
);
export type MatchingDefinition = z.infer<typeof matchingDefinition>;

/** Id of the choice given to each row, by row id. */
export const matchingResponse = z.strictObject({ rows: z.record(z.string(), z.string()) });
export type MatchingResponse = z.infer<typeof matchingResponse>;

export interface MatchingView extends ViewBase {
	kind: 'matching';
	rows: Array<{ id: string; text: string }>;
	choices: Array<{ id: string; text: string }>;
	/** Whether a choice may serve several rows. */
	reusable: boolean;
}

const idsOf = (parts: ReadonlyArray<{ id: string }>) => parts.map((each) => each.id);

export const matching: Kind<MatchingDefinition, MatchingResponse, MatchingView> = {
	name: 'matching',
	definition: matchingDefinition,
	response: matchingResponse,
	fromForm(definition, form) {
		const choiceIds = idsOf(definition.choices);
		const rows = answersByPart('row', idsOf(definition.rows), (field) => chosenId(form, field, choiceIds));
		return rows === null ? null : { rows };
	},
	toForm: ({ rows }) => fieldsByPart('row', rows),
	view: (definition, seed) => ({
		...viewBase(definition),
		rows: definition.rows.map((each) => ({ id: each.id, text: each.text })),
		choices: freeOrder(seed, definition.id, definition.choices, (each) => each.id).map((each) => ({
			id: each.id,
			text: each.text,
		})),
		reusable: definition.reusable,
	}),
	grade(definition, { rows }) {
		requireKnown(Object.keys(rows), idsOf(definition.rows), 'row');
		requireKnown(Object.values(rows), idsOf(definition.choices), 'choice');
		const right = definition.rows.filter((each) => each.match.includes(answerTo(rows, each.id) ?? ''));
		return { status: 'graded', fraction: right.length / definition.rows.length };
	},
	feedback(definition, { rows }, reveal) {
		const textOf = (choiceId: string) =>
			definition.choices.find((each) => each.id === choiceId)?.text ?? choiceId;
		const parts = definition.rows.map((each) => {
			const given = answerTo(rows, each.id);
			const state: PartState = given === null ? 'missed' : each.match.includes(given) ? 'right' : 'wrong';
			return {
				id: each.id,
				text: each.text,
				state,
				given: given === null ? null : textOf(given),
				answer: reveal === 'all' ? each.match.map(textOf).join(' or ') : null,
				feedback: partFeedback(reveal, state, each.feedback),
				misconception: state === 'wrong' ? each.misconception : null,
			};
		});
		return feedbackOn(
			definition,
			reveal,
			parts.filter((part) => reveal === 'all' || part.given !== null),
		);
	},
	interchange: { gift: 'matching', qti: 'qti-match-interaction' },
};
