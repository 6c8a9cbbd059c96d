/**
 * What the pipeline hands to the product. Only types and small constants: pages may import this file.
 *
 * Two kinds of data are kept apart on disk and here. What `CourseManifest` and `CompiledLesson` hold may be shown
 * to anyone who may see the course. `QuizBook` holds keys and feedback and must never leave the server.
 */
import type { ClaimLabel } from '~/core/claim-labels';
import type { Item, KindName } from '~/core/kinds';

export { CLAIM_LABELS, type ClaimLabel } from '~/core/claim-labels';

/** What a lesson shows: green none, amber killing in general terms, red injuries or testimony (text only). */
export const CONTENT_LEVELS = ['green', 'amber', 'red'] as const;
export type ContentLevel = (typeof CONTENT_LEVELS)[number];

/** Bloom's revised levels. */
export const OBJECTIVE_LEVELS = ['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'] as const;
export type ObjectiveLevel = (typeof OBJECTIVE_LEVELS)[number];

/** A reference with the place in it, such as a page. */
export interface SourceRef {
	ref: string;
	at: string | null;
}

export interface Objective {
	id: string;
	level: ObjectiveLevel;
	text: string;
}

/** A heading of a lesson. `id` is its anchor, `depth` is 2 for the highest. */
export interface TocEntry {
	id: string;
	text: string;
	depth: number;
}

/** Rules of a lesson's quiz. `tries` counts from 1; `penalty` is a fraction of the item, 0..1, per wrong try. */
export interface QuizSettings {
	id: string;
	title: string;
	behaviour: 'practice' | 'test';
	tries: number;
	penalty: number;
	counts: 'best' | 'last' | 'first';
}

/** Rules of a module test. */
export interface TestSettings {
	id: string;
	slug: string;
	title: string;
	summary: string;
	/** Items drawn for every objective of the module. */
	drawPerObjective: number;
	/** Kinds that are not drawn. */
	exclude: Array<KindName>;
	timeLimitMinutes: number | null;
	certainty: boolean;
	counts: 'best' | 'last' | 'first';
}

/** A lesson in lists. */
export interface LessonEntry {
	id: string;
	slug: string;
	title: string;
	summary: string;
	/** Reading and checks, without the quiz. */
	minutes: number;
	level: ContentLevel;
	levelNote: string | null;
	/** YYYY-MM-DD. */
	checkedOn: string;
	/** Paragraphs of the article. */
	paragraphs: Array<string>;
	objectives: Array<Objective>;
	moduleId: string;
	/** Place in the course, from 1. */
	order: number;
	words: number;
	checks: number;
	items: number;
	/** Null while the lesson has no quiz file. */
	quiz: QuizSettings | null;
	toc: Array<TocEntry>;
}

export interface ModuleEntry {
	id: string;
	slug: string;
	title: string;
	summary: string;
	/** Place in the course, from 1. */
	order: number;
	/** Ids of the lessons, in order. */
	lessons: Array<string>;
	test: TestSettings | null;
}

export interface ClaimEntry {
	id: string;
	paragraphs: Array<string>;
	label: ClaimLabel;
	says: string;
	record: string;
	say: string;
	sources: Array<SourceRef>;
	/** What is still to be checked. */
	check: string | null;
	/** Ids of the lessons that show it. */
	lessons: Array<string>;
}

export interface TermEntry {
	id: string;
	term: string;
	also: Array<string>;
	definition: string;
	sources: Array<SourceRef>;
	/** Ids of the lessons that use it. */
	lessons: Array<string>;
}

export type SourceWeight = 'primary' | 'secondary' | 'party' | 'pointer';

/** A reference as pages print it: `before`, then the title in italics, then `after`. Plain text. */
export interface Citation {
	before: string;
	title: string;
	after: string;
}

export interface ReferenceEntry {
	id: string;
	type: string;
	citation: Citation;
	/** Such as “Jabbarova (2020)”. */
	short: string;
	/** Year of publication, for sorting and filters. */
	year: number | null;
	/** The address as text, whether or not it is linked. */
	url: string | null;
	/** True only when the address is known to work. */
	link: boolean;
	weight: SourceWeight;
	note: string | null;
	/** Ids of the lessons that cite it. */
	lessons: Array<string>;
}

export interface LegalEntry {
	id: string;
	title: string;
	ref: string;
	lead: string;
	points: Array<{ id: string; text: string }>;
}

/** A paragraph, heading or reference of the article. */
export interface SourceMapEntry {
	id: string;
	/** SHA-256 of its normalised text, hexadecimal. */
	sha256: string;
	types: Array<string>;
	gist: string;
	/** Ids of the lessons that treat it. */
	lessons: Array<string>;
}

/** A wrong idea that answers can show. */
export interface MisconceptionEntry {
	id: string;
	text: string;
	feedback: string;
}

/** A table on a page of its own. */
export interface TableEntry {
	/** Also the slug in addresses. */
	id: string;
	title: string;
	intro: string;
	/** What the rows are: the heading above their titles. */
	corner: string;
	columns: Array<{ id: string; title: string }>;
	rows: Array<{
		/** Anchor on the page. */
		id: string;
		title: string;
		/** Texts in the order of the columns. */
		cells: Array<string>;
		sources: Array<SourceRef>;
	}>;
	note: string | null;
}

/** An event of the timeline. */
export interface TimelineEntry {
	id: string;
	/** YYYY, YYYY-MM or YYYY-MM-DD: as exactly as it is known. */
	date: string;
	/** As `date`; null for an event without length. */
	end: string | null;
	/** Date and end, such as “25–26 February 1992”. */
	when: string;
	title: string;
	text: string;
	note: string | null;
	sources: Array<SourceRef>;
	/** Ids of the lessons that treat it, as the author says, or show it, in course order. */
	lessons: Array<string>;
}

export const PLACE_KINDS = ['town', 'district', 'region', 'country'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** A place of the map: a point, never an area. */
export interface PlaceEntry {
	id: string;
	/** The name the course uses comes first. */
	names: Array<{
		name: string;
		/** BCP 47 tag. */
		language: string;
		/** The language in English, such as “Azerbaijani”. */
		languageName: string;
	}>;
	kind: PlaceKind;
	/** Degrees east and north. */
	lon: number;
	lat: number;
	/** Null where the course does not say. */
	bordersArmenia: boolean | null;
	note: string | null;
	/** Ids of the lessons that show it, in course order. */
	lessons: Array<string>;
}

/** A course in the catalogue. */
export interface CourseSummary {
	/** Also the slug in addresses. */
	id: string;
	title: string;
	summary: string;
	version: string;
	/** BCP 47 tags, the course's own language first. */
	languages: Array<string>;
	licence: string;
	authors: Array<string>;
	private: boolean;
	modules: number;
	lessons: number;
	/** Reading time of all lessons. */
	minutes: number;
	/** Changes whenever anything a learner can see or be asked changes. */
	hash: string;
}

/** Everything about a course that may be shown. */
export interface CourseManifest extends CourseSummary {
	coverage: 'full' | 'partial';
	/** The reference of the article the course is built from. */
	article: string | null;
	/** Sentences shown before the first lesson. */
	position: Array<string>;
	/** Latest `checkedOn` of the lessons; null without lessons. */
	checkedOn: string | null;
	moduleEntries: Array<ModuleEntry>;
	/** All lessons in course order. */
	lessonEntries: Array<LessonEntry>;
	claims: Array<ClaimEntry>;
	glossary: Array<TermEntry>;
	references: Array<ReferenceEntry>;
	legal: Array<LegalEntry>;
	sourceMap: Array<SourceMapEntry>;
	misconceptions: Array<MisconceptionEntry>;
	tables: Array<TableEntry>;
	/** In order of time; empty when the course has no timeline. */
	timeline: Array<TimelineEntry>;
	/** In the author's order, which is that of the numbers on the map; empty when the course has no map. */
	places: Array<PlaceEntry>;
}

/** A run of prose. `id` is unique within the lesson and meant for the element that holds the HTML. */
export interface ProseSegment {
	type: 'prose';
	id: string;
	html: string;
}

/** Props of the blocks that pages render themselves, by the name authors write. */
export interface BlockProps {
	Check: { id: string };
}
export type BlockName = keyof BlockProps;

/** A place in the lesson where a component of the page stands. */
export type BlockSegment = {
	[Name in BlockName]: { type: 'block'; name: Name; props: BlockProps[Name] };
}[BlockName];

export type Segment = ProseSegment | BlockSegment;

/** One entry of a lesson's source list. */
export interface LessonSource {
	/** As printed in the text, from 1. */
	number: number;
	/** Id for the list element: citations link to it. */
	anchor: string;
	/** Id of the reference. */
	ref: string;
	citation: Citation;
	url: string | null;
	link: boolean;
	weight: SourceWeight;
	/** The places in the lesson that cite it: id of the citation, and the place in the source. */
	uses: Array<{ id: string; at: string | null }>;
}

/** A correction to the article. It is part of the prose already; here for pages that list corrections. */
export interface Erratum {
	claim: string;
	paragraph: string;
	says: string;
	record: string;
	sources: Array<SourceRef>;
}

/** A lesson ready to be shown. */
export interface CompiledLesson {
	id: string;
	slug: string;
	title: string;
	segments: Array<Segment>;
	toc: Array<TocEntry>;
	sources: Array<LessonSource>;
	errata: Array<Erratum>;
}

/** KEYED. The questions of one lesson. */
export interface LessonQuestions {
	lessonId: string;
	quiz: QuizSettings;
	/** For the `Check` blocks of the lesson. */
	checks: Array<Item>;
	items: Array<Item>;
}

/** KEYED. Every question of a course. Read by the server only; never put into a loader's answer. */
export interface QuizBook {
	courseId: string;
	lessons: Array<LessonQuestions>;
}

/** KEYED. A quiz with its questions. */
export interface KeyedQuiz extends LessonQuestions {
	courseId: string;
}

/** KEYED. A module test with the questions it may draw, by objective in course order. */
export interface KeyedTest {
	courseId: string;
	moduleId: string;
	settings: TestSettings;
	pool: Array<{ objective: string; lessonId: string; items: Array<Item> }>;
}

/** KEYED. One question and where it stands. */
export interface KeyedItem {
	courseId: string;
	lessonId: string;
	lessonSlug: string;
	quizId: string;
	/** `check` for questions in the text. */
	role: 'check' | 'item';
	item: Item;
	objective: Objective;
}
