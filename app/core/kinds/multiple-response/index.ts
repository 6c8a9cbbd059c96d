/**
 * Multiple response: any number of options may be right.
 *
 * Form: `choice` = id of an option, once for every tick.
 * Credit: (right ticks − wrong ticks) ÷ number of right options, not below 0.
 * View: the options in free order. How many are right is not told.
 */
import { z } from 'zod';
import {
	check,
	feedback,
	fields,
	flag,
	itemShape,
	list,
	misconception,
	optionId,
	type Problems,
	refuseEqualParts,
	refuseRightMisconceptions,
	text,
} from '../authoring';
import { chosenIds, requireKnown } from '../form';
import type { Kind, ViewBase } from '../kind';
import { feedbackOn, freeOrder, tickCredit, tickParts, viewBase } from '../parts';

const option = fields('an option', {
	id: optionId(),
	text: text('text', 'write the option'),
	correct: flag('correct', 'set true or false on every option'),
	feedback: feedback(),
	misconception: misconception(),
});

export const multipleResponseDefinition = fields('a multiple-response item', {
	...itemShape,
	kind: z.literal('multiple-response'),
	options: list('options', 'options', option, 2),
}).superRefine(
	check(({ options }, problems: Problems) => {
		refuseEqualParts(problems, options, ['options']);
		refuseRightMisconceptions(problems, options, ['options']);
		if (!options.some((each) => each.correct)) {
			problems.add(['options'], 'No option is right: set “correct: true” on at least one.');
		}
		if (options.every((each) => each.correct)) {
			problems.add(['options'], 'Every option is right: add at least one with “correct: false”.');
		}
	}),
);
export type MultipleResponseDefinition = z.infer<typeof multipleResponseDefinition>;

/** `choices` holds each id once, in the order of the definition. */
export const multipleResponseResponse = z.strictObject({ choices: z.array(z.string()).min(1) });
export type MultipleResponseResponse = z.infer<typeof multipleResponseResponse>;

export interface MultipleResponseView extends ViewBase {
	kind: 'multiple-response';
	options: Array<{ id: string; text: string }>;
}

const idsOf = (definition: MultipleResponseDefinition) => definition.options.map((each) => each.id);

export const multipleResponse: Kind<
	MultipleResponseDefinition,
	MultipleResponseResponse,
	MultipleResponseView
> = {
	name: 'multiple-response',
	definition: multipleResponseDefinition,
	response: multipleResponseResponse,
	fromForm(definition, form) {
		const choices = chosenIds(form, 'choice', idsOf(definition));
		return choices.length === 0 ? null : { choices };
	},
	toForm: ({ choices }) => choices.map((choice) => ['choice', choice]),
	view: (definition, seed) => ({
		...viewBase(definition),
		options: freeOrder(seed, definition.id, definition.options, (each) => each.id).map((each) => ({
			id: each.id,
			text: each.text,
		})),
	}),
	grade(definition, { choices }) {
		requireKnown(choices, idsOf(definition), 'option');
		return { status: 'graded', fraction: tickCredit(definition.options, choices) };
	},
	feedback: (definition, { choices }, reveal) =>
		feedbackOn(
			definition,
			reveal,
			tickParts(definition.options, choices, reveal, { ticked: 'Chosen', left: 'Not chosen' }),
		),
	interchange: { gift: 'multiple choice with multiple right answers', qti: 'qti-choice-interaction' },
};
