/**
 * Single choice: one of several options is right.
 *
 * Form: `choice` = id of the option.
 * Credit: 1 for the right option, else 0.
 * View: the options in free order.
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
	refuseEqualParts,
	refuseRightMisconceptions,
	text,
} from '../authoring';
import { chosenId, requireKnown } from '../form';
import type { Kind, ViewBase } from '../kind';
import { feedbackOn, freeOrder, tickCredit, tickParts, viewBase } from '../parts';

const option = fields('an option', {
	id: optionId(),
	text: text('text', 'write the option'),
	correct: flag('correct', 'set true on the right option only').default(false),
	feedback: feedback(),
	misconception: misconception(),
});

export const singleChoiceDefinition = fields('a single-choice item', {
	...itemShape,
	kind: z.literal('single-choice'),
	options: list('options', 'options', option, 2),
}).superRefine(
	check(({ options }, problems) => {
		refuseEqualParts(problems, options, ['options']);
		refuseRightMisconceptions(problems, options, ['options']);
		const right = options.filter((each) => each.correct).length;
		if (right !== 1) {
			problems.add(
				['options'],
				`${right} options have “correct: true”: exactly one must; for several use the kind multiple-response.`,
			);
		}
	}),
);
export type SingleChoiceDefinition = z.infer<typeof singleChoiceDefinition>;

export const singleChoiceResponse = z.strictObject({ choice: z.string() });
export type SingleChoiceResponse = z.infer<typeof singleChoiceResponse>;

export interface SingleChoiceView extends ViewBase {
	kind: 'single-choice';
	options: Array<{ id: string; text: string }>;
}

const idsOf = (definition: SingleChoiceDefinition) => definition.options.map((each) => each.id);

export const singleChoice: Kind<SingleChoiceDefinition, SingleChoiceResponse, SingleChoiceView> = {
	name: 'single-choice',
	definition: singleChoiceDefinition,
	response: singleChoiceResponse,
	fromForm(definition, form) {
		const choice = chosenId(form, 'choice', idsOf(definition));
		return choice === null ? null : { choice };
	},
	toForm: ({ choice }) => [['choice', choice]],
	view: (definition, seed) => ({
		...viewBase(definition),
		options: freeOrder(seed, definition.id, definition.options, (each) => each.id).map((each) => ({
			id: each.id,
			text: each.text,
		})),
	}),
	grade(definition, { choice }) {
		requireKnown([choice], idsOf(definition), 'option');
		return { status: 'graded', fraction: tickCredit(definition.options, [choice]) };
	},
	feedback: (definition, { choice }, reveal) =>
		feedbackOn(
			definition,
			reveal,
			tickParts(definition.options, [choice], reveal, { ticked: 'Chosen', left: 'Not chosen' }),
		),
	interchange: { gift: 'multiple choice', qti: 'qti-choice-interaction' },
};
