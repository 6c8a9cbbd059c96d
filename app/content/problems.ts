/** What the checker reports, and how it is printed. */

/** Where something stands in a file. `line` counts from 1. */
export interface Place {
	/** Path as it is printed, relative to where the command runs. */
	file: string;
	line: number;
}

/** One thing an author has to mend. `message` says what is wrong and how to mend it. */
export interface Problem extends Place {
	/** Permanent id of the rule, such as `unknown-claim`. */
	rule: string;
	message: string;
}

/** Field names and places in lists, from the top of a file down. */
export type Path = ReadonlyArray<string | number>;

/** A value an author wrote, and where. `place` takes a path within the value. */
export interface Entry<Value> {
	value: Value;
	place(path?: Path): Place;
}

export function problem(rule: string, place: Place, message: string): Problem {
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
