/**
 * Building blocks of item definitions. Authors read the messages, so each says what is wrong and how to mend it.
 */
import { z } from 'zod';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MISCONCEPTION = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Parts of an id that would tell the key to anyone who reads the page's source. */
const TELLING = new Set(['correct', 'incorrect', 'wrong', 'distractor']);

function nameOf(value: unknown): string {
	if (value === null || value === undefined) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a group of fields';
	if (typeof value === 'string') return `the text “${value}”`;
	return `the ${typeof value} ${String(value)}`;
}

function isMissing(value: unknown): boolean {
	return value === undefined || value === null;
}

/** Text that is not empty, without blanks at its ends. `hint` completes “… is missing: ”. */
export function text(field: string, hint: string) {
	return z
		.string({
			error: ({ input }) => {
				if (isMissing(input)) return `“${field}” is missing: ${hint}.`;
				const mend = typeof input === 'object' ? 'write plain text' : 'put it in quotes';
				return `“${field}” must be text, not ${nameOf(input)}: ${mend}.`;
			},
		})
		.trim()
		.min(1, { error: `“${field}” is empty: ${hint}.`, abort: true });
}

/** As `text`, but may be left out; null when it is. */
export function optionalText(field: string) {
	return text(field, 'write it, or leave the field out').nullable().default(null);
}

/** A permanent id: lower-case words joined by hyphens. */
export function id(field: string, hint = 'lower-case words joined by hyphens, such as outer-planets') {
	return text(field, hint)
		.max(80, `“${field}” is longer than 80 characters: shorten it.`)
		.regex(ID, {
			error: ({ input }) =>
				`“${String(input)}” cannot be ${field === 'id' ? 'an id' : `“${field}”`}: use lower-case words joined by hyphens, such as outer-planets.`,
		});
}

/** An id that learners' browsers see beside a choice, so it must not say whether the choice is right. */
export function optionId() {
	return id('id').refine((value) => !value.split('-').some((word) => TELLING.has(word)), {
		error: ({ input }) =>
			`The id “${String(input)}” tells the key, and learners can read ids: name what the option says instead.`,
	});
}

/** Why an answer is right or wrong; every part of an item has one. */
export function feedback(field = 'feedback') {
	return text(field, 'say what is right or wrong about this very answer, and why');
}

/** Code of a misconception, such as X1; null when left out. */
export function misconception() {
	return text('misconception', 'write its code, such as X1, or leave the field out')
		.regex(MISCONCEPTION, {
			error: ({ input }) =>
				`“${String(input)}” is not a misconception code: use letters, digits and hyphens, such as X1.`,
		})
		.nullable()
		.default(null);
}

/** true or false. `hint` completes “… is missing: ”. */
export function flag(field: string, hint: string) {
	return z.boolean({
		error: ({ input }) =>
			isMissing(input)
				? `“${field}” is missing: ${hint}.`
				: `“${field}” must be true or false, not ${nameOf(input)}: ${hint}.`,
	});
}

/** A finite number. `hint` completes “… is missing: ”. */
export function number(field: string, hint: string) {
	return z.number({
		error: ({ input }) =>
			isMissing(input)
				? `“${field}” is missing: ${hint}.`
				: `“${field}” must be a number, not ${nameOf(input)}: ${hint}.`,
	});
}

/** A list with `min` to `max` members. `what` names the members in the plural. */
export function list<Member extends z.ZodType>(
	field: string,
	what: string,
	member: Member,
	min: number,
	max = 100,
) {
	return z
		.array(member, {
			error: ({ input }) =>
				isMissing(input)
					? `“${field}” is missing: list the ${what}.`
					: `“${field}” must be a list of ${what}, not ${nameOf(input)}.`,
		})
		.min(min, { error: ({ input }) => `“${field}” has ${input?.length} ${what}: give at least ${min}.` })
		.max(max, { error: ({ input }) => `“${field}” has ${input?.length} ${what}: give at most ${max}.` });
}

/** A group of fields that refuses any other field, so that a misspelt one is found. `what` names the group. */
export function fields<Shape extends z.ZodRawShape>(what: string, shape: Shape) {
	return z.strictObject(shape, {
		error: (issue) => {
			if (issue.code === 'unrecognized_keys') {
				const unknown = issue.keys.map((key) => `“${key}”`).join(', ');
				return `Unknown field ${unknown} in ${what}: allowed are ${Object.keys(shape).join(', ')}.`;
			}
			return `Expected ${what} with the fields ${Object.keys(shape).join(', ')}, not ${nameOf(issue.input)}.`;
		},
	});
}

/** The fields every item has beside `kind` and those of its kind. */
export const itemShape = {
	id: id('id'),
	objective: id('objective', 'name an objective of this lesson'),
	reread: id('reread', 'name the paragraph a learner should read again'),
	prompt: text('prompt', 'write the question as plain text'),
	claims: list('claims', 'claim ids', id('claims'), 0).default([]),
	attribution: optionalText('attribution'),
	points: number('points', 'write the weight of the item, such as 1')
		.positive('“points” must be more than 0: leave the field out for 1.')
		.default(1),
	explanation: optionalText('explanation'),
};

/** Where a problem is: field names and places in lists, from the item down. */
export type Path = Array<string | number>;

/** Collects the problems of one definition that concern more than one field. */
export interface Problems {
	add(path: Path, message: string): void;
}

/** Wraps a check over a whole definition for use with `superRefine`. */
export function check<Definition extends { prompt: string; attribution: string | null }>(
	across: (definition: Definition, problems: Problems) => void,
) {
	return (definition: Definition, context: z.RefinementCtx): void => {
		const problems: Problems = {
			add: (path, message) => context.addIssue({ code: 'custom', path, message }),
		};
		const { attribution, prompt } = definition;
		if (attribution !== null && !prompt.normalize('NFC').includes(attribution.normalize('NFC'))) {
			problems.add(
				['prompt'],
				`The prompt does not name “${attribution}”, whose view the key states: write it into the prompt.`,
			);
		}
		across(definition, problems);
	};
}

/** Reports members of a list whose `key` came before. `what` names one member. */
export function refuseDuplicates<Member>(
	problems: Problems,
	members: ReadonlyArray<Member>,
	path: Path,
	field: string,
	key: (member: Member) => string,
): void {
	const seen = new Set<string>();
	for (const [index, member] of members.entries()) {
		const value = key(member);
		if (seen.has(value)) {
			problems.add(
				[...path, index, ...(field === '' ? [] : [field])],
				`“${value}” stands twice in “${path.join('.')}”: ${field === 'id' ? 'give each its own id' : 'remove or reword one'}.`,
			);
		}
		seen.add(value);
	}
}

/** Reports equal ids, and equal texts that a learner could not tell apart. */
export function refuseEqualParts(
	problems: Problems,
	members: ReadonlyArray<{ id: string; text: string }>,
	path: Path,
): void {
	refuseDuplicates(problems, members, path, 'id', (member) => member.id);
	refuseDuplicates(problems, members, path, 'text', (member) => member.text);
}

/** Reports a misconception on a right part: only wrong answers can show one. */
export function refuseRightMisconceptions(
	problems: Problems,
	members: ReadonlyArray<{ correct: boolean; misconception: string | null }>,
	path: Path,
): void {
	for (const [index, member] of members.entries()) {
		if (member.correct && member.misconception !== null) {
			problems.add(
				[...path, index, 'misconception'],
				'A right answer shows no misconception: remove the field, or set “correct: false”.',
			);
		}
	}
}
