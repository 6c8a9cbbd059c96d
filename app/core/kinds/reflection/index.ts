/**
 * Reflection: write freely, in one or more sections, with a public rubric.
 *
 * Form: `section.<section id>` = the text of a section.
 * Credit: with `marking: completion` 1 when every section has text and the number of words of the whole answer is
 * within its limits, else 0; with `marking: person` it waits for a person.
 * View: sections, limits and rubric. What a good answer does (`sample`) stays hidden until everything is revealed.
 */
import { z } from 'zod';
import {
	check,
	fields,
	id,
	itemShape,
	list,
	number,
	optionalText,
	type Path,
	refuseDuplicates,
	text,
} from '../authoring';
import { answersByPart, answerTo, fieldsByPart, requireKnown, typedText } from '../form';
import type { FeedbackPart, Kind, ViewBase } from '../kind';
import { feedbackOn, viewBase } from '../parts';
import { countWords, MAX_LENGTH } from '../text';

const section = fields('a section', {
	id: id('id'),
	label: text('label', 'write what the section asks for'),
	hint: optionalText('hint'),
});

const criterion = fields('a criterion', {
	id: id('id'),
	criterion: text('criterion', 'write what is looked at'),
	levels: list(
		'levels',
		'levels',
		fields('a level', {
			points: number('points', 'write how much the level earns').nonnegative('“points” must not be below 0.'),
			text: text('text', 'write what an answer at this level does'),
		}),
		2,
	),
});

const words = (field: string) =>
	z.int({
		error: ({ input }) =>
			input === undefined || input === null
				? `“${field}” is missing: write a number of words for the whole answer.`
				: `“${field}” must be a whole number of words, such as 80.`,
	});

export const reflectionDefinition = fields('a reflection item', {
	...itemShape,
	kind: z.literal('reflection'),
	sections: list('sections', 'sections', section, 1),
	minWords: words('minWords').nonnegative('“minWords” must not be below 0.'),
	maxWords: words('maxWords').positive('“maxWords” must be above 0.'),
	rubric: list('rubric', 'criteria', criterion, 1),
	/** What a good answer does. */
	sample: text('sample', 'say what a good answer does, without giving a verdict'),
	marking: z.enum(['completion', 'person'], {
		error: '“marking” must be completion (marked by length) or person (marked by an instructor).',
	}),
}).superRefine(
	check(({ sections, minWords, maxWords, rubric }, problems) => {
		refuseDuplicates(problems, sections, ['sections'], 'id', (each) => each.id);
		refuseDuplicates(problems, rubric, ['rubric'], 'id', (each) => each.id);
		if (minWords > maxWords) {
			problems.add(
				['maxWords'],
				`“maxWords” (${maxWords}) is below “minWords” (${minWords}): swap or correct them.`,
			);
		}
		for (const [index, each] of rubric.entries()) {
			const path: Path = ['rubric', index, 'levels'];
			refuseDuplicates(problems, each.levels, path, 'points', (level) => String(level.points));
		}
	}),
);
export type ReflectionDefinition = z.infer<typeof reflectionDefinition>;

/** Text of each section, by section id. */
export const reflectionResponse = z.strictObject({ sections: z.record(z.string(), z.string()) });
export type ReflectionResponse = z.infer<typeof reflectionResponse>;

export interface ReflectionView extends ViewBase {
	kind: 'reflection';
	sections: Array<{ id: string; label: string; hint: string | null }>;
	/** Of the whole answer. */
	minWords: number;
	maxWords: number;
	rubric: Array<{ id: string; criterion: string; levels: Array<{ points: number; text: string }> }>;
	marking: 'completion' | 'person';
	/** Longest section, in UTF-16 code units. */
	maxLength: number;
}

const idsOf = (definition: ReflectionDefinition) => definition.sections.map((each) => each.id);

const wordCount = ({ sections }: ReflectionResponse) =>
	Object.values(sections).reduce((sum, written) => sum + countWords(written), 0);

/** What is still missing from an answer, in sentences; null when it is complete. */
function shortcoming(definition: ReflectionDefinition, response: ReflectionResponse): string | null {
	const { minWords, maxWords, sections } = definition;
	const empty = sections.filter((each) => (answerTo(response.sections, each.id) ?? '').trim() === '');
	const count = wordCount(response);
	const sentences: Array<string> = [];
	if (empty.length > 0) sentences.push(`Still empty: ${empty.map((each) => each.label).join(', ')}.`);
	if (count < minWords) sentences.push(`Your answer has ${count} words; at least ${minWords} are asked for.`);
	if (count > maxWords) sentences.push(`Your answer has ${count} words; at most ${maxWords} are asked for.`);
	return sentences.length === 0 ? null : sentences.join(' ');
}

/** A part that is no section; `@` keeps its id apart from theirs. */
function remark(name: string, heading: string, part: Partial<FeedbackPart>): FeedbackPart {
	return {
		id: `@${name}`,
		text: heading,
		state: 'neutral',
		given: null,
		answer: null,
		feedback: null,
		misconception: null,
		...part,
	};
}

export const reflection: Kind<ReflectionDefinition, ReflectionResponse, ReflectionView> = {
	name: 'reflection',
	definition: reflectionDefinition,
	response: reflectionResponse,
	fromForm(definition, form) {
		const sections = answersByPart('section', idsOf(definition), (field) =>
			typedText(form, field, MAX_LENGTH.reflectionSection),
		);
		return sections === null ? null : { sections };
	},
	toForm: ({ sections }) => fieldsByPart('section', sections),
	view: (definition) => ({
		...viewBase(definition),
		sections: definition.sections.map(({ id: sectionId, label, hint }) => ({ id: sectionId, label, hint })),
		minWords: definition.minWords,
		maxWords: definition.maxWords,
		rubric: definition.rubric.map((each) => ({
			id: each.id,
			criterion: each.criterion,
			levels: each.levels.map(({ points, text: level }) => ({ points, text: level })),
		})),
		marking: definition.marking,
		maxLength: MAX_LENGTH.reflectionSection,
	}),
	grade(definition, response) {
		requireKnown(Object.keys(response.sections), idsOf(definition), 'section');
		if (definition.marking === 'person') return { status: 'pending' };
		return { status: 'graded', fraction: shortcoming(definition, response) === null ? 1 : 0 };
	},
	/**
	 * The sections as written, `@completeness` when something is missing, and with everything revealed `@sample`,
	 * whose `answer` says what a good answer does.
	 */
	feedback(definition, response, reveal) {
		const parts = definition.sections.map((each): FeedbackPart => {
			const given = answerTo(response.sections, each.id);
			return {
				id: each.id,
				text: each.label,
				state: given === null ? 'missed' : 'neutral',
				given,
				answer: null,
				feedback: null,
				misconception: null,
			};
		});
		const missing = shortcoming(definition, response);
		return feedbackOn(definition, reveal, [
			...parts.filter((part) => reveal === 'all' || part.given !== null),
			...(missing === null
				? []
				: [remark('completeness', 'Completeness', { state: 'missed', feedback: missing })]),
			...(reveal === 'all'
				? [remark('sample', 'What a good answer does', { answer: definition.sample })]
				: []),
		]);
	},
	interchange: { gift: 'essay', qti: 'qti-extended-text-interaction' },
};
