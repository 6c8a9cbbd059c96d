/**
 * Short text: type a word or a phrase.
 *
 * Form: `text` = what was typed.
 * Credit: the fraction of the accepted answer it equals, else 0. Case, accents, punctuation and spacing do not
 * matter.
 * View: nothing but the prompt.
 */
import { z } from 'zod';
import {
	check,
	feedback,
	fields,
	itemShape,
	list,
	misconception,
	number,
	optionalText,
	text,
} from '../authoring';
import { typedText } from '../form';
import type { Kind, PartState, ViewBase } from '../kind';
import { feedbackOn, viewBase } from '../parts';
import { comparable, MAX_LENGTH } from '../text';

const acceptedAnswer = fields('an accepted answer', {
	text: text('text', 'write the answer'),
	fraction: number('fraction', 'write the share of the points, such as 0.5')
		.positive('“fraction” must be more than 0: list answers worth nothing under “wrong”.')
		.max(1, '“fraction” must not be above 1.')
		.default(1),
	feedback: optionalText('feedback'),
});

const wrongAnswer = fields('a wrong answer', {
	text: text('text', 'write the wrong answer you expect'),
	feedback: feedback(),
	misconception: misconception(),
});

export const shortTextDefinition = fields('a short-text item', {
	...itemShape,
	kind: z.literal('short-text'),
	accept: list('accept', 'accepted answers', acceptedAnswer, 1),
	wrong: list('wrong', 'wrong answers', wrongAnswer, 0).default([]),
	/** To any answer that is neither accepted nor listed as wrong. */
	feedback: feedback(),
}).superRefine(
	check(({ accept, wrong }, problems) => {
		const seen = new Set<string>();
		const keyed = [
			...accept.map((each, index) => ({ each, path: ['accept', index, 'text'] })),
			...wrong.map((each, index) => ({ each, path: ['wrong', index, 'text'] })),
		];
		for (const { each, path } of keyed) {
			const compared = comparable(each.text);
			if (compared === '') {
				problems.add(
					path,
					`“${each.text}” has no letter or digit, so no typed answer can equal it: write words.`,
				);
			} else if (seen.has(compared)) {
				problems.add(
					path,
					`“${each.text}” stands twice, as case, accents, punctuation and spacing do not matter: remove one.`,
				);
			}
			seen.add(compared);
		}
		if (!accept.some((each) => each.fraction === 1)) {
			problems.add(['accept'], 'No accepted answer earns everything: give one the fraction 1.');
		}
	}),
);
export type ShortTextDefinition = z.infer<typeof shortTextDefinition>;

/** The answer as typed. */
export const shortTextResponse = z.strictObject({ text: z.string() });
export type ShortTextResponse = z.infer<typeof shortTextResponse>;

export interface ShortTextView extends ViewBase {
	kind: 'short-text';
	/** Longest answer, in UTF-16 code units. */
	maxLength: number;
}

function matching<Answer extends { text: string }>(
	answers: ReadonlyArray<Answer>,
	typed: string,
): Answer | null {
	const compared = comparable(typed);
	return answers.find((each) => comparable(each.text) === compared) ?? null;
}

function stateOf(fraction: number): PartState {
	if (fraction === 1) return 'right';
	return fraction > 0 ? 'partial' : 'wrong';
}

export const shortText: Kind<ShortTextDefinition, ShortTextResponse, ShortTextView> = {
	name: 'short-text',
	definition: shortTextDefinition,
	response: shortTextResponse,
	fromForm(_definition, form) {
		const typed = typedText(form, 'text', MAX_LENGTH.shortText);
		return typed === null ? null : { text: typed };
	},
	toForm: (response) => [['text', response.text]],
	view: (definition) => ({ ...viewBase(definition), maxLength: MAX_LENGTH.shortText }),
	grade: (definition, response) => ({
		status: 'graded',
		fraction: matching(definition.accept, response.text)?.fraction ?? 0,
	}),
	feedback(definition, response, reveal) {
		const accepted = matching(definition.accept, response.text);
		const wrong = matching(definition.wrong, response.text);
		return feedbackOn(definition, reveal, [
			{
				id: 'text',
				text: 'Your answer',
				state: stateOf(accepted?.fraction ?? 0),
				given: response.text,
				answer:
					reveal === 'all' ? (definition.accept.find((each) => each.fraction === 1)?.text ?? null) : null,
				feedback: accepted === null ? (wrong?.feedback ?? definition.feedback) : accepted.feedback,
				misconception: wrong?.misconception ?? null,
			},
		]);
	},
	interchange: { gift: 'short answer', qti: 'qti-text-entry-interaction' },
};
