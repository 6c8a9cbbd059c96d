/**
 * Claim classification: say of each statement how far it can be relied on.
 *
 * Form: `label.<statement id>` = one of the labels offered.
 * Credit: right statements ÷ statements.
 * View: statements as written, labels in their fixed order.
 */
import { z } from 'zod';
import { CLAIM_LABELS, type ClaimLabel } from '../../claim-labels';
import {
	check,
	feedback,
	fields,
	id,
	itemShape,
	list,
	misconception,
	optionalText,
	refuseDuplicates,
	refuseEqualParts,
	text,
} from '../authoring';
import { answersByPart, answerTo, chosenId, fieldsByPart, requireKnown } from '../form';
import type { Kind, PartState, ViewBase } from '../kind';
import { feedbackOn, joinFeedback, partFeedback, viewBase } from '../parts';

const label = z.enum(CLAIM_LABELS, {
	error: ({ input }) =>
		input === undefined || input === null
			? `A label is missing: write one of ${CLAIM_LABELS.join(', ')}.`
			: `“${String(input)}” is not a label: use one of ${CLAIM_LABELS.join(', ')}.`,
});

const statement = fields('a statement', {
	id: id('id'),
	text: text('text', 'write the statement'),
	/** Where the statement stands or who makes it, shown with it. */
	source: optionalText('source'),
	label,
	feedback: feedback(),
	/** What to say to a learner who chose this wrong label. */
	misread: z
		.partialRecord(label, feedback('misread'), {
			error: ({ input, code }) =>
				code === 'invalid_type'
					? `“misread” must name wrong labels and the feedback to each, not ${typeof input}.`
					: `“misread” has something that is not a label: use ${CLAIM_LABELS.join(', ')}.`,
		})
		.default({}),
	misconception: misconception(),
});

export const claimClassificationDefinition = fields('a claim-classification item', {
	...itemShape,
	kind: z.literal('claim-classification'),
	statements: list('statements', 'statements', statement, 1),
	/** The labels on offer. */
	labels: list('labels', 'labels', label, 2).default([...CLAIM_LABELS]),
}).superRefine(
	check(({ statements, labels }, problems) => {
		refuseEqualParts(problems, statements, ['statements']);
		refuseDuplicates(problems, labels, ['labels'], '', (each) => each);
		const offered = labels.join(', ');
		for (const [index, each] of statements.entries()) {
			if (!labels.includes(each.label)) {
				problems.add(
					['statements', index, 'label'],
					`The label “${each.label}” is not on offer (${offered}): add it to “labels”.`,
				);
			}
			for (const misread of CLAIM_LABELS.filter((one) => each.misread[one] !== undefined)) {
				if (misread === each.label) {
					problems.add(
						['statements', index, 'misread', misread],
						`“${misread}” is the right label of this statement: move the text to “feedback”.`,
					);
				} else if (!labels.includes(misread)) {
					problems.add(
						['statements', index, 'misread', misread],
						`The label “${misread}” is not on offer (${offered}): remove it here or add it to “labels”.`,
					);
				}
			}
		}
	}),
);
export type ClaimClassificationDefinition = z.infer<typeof claimClassificationDefinition>;

/** The label given to each statement, by statement id. */
export const claimClassificationResponse = z.strictObject({
	labels: z.record(z.string(), z.enum(CLAIM_LABELS)),
});
export type ClaimClassificationResponse = z.infer<typeof claimClassificationResponse>;

export interface ClaimClassificationView extends ViewBase {
	kind: 'claim-classification';
	statements: Array<{ id: string; text: string; source: string | null }>;
	labels: Array<ClaimLabel>;
}

const idsOf = (definition: ClaimClassificationDefinition) => definition.statements.map((each) => each.id);

export const claimClassification: Kind<
	ClaimClassificationDefinition,
	ClaimClassificationResponse,
	ClaimClassificationView
> = {
	name: 'claim-classification',
	definition: claimClassificationDefinition,
	response: claimClassificationResponse,
	fromForm(definition, form) {
		const labels = answersByPart('label', idsOf(definition), (field) => {
			const chosen = chosenId(form, field, definition.labels);
			return definition.labels.find((each) => each === chosen) ?? null;
		});
		return labels === null ? null : { labels };
	},
	toForm: ({ labels }) => fieldsByPart('label', labels),
	view: (definition) => ({
		...viewBase(definition),
		statements: definition.statements.map((each) => ({ id: each.id, text: each.text, source: each.source })),
		labels: CLAIM_LABELS.filter((each) => definition.labels.includes(each)),
	}),
	grade(definition, { labels }) {
		requireKnown(Object.keys(labels), idsOf(definition), 'statement');
		requireKnown(Object.values(labels), definition.labels, 'label');
		const right = definition.statements.filter((each) => answerTo(labels, each.id) === each.label);
		return { status: 'graded', fraction: right.length / definition.statements.length };
	},
	feedback(definition, { labels }, reveal) {
		const parts = definition.statements.map((each) => {
			const given = answerTo(labels, each.id);
			const state: PartState = given === null ? 'missed' : given === each.label ? 'right' : 'wrong';
			const misread = given === null ? null : (each.misread[given] ?? null);
			return {
				id: each.id,
				text: each.text,
				state,
				given,
				answer: reveal === 'all' ? each.label : null,
				feedback: joinFeedback(misread, partFeedback(reveal, state, each.feedback)),
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
