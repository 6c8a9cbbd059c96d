/**
 * Ordering: put entries into their right order.
 *
 * Form: `position.<entry id>` = 1..n. Positions given twice and entries without one are kept as they are.
 * Credit: 1 − 2 × (pairs in the wrong order ÷ all pairs), not below 0. A pair counts as right only when both its
 * entries have a position and the earlier entry's is smaller; two entries at one position, and a pair with an
 * entry that has none, are in the wrong order. Guessing at random therefore gives little.
 * View: the entries in free order, but never in the right one.
 */
import { z } from 'zod';
import {
	check,
	feedback,
	fields,
	id,
	itemShape,
	list,
	misconception,
	optionalText,
	refuseEqualParts,
	text,
} from '../authoring';
import { answersByPart, answerTo, chosenId, fieldsByPart, requireKnown } from '../form';
import type { Kind, PartState, ViewBase } from '../kind';
import { byPlace, feedbackOn, freeOrder, partFeedback, viewBase } from '../parts';

const entry = fields('an entry', {
	id: id('id'),
	text: text('text', 'write the entry'),
	feedback: feedback(),
	misconception: misconception(),
});

export const orderingDefinition = fields('an ordering item', {
	...itemShape,
	kind: z.literal('ordering'),
	/** In the right order. */
	entries: list('entries', 'entries', entry, 3, 8),
	/** Names of the two ends, such as “earliest” and “latest”. */
	from: optionalText('from'),
	to: optionalText('to'),
}).superRefine(
	check(({ entries, from, to }, problems) => {
		refuseEqualParts(problems, entries, ['entries']);
		if ((from === null) !== (to === null)) {
			problems.add(
				[from === null ? 'to' : 'from'],
				'Only one end has a name: write both “from” and “to”, or neither.',
			);
		}
	}),
);
export type OrderingDefinition = z.infer<typeof orderingDefinition>;

/** Position of each entry, 1-based, by entry id. */
export const orderingResponse = z.strictObject({ positions: z.record(z.string(), z.int().min(1)) });
export type OrderingResponse = z.infer<typeof orderingResponse>;

export interface OrderingView extends ViewBase {
	kind: 'ordering';
	entries: Array<{ id: string; text: string }>;
	from: string | null;
	to: string | null;
}

const idsOf = (definition: OrderingDefinition) => definition.entries.map((each) => each.id);

function shownEntries(definition: OrderingDefinition, seed: number): OrderingDefinition['entries'] {
	const shown = freeOrder(seed, definition.id, definition.entries, (each) => each.id);
	const isRight = shown.every((each, index) => each.id === definition.entries[index]?.id);
	return isRight ? [...shown.slice(1), ...shown.slice(0, 1)] : shown;
}

function stateOf(given: number | null, right: number): PartState {
	if (given === null) return 'missed';
	return given === right ? 'right' : 'wrong';
}

export const ordering: Kind<OrderingDefinition, OrderingResponse, OrderingView> = {
	name: 'ordering',
	definition: orderingDefinition,
	response: orderingResponse,
	fromForm(definition, form) {
		const places = definition.entries.map((_, index) => String(index + 1));
		const positions = answersByPart('position', idsOf(definition), (field) => {
			const place = chosenId(form, field, places);
			return place === null ? null : Number(place);
		});
		return positions === null ? null : { positions };
	},
	toForm: ({ positions }) => fieldsByPart('position', positions),
	view: (definition, seed) => ({
		...viewBase(definition),
		entries: shownEntries(definition, seed).map((each) => ({ id: each.id, text: each.text })),
		from: definition.from,
		to: definition.to,
	}),
	grade(definition, { positions }) {
		requireKnown(Object.keys(positions), idsOf(definition), 'entry');
		const given = definition.entries.map((each) => answerTo(positions, each.id));
		let pairs = 0;
		let wrong = 0;
		for (const [index, later] of given.entries()) {
			for (const earlier of given.slice(0, index)) {
				pairs += 1;
				if (earlier === null || later === null || earlier >= later) wrong += 1;
			}
		}
		return { status: 'graded', fraction: Math.max(0, 1 - (2 * wrong) / pairs) };
	},
	feedback(definition, { positions }, reveal) {
		const parts = definition.entries.map((each, index) => {
			const given = answerTo(positions, each.id);
			const state = stateOf(given, index + 1);
			return {
				id: each.id,
				text: each.text,
				state,
				given: given === null ? null : `Position ${given}`,
				answer: reveal === 'all' ? `Position ${index + 1}` : null,
				feedback: partFeedback(reveal, state, each.feedback),
				misconception: state === 'wrong' ? each.misconception : null,
			};
		});
		if (reveal === 'all') return feedbackOn(definition, reveal, parts);
		const answered = parts.filter((part) => part.given !== null);
		// As the learner ordered them: the order of the definition is the key.
		return feedbackOn(
			definition,
			reveal,
			byPlace(answered, (part) => answerTo(positions, part.id) ?? 0),
		);
	},
	interchange: { gift: null, qti: 'qti-order-interaction' },
};
