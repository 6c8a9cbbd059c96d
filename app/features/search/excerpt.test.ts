import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, markHits, type Piece } from './excerpt';

/** Pieces as text, with hits in brackets. */
const shown = (pieces: Array<Piece>) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

test('hits are marked as they are written', () => {
	expect(shown(markHits('The Motives of Krstić.', new Set(['motive', 'krstic'])))).toBe(
		'The [Motives] of [Krstić].',
	);
	expect(markHits('None.', new Set())).toEqual([{ text: 'None.', hit: false }]);
});

const LONG = `${'Before it all. '.repeat(20)}Here the motive and the intent meet. ${'After it all. '.repeat(20)}`;

test('an excerpt shows where most different words are, and that something is left out', () => {
	const text = `A motive. ${LONG}`;
	const pieces = shown(excerpt(text, new Set(['motive', 'intent']), 100));
	expect(pieces).toMatch(/^… .*\[motive\] and the \[intent\].* …$/);
	expect(pieces.length).toBeLessThan(130);
});

test('a hit near the end comes with what stands before it', () => {
	expect(shown(excerpt(`${LONG}Last of all an aim`, new Set(['aim']), 60))).toMatch(
		/^… .*Last of all an \[aim\]$/,
	);
});

test('without a hit it is the beginning', () => {
	expect(shown(excerpt(LONG, new Set(['nothing']), 40))).toMatch(/^Before it all\. Before .* …$/);
});

test('a short text is whole', () => {
	expect(shown(excerpt('A short one.', new Set(['short']), 40))).toBe('A [short] one.');
});

test('whatever the text, an excerpt is a part of it in whole words', () => {
	const text = fc
		.array(fc.constantFrom('alpha', 'beta', 'gamma', 'Ağdam', '1,000', '—'), { maxLength: 60 })
		.map((words) => words.join(' '));
	fc.assert(
		fc.property(text, fc.integer({ min: 20, max: 80 }), (whole, length) => {
			const pieces = excerpt(whole, new Set(['beta', '1000']), length);
			const plain = pieces
				.map((piece) => piece.text)
				.join('')
				.replace(/^… | …$/g, '');
			expect(` ${whole} `).toContain(plain);
			for (const word of plain.split(' ')) expect(` ${whole} `).toContain(word === '' ? '' : ` ${word} `);
			expect(plain.length).toBeLessThanOrEqual(Math.min(length, whole.length));
		}),
	);
});
