/**
 * Flesch-Kincaid grade: the American school year after which a text should be easy.
 * J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas for Navy
 * Enlisted Personnel, Research Branch Report 8-75, 1975:
 *
 *     grade = 0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59
 */

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’\-.,/][\p{L}\p{M}\p{N}]+)*/gu;

/** Full stops that end an abbreviation, not a sentence. */
const ABBREVIATION =
	/(?<![\p{L}\p{N}])(?:p|pp|para|paras|art|arts|no|nos|vol|vols|ed|eds|cf|e\.g|i\.e|etc|mr|mrs|ms|dr|st|v|vs|c|ca|al|\p{L})\.(?=\s+\S)/giu;

export interface Readability {
	words: number;
	sentences: number;
	syllables: number;
	/** Flesch-Kincaid grade, rounded to one decimal. */
	grade: number;
}

/** Below this the quotients say nothing. */
const LEAST_WORDS = 100;

/**
 * @param passages paragraphs of running text, without headings and tables
 * @returns null for texts of less than 100 words
 */
export function readability(passages: ReadonlyArray<string>): Readability | null {
	let words = 0;
	let sentences = 0;
	let syllables = 0;
	for (const passage of passages) {
		const found = passage.match(WORD) ?? [];
		if (found.length === 0) continue;
		words += found.length;
		sentences += countSentences(passage);
		for (const word of found) syllables += countSyllables(word);
	}
	if (words < LEAST_WORDS) return null;
	return { words, sentences, syllables, grade: fleschKincaidGrade(words, sentences, syllables) };
}

/** The formula alone, rounded to one decimal. */
export function fleschKincaidGrade(words: number, sentences: number, syllables: number): number {
	const grade = 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
	return Math.round(grade * 10) / 10;
}

/** Sentences of one passage; its end ends one, with or without a full stop. */
export function countSentences(passage: string): number {
	const text = passage.replace(ABBREVIATION, (match) => match.replaceAll('.', ''));
	const parts = text.split(/[.!?…]+[)\]"'”’»]*(?:\s+|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
	return Math.max(1, parts.length);
}

/**
 * Syllables of an English word, by its groups of vowels. Numbers in digits count as one, abbreviations in
 * capitals as their letters, compounds as the sum of their parts.
 */
export function countSyllables(word: string): number {
	return word
		.split(/[-/]/)
		.map(syllablesOfPart)
		.reduce((sum, each) => sum + each, 0);
}

/** Endings whose e is silent: -e, -es and -ed, unless they follow a sound that needs a vowel. */
const SILENT = [
	/(?<=[aeiouy].*(?<![^aeiouy]l))e$/,
	/(?<=[aeiouy].*)(?<![scxzg]|[cs]h)es$/,
	/(?<=[aeiouy].*)(?<![td])ed$/,
];

/** Neighbouring vowels that are spoken apart. */
const APART =
	/(?<![cstgx])i(?=a)|ci(?=at)|(?<![cstgxln])i(?=o)|(?<![gq])u(?=a)|(?<!p)e(?=o)|e(?=um)|(?:r|id)e(?=a$)|^cre(?=a)|[eoy](?=ing)|u(?=iet)|^sci(?=e)/g;

function syllablesOfPart(part: string): number {
	if (/^\p{Lu}{2,5}$/u.test(part)) return part.length;
	const letters = part
		.normalize('NFKD')
		.toLowerCase()
		.replace(/ı/g, 'i')
		.replace(/ə/g, 'e')
		.replace(/['’]s$/, '')
		.replace(/[^a-z]/g, '')
		.replace(/^every/, 'evry');
	const silent = SILENT.find((ending) => ending.test(letters));
	const spoken = (silent === undefined ? letters : letters.replace(silent, '')).replace(APART, '$&-');
	return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
}
