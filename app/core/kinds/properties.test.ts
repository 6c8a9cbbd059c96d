/**
 * Promises that every kind keeps, tried on generated items. Whatever must stay hidden is written as a text that
 * begins with SECRET, so that a leak shows as that word.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLAIM_LABELS } from '../claim-labels';
import { EXAMPLES } from './examples';
import {
	type Feedback,
	type FormFields,
	feedbackOf,
	gradeItem,
	type Item,
	type ItemInput,
	type ItemView,
	KIND_NAMES,
	type KindName,
	parseItem,
	parseResponse,
	responseFromForm,
	responseToForm,
	viewOf,
} from './index';
import { authored, exampleItem, respond } from './testing';

interface Generated {
	authored: ItemInput;
	/** The same to a learner, with another key and other feedback. */
	rekeyed: ItemInput;
	/** Earns everything. */
	right: FormFields;
	/** Any answer; may be none. */
	given: FormFields;
	/** Right answers in words that no view may hold. */
	keys: Array<string>;
}

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const anyId = fc.oneof(
	{ weight: 1, arbitrary: fc.constant('constructor') },
	{ weight: 9, arbitrary: fc.stringMatching(/^[a-z0-9]{1,5}(-[a-z0-9]{1,5})?$/) },
);
const anyIds = (min: number, max: number) => fc.uniqueArray(anyId, { minLength: min, maxLength: max });
const anyWords = fc.stringMatching(/^[A-Za-zəı'",.<>& é-]{0,8}$/);
/** Typed by a learner; letters keep it from being blank. */
const anyTyped = fc
	.tuple(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 9 }))
	.map(([head, tail]) => `${head} typed ${tail}`);

/** Texts that cannot be told from each other's beginnings. */
const label = (id: string, words: string) => `The text of ‘${id}’ ${words}`.trim();
const secret = (id: string) => `SECRET feedback of ‘${id}’.`;
const otherSecret = (id: string) => `SECRET other feedback of ‘${id}’.`;

const base = (words: string) => ({
	id: 'item',
	objective: 'objective',
	reread: 'paragraph',
	prompt: label('prompt', words),
	explanation: 'SECRET explanation.',
});
const rotate = <Member>(list: ReadonlyArray<Member>) => [...list.slice(1), ...list.slice(0, 1)];

/** Some of `ids`, at most once each, in any order. */
const someOf = (ids: ReadonlyArray<string>) => fc.shuffledSubarray([...ids]);
/** Fields of some parts, each with one of `values`. */
const someAnswers = (prefix: string, ids: ReadonlyArray<string>, values: fc.Arbitrary<string>) =>
	someOf(ids).chain((answered) =>
		fc.tuple(...answered.map((id) => values.map((value) => [`${prefix}.${id}`, value] as const))),
	);

function choosing(kind: 'single-choice' | 'multiple-response'): fc.Arbitrary<Generated> {
	return fc
		.tuple(anyIds(2, 6), anyWords, fc.nat(), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
		.chain(([ids, words, place, flips]) => {
			const isRight = (index: number) =>
				kind === 'single-choice' || index < 2
					? index === place % Math.min(2, ids.length)
					: flips[index] === true;
			const build = (correct: (index: number) => boolean, feedback: (id: string) => string): ItemInput => ({
				...base(words),
				kind,
				options: ids.map((id, index) => ({
					id,
					text: label(id, words),
					correct: correct(index),
					feedback: feedback(id),
					misconception: correct(index) ? null : `SECRET-${id}`,
				})),
			});
			const right = ids.filter((_, index) => isRight(index));
			const given = kind === 'single-choice' ? fc.subarray(ids, { maxLength: 1 }) : someOf(ids);
			return given.map((chosen) => ({
				authored: build(isRight, secret),
				rekeyed: build(
					(index) => (kind === 'single-choice' ? isRight((index + 1) % 2) && index < 2 : !isRight(index)),
					otherSecret,
				),
				right: right.map((id) => ['choice', id] as const),
				given: chosen.map((id) => ['choice', id] as const),
				keys: [],
			}));
		});
}

const GENERATED: { [Name in KindName]: fc.Arbitrary<Generated> } = {
	'single-choice': choosing('single-choice'),
	'multiple-response': choosing('multiple-response'),
	ordering: fc.tuple(anyIds(3, 8), anyWords).chain(([ids, words]) => {
		const build = (order: ReadonlyArray<string>, feedback: (id: string) => string): ItemInput => ({
			...base(words),
			kind: 'ordering',
			entries: order.map((id) => ({ id, text: label(id, words), feedback: feedback(id) })),
		});
		const places = ids.map((_, index) => String(index + 1));
		return someAnswers('position', ids, fc.constantFrom(...places)).map((given) => ({
			authored: build(ids, secret),
			rekeyed: build(rotate(ids), otherSecret),
			right: ids.map((id, index) => [`position.${id}`, String(index + 1)] as const),
			given,
			keys: [],
		}));
	}),
	matching: fc.tuple(anyIds(2, 6), anyIds(2, 6), anyWords).chain(([rows, choices, words]) => {
		const build = (order: ReadonlyArray<string>, feedback: (id: string) => string): ItemInput => ({
			...base(words),
			kind: 'matching',
			reusable: true,
			rows: rows.map((id, index) => ({
				id,
				text: label(id, words),
				match: [order[index % order.length] ?? ''],
				feedback: feedback(id),
			})),
			choices: choices.map((id) => ({ id, text: label(id, words) })),
		});
		return someAnswers('row', rows, fc.constantFrom(...choices)).map((given) => ({
			authored: build(choices, secret),
			rekeyed: build(rotate(choices), otherSecret),
			right: rows.map((id, index) => [`row.${id}`, choices[index % choices.length] ?? ''] as const),
			given,
			keys: [],
		}));
	}),
	cloze: fc
		.tuple(anyIds(1, 5), anyWords, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
		.chain(([ids, words, lists]) => {
			const options = (id: string) => [
				label(`${id}/1`, words),
				label(`${id}/2`, words),
				label(`${id}/3`, words),
			];
			const isList = (index: number) => lists[index] === true;
			const build = (
				place: number,
				typed: (id: string) => string,
				feedback: (id: string) => string,
			): ItemInput => ({
				...base(words),
				kind: 'cloze',
				text: ids.map((id) => `${words} {{${id}}}`).join(words),
				blanks: ids.map((id, index) => ({
					id,
					accept: [isList(index) ? (options(id)[place] ?? '') : typed(id)],
					options: isList(index) ? options(id) : null,
					feedback: feedback(id),
					wrong: isList(index) ? [] : [{ text: 'typed', feedback: `SECRET wrong feedback of ‘${id}’.` }],
				})),
			});
			const key = (id: string) => `SECRET key of ${id}`;
			const answers = someOf(ids).chain((answered) =>
				fc.tuple(
					...answered.map((id) => {
						const values = isList(ids.indexOf(id))
							? fc.constantFrom(...options(id))
							: fc.oneof(anyTyped, fc.constant('typed'));
						return values.map((value) => [`blank.${id}`, value] as const);
					}),
				),
			);
			return answers.map((given) => ({
				authored: build(0, key, secret),
				rekeyed: build(1, (id) => `SECRET other key of ${id}`, otherSecret),
				right: ids.map(
					(id, index) => [`blank.${id}`, isList(index) ? (options(id)[0] ?? '') : key(id)] as const,
				),
				given,
				keys: ids.filter((_, index) => !isList(index)).map(key),
			}));
		}),
	'claim-classification': fc.tuple(anyIds(1, 6), anyWords).chain(([ids, words]) => {
		const labelOf = (index: number) => CLAIM_LABELS[index % CLAIM_LABELS.length] ?? 'error';
		const build = (shift: number, feedback: (id: string) => string): ItemInput => ({
			...base(words),
			kind: 'claim-classification',
			statements: ids.map((id, index) => ({
				id,
				text: label(id, words),
				label: labelOf(index + shift),
				feedback: feedback(id),
				misread: { [labelOf(index + shift + 1)]: `SECRET misread feedback of ‘${id}’.` },
			})),
		});
		return someAnswers('label', ids, fc.constantFrom(...CLAIM_LABELS)).map((given) => ({
			authored: build(0, secret),
			rekeyed: build(1, otherSecret),
			right: ids.map((id, index) => [`label.${id}`, labelOf(index)] as const),
			given,
			keys: [],
		}));
	}),
	timeline: fc
		.tuple(anyIds(2, 5), anyIds(1, 6), anyWords, fc.boolean())
		.chain(([slots, events, words, near]) => {
			const build = (
				order: ReadonlyArray<string>,
				feedback: (id: string) => string,
				isNear: boolean,
			): ItemInput => ({
				...base(words),
				kind: 'timeline',
				near: isNear,
				slots: slots.map((id) => ({ id, text: label(id, words) })),
				events: events.map((id, index) => ({
					id,
					text: label(id, words),
					slot: order[index % order.length] ?? '',
					feedback: feedback(id),
				})),
			});
			return someAnswers('slot', events, fc.constantFrom(...slots)).map((given) => ({
				authored: build(slots, secret, near),
				rekeyed: build(rotate(slots), otherSecret, !near),
				right: events.map((id, index) => [`slot.${id}`, slots[index % slots.length] ?? ''] as const),
				given,
				keys: [],
			}));
		}),
	'mark-words': fc
		.tuple(anyIds(2, 6), anyWords, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
		.chain(([ids, words, flips]) => {
			const isRight = (index: number) => (index < 2 ? index === 1 : flips[index] === true);
			const build = (correct: (index: number) => boolean, feedback: (id: string) => string): ItemInput => ({
				...base(words),
				kind: 'mark-words',
				text: ids.map((id) => `${words} [[${id}: ${label(id, words)}]]`).join(' '),
				marks: ids.map((id, index) => ({ id, correct: correct(index), feedback: feedback(id) })).toReversed(),
			});
			return someOf(ids).map((marked) => ({
				authored: build(isRight, secret),
				rekeyed: build((index) => !isRight(index), otherSecret),
				right: ids.filter((_, index) => isRight(index)).map((id) => ['mark', id] as const),
				given: marked.map((id) => ['mark', id] as const),
				keys: [],
			}));
		}),
	numeric: fc
		.tuple(
			anyWords,
			fc.integer({ min: -1e6, max: 1e6 }),
			fc.nat(50),
			fc.oneof(anyTyped, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.constant('')),
		)
		.map(([words, answer, tolerance, typed]) => {
			const build = (value: number, feedback: (id: string) => string): ItemInput => ({
				...base(words),
				kind: 'numeric',
				answer: value,
				tolerance,
				unit: 'km',
				feedback: feedback('value'),
				low: feedback('low'),
				high: feedback('high'),
				wrong: [{ value: value + 1000, feedback: feedback('a thousand more') }],
			});
			return {
				authored: build(answer, secret),
				rekeyed: build(answer + 777, otherSecret),
				right: [['value', String(answer)]],
				given: [['value', typed]],
				keys: [],
			};
		}),
	'short-text': fc
		.tuple(anyWords, fc.oneof(anyTyped, fc.constantFrom('', ' ', 'half', 'typed')))
		.map(([words, typed]) => {
			const build = (key: string, feedback: (id: string) => string): ItemInput => ({
				...base(words),
				kind: 'short-text',
				accept: [
					{ text: key, feedback: feedback('text') },
					{ text: 'half', fraction: 0.5, feedback: feedback('half') },
				],
				wrong: [{ text: 'typed', feedback: feedback('typed') }],
				feedback: feedback('anything else'),
			});
			return {
				authored: build('SECRET key', secret),
				rekeyed: build('SECRET other key', otherSecret),
				right: [['text', 'secret  KEY!']],
				given: [['text', typed]],
				keys: ['SECRET key'],
			};
		}),
	reflection: fc.tuple(anyIds(1, 4), anyWords, fc.boolean()).chain(([ids, words, byPerson]) => {
		const build = (sample: string): ItemInput => ({
			...base(words),
			kind: 'reflection',
			sections: ids.map((id) => ({ id, label: label(id, words) })),
			minWords: 1,
			maxWords: 100,
			rubric: [
				{
					id: 'reasons',
					criterion: label('reasons', words),
					levels: [
						{ points: 0, text: 'none' },
						{ points: 1, text: 'some' },
					],
				},
			],
			sample,
			marking: byPerson ? 'person' : 'completion',
		});
		return someAnswers('section', ids, fc.oneof(anyTyped, fc.constant('  '))).map((given) => ({
			authored: build('SECRET sample'),
			rekeyed: build('SECRET other sample'),
			right: ids.map((id) => [`section.${id}`, 'Some words.'] as const),
			given,
			keys: ['SECRET sample'],
		}));
	}),
};

/** Feedback texts of the author within a feedback or a view. */
const secretsIn = (value: unknown) => JSON.stringify(value).match(/SECRET[^"\\]*/g) ?? [];

/** A generated item with an answer to it, where there is one. */
function forEveryAnswer(
	kind: KindName,
	check: (item: Item, given: FormFields, keys: Array<string>) => void,
): void {
	fc.assert(
		fc.property(GENERATED[kind], ({ authored, given, right, keys }) => {
			const item = parseItem(authored);
			check(item, right, keys);
			if (responseFromForm(item, given) !== null) check(item, given, keys);
		}),
	);
}

const partIds = (feedback: Feedback) => feedback.parts.map((part) => part.id);

describe.each(KIND_NAMES)('%s', (kind) => {
	test('a parsed item parses to itself, also after it was stored as JSON', () => {
		fc.assert(
			fc.property(GENERATED[kind], ({ authored }) => {
				const item = parseItem(authored);
				expect(parseItem(JSON.parse(JSON.stringify(item)))).toEqual(item);
			}),
		);
	});

	test('a view holds nothing of the key, and does not change with it', () => {
		fc.assert(
			fc.property(GENERATED[kind], seeds, ({ authored, rekeyed }, seed) => {
				const view = viewOf(parseItem(authored), seed);
				expect(secretsIn(view)).toEqual([]);
				expect(viewOf(parseItem(authored), seed)).toEqual(view);
				// A right order that comes up by chance is turned on, which is all an ordering tells of its key.
				if (kind !== 'ordering') expect(viewOf(parseItem(rekeyed), seed)).toEqual(view);
			}),
		);
	});

	test('an answer survives the form, the database and the parser', () => {
		forEveryAnswer(kind, (item, given) => {
			const response = respond(item, given);
			expect(responseFromForm(item, responseToForm(item, response))).toEqual(response);
			expect(parseResponse(item, JSON.parse(JSON.stringify(response)))).toEqual(response);
			expect(JSON.stringify(response)).not.toMatch(/\\u0000|\\ud[89a-f]/);
		});
	});

	test('unknown ids, unknown values and blanks change nothing', () => {
		forEveryAnswer(kind, (item, given) => {
			const noise = [
				'choice',
				'mark',
				'position.no-such',
				'row.no-such',
				'slot.no-such',
				'label.no-such',
				'other',
			];
			const blanks = given.map(([name]) => [name, ''] as const);
			const noisy = [...given, ...noise.map((name) => [name, 'no-such'] as const), ...blanks];
			expect(responseFromForm(item, noisy)).toEqual(respond(item, given));
			expect(responseFromForm(item, blanks)).toBeNull();
			expect(responseFromForm(item, [])).toBeNull();
		});
	});

	test('credit is from 0 to 1, and a right answer earns 1', () => {
		fc.assert(
			fc.property(GENERATED[kind], ({ authored, given, right }) => {
				const item = parseItem(authored);
				const byPerson = item.kind === 'reflection' && item.marking === 'person';
				const best = gradeItem(item, respond(item, right));
				expect(best).toEqual(byPerson ? { status: 'pending' } : { status: 'graded', fraction: 1 });
				const response = responseFromForm(item, given);
				if (response === null || byPerson) return;
				const outcome = gradeItem(item, response);
				if (outcome.status !== 'graded') throw new Error(`Not graded: ${JSON.stringify(outcome)}`);
				expect(outcome.fraction).toBeGreaterThanOrEqual(0);
				expect(outcome.fraction).toBeLessThanOrEqual(1);
				expect(gradeItem(item, response)).toEqual(outcome);
			}),
		);
	});

	test('feedback to a right answer calls no part wrong', () => {
		fc.assert(
			fc.property(GENERATED[kind], ({ authored, right }) => {
				const item = parseItem(authored);
				const { parts } = feedbackOf(item, respond(item, right), 'all');
				for (const part of parts) expect(['right', 'neutral']).toContain(part.state);
			}),
		);
	});

	test('feedback on the chosen parts tells neither answers nor what was written about other parts', () => {
		forEveryAnswer(kind, (item, given, keys) => {
			const response = respond(item, given);
			const chosen = feedbackOf(item, response, 'chosen');
			const all = feedbackOf(item, response, 'all');
			expect(chosen.explanation).toBeNull();
			expect(chosen.reread).toBe(item.reread);
			const told = secretsIn(chosen);
			for (const part of chosen.parts) {
				expect(part.answer).toBeNull();
				if (!part.id.startsWith('@')) expect(part.given).not.toBeNull();
			}
			// What is told stands with the very parts that were answered.
			const answered = new Set(partIds(chosen));
			for (const part of all.parts) {
				if (!answered.has(part.id)) expect(told).not.toContain(secret(part.id));
			}
			const typed = given.map(([, value]) => value);
			for (const key of keys) {
				if (!typed.some((value) => value.includes(key))) expect(JSON.stringify(chosen)).not.toContain(key);
			}
		});
	});

	test('feedback on everything has every part once, and the explanation', () => {
		forEveryAnswer(kind, (item, given) => {
			const response = respond(item, given);
			const all = feedbackOf(item, response, 'all');
			expect(all.explanation).toBe('SECRET explanation.');
			expect(new Set(partIds(all)).size).toBe(all.parts.length);
			expect(partIds(all)).toEqual(expect.arrayContaining(partIds(feedbackOf(item, response, 'chosen'))));
			const feedbackless = all.parts.filter((part) => part.feedback === null);
			if (kind !== 'reflection') expect(feedbackless).toEqual([]);
		});
	});

	test('a misconception stands only on a part answered wrongly', () => {
		forEveryAnswer(kind, (item, given) => {
			for (const reveal of ['chosen', 'all'] as const) {
				for (const part of feedbackOf(item, respond(item, given), reveal).parts) {
					if (part.misconception !== null) expect(part.state).toBe('wrong');
				}
			}
		});
	});
});

test('an ordering is never shown in its right order', () => {
	fc.assert(
		fc.property(GENERATED.ordering, seeds, ({ authored }, seed) => {
			const item = parseItem(authored);
			const view = viewOf(item, seed);
			if (item.kind !== 'ordering' || view.kind !== 'ordering') throw new Error('not an ordering');
			const shown = view.entries.map((entry) => entry.id);
			const right = item.entries.map((entry) => entry.id);
			expect(shown).not.toEqual(right);
			expect(shown.toSorted()).toEqual(right.toSorted());
		}),
		{ numRuns: 500 },
	);
});

test('every other order of an ordering comes up', () => {
	const orders = new Set<string>();
	for (let seed = 0; seed < 200; seed++) {
		const view = viewOf(
			exampleItem('ordering', { entries: EXAMPLES.ordering.definition.entries.slice(1) }),
			seed,
		);
		if (view.kind === 'ordering') orders.add(view.entries.map((entry) => entry.id).join(' '));
	}
	expect(orders.size).toBe(5);
	expect(orders).not.toContain('earth mars jupiter');
});

test('where order is free it does not follow from the order the author wrote', () => {
	const turned: Array<ItemInput> = [
		authored('single-choice', { options: authored('single-choice').options.toReversed() }),
		authored('multiple-response', { options: authored('multiple-response').options.toReversed() }),
		authored('matching', { choices: authored('matching').choices.toReversed() }),
		authored('timeline', { events: authored('timeline').events.toReversed() }),
		authored('cloze', {
			blanks: authored('cloze').blanks.map((blank) => ({ ...blank, options: blank.options?.toReversed() })),
		}),
	];
	for (const item of turned) {
		for (let seed = 0; seed < 20; seed++) {
			expect(viewOf(parseItem(item), seed)).toEqual(viewOf(parseItem(EXAMPLES[item.kind].definition), seed));
		}
	}
});

test('an ordering follows from its key only where the right order would have come up', () => {
	const turned = exampleItem('ordering', { entries: authored('ordering').entries.toReversed() });
	const differing = Array.from({ length: 240 }, (_, seed) => seed).filter(
		(seed) => JSON.stringify(viewOf(turned, seed)) !== JSON.stringify(viewOf(exampleItem('ordering'), seed)),
	);
	// Two of 24 orders are turned on in one of the two: 20 expected.
	expect(differing.length).toBeLessThan(45);
});

/** Every field name anywhere within a type. */
type FieldNames<T> =
	T extends ReadonlyArray<infer Member>
		? FieldNames<Member>
		: T extends object
			? { [Field in keyof T & string]: Field | FieldNames<T[Field]> }[keyof T & string]
			: never;

type Keyed =
	| 'correct'
	| 'feedback'
	| 'misconception'
	| 'explanation'
	| 'accept'
	| 'wrong'
	| 'match'
	| 'label'
	| 'misread'
	| 'slot'
	| 'near'
	| 'answer'
	| 'tolerance'
	| 'low'
	| 'high'
	| 'fraction'
	| 'sample'
	| 'claims'
	| 'attribution';

test('no type of view has a field for a key or for feedback', () => {
	// `label` is the heading of a reflection's section; the right label of a statement would be the same word.
	type Leak = FieldNames<Exclude<ItemView, { kind: 'reflection' }>> & Keyed;
	type SectionLeak = FieldNames<Extract<ItemView, { kind: 'reflection' }>> & Exclude<Keyed, 'label'>;
	const leaks: [Leak | SectionLeak] extends [never] ? 'none' : Leak | SectionLeak = 'none';
	expect(leaks).toBe('none');
});
