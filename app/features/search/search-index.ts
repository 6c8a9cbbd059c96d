/** The index of one version of a course, in memory. */
import MiniSearch, { type SearchOptions } from 'minisearch';
import { isFigure, termOf, wordsOf } from '~/core/words';
import type { Entry } from './entries';
import type { Match } from './views';

export interface Hit {
	entry: Entry;
	/** The terms of the entry that were found, as `termOf` gives them. */
	terms: ReadonlySet<string>;
}

export interface SearchIndex {
	/** Best first; null when the query has no word worth looking for. */
	search(query: string): { match: Match; hits: Array<Hit> } | null;
}

/** A passage carries its lesson’s title, so that words of both find it, but the title must not outweigh its own text. */
interface Indexed {
	id: number;
	title: string;
	section: string;
	text: string;
	keys: string;
	context: string;
}

const MAX_WORDS = 12;
/** Shorter words are in too many others. */
const LEAST_PREFIX = 3;
const LEAST_FUZZY = 5;

/** How much a place of a type counts: gists and cells are short, which alone would put them first. */
const TYPE_WEIGHTS: Record<Entry['type'], number> = {
	Lesson: 1.2,
	Claim: 1,
	Term: 1.1,
	Timeline: 1,
	Table: 0.8,
	Article: 0.6,
};

const BASE = {
	boost: { title: 4, section: 2, keys: 3, context: 0.4 },
	weights: { prefix: 0.5, fuzzy: 0.3 },
	prefix: (term) => term.length >= LEAST_PREFIX && !isFigure(term),
	// The words of a query are terms already.
	tokenize: (query) => query.split(' '),
	processTerm: (term) => term,
} satisfies SearchOptions;
const fuzzy = (term: string) => (term.length >= LEAST_FUZZY && !isFigure(term) ? 0.2 : false);

/** From strict to lenient; the first that finds something counts, so that what is meant is not buried. */
const STAGES: ReadonlyArray<{ match: Match; options: SearchOptions }> = [
	{ match: 'all', options: { ...BASE, combineWith: 'AND' } },
	{ match: 'similar', options: { ...BASE, combineWith: 'AND', fuzzy } },
	{ match: 'some', options: { ...BASE, combineWith: 'OR', fuzzy } },
];

export function createSearchIndex(entries: ReadonlyArray<Entry>): SearchIndex {
	const index = new MiniSearch<Indexed>({
		fields: ['title', 'section', 'text', 'keys', 'context'],
		tokenize: (text) => wordsOf(text).map((word) => word.text),
		processTerm: termOf,
	});
	index.addAll(
		entries.map(({ title, section, text, keys }, id) => ({
			id,
			title: section === null ? title : '',
			section: section ?? '',
			text,
			keys,
			context: section === null ? '' : title,
		})),
	);
	return {
		search(query) {
			const terms = [...new Set(wordsOf(query).flatMap((word) => termOf(word.text) ?? []))];
			if (terms.length === 0) return null;
			const asked = terms.slice(0, MAX_WORDS).join(' ');
			for (const { match, options } of STAGES) {
				const results = index.search(asked, {
					...options,
					boostDocument: (id) => TYPE_WEIGHTS[entries[id]?.type ?? 'Lesson'],
				});
				if (results.length === 0) continue;
				const hits = results.flatMap((result) => {
					const entry = entries[result.id];
					return entry === undefined ? [] : [{ entry, terms: new Set(result.terms) }];
				});
				return { match, hits };
			}
			return { match: 'some', hits: [] };
		},
	};
}
