/**
 * Mark the words: choose the right ones among candidates within a text.
 *
 * Form: `mark` = id of a candidate, once for every candidate marked.
 * Credit: (right marks − wrong marks) ÷ number of right candidates, not below 0.
 * View: the text cut into stretches and candidates, in the order of the text.
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
	refuseDuplicates,
	refuseRightMisconceptions,
	text,
} from '../authoring';
import { chosenIds, requireKnown } from '../form';
import type { Kind, ViewBase } from '../kind';
import { feedbackOn, type Tickable, tickCredit, tickParts, viewBase } from '../parts';
import { cutAt, placesOf, stretchesOf } from '../segments';

const mark = fields('a mark', {
	id: optionId(),
	correct: flag('correct', 'set true or false on every mark'),
	feedback: feedback(),
	misconception: misconception(),
});

const CANDIDATE = /\[\[\s*([^[\]:\s]+)\s*:\s*([^[\]]*[^[\]\s])\s*\]\]/g;

const segmentsOf = (markedText: string) =>
	cutAt(markedText, CANDIDATE, (match) => ({ id: match[1] ?? '', text: match[2] ?? '' }));

export const markWordsDefinition = fields('a mark-words item', {
	...itemShape,
	kind: z.literal('mark-words'),
	text: text('text', 'write the text with [[id: words]] for every candidate'),
	marks: list('marks', 'marks', mark, 2),
}).superRefine(
	check((definition, problems) => {
		const { marks } = definition;
		refuseDuplicates(problems, marks, ['marks'], 'id', (each) => each.id);
		refuseRightMisconceptions(problems, marks, ['marks']);
		const segments = segmentsOf(definition.text);
		const places = placesOf(segments).map((place) => place.id);
		if (stretchesOf(segments).some((stretch) => /\[\[|\]\]/.test(stretch))) {
			problems.add(
				['text'],
				'The text has brackets that form no candidate: write each candidate as [[id: words]].',
			);
		}
		const known = new Set(marks.map((each) => each.id));
		for (const place of new Set(places)) {
			if (!known.has(place)) {
				problems.add(
					['text'],
					`The candidate “${place}” is not under “marks”: add it there or correct its id.`,
				);
			}
			if (places.filter((other) => other === place).length > 1) {
				problems.add(['text'], `The candidate “${place}” stands twice in the text: give each its own id.`);
			}
		}
		for (const [index, each] of marks.entries()) {
			if (!places.includes(each.id)) {
				problems.add(
					['marks', index, 'id'],
					`The mark “${each.id}” is not in the text: write [[${each.id}: words]] there.`,
				);
			}
		}
		if (!marks.some((each) => each.correct)) {
			problems.add(['marks'], 'No candidate is right: set “correct: true” on at least one.');
		}
		if (marks.every((each) => each.correct)) {
			problems.add(['marks'], 'Every candidate is right: add at least one with “correct: false”.');
		}
	}),
);
export type MarkWordsDefinition = z.infer<typeof markWordsDefinition>;

/** `marks` holds each id once, in the order of the text. */
export const markWordsResponse = z.strictObject({ marks: z.array(z.string()).min(1) });
export type MarkWordsResponse = z.infer<typeof markWordsResponse>;

export type MarkWordsSegment = { text: string } | { mark: { id: string; text: string } };

export interface MarkWordsView extends ViewBase {
	kind: 'mark-words';
	segments: Array<MarkWordsSegment>;
}

/** The candidates with their words, in the order of the text. */
function candidatesOf(definition: MarkWordsDefinition): Array<Tickable> {
	return placesOf(segmentsOf(definition.text)).flatMap((place) => {
		const found = definition.marks.find((each) => each.id === place.id);
		return found === undefined ? [] : [{ ...found, text: place.text }];
	});
}

const idsOf = (definition: MarkWordsDefinition) => candidatesOf(definition).map((each) => each.id);

export const markWords: Kind<MarkWordsDefinition, MarkWordsResponse, MarkWordsView> = {
	name: 'mark-words',
	definition: markWordsDefinition,
	response: markWordsResponse,
	fromForm(definition, form) {
		const marks = chosenIds(form, 'mark', idsOf(definition));
		return marks.length === 0 ? null : { marks };
	},
	toForm: ({ marks }) => marks.map((each) => ['mark', each]),
	view: (definition) => ({
		...viewBase(definition),
		segments: segmentsOf(definition.text).map((segment) =>
			'text' in segment
				? { text: segment.text }
				: { mark: { id: segment.place.id, text: segment.place.text } },
		),
	}),
	grade(definition, { marks }) {
		requireKnown(marks, idsOf(definition), 'candidate');
		return { status: 'graded', fraction: tickCredit(candidatesOf(definition), marks) };
	},
	feedback: (definition, { marks }, reveal) =>
		feedbackOn(
			definition,
			reveal,
			tickParts(candidatesOf(definition), marks, reveal, { ticked: 'Marked', left: 'Not marked' }),
		),
	interchange: { gift: null, qti: 'qti-hottext-interaction' },
};
