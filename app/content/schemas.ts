/**
 * The shape of every file of a course (docs/writing-a-course.md). What concerns several files is in `check.ts`.
 * Authors read the messages, so each says what is wrong and how to mend it.
 */
import { z } from 'zod';
import { itemSchema, KIND_NAMES } from '~/core/kinds';
import { fields, flag, id, list, number, optionalText, text } from '~/core/kinds/authoring';
import { isPartialDate, spanOf } from '~/core/pictures/dates';
import { CLAIM_LABELS, CONTENT_LEVELS, OBJECTIVE_LEVELS, PLACE_KINDS } from './types';

/** One of a few words. */
function oneOf<const Words extends readonly [string, ...Array<string>]>(field: string, words: Words) {
	return z.enum(words, {
		error: ({ input }) =>
			input === undefined || input === null
				? `“${field}” is missing: write one of ${words.join(', ')}.`
				: `“${String(input)}” is not allowed as “${field}”: write one of ${words.join(', ')}.`,
	});
}

function wholeNumber(field: string, hint: string, min: number) {
	return number(field, hint)
		.int(`“${field}” must be a whole number: ${hint}.`)
		.min(min, `“${field}” must be at least ${min}: ${hint}.`);
}

/** A calendar day as YYYY-MM-DD. */
function day(field: string) {
	return text(field, 'write a day, such as 2026-11-22').refine(isDay, {
		error: ({ input }) => `“${String(input)}” is not a day: write “${field}” as YYYY-MM-DD.`,
	});
}

function isDay(value: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const date = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** `P1`, `H1`, `BL`, `R1` or `W1`. */
export const PARAGRAPH_ID = /^(?:BL|[PHRW][1-9]\d*)$/;

function paragraphId(field: string) {
	return text(field, 'name a paragraph of the article, such as P6').regex(PARAGRAPH_ID, {
		error: ({ input }) =>
			`“${String(input)}” is not a paragraph of an article: write P1, P2 …, H1 …, BL, R1 … or W1 ….`,
	});
}

const bounds = (field: string) =>
	z
		.tuple([wholeNumber(field, 'write [least, most]', 0), wholeNumber(field, 'write [least, most]', 0)], {
			error: `“${field}” must be two numbers: write [least, most].`,
		})
		.refine(
			([least, most]) => least <= most,
			`“${field}” has its numbers in the wrong order: write [least, most].`,
		);

/** Bounds of a lesson when the course sets none. */
export const DEFAULT_LIMITS = {
	/** Words of a lesson. */
	words: [500, 1200],
	/** Questions in the text of a lesson. */
	checks: [2, 4],
	/** Questions of a lesson's quiz. */
	items: [6, 8],
} satisfies Limits;

const limits = fields('“limits”', {
	words: bounds('words').default([500, 1200]),
	checks: bounds('checks').default([2, 4]),
	items: bounds('items').default([6, 8]),
});
export type Limits = z.infer<typeof limits>;

const moduleEntry = fields('a module', {
	id: id('id'),
	slug: id('slug'),
	title: text('title', 'write the title of the module'),
	summary: text('summary', 'write one sentence for lists'),
	folder: text('folder', 'name the folder below modules/').regex(/^[a-z0-9][a-z0-9-]*$/, {
		error: ({ input }) =>
			`“${String(input)}” cannot be a module folder: use lower-case words joined by hyphens, such as 04-the-convention.`,
	}),
});

export const courseFile = fields('a course', {
	id: id('id', 'write the name of the folder'),
	title: text('title', 'write the title of the course'),
	summary: text('summary', 'write one or two sentences for the catalogue'),
	version: text('version', 'write a version, such as 0.1.0'),
	languages: list('languages', 'language tags', text('languages', 'write a tag, such as en'), 1),
	licence: text('licence', 'name the licence, such as CC-BY-SA-4.0'),
	authors: list('authors', 'authors', text('authors', 'write a name'), 1),
	private: flag('private', 'set true to hide the course from people without access').default(false),
	coverage: oneOf('coverage', ['full', 'partial']).default('partial'),
	readingLevel: number('readingLevel', 'write the highest school grade a lesson may have, such as 10')
		.min(1, '“readingLevel” must be at least 1: write a school grade.')
		.max(20, '“readingLevel” must be at most 20: write a school grade.')
		.default(10),
	article: fields('“article”', { ref: id('ref', 'name the article’s entry in references.yaml') })
		.nullable()
		.default(null),
	position: list('position', 'sentences', text('position', 'write a sentence'), 0).default([]),
	limits: limits.default(DEFAULT_LIMITS),
	modules: list('modules', 'modules', moduleEntry, 1),
});
export type CourseFile = z.infer<typeof courseFile>;

const sourceRef = fields('a source', {
	ref: id('ref', 'name an entry of references.yaml'),
	at: optionalText('at'),
});

const sources = list('sources', 'sources', sourceRef, 1);

const objective = fields('an objective', {
	id: id('id'),
	level: oneOf('level', OBJECTIVE_LEVELS),
	text: text('text', 'write what the learner can do afterwards'),
});

const erratum = fields('an erratum', {
	claim: id('claim', 'name a claim of claims.yaml'),
	paragraph: paragraphId('paragraph'),
	says: text('says', 'write in your own words what the article says'),
	record: text('record', 'write what the record shows'),
	sources,
});

export const lessonFront = fields('the frontmatter of a lesson', {
	id: id('id'),
	slug: id('slug'),
	title: text('title', 'write the title of the lesson'),
	summary: text('summary', 'write one sentence for lists'),
	minutes: wholeNumber('minutes', 'write the minutes for reading and checks, without the quiz', 1),
	level: oneOf('level', CONTENT_LEVELS),
	levelNote: optionalText('levelNote'),
	checkedOn: day('checkedOn'),
	paragraphs: list('paragraphs', 'paragraphs', paragraphId('paragraphs'), 0).default([]),
	objectives: list('objectives', 'objectives', objective, 1),
	errata: list('errata', 'errata', erratum, 0).default([]),
});
export type LessonFront = z.infer<typeof lessonFront>;

const counts = oneOf('counts', ['best', 'last', 'first']).default('best');

export const quizSettings = fields('“quiz”', {
	id: id('id'),
	title: text('title', 'write the title of the quiz'),
	behaviour: oneOf('behaviour', ['practice', 'test']).default('practice'),
	tries: wholeNumber('tries', 'write how many tries an item allows, such as 3', 1).default(3),
	penalty: number('penalty', 'write the fraction taken per wrong try, such as 0.3333')
		.min(0, '“penalty” must be from 0 to 1: write a fraction of the item.')
		.max(1, '“penalty” must be from 0 to 1: write a fraction of the item.')
		.default(1 / 3),
	counts,
});

/** The top of a quiz file; the members of the two lists are parsed one by one. */
export const quizFile = fields('a quiz file', {
	quiz: z.unknown(),
	checks: z.unknown().optional(),
	items: z.unknown().optional(),
});

/** An item, whatever its kind. */
export const item = itemSchema;

export const testFile = fields('a module test', {
	id: id('id'),
	slug: id('slug'),
	title: text('title', 'write the title of the test'),
	summary: text('summary', 'write one sentence for lists'),
	drawPerObjective: wholeNumber(
		'drawPerObjective',
		'write how many items are drawn per objective',
		1,
	).default(1),
	exclude: list('exclude', 'kinds', oneOf('exclude', KIND_NAMES), 0).default([]),
	timeLimitMinutes: wholeNumber('timeLimitMinutes', 'write minutes, or null for no limit', 1)
		.nullable()
		.default(null),
	certainty: flag('certainty', 'set true to ask how sure the learner is').default(false),
	counts,
});

export const claim = fields('a claim', {
	id: id('id'),
	paragraphs: list('paragraphs', 'paragraphs', paragraphId('paragraphs'), 0).default([]),
	label: oneOf('label', CLAIM_LABELS),
	says: text('says', 'write in your own words what the article says'),
	record: text('record', 'write what the record shows'),
	say: text('say', 'write how the course says it'),
	sources,
	check: optionalText('check'),
});
export type Claim = z.infer<typeof claim>;

export const term = fields('a term', {
	id: id('id'),
	term: text('term', 'write the term'),
	also: list('also', 'other forms', text('also', 'write another form of the term'), 0).default([]),
	definition: text('definition', 'explain it in plain words'),
	sources: list('sources', 'sources', sourceRef, 0).default([]),
});
export type Term = z.infer<typeof term>;

const name = z.union(
	[
		fields('a name', { literal: text('literal', 'write the name') }),
		fields('a name', {
			family: text('family', 'write the family name'),
			given: optionalText('given'),
			'non-dropping-particle': optionalText('non-dropping-particle'),
			'dropping-particle': optionalText('dropping-particle'),
			suffix: optionalText('suffix'),
		}),
	],
	{ error: 'A name is either { literal: … } for a body, or { family: …, given: … } for a person.' },
);
export type Name = z.infer<typeof name>;

const names = (field: string) => list(field, 'names', name, 1).optional();

const datePart = z.union(
	[z.tuple([z.int()]), z.tuple([z.int(), z.int()]), z.tuple([z.int(), z.int(), z.int()])],
	{
		error: 'A date is [year], [year, month] or [year, month, day].',
	},
);

const date = (field: string) =>
	fields(`“${field}”`, {
		'date-parts': list('date-parts', 'dates', datePart, 1, 2).optional(),
		literal: text('literal', 'write the date').optional(),
		circa: z.boolean().optional(),
	})
		.refine(
			(value) => value['date-parts'] !== undefined || value.literal !== undefined,
			`“${field}” is empty: write { date-parts: [[2015, 2, 3]] }.`,
		)
		.optional();

/** Types of CSL 1.0.2, https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types. */
const CSL_TYPES = [
	'article',
	'article-journal',
	'article-magazine',
	'article-newspaper',
	'bill',
	'book',
	'broadcast',
	'chapter',
	'collection',
	'dataset',
	'document',
	'entry',
	'entry-dictionary',
	'entry-encyclopedia',
	'event',
	'figure',
	'graphic',
	'hearing',
	'interview',
	'legal_case',
	'legislation',
	'manuscript',
	'map',
	'motion_picture',
	'pamphlet',
	'paper-conference',
	'periodical',
	'personal_communication',
	'post',
	'post-weblog',
	'regulation',
	'report',
	'review',
	'review-book',
	'song',
	'speech',
	'standard',
	'thesis',
	'treaty',
	'webpage',
] as const;

const cslText = (field: string) => text(field, 'write it, or leave the field out').optional();
const cslNumber = (field: string) =>
	z
		.union([z.number(), text(field, 'write it, or leave the field out')], {
			error: `“${field}” must be a number or text.`,
		})
		.transform(String)
		.optional();

export const reference = fields('a reference', {
	id: id('id'),
	type: oneOf('type', CSL_TYPES),
	title: text('title', 'write the title of the work'),
	author: names('author'),
	editor: names('editor'),
	translator: names('translator'),
	issued: date('issued'),
	accessed: date('accessed'),
	'event-date': date('event-date'),
	'original-date': date('original-date'),
	'container-title': cslText('container-title'),
	'collection-title': cslText('collection-title'),
	'collection-number': cslNumber('collection-number'),
	'title-short': cslText('title-short'),
	'original-title': cslText('original-title'),
	publisher: cslText('publisher'),
	'publisher-place': cslText('publisher-place'),
	authority: cslText('authority'),
	jurisdiction: cslText('jurisdiction'),
	archive: cslText('archive'),
	archive_location: cslText('archive_location'),
	event: cslText('event'),
	'event-title': cslText('event-title'),
	'event-place': cslText('event-place'),
	genre: cslText('genre'),
	medium: cslText('medium'),
	language: cslText('language'),
	status: cslText('status'),
	version: cslNumber('version'),
	volume: cslNumber('volume'),
	issue: cslNumber('issue'),
	number: cslNumber('number'),
	edition: cslNumber('edition'),
	section: cslNumber('section'),
	page: cslNumber('page'),
	'number-of-pages': cslNumber('number-of-pages'),
	ISBN: cslNumber('ISBN'),
	ISSN: cslText('ISSN'),
	DOI: cslText('DOI'),
	URL: text('URL', 'write the address, or leave the field out')
		.regex(/^https?:\/\/\S+$/, {
			error: ({ input }) => `“${String(input)}” is not an address: begin with https:// or leave “URL” out.`,
		})
		.optional(),
	link: flag('link', 'set true only when the address is known to work').default(false),
	weight: oneOf('weight', ['primary', 'secondary', 'party', 'pointer']),
	note: optionalText('note'),
}).refine((value) => !value.link || value.URL !== undefined, {
	path: ['link'],
	error: '“link” is true but there is no address: add “URL”, or set “link: false”.',
});
export type Reference = z.infer<typeof reference>;

export const legalText = fields('a legal text', {
	id: id('id'),
	title: text('title', 'write the title, such as Article II'),
	ref: id('ref', 'name an entry of references.yaml'),
	lead: text('lead', 'write the words before the points, word for word'),
	points: list(
		'points',
		'points',
		fields('a point', {
			id: id('id', 'write the letter of the point'),
			text: text('text', 'write it word for word'),
		}),
		0,
	).default([]),
});
export type LegalText = z.infer<typeof legalText>;

export const sourceMapEntry = fields('a paragraph of the source map', {
	id: paragraphId('id'),
	sha256: text('sha256', 'write the hash of the paragraph’s text').regex(/^[0-9a-f]{64}$/, {
		error: ({ input }) => `“${String(input)}” is not a SHA-256: write 64 digits 0–9 and a–f.`,
	}),
	types: list('types', 'types', id('types', 'write what the paragraph is, such as background'), 0).default(
		[],
	),
	gist: text('gist', 'write what it says, in your own words'),
	lessons: list('lessons', 'lesson ids', id('lessons', 'name a lesson'), 0).default([]),
});
export type SourceMapRow = z.infer<typeof sourceMapEntry>;

const tableColumn = fields('a column', {
	id: id('id'),
	title: text('title', 'write the heading of the column'),
});

const tableRow = fields('a row', {
	id: id('id'),
	title: text('title', 'write the heading of the row'),
	cells: z.record(z.string(), text('a cell', 'say in words that there is nothing'), {
		error: '“cells” must be texts by column id: write one line for every column.',
	}),
	sources,
});

/** A file of `tables/`. */
export const tableFile = fields('a table', {
	id: id('id'),
	title: text('title', 'write the title of the table'),
	intro: text('intro', 'write in a sentence or two what the table shows'),
	corner: text('corner', 'name what the rows are, such as Stage'),
	columns: list('columns', 'columns', tableColumn, 1, 8),
	rows: list('rows', 'rows', tableRow, 1),
	note: optionalText('note'),
});
export type TableFile = z.infer<typeof tableFile>;

export const misconceptionEntry = fields('a misconception', {
	id: text('id', 'write its code, such as X1').regex(/^[A-Za-z][A-Za-z0-9-]*$/, {
		error: ({ input }) => `“${String(input)}” is not a code: use letters, digits and hyphens, such as X1.`,
	}),
	text: text('text', 'write the wrong idea as a sentence'),
	feedback: text('feedback', 'write in one line what is wrong with it'),
});
export type Misconception = z.infer<typeof misconceptionEntry>;

/** A date as exact as it is known. YAML reads a bare year as a number, so numbers are allowed. */
function partialDate(field: string) {
	return z
		.union([z.int().transform(String), text(field, 'write YYYY, YYYY-MM or YYYY-MM-DD')], {
			error: ({ input }) =>
				input === undefined || input === null
					? `“${field}” is missing: write YYYY, YYYY-MM or YYYY-MM-DD.`
					: `“${field}” must be a date: write YYYY, YYYY-MM or YYYY-MM-DD.`,
		})
		.refine(isPartialDate, {
			error: ({ input }) =>
				`“${String(input)}” is not a date: write “${field}” as YYYY, YYYY-MM or YYYY-MM-DD, as exactly as it is known.`,
		});
}

/** Whether one date lies before the other; false when one of them is none, which is said elsewhere. */
function isEarlier(date: string, other: string): boolean {
	return isPartialDate(date) && isPartialDate(other) && spanOf(date).until <= spanOf(other).from;
}

export const timelineEvent = fields('an event', {
	id: id('id'),
	date: partialDate('date'),
	end: partialDate('end').nullable().default(null),
	title: text('title', 'write in a few words what happened'),
	text: text('text', 'write what happened, in a sentence or two'),
	note: optionalText('note'),
	sources,
	lessons: list('lessons', 'lesson ids', id('lessons', 'name a lesson'), 0).default([]),
}).refine(({ date, end }) => end === null || !isEarlier(end, date), {
	path: ['end'],
	error: '“end” lies before “date”: change them over, or mend one.',
});
export type TimelineEvent = z.infer<typeof timelineEvent>;

function degrees(field: string, most: number) {
	const hint = `write decimal degrees from −${most} to ${most}, such as 39.91`;
	const outside = `“${field}” is outside −${most} to ${most}: ${hint}.`;
	return number(field, hint).min(-most, outside).max(most, outside);
}

export const place = fields('a place', {
	id: id('id'),
	names: list(
		'names',
		'names',
		fields('a name', {
			name: text('name', 'write it as the map shall show it'),
			language: text('language', 'write a tag, such as az').refine((tag) => languageName(tag) !== null, {
				error: ({ input }) => `“${String(input)}” is not a language: write a tag, such as az, hy or en.`,
			}),
		}),
		1,
	),
	kind: oneOf('kind', PLACE_KINDS),
	lon: degrees('lon', 180),
	lat: degrees('lat', 90),
	'borders-armenia': flag('borders-armenia', 'write true or false, or leave it out').nullable().default(null),
	note: optionalText('note'),
});
export type Place = z.infer<typeof place>;

/** The language of a tag in English; null for what is no tag, or one that nobody knows. */
export function languageName(tag: string): string | null {
	if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) return null;
	return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) ?? null;
}
