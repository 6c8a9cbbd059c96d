import { expect, test } from 'vitest';
import { coverQuotations, EDITORIAL_RULES, lintText } from './editorial';

/** For every rule: sentences it refuses, and sentences that come near and may stand. */
const CASES: Record<string, { refused: ReadonlyArray<string>; allowed: ReadonlyArray<string> }> = {
	'editorial-people-as-actor': {
		refused: [
			'Armenians killed hundreds of people.',
			'The Armenians had deliberately attacked the town.',
			'Azeris did this.',
			'In 1988 Azerbaijanis expelled their neighbours.',
			'They were killed by Armenians.',
			'The Azerbaijani people hated them.',
			'It was a massacre by the Azeris.',
			'Armenians killed at least 20 people.',
		],
		allowed: [
			'Karabakh Armenian forces killed hundreds of people.',
			'Armenians were killed in Sumgait.',
			'The Azerbaijanis killed in Khojaly were civilians.',
			'Two Azerbaijanis killed a guard.',
			'Armenians expelled from Baku fled to Yerevan.',
			'Of the Armenians killed, most were civilians.',
			'They were killed by Armenian fighters.',
			'Azerbaijanis lived in the town.',
		],
	},
	'editorial-so-called': {
		refused: ['The so-called corridor was closed.', 'A so called state.'],
		allowed: ['It was called so.'],
	},
	'editorial-alleged-massacre': {
		refused: [
			'The alleged massacre took place at night.',
			'Hundreds were allegedly killed.',
			'The alleged civilian victims.',
		],
		allowed: ['The alleged order was never found.'],
	},
	'editorial-events-of-khojaly': {
		refused: ['The events of Khojaly are remembered.', 'After the Khojaly incident, the president resigned.'],
		allowed: ['The Khojaly massacre is remembered.', 'The events of that winter came fast.'],
	},
	'editorial-everyone-knows': {
		refused: ['Everyone knows this.', 'It is common knowledge.', 'It is well known that they fled.'],
		allowed: ['Not everyone in the town knew of the way out.'],
	},
	'editorial-truth-in-the-middle': {
		refused: ['The truth lies somewhere in the middle.', 'The truth is in between.'],
		allowed: ['The town lies in the middle of the valley.'],
	},
	'editorial-minimising-number': {
		refused: [
			'Only 161 people died.',
			'Just a handful of civilians were killed.',
			'As many as 1,000 were slaughtered.',
		],
		allowed: [
			'HRW confirmed at least 161 deaths.',
			'Only 13 of the bodies were of children.',
			'Only two courts have ruled.',
		],
	},
	'editorial-events-of-1915': {
		refused: ['The events of 1915 are disputed.'],
		allowed: ['The Armenian Genocide began in 1915.'],
	},
	'editorial-confessed-genocide': {
		refused: ['He confessed to genocide.', 'This is an admission of genocide.'],
		allowed: ['He was charged with genocide.'],
	},
	'editorial-court-confirmed': {
		refused: ['The court confirmed that the town was attacked.'],
		allowed: ['The court confirmed the conviction.', 'The court noted reports of it.'],
	},
	'editorial-both-sides-same': {
		refused: ['Both sides are the same.', 'Both sides were equally guilty.'],
		allowed: ['Both sides are named in the report.'],
	},
	'editorial-victims-of-revenge': {
		refused: ['They were victims of revenge.', 'People were killed in revenge for Sumgait.'],
		allowed: ['The biography speaks of revenge.'],
	},
	'editorial-occupied-liberated': {
		refused: ['The district was occupied in 1993.', 'Shusha was liberated in 2020.'],
		allowed: [
			'Resolutions of the UN Security Council call the district occupied.',
			'Azerbaijan says that Shusha was liberated.',
			'Lemkin studied laws in occupied Europe.',
		],
	},
	'editorial-sneering-verb': {
		refused: ['Sargsyan admitted the plan.', 'Baku openly confesses it.'],
		allowed: ['Jabbarova writes that Sargsyan admitted the plan.', 'Sargsyan said it in 2000.'],
	},
	'editorial-propaganda': {
		refused: ['This is Armenian propaganda.', 'The film was a fake.', 'A fake massacre.'],
		allowed: ['Stanton names propaganda in stage six.'],
	},
	'editorial-ranking-victims': {
		refused: ['They suffered more than the others.', 'Which people suffered most?'],
		allowed: ['Both families suffered a loss.', 'The word does not say that the victims suffered less.'],
	},
	'editorial-verdict-question': {
		refused: ['Was it genocide?', 'Is the Khojaly massacre legally a genocide?'],
		allowed: ['Which of these must be shown for genocide?', 'Was the intent shown?'],
	},
};

test('every rule has cases', () => {
	expect(Object.keys(CASES)).toEqual(EDITORIAL_RULES.map(({ id }) => id));
});

test.each(Object.entries(CASES))('%s', (rule, { refused, allowed }) => {
	const found = (text: string) => lintText(text, { isPrompt: true }).map((each) => each.rule);
	for (const text of refused) {
		expect(found(text), text).toContain(rule);
		for (const quoted of [
			`She wrote “${text}” and left.`,
			`She wrote "${text}" and left.`,
			`It says «${text}».`,
		]) {
			expect(found(quoted), quoted).not.toContain(rule);
		}
	}
	for (const text of allowed) expect(found(text), text).not.toContain(rule);
});

test('a question about the verdict is refused in prompts only', () => {
	expect(lintText('Was it genocide?', { isPrompt: false })).toEqual([]);
});

test('an owner in another sentence does not count', () => {
	const text = 'The UN met. The district was occupied.';
	expect(lintText(text, { isPrompt: false }).map(({ offset }) => text.slice(offset, offset + 8))).toEqual([
		'occupied',
	]);
});

test('a finding says what, why and how to mend it', () => {
	const [finding] = lintText('It is a so-called\nstate.', { isPrompt: false });
	expect(finding?.message).toMatch(/^“so-called” is not our wording \(it sneers\): write who uses the word/);
});

test('words may be broken across lines', () => {
	expect(lintText('Everyone\nknows this.', { isPrompt: false })).toHaveLength(1);
});

test('ranges that are not ours pass', () => {
	const text = 'See Armenians killed many, a title.';
	expect(lintText(text, { isPrompt: false, foreign: [[4, 25]] })).toEqual([]);
	expect(lintText(text, { isPrompt: false })).toHaveLength(1);
});

test('quotations are covered character by character', () => {
	expect(coverQuotations('a “b” c')).toBe('a ¤¤¤ c');
	expect(coverQuotations('‘the author’s word’ x')).toBe(`${'¤'.repeat('‘the author’s word’'.length)} x`);
	// An apostrophe opens nothing, and what is never closed is not a quotation.
	expect(coverQuotations('the author’s “word')).toBe('the author’s “word');
});
