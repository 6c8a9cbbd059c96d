/**
 * Cloze: fill the blanks of a text, by typing or from a drop-down list.
 *
 * Form: `blank.<blank id>` = the text typed or the option chosen.
 * Credit: right blanks ÷ blanks. Typed answers are compared without case, accents, punctuation and spacing;
 * options as they stand.
 * View: the text cut into stretches and blanks; options of a drop-down in free order.
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
	type Path,
	type Problems,
	refuseDuplicates,
	text,
} from '../authoring';
import { answersByPart, answerTo, chosenId, fieldsByPart, requireKnown, typedText } from '../form';
import type { Kind, PartState, ViewBase } from '../kind';
import { feedbackOn, freeOrder, joinFeedback, partFeedback, viewBase } from '../parts';
import { cutAt, placesOf, stretchesOf } from '../segments';
import { comparable, MAX_LENGTH } from '../text';

const wrongAnswer = fields('a wrong answer', {
	text: text('text', 'write the wrong answer you expect'),
	feedback: feedback(),
	misconception: misconception(),
});

const blank = fields('a blank', {
	id: id('id'),
	accept: list('accept', 'right answers', text('accept', 'write the right answer'), 1),
	/** With options the blank is a drop-down; without, it is typed. */
	options: list('options', 'options', text('options', 'write the option'), 2).nullable().default(null),
	feedback: feedback(),
	wrong: list('wrong', 'wrong answers', wrongAnswer, 0).default([]),
});
type Blank = z.infer<typeof blank>;

const BLANK = /\{\{\s*([^{}\s]+)\s*\}\}/g;

const segmentsOf = (clozeText: string) => cutAt(clozeText, BLANK, (match) => match[1] ?? '');

/** How two answers to a blank are compared. */
function comparableIn(blankOf: Pick<Blank, 'options'>, answer: string): string {
	return blankOf.options === null ? comparable(answer) : answer;
}

function checkBlank(each: Blank, path: Path, problems: Problems): void {
	const keyed = [
		...each.accept.map((answer, index) => ({ answer, path: [...path, 'accept', index] })),
		...each.wrong.map((wrong, index) => ({ answer: wrong.text, path: [...path, 'wrong', index, 'text'] })),
	];
	const seen = new Set<string>();
	for (const { answer, path: at } of keyed) {
		const compared = comparableIn(each, answer);
		if (compared === '') {
			problems.add(
				at,
				`“${answer}” has no letter or digit, so it cannot be typed as an answer: offer “options” instead.`,
			);
		} else if (seen.has(compared)) {
			problems.add(
				at,
				`“${answer}” stands twice among the answers of “${each.id}”, as case, accents, punctuation and spacing do not matter: remove one.`,
			);
		}
		seen.add(compared);
		if (each.options !== null && !each.options.includes(answer)) {
			problems.add(
				at,
				`“${answer}” is not among the options of “${each.id}”, so nobody can choose it: add it there or remove it.`,
			);
		}
	}
	if (each.options !== null) {
		refuseDuplicates(problems, each.options, [...path, 'options'], '', (option) => option);
		if (each.options.every((option) => each.accept.includes(option))) {
			problems.add([...path, 'options'], `Every option of “${each.id}” is right: add a wrong one.`);
		}
	}
}

export const clozeDefinition = fields('a cloze item', {
	...itemShape,
	kind: z.literal('cloze'),
	text: text('text', 'write the text with {{blank-id}} for every blank'),
	blanks: list('blanks', 'blanks', blank, 1),
}).superRefine(
	check((definition, problems) => {
		refuseDuplicates(problems, definition.blanks, ['blanks'], 'id', (each) => each.id);
		const segments = segmentsOf(definition.text);
		const places = placesOf(segments);
		if (stretchesOf(segments).some((stretch) => /\{\{|\}\}/.test(stretch))) {
			problems.add(['text'], 'The text has braces that form no blank: write each blank as {{blank-id}}.');
		}
		const known = new Set(definition.blanks.map((each) => each.id));
		for (const place of new Set(places)) {
			if (!known.has(place)) {
				problems.add(
					['text'],
					`The blank {{${place}}} is not under “blanks”: add it there or correct its id.`,
				);
			}
			if (places.filter((other) => other === place).length > 1) {
				problems.add(
					['text'],
					`The blank {{${place}}} stands twice in the text: give each blank its own id.`,
				);
			}
		}
		for (const [index, each] of definition.blanks.entries()) {
			if (!places.includes(each.id)) {
				problems.add(
					['blanks', index, 'id'],
					`The blank “${each.id}” is not in the text: write {{${each.id}}} there.`,
				);
			}
			checkBlank(each, ['blanks', index], problems);
		}
	}),
);
export type ClozeDefinition = z.infer<typeof clozeDefinition>;

/** Text typed into or chosen for each blank, by blank id. */
export const clozeResponse = z.strictObject({ blanks: z.record(z.string(), z.string()) });
export type ClozeResponse = z.infer<typeof clozeResponse>;

/** `options` is null for a blank that is typed. */
export type ClozeSegment = { text: string } | { blank: { id: string; options: Array<string> | null } };

export interface ClozeView extends ViewBase {
	kind: 'cloze';
	segments: Array<ClozeSegment>;
	/** Longest answer to a typed blank, in UTF-16 code units. */
	maxLength: number;
}

const idsOf = (definition: ClozeDefinition) => definition.blanks.map((each) => each.id);

function blankIn(definition: ClozeDefinition, blankId: string): Blank {
	const found = definition.blanks.find((each) => each.id === blankId);
	if (found === undefined) throw new Error(`There is no blank “${blankId}” in the item “${definition.id}”.`);
	return found;
}

const isAccepted = (each: Blank, given: string) =>
	each.accept.some((answer) => comparableIn(each, answer) === comparableIn(each, given));

export const cloze: Kind<ClozeDefinition, ClozeResponse, ClozeView> = {
	name: 'cloze',
	definition: clozeDefinition,
	response: clozeResponse,
	fromForm(definition, form) {
		const blanks = answersByPart('blank', idsOf(definition), (field, blankId) => {
			const { options } = blankIn(definition, blankId);
			return options === null ? typedText(form, field, MAX_LENGTH.blank) : chosenId(form, field, options);
		});
		return blanks === null ? null : { blanks };
	},
	toForm: ({ blanks }) => fieldsByPart('blank', blanks),
	view: (definition, seed) => ({
		...viewBase(definition),
		segments: segmentsOf(definition.text).map((segment) => {
			if ('text' in segment) return { text: segment.text };
			const { id: blankId, options } = blankIn(definition, segment.place);
			const shown =
				options === null ? null : freeOrder(seed, `${definition.id}/${blankId}`, options, (option) => option);
			return { blank: { id: blankId, options: shown } };
		}),
		maxLength: MAX_LENGTH.blank,
	}),
	grade(definition, { blanks }) {
		requireKnown(Object.keys(blanks), idsOf(definition), 'blank');
		const right = definition.blanks.filter((each) => {
			const given = answerTo(blanks, each.id);
			if (given !== null && each.options !== null) requireKnown([given], each.options, 'option');
			return given !== null && isAccepted(each, given);
		});
		return { status: 'graded', fraction: right.length / definition.blanks.length };
	},
	feedback(definition, { blanks }, reveal) {
		const parts = placesOf(segmentsOf(definition.text)).map((blankId, index) => {
			const each = blankIn(definition, blankId);
			const given = answerTo(blanks, blankId);
			const isRight = given !== null && isAccepted(each, given);
			const wrong =
				given === null
					? undefined
					: each.wrong.find((one) => comparableIn(each, one.text) === comparableIn(each, given));
			const state: PartState = given === null ? 'missed' : isRight ? 'right' : 'wrong';
			return {
				id: blankId,
				text: `Blank ${index + 1}`,
				state,
				given,
				answer: reveal === 'all' ? (each.accept[0] ?? null) : null,
				feedback: joinFeedback(wrong?.feedback ?? null, partFeedback(reveal, state, each.feedback)),
				misconception: wrong?.misconception ?? null,
			};
		});
		return feedbackOn(
			definition,
			reveal,
			parts.filter((part) => reveal === 'all' || part.given !== null),
		);
	},
	/** Drop-down blanks are `qti-inline-choice-interaction` in QTI 3. */
	interchange: { gift: null, qti: 'qti-text-entry-interaction' },
};
