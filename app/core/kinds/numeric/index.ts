/**
 * Numeric: type a number.
 *
 * Form: `value` = the number as typed.
 * Credit: 1 when it is within the tolerance, else 0. Where a typed number has two readings (see `readNumber`) the
 * answer is right when one of them is. Text that is not a number is kept as typed, earns 0, and the feedback says
 * that it was not read as a number.
 * View: the unit.
 */
import { z } from 'zod';
import { check, feedback, fields, itemShape, list, misconception, number, optionalText } from '../authoring';
import { typedText } from '../form';
import type { Kind, ViewBase } from '../kind';
import { feedbackOn, joinFeedback, viewBase } from '../parts';
import { MAX_LENGTH } from '../text';
import { readNumber } from './numbers';

const tolerance = (hint: string) =>
	number('tolerance', hint)
		.nonnegative('“tolerance” must not be below 0: leave the field out for an exact answer.')
		.default(0);

const wrongValue = fields('a wrong answer', {
	value: number('value', 'write the wrong number you expect'),
	tolerance: tolerance('write how far an answer may be from the value'),
	feedback: feedback(),
	misconception: misconception(),
});

export const numericDefinition = fields('a numeric item', {
	...itemShape,
	kind: z.literal('numeric'),
	answer: number('answer', 'write the right number'),
	/** Absolute: how far from the answer still counts as right. */
	tolerance: tolerance('write how far an answer may be off'),
	/** Shown behind the field; may be typed as well. */
	unit: optionalText('unit'),
	/** Why the answer is what it is; to a right answer, and whenever the answer is shown. */
	feedback: feedback(),
	/** To an answer that is too small. */
	low: feedback('low'),
	/** To an answer that is too large. */
	high: feedback('high'),
	wrong: list('wrong', 'wrong answers', wrongValue, 0).default([]),
}).superRefine(
	check((definition, problems) => {
		for (const [index, each] of definition.wrong.entries()) {
			if (isNear(each.value, definition.answer, definition.tolerance)) {
				problems.add(
					['wrong', index, 'value'],
					`${each.value} is within the tolerance of the right answer, so it counts as right: change it or the tolerance.`,
				);
			}
		}
	}),
);
export type NumericDefinition = z.infer<typeof numericDefinition>;

/** The number as typed. */
export const numericResponse = z.strictObject({ value: z.string() });
export type NumericResponse = z.infer<typeof numericResponse>;

export interface NumericView extends ViewBase {
	kind: 'numeric';
	unit: string | null;
	/** Longest answer, in UTF-16 code units. */
	maxLength: number;
}

/** Whether two numbers differ by at most `within`, forgiving the rounding of binary fractions. */
function isNear(value: number, target: number, within: number): boolean {
	return Math.abs(value - target) <= within + 1e-9 * Math.max(1, Math.abs(target));
}

const isRight = ({ answer, tolerance: within }: NumericDefinition, readings: ReadonlyArray<number>) =>
	readings.some((value) => isNear(value, answer, within));

function wrongFeedback(definition: NumericDefinition, typed: string, readings: ReadonlyArray<number>) {
	const known = definition.wrong.find((each) =>
		readings.some((value) => isNear(value, each.value, each.tolerance)),
	);
	if (known !== undefined) return known;
	const [value] = readings;
	if (value === undefined) {
		const unread = `“${typed.trim()}” was not read as a number: write it in digits, such as 12 or 3.5.`;
		return { feedback: unread, misconception: null };
	}
	return { feedback: value < definition.answer ? definition.low : definition.high, misconception: null };
}

function answerInWords({ answer, tolerance: within, unit }: NumericDefinition): string {
	return [String(answer), within > 0 ? `± ${within}` : null, unit].filter((word) => word !== null).join(' ');
}

export const numeric: Kind<NumericDefinition, NumericResponse, NumericView> = {
	name: 'numeric',
	definition: numericDefinition,
	response: numericResponse,
	fromForm(_definition, form) {
		const value = typedText(form, 'value', MAX_LENGTH.numeric);
		return value === null ? null : { value };
	},
	toForm: ({ value }) => [['value', value]],
	view: (definition) => ({ ...viewBase(definition), unit: definition.unit, maxLength: MAX_LENGTH.numeric }),
	grade(definition, { value }) {
		return { status: 'graded', fraction: isRight(definition, readNumber(value, definition.unit)) ? 1 : 0 };
	},
	feedback(definition, { value }, reveal) {
		const readings = readNumber(value, definition.unit);
		const right = isRight(definition, readings);
		const wrong = right ? null : wrongFeedback(definition, value, readings);
		return feedbackOn(definition, reveal, [
			{
				id: 'value',
				text: 'Your answer',
				state: right ? 'right' : 'wrong',
				given: value,
				answer: reveal === 'all' ? answerInWords(definition) : null,
				feedback: joinFeedback(
					wrong?.feedback ?? null,
					right || reveal === 'all' ? definition.feedback : null,
				),
				misconception: wrong?.misconception ?? null,
			},
		]);
	},
	interchange: { gift: 'numerical', qti: 'qti-text-entry-interaction' },
};
