/**
 * The editorial rules that a program can check. They hold for the course's own words: what stands in quotation
 * marks, in quotations and legal texts, and in options that are wrong on purpose, is not checked.
 *
 * A rule names what must not be written and what to write instead. It works sentence by sentence.
 */

import type { Rule } from './problems';

export interface EditorialRule {
	id: Rule;
	/** What is refused, within one sentence. Global and case-insensitive. */
	pattern: RegExp;
	/** Sentences that may say it nevertheless. */
	unless: RegExp | null;
	/** Only questions put to learners, or every text. */
	applies: 'prompts' | 'everywhere';
	/** Why, in a few words. */
	why: string;
	/** What to write instead. */
	mend: string;
}

export interface Finding {
	rule: Rule;
	/** Place of the words in the text. */
	offset: number;
	message: string;
}

/** Peoples whose members act as persons, units and parties, never as a people. */
const PEOPLES =
	'Armenians|Azerbaijanis|Azeris|Turks|Russians|Georgians|Kurds|Iranians|Persians|Jews|Germans|Serbs|Croats|Bosniaks|Albanians|Hutus?|Tutsis?|Muslims|Christians|(?:Armenian|Azerbaijani|Azeri|Turkish|Russian|German|Serbian?) (?:people|nation|society)';

/** Acts with an object. After a people, without an object, they are passive: “the Azerbaijanis killed in Khojaly”. */
const ACTS =
	'kill(?:ed|s)?|murder(?:ed|s)?|massacred?|slaughter(?:ed|s)?|exterminat(?:ed?|es)|attack(?:ed|s)?|shell(?:ed|s)?|bomb(?:ed|s)?|burn(?:ed|t|s)?|expel(?:led|s)?|drove|deport(?:ed|s)?|loot(?:ed|s)?|raped?|tortured?|mutilated?|ambush(?:ed|es)?|shot|shoot|besieged?|surround(?:ed|s)?|seized?|captured?|conquer(?:ed|s)?|occup(?:ied|y)|invaded?|took|take|destroy(?:ed|s)?|provoked?|hated?|blamed?|denied|deny|used?|planned|wanted';
/** Acts that need no object. */
const DEEDS = 'did|committed|commit|perpetrated|perpetrate|lied|hate|started the war|began the war';
const ADVERBS =
	'(?:(?:who|also|then|had|have|has|later|even|never|always|deliberately|brutally|simply|systematically|did not|do not) ){0,3}';
const NO_OBJECT =
	'(?! (?:in|at(?! least)|on|by|from|during|while|near|outside|inside|along|after|before|there|here|as|or|and|who|were|was|are|is|that night)\\b|[,.;:!?)–—]|$)';
/** Some of a people, told apart by a number, are persons. Stands behind the people, because it is slow to try. */
const NOT_COUNTED = `(?<!\\b(?:(?!(?:1[89]|20)\\d\\d )\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|hundreds of|thousands of|of|of the) (?:${PEOPLES}))`;

/** Who says a word that takes sides. */
const OWNER =
	/\b(?:says?|said|calls?|called|speaks? of|spoke of|writes?|wrote|argues?|argued|describes?|described|reports?|reported|according to|terms?|words?|language|UN|United Nations|Security Council|resolutions?|Jabbarova|the author|the article)\b/i;

function rule(
	id: string,
	pattern: string,
	why: string,
	mend: string,
	more: Partial<Pick<EditorialRule, 'unless' | 'applies'>> = {},
): EditorialRule {
	return {
		id: `editorial-${id}`,
		pattern: new RegExp(pattern, 'giu'),
		unless: more.unless ?? null,
		applies: more.applies ?? 'everywhere',
		why,
		mend,
	};
}

export const EDITORIAL_RULES: ReadonlyArray<EditorialRule> = [
	rule(
		'people-as-actor',
		`\\b(?:${PEOPLES})${NOT_COUNTED} ${ADVERBS}(?:(?:${DEEDS})\\b|(?:${ACTS})\\b${NO_OBJECT})|\\b(?:killed|murdered|massacred|slaughtered|attacked|expelled|committed|carried out|perpetrated|massacre|killings?|crimes?) by (?:the |ethnic |local |Karabakh )?(?:${PEOPLES})\\b`,
		'a people does not act, persons and forces do',
		'name who did it, such as “Karabakh Armenian forces” or “Azerbaijani forces”',
	),
	rule(
		'so-called',
		'\\bso[- ]called\\b',
		'it sneers',
		'write who uses the word, such as “which X calls … and Y disputes”',
	),
	rule(
		'alleged-massacre',
		'\\balleged(?:ly)? (?:[\\p{L}-]+ )?(?:massacres?|killings?|victims|atrocit(?:y|ies)|pogroms?|massacred|killed)\\b|\\b(?:supposed|purported) (?:massacre|killings?|victims)\\b',
		'the killing of civilians is documented',
		'write “the massacre”, and give a figure with its source',
	),
	rule(
		'events-of-khojaly',
		'\\b(?:events?|incidents?) (?:of|in|at) Khojaly\\b|\\bKhojaly (?:events?|incidents?)\\b',
		'it hides what happened',
		'write “the Khojaly massacre”',
	),
	rule(
		'everyone-knows',
		'\\b(?:everyone|everybody|as we all|we all) knows?\\b|\\bcommon knowledge\\b|\\bit is (?:well|widely|generally) known\\b|\\bneedless to say\\b',
		'it has no source',
		'name the source',
	),
	rule(
		'truth-in-the-middle',
		'\\btruth (?:is|lies|must be|must lie)(?: somewhere| probably)* (?:in the middle|in between|between)\\b',
		'facts are not averages',
		'say which points are documented and which are disputed',
	),
	rule(
		'minimising-number',
		'\\b(?:only|just|merely|a mere|no more than)(?: about| around| some)? (?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|a few|a handful of|dozens of|hundreds of)(?: [\\p{L}-]+){0,3} (?:died|dead|deaths?|(?:were |was )?(?:killed|murdered|massacred|shot)|lost their lives)\\b|\\bas many as \\d[\\d.,]*(?: [\\p{L}-]+){0,2} were (?:slaughtered|butchered|massacred)\\b',
		'it weighs the dead',
		'write the number, who counted, when, and what is counted',
	),
	rule(
		'events-of-1915',
		'\\bevents (?:of|in) 1915\\b|\\b1915 events\\b',
		'it is a euphemism',
		'write “the Armenian Genocide”, and once who rejects the term',
	),
	rule(
		'confessed-genocide',
		'\\b(?:confess(?:ed|es)?|admit(?:ted|s)?|confessions?|admissions?) (?:to |of |that it was )?(?:the |a )?genocide\\b',
		'nobody is on record with it',
		'write what was said and when, and who reads it so',
	),
	rule(
		'court-confirmed',
		'\\b(?:court|ECHR|ECtHR|ICJ) (?:has |had |also )?confirmed\\b(?! the (?:conviction|sentence|judg|verdict|decision))',
		'courts hold, note or find',
		'write what the court decided, in which kind of case, with the paragraph',
	),
	rule(
		'both-sides-same',
		'\\bboth sides (?:are|were) (?:just )?(?:the same|equally|as bad|alike)\\b|\\bthere is no difference between the (?:two )?sides\\b',
		'it says nothing',
		'say what each did, when, with a source',
	),
	rule(
		'victims-of-revenge',
		'\\bvictims? of (?:revenge|retaliation|reprisals?|vengeance)\\b|\\b(?:killed|murdered|shot|massacred) (?:in|as|out of) (?:revenge|retaliation|reprisal|vengeance) for\\b',
		'it ties a cause to the victims',
		'tell the two facts apart, without “for” or “because”',
	),
	rule(
		'occupied-liberated',
		'\\b(?:occupied|liberated)\\b(?! (?:Europe|France|Poland|Germany))',
		'the word takes a side',
		'write “held by” or “taken by”, or say whose word it is: “UN: occupied”, “Azerbaijan says liberated”',
		{ unless: OWNER },
	),
	rule(
		'sneering-verb',
		'\\b(?:Sargsyan|Sarkisian|Melkonian|Armenia|Azerbaijan|Yerevan|Baku) (?:[\\p{L}]+ly )?(?:admits|admitted|confesses|confessed|exposes|exposed)\\b',
		'it judges the speaker',
		'write “said”, with the date, and who reads it as an admission',
		{ unless: /\b(?:Jabbarova|the author|the article|reads?|reading)\b/i },
	),
	rule(
		'propaganda',
		'\\b(?:Armenian|Azerbaijani|Azeri|Turkish|Russian|Western|pure|mere|sheer) propaganda\\b|\\b(?:is|are|was|were) (?:just |only |mere |pure |all )?(?:propaganda|a fake|fakes?|a hoax)\\b|\\bfake (?:massacre|genocide|victims|killings?)\\b',
		'it judges in our voice',
		'say who says it and who disputes it',
	),
	rule(
		'ranking-victims',
		'\\bsuffered (?:more|worse|less) than\\b|\\bsuffered (?:the )?most\\b|\\bwho suffered more\\b|\\bwho had (?:more|the most) victims\\b',
		'victims are not ranked',
		'give each figure with its source, side by side',
	),
	rule(
		'verdict-question',
		'\\b(?:was|is|were|does|did|do) (?:it|this|khojaly|the (?:khojaly )?(?:massacre|killings?|attack|events?))(?: (?:of|in|at) khojaly)? (?:really |in fact |legally |amount to |count as |constitute )*(?:a |an act of )?genocide\\b',
		'no answer of the course depends on it',
		'ask about an element, a source, or whose view it is',
		{ applies: 'prompts' },
	),
];

/** Marks that open and close a quotation. Apostrophes look like ’, so it only closes what ‘ has opened. */
const QUOTATIONS = [
	/“[^“”]*”/gu,
	/„[^„“”]*[“”]/gu,
	/«[^«»]*»/gu,
	/"[^"]*"/gu,
	/‘[^‘’]*(?:’(?=\p{L})[^‘’]*)*’/gu,
];

/** Stands for what is not checked: no pattern matches it. */
const FILLER = '¤';

/** `text` with everything that is not the course's own words covered, character by character. */
export function coverQuotations(
	text: string,
	foreign: ReadonlyArray<readonly [number, number]> = [],
): string {
	const cover = (match: string) => FILLER.repeat(match.length);
	let covered = text;
	for (const [start, end] of foreign) {
		covered = covered.slice(0, start) + cover(covered.slice(start, end)) + covered.slice(end);
	}
	for (const quotation of QUOTATIONS) covered = covered.replace(quotation, cover);
	return covered;
}

/** Sentences with their offsets. */
function sentencesOf(text: string): Array<{ offset: number; text: string }> {
	return [...text.matchAll(/[^.!?]+(?:[.!?]+(?!\s|$)[^.!?]*)*[.!?]*/gu)].map((match) => ({
		offset: match.index,
		text: match[0],
	}));
}

/**
 * Findings in one text.
 * @param foreign ranges of `text` that are not the course's own words
 */
export function lintText(
	text: string,
	options: { isPrompt: boolean; foreign?: ReadonlyArray<readonly [number, number]> },
): Array<Finding> {
	// One blank for every line end keeps offsets and lets patterns count on single blanks.
	const covered = coverQuotations(text, options.foreign).replace(/\s/gu, ' ');
	const findings: Array<Finding> = [];
	for (const sentence of sentencesOf(covered)) {
		for (const each of EDITORIAL_RULES) {
			if (each.applies === 'prompts' && !options.isPrompt) continue;
			if (each.unless?.test(sentence.text)) continue;
			for (const match of sentence.text.matchAll(each.pattern)) {
				const offset = sentence.offset + match.index;
				const words = text.slice(offset, offset + match[0].length).replace(/\s+/gu, ' ');
				findings.push({
					rule: each.id,
					offset,
					message: `“${words}” is not our wording (${each.why}): ${each.mend}. Words of others go in quotation marks.`,
				});
			}
		}
	}
	return findings;
}
