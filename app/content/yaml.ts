/** Reads YAML so that every problem knows its line. */
import {
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type Pair,
	parseDocument,
	type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { type Entry, type Path, type Place, type Problem, problem } from './problems';

/** A parsed YAML text: plain values, and the place of each. */
export interface YamlFile {
	file: string;
	value: unknown;
	place(path?: Path): Place;
}

/** How often aliases may repeat a node: enough for authors, too few for a bomb. */
const MAX_ALIASES = 50;

const MEND: Partial<Record<YAMLError['code'], string>> = {
	BLOCK_AS_IMPLICIT_KEY: 'A text with “: ” in it must stand in quotes.',
	DUPLICATE_KEY: 'Remove one of the two.',
	TAB_AS_INDENT: 'Indent with blanks.',
	BAD_INDENT: 'Put fields that belong together below each other.',
	MISSING_CHAR: 'Close the quotation mark or bracket.',
};

/**
 * @param file path for problems
 * @param firstLine line of the file on which `text` begins, from 1
 * @returns null as value of `yaml` when the text is not YAML
 */
export function parseYaml(
	file: string,
	text: string,
	firstLine = 1,
): { yaml: YamlFile | null; problems: Array<Problem> } {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
	const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
	const complaints = [...document.errors, ...document.warnings].map((error) => {
		const mend = MEND[error.code];
		const message = `Not valid YAML: ${error.message}.${mend === undefined ? '' : ` ${mend}`}`;
		return problem('yaml', { file, line: lineAt(error.pos[0]) }, message);
	});
	if (complaints.length > 0) return { yaml: null, problems: complaints };
	let value: unknown;
	try {
		value = document.toJS({ maxAliasCount: MAX_ALIASES });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return {
			yaml: null,
			problems: [problem('yaml', { file, line: firstLine }, `Not usable YAML: ${reason}.`)],
		};
	}
	const root = document.contents;
	const place = (path: Path = []): Place => ({ file, line: lineAt(offsetOf(root, path)) });
	return { yaml: { file, value, place }, problems: [] };
}

/** Offset of the node at `path`, or of the last node on the way that exists. */
function offsetOf(root: Node | null, path: Path): number {
	let node = root;
	let offset = root?.range?.[0] ?? 0;
	for (const step of path) {
		const next = child(node, step);
		if (next === null) return offset;
		node = next.node;
		offset = next.offset;
	}
	return offset;
}

function child(node: Node | null, step: string | number): { node: Node | null; offset: number } | null {
	if (isSeq<Node>(node) && typeof step === 'number') {
		const item = node.items[step];
		return item?.range ? { node: item, offset: item.range[0] } : null;
	}
	if (isMap<Node, Node | null>(node)) {
		const pair = node.items.find(
			(each: Pair<Node, Node | null>) => isScalar(each.key) && each.key.value === step,
		);
		const offset = pair?.key.range?.[0];
		return pair === undefined || offset === undefined ? null : { node: pair.value, offset };
	}
	return null;
}

/**
 * Validates the part of `yaml` at `path`.
 * @returns null as entry when it does not fit; the problems say why, each at its line
 */
export function parseEntry<Value>(
	yaml: YamlFile,
	schema: z.ZodType<Value>,
	path: Path = [],
): { entry: Entry<Value> | null; problems: Array<Problem> } {
	const parsed = schema.safeParse(valueAt(yaml.value, path));
	if (parsed.success) {
		const place = (below: Path = []) => yaml.place([...path, ...below]);
		return { entry: { value: parsed.data, place }, problems: [] };
	}
	const problems = parsed.error.issues.map((issue) => {
		const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
		const steps = [...path, ...issue.path.filter((step) => typeof step !== 'symbol'), ...extra];
		return problem('schema', yaml.place(steps), issue.message);
	});
	return { entry: null, problems };
}

/** The value at `path`; undefined when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
	let current = value;
	for (const step of path) {
		if (typeof current !== 'object' || current === null) return undefined;
		current = (current as Record<string | number, unknown>)[step];
	}
	return current;
}

/** The entries of a list that fit, and the ids of all, so that one broken entry does not make others look unknown. */
export interface EntryList<Value> {
	entries: Array<Entry<Value>>;
	/** Ids of entries that do not fit the schema. */
	brokenIds: Set<string>;
}

export function parseList<Value>(
	yaml: YamlFile,
	schema: z.ZodType<Value>,
	path: Path,
	/** What the list holds, in the plural. */
	what: string,
): EntryList<Value> & { problems: Array<Problem> } {
	const list = valueAt(yaml.value, path);
	const result: EntryList<Value> & { problems: Array<Problem> } = {
		entries: [],
		brokenIds: new Set(),
		problems: [],
	};
	if (list === null || list === undefined) return result;
	if (!Array.isArray(list)) {
		result.problems.push(
			problem('schema', yaml.place(path), `Expected a list of ${what}: begin each with “- ”.`),
		);
		return result;
	}
	for (const index of list.keys()) {
		const { entry, problems } = parseEntry(yaml, schema, [...path, index]);
		result.problems.push(...problems);
		if (entry !== null) {
			result.entries.push(entry);
			continue;
		}
		const id = valueAt(list[index], ['id']);
		if (typeof id === 'string') result.brokenIds.add(id);
	}
	return result;
}
