/**
 * Timeline: place each event in its slot of time. A slot may take several events or none.
 *
 * Form: `slot.<event id>` = id of a slot.
 * Credit: per event 1 for its slot and, when `near` is true, 0.5 for a slot next to it; the mean over all events.
 * View: slots in order of time, events in free order.
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
	refuseEqualParts,
	text,
} from '../authoring';
import { answersByPart, answerTo, chosenId, fieldsByPart, requireKnown } from '../form';
import type { Kind, PartState, ViewBase } from '../kind';
import { byPlace, feedbackOn, freeOrder, partFeedback, viewBase } from '../parts';

const slot = fields('a slot', { id: id('id'), text: text('text', 'write the time the slot stands for') });

const event = fields('an event', {
	id: id('id'),
	text: text('text', 'write the event'),
	slot: id('slot', 'name the slot the event belongs to'),
	feedback: feedback(),
	misconception: misconception(),
});

export const timelineDefinition = fields('a timeline item', {
	...itemShape,
	kind: z.literal('timeline'),
	/** In order of time. */
	slots: list('slots', 'slots', slot, 2),
	events: list('events', 'events', event, 1),
	/** Whether a slot next to the right one earns half. */
	near: flag('near', 'set true when a neighbouring slot should earn half').default(false),
}).superRefine(
	check(({ slots, events }, problems) => {
		refuseEqualParts(problems, slots, ['slots']);
		refuseEqualParts(problems, events, ['events']);
		const slotIds = slots.map((each) => each.id);
		for (const [index, each] of events.entries()) {
			if (!slotIds.includes(each.slot)) {
				problems.add(
					['events', index, 'slot'],
					`“${each.slot}” is no slot of this item: use one of ${slotIds.join(', ')}.`,
				);
			}
		}
	}),
);
export type TimelineDefinition = z.infer<typeof timelineDefinition>;

/** Id of the slot given to each event, by event id. */
export const timelineResponse = z.strictObject({ events: z.record(z.string(), z.string()) });
export type TimelineResponse = z.infer<typeof timelineResponse>;

export interface TimelineView extends ViewBase {
	kind: 'timeline';
	/** In order of time. */
	slots: Array<{ id: string; text: string }>;
	events: Array<{ id: string; text: string }>;
}

const idsOf = (parts: ReadonlyArray<{ id: string }>) => parts.map((each) => each.id);

function creditFor(definition: TimelineDefinition, right: string, given: string | null): number {
	if (given === null) return 0;
	const slotIds = idsOf(definition.slots);
	const distance = Math.abs(slotIds.indexOf(given) - slotIds.indexOf(right));
	if (distance === 0) return 1;
	return distance === 1 && definition.near ? 0.5 : 0;
}

function stateOf(credit: number, given: string | null): PartState {
	if (given === null) return 'missed';
	if (credit === 1) return 'right';
	return credit > 0 ? 'partial' : 'wrong';
}

export const timeline: Kind<TimelineDefinition, TimelineResponse, TimelineView> = {
	name: 'timeline',
	definition: timelineDefinition,
	response: timelineResponse,
	fromForm(definition, form) {
		const slotIds = idsOf(definition.slots);
		const events = answersByPart('slot', idsOf(definition.events), (field) => chosenId(form, field, slotIds));
		return events === null ? null : { events };
	},
	toForm: ({ events }) => fieldsByPart('slot', events),
	view: (definition, seed) => ({
		...viewBase(definition),
		slots: definition.slots.map((each) => ({ id: each.id, text: each.text })),
		// Authors list events in order of time, which is the key.
		events: freeOrder(seed, definition.id, definition.events, (each) => each.id).map((each) => ({
			id: each.id,
			text: each.text,
		})),
	}),
	grade(definition, { events }) {
		requireKnown(Object.keys(events), idsOf(definition.events), 'event');
		requireKnown(Object.values(events), idsOf(definition.slots), 'slot');
		const credits = definition.events.map((each) =>
			creditFor(definition, each.slot, answerTo(events, each.id)),
		);
		return { status: 'graded', fraction: credits.reduce((sum, credit) => sum + credit, 0) / credits.length };
	},
	feedback(definition, { events }, reveal) {
		const textOf = (slotId: string) => definition.slots.find((each) => each.id === slotId)?.text ?? slotId;
		const parts = definition.events.map((each) => {
			const given = answerTo(events, each.id);
			const state = stateOf(creditFor(definition, each.slot, given), given);
			return {
				id: each.id,
				text: each.text,
				state,
				given: given === null ? null : textOf(given),
				answer: reveal === 'all' ? textOf(each.slot) : null,
				feedback: partFeedback(reveal, state, each.feedback),
				misconception: state === 'wrong' ? each.misconception : null,
			};
		});
		if (reveal === 'all') return feedbackOn(definition, reveal, parts);
		const slotIds = idsOf(definition.slots);
		const answered = parts.filter((part) => part.given !== null);
		// As the learner placed them: the order of the definition may be the key.
		return feedbackOn(
			definition,
			reveal,
			byPlace(answered, (part) => slotIds.indexOf(answerTo(events, part.id) ?? '')),
		);
	},
	interchange: { gift: 'matching', qti: 'qti-match-interaction' },
};
