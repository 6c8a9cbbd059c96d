/** What the claim ledger is narrowed to, as an address says it. Pure. */
import { isFigure, termOf, wordsOf } from '~/core/words';
import type { ClaimsPage, ClaimsQuery, LedgerClaim } from './views';

/** Longest text that is looked for, in characters. */
export const MAX_TEXT = 100;
/** Longest part of a wrong value that is repeated to the reader. */
const MAX_SHOWN = 40;

export type ClaimsChoices = ClaimsPage['choices'];

/**
 * Reads the query of an address. What makes no sense is left out, with a sentence that says so; unknown names are
 * left out silently, since other sites add theirs to links.
 */
export function readClaimsQuery(
	given: URLSearchParams,
	choices: ClaimsChoices,
): { query: ClaimsQuery; ignored: Array<string> } {
	const ignored: Array<string> = [];
	const typed = (name: string) => onOneLine(given.get(name) ?? '');

	/** The choice that was meant, whatever its case. */
	function choose<Value extends string>(
		name: string,
		values: ReadonlyArray<{ value: Value }>,
		what: string,
	): Value | null {
		const value = typed(name);
		if (value === '') return null;
		const found = values.find((each) => each.value.toLowerCase() === value.toLowerCase());
		if (found !== undefined) return found.value;
		ignored.push(`No claim has the ${what} “${shorten(value, MAX_SHOWN)}”, so it was left out.`);
		return null;
	}

	function readText(): string {
		const text = [...typed('q')];
		if (text.length > MAX_TEXT) ignored.push(`Only the first ${MAX_TEXT} characters were looked for.`);
		const kept = text.slice(0, MAX_TEXT).join('').trim();
		if (kept === '' || termsOf(kept).length > 0) return kept;
		ignored.push(`“${shorten(kept, MAX_SHOWN)}” is no word that tells claims apart, so it was left out.`);
		return '';
	}

	const query = {
		label: choose('label', choices.labels, 'label'),
		module: choose('module', choices.modules, 'module'),
		paragraph: choose('paragraph', choices.paragraphs, 'paragraph'),
		text: readText(),
	};
	return { query, ignored };
}

/** Text of an address, without control characters and line ends. */
function onOneLine(value: string): string {
	return value.replace(/[\p{C}\s]+/gu, ' ').trim();
}

function shorten(value: string, length: number): string {
	const characters = [...value];
	return characters.length <= length ? value : `${characters.slice(0, length).join('')}…`;
}

function termsOf(text: string): Array<string> {
	return wordsOf(text).flatMap((word) => termOf(word.text) ?? []);
}

/** Whether every word of `text` begins a word of one of `texts`; figures must be the same. */
export function hasAllWords(text: string, texts: ReadonlyArray<string>): boolean {
	const there = texts.flatMap(termsOf);
	return termsOf(text).every((term) =>
		there.some((each) => (isFigure(term) ? each === term : each.startsWith(term))),
	);
}

/** The texts of a claim that a reader sees, for looking words up. */
export function textsOf({ id, label, says, record, say, sources, paragraphs }: LedgerClaim): Array<string> {
	return [
		...[id, label, says, record, say],
		...sources.flatMap((group) => group.sources.map(({ short, at }) => `${short} ${at ?? ''}`)),
		...paragraphs.map((paragraph) => paragraph.id),
	];
}

/** The query as the end of a sentence that begins “Claims”; null when nothing is narrowed. */
export function queryInWords(query: ClaimsQuery, choices: ClaimsChoices): string | null {
	const module = choices.modules.find(({ value }) => value === query.module)?.title ?? null;
	const parts = [
		query.label === null ? null : `labelled ${query.label}`,
		module === null ? null : `in the module “${module}”`,
		query.paragraph === null ? null : `about ${query.paragraph}`,
		query.text === '' ? null : `with “${query.text}”`,
	].filter((part) => part !== null);
	return parts.length === 0 ? null : parts.join(', ');
}
