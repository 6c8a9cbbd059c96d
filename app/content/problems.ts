/** What the checker reports, and how it is printed. */

/** Where something stands in a file. `line` counts from 1. */
export interface Place {
	/** Path as it is printed, relative to where the command runs. */
	file: string;
	line: number;
}

/** The rules, with what each is about. Ids are permanent: scripts may filter by them. */
export const RULES = {
	yaml: 'a file is valid YAML',
	schema: 'a file has the fields of the contract, with allowed values',
	frontmatter: 'a lesson begins with YAML between two lines of ---',
	'mdx-syntax': 'the text of a lesson can be read',
	'no-code': 'no import, export or {expression} in a lesson',
	'no-html': 'no HTML in a lesson',
	'no-markup': 'no other markup than plain Markdown with tables',
	'unknown-component': 'only listed components',
	'component-place': 'components stand where they belong',
	'component-content': 'components hold what they need',
	attribute: 'components have their attributes',
	heading: 'headings begin at level 2',
	table: 'rows of a table have equally many cells',
	'table-cells': 'a table of the course has a text for every row and column',
	'missing-file': 'nothing that a course needs is missing',
	'unknown-file': 'no file that nobody reads',
	'unlisted-module': 'every module folder is listed',
	'course-id': 'the id of a course is the name of its folder',
	'duplicate-id': 'ids are unique',
	'para-id': 'ids of paragraphs can be anchors',
	'reserved-slug': 'no lesson takes the address of another page',
	'duplicate-slug': 'addresses are unique',
	'unknown-reference': 'references exist',
	'unknown-paragraph': 'paragraphs of the article exist',
	'unknown-claim': 'claims exist',
	'unknown-term': 'terms exist',
	'unknown-legal-text': 'legal texts exist',
	'unknown-lesson': 'lessons exist',
	'unknown-event': 'events of the timeline exist',
	'unknown-place': 'places of the map exist',
	'unknown-objective': 'an item measures an objective of its lesson',
	'unknown-reread': 'an item sends back to a paragraph of its lesson',
	'unknown-misconception': 'misconceptions exist',
	'erratum-paragraph': 'an erratum names a paragraph of its claim',
	'empty-errata': 'one errata box, and only with errata',
	'timeline-order': 'events stand in the order of time',
	'place-coordinates': 'places lie where they can lie',
	'empty-picture': 'timelines and maps in lessons have something to show',
	link: 'links lead somewhere',
	'image-alt': 'pictures have alternative text',
	'image-file': 'pictures exist on this site',
	'level-note': 'amber and red lessons say what they show',
	'lesson-length': 'lessons are neither short nor long',
	'reading-level': 'lessons are as easy as the course promises',
	'quotation-length': 'quotations are short',
	'quotation-exact': 'quotations of the article are exact',
	'item-count': 'as many questions as the course allows',
	'check-without-item': 'every <Check> has its item',
	'item-without-check': 'every item under “checks” has its <Check>',
	attribution: 'a key that rests on a view names its owner',
	guessable: 'length does not tell the right option',
	'unmeasured-objective': 'every objective is measured',
	'empty-test': 'a test has something to draw',
	'too-few-to-draw': 'a test can draw as many items as it says',
	'duplicate-prompt': 'no question is asked twice',
	'source-map': 'the source map and the lessons agree',
	'uncovered-paragraph': 'every paragraph of the article has a lesson',
	'article-paragraph': 'the source map has the paragraphs of the article',
	'article-hash': 'the article is the one the course was written for',
} as const;

/** Id of a rule; editorial rules are listed in `editorial.ts`. */
export type Rule = keyof typeof RULES | `editorial-${string}`;

/** One thing an author has to mend. `message` says what is wrong and how to mend it. */
export interface Problem extends Place {
	rule: Rule;
	message: string;
}

/** Field names and places in lists, from the top of a file down. */
export type Path = ReadonlyArray<string | number>;

/** A value an author wrote, and where. `place` takes a path within the value. */
export interface Entry<Value> {
	value: Value;
	place(path?: Path): Place;
}

export function problem(rule: Rule, place: Place, message: string): Problem {
	return { rule, file: place.file, line: place.line, message };
}

/** Sorts by file, line and rule, and leaves out repetitions. */
export function sortProblems(problems: ReadonlyArray<Problem>): Array<Problem> {
	const unique = new Map(
		problems.map((each) => [`${each.file}:${each.line}:${each.rule}:${each.message}`, each]),
	);
	return [...unique.values()].sort(
		(a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.rule, b.rule),
	);
}

function compareText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** `file:line: what, and how to mend it`. */
export function formatProblem({ file, line, message }: Problem): string {
	return `${file}:${line}: ${message}`;
}

/** Names in a sentence: “a”, “b” and “c”. */
export function listed(names: ReadonlyArray<string>, joint: 'and' | 'or' = 'or'): string {
	const quoted = names.map((name) => `“${name}”`);
	if (quoted.length < 2) return quoted.join('');
	return `${quoted.slice(0, -1).join(', ')} ${joint} ${quoted.at(-1)}`;
}

/**
 * A known name that was probably meant, as the sentence “Did you mean “x”?”; '' when none is near.
 * Near is an edit distance of at most 2, or of a third of the length.
 */
export function didYouMean(name: string, known: Iterable<string>): string {
	let best: string | null = null;
	let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
	for (const candidate of known) {
		const distance = editDistance(name, candidate);
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best === null ? '' : ` Did you mean “${best}”?`;
}

/** Levenshtein distance, row by row. */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
