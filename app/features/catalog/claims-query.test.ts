import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClaimsChoices, hasAllWords, queryInWords, readClaimsQuery } from './claims-query';

const CHOICES: ClaimsChoices = {
	labels: [
		{ value: 'contested', count: 2 },
		{ value: 'error', count: 1 },
	],
	modules: [{ value: 'the-claim', title: 'The claim', count: 3 }],
	paragraphs: [{ value: 'P17', count: 1 }],
};
const NOTHING = { label: null, module: null, paragraph: null, text: '' };
const read = (query: string) => readClaimsQuery(new URLSearchParams(query), CHOICES);

test('a plain form sends every field, empty ones too', () => {
	expect(read('label=&module=&paragraph=&q=')).toEqual({ query: NOTHING, ignored: [] });
	expect(read('')).toEqual({ query: NOTHING, ignored: [] });
	expect(read('label=error&module=the-claim&paragraph=P17&q=cool+nose')).toEqual({
		query: { label: 'error', module: 'the-claim', paragraph: 'P17', text: 'cool nose' },
		ignored: [],
	});
});

test('case and blanks do not matter', () => {
	expect(read('label=+Error&paragraph=p17%20').query).toMatchObject({ label: 'error', paragraph: 'P17' });
});

test.each([
	['label=wrong', 'No claim has the label “wrong”, so it was left out.'],
	['module=the-test', 'No claim has the module “the-test”, so it was left out.'],
	['paragraph=P99', 'No claim has the paragraph “P99”, so it was left out.'],
	['label=__proto__', 'No claim has the label “__proto__”, so it was left out.'],
	['q=%E2%80%A6', '“…” is no word that tells claims apart, so it was left out.'],
	['q=the+of', '“the of” is no word that tells claims apart, so it was left out.'],
	[`label=${'a'.repeat(3_000)}`, `No claim has the label “${'a'.repeat(40)}…”, so it was left out.`],
])('%.40s is left out, and it is said', (query, sentence) => {
	expect(read(query)).toEqual({ query: NOTHING, ignored: [sentence] });
});

test('one wrong value leaves the others as they are', () => {
	expect(read('label=wrong&paragraph=P17').query).toEqual({ ...NOTHING, paragraph: 'P17' });
});

test('words that are too many are cut, and it is said', () => {
	const { query, ignored } = read(`q=${'word+'.repeat(50)}`);
	expect(query.text.length).toBeLessThanOrEqual(100);
	expect(query.text).toMatch(/^word word/);
	expect(ignored).toEqual(['Only the first 100 characters were looked for.']);
});

test('names that other sites add are left out silently', () => {
	expect(read('utm_source=x&Label=error')).toEqual({ query: NOTHING, ignored: [] });
});

test('whatever the address says, the result can be shown', () => {
	fc.assert(
		fc.property(fc.webQueryParameters(), fc.string(), (rest, value) => {
			const given = new URLSearchParams(rest);
			for (const name of ['label', 'module', 'paragraph', 'q']) given.append(name, value);
			const { query, ignored } = readClaimsQuery(given, CHOICES);
			expect([null, 'contested', 'error']).toContain(query.label);
			expect(`${query.text}${ignored.join('')}`).not.toMatch(/[\n\r\0]/);
		}),
	);
});

const TEXTS = ['c2', 'The notes count 613, and others 1,000.', 'Krstić looked at motives.'];

test.each([
	['', true],
	['notes', true],
	['NOTES motive', true],
	['krst', true],
	['1000', true],
	['613', true],
	['61', false],
	['ount', false],
	['notes garden', false],
	['C2', true],
])('the words “%s” are there: %s', (text, expected) => {
	expect(hasAllWords(text, TEXTS)).toBe(expected);
});

test('the query is told in words', () => {
	expect(queryInWords(NOTHING, CHOICES)).toBeNull();
	expect(
		queryInWords({ label: 'error', module: 'the-claim', paragraph: 'P17', text: 'cool nose' }, CHOICES),
	).toBe('labelled error, in the module “The claim”, about P17, with “cool nose”');
});
