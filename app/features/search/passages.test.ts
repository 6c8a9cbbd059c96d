import { expect, test } from 'vitest';
import type { Segment } from '~/content/types';
import { passagesOf } from './passages';

const prose = (...htmls: Array<string>): Array<Segment> =>
	htmls.map((html, at) => ({ type: 'prose', id: `segment-${at + 1}`, html }));

test('text is cut at headings and at paragraphs with an id', () => {
	const html =
		'<p>Before.</p>\n<h2 id="rule">The <em>rule</em></h2>\n<p>Under it.</p>' +
		'<div class="para" id="wall"><p>A wall.</p><div class="table"><p>In it.</p></div><p>Still.</p></div><p>After it.</p>' +
		'<h3 id="end">Its end</h3><p>Done.</p>';
	expect(passagesOf(prose(html))).toEqual([
		{ anchor: null, heading: null, text: 'Before.' },
		{ anchor: 'rule', heading: 'The rule', text: 'Under it.' },
		{ anchor: 'wall', heading: 'The rule', text: 'A wall. In it. Still.' },
		{ anchor: 'rule', heading: 'The rule', text: 'After it.' },
		{ anchor: 'end', heading: 'Its end', text: 'Done.' },
	]);
});

test('a passage goes on behind a question, and the question is no part of it', () => {
	const [before, after] = prose('<h2 id="rule">Rule</h2><p>One.</p>', '<p>Two.</p>');
	if (before === undefined || after === undefined) throw new Error('Two segments were made.');
	const check: Segment = { type: 'block', name: 'Check', props: { id: 'secret-check' } };
	expect(passagesOf([before, check, after])).toEqual([
		{ anchor: 'rule', heading: 'Rule', text: 'One. Two.' },
	]);
});

test('numbers of citations, labels of claims and pictures are no text', () => {
	const html =
		'<p>It is <span class="claim" id="claim-c1">so <a class="label" data-label="error" href="/x">error</a></span>.' +
		'<sup><a class="cite" id="cite-1" href="#source-1">1</a></sup> And a <a class="term" href="/y">term</a>.</p>' +
		'<svg viewBox="0 0 1 1" x1="2" aria-label="Axis"><text>1992</text><g><line x1="0"></line></g></svg><p>End.</p>';
	expect(passagesOf(prose(html))).toEqual([
		{ anchor: null, heading: null, text: 'It is so. And a term. End.' },
	]);
});

test('every erratum stands alone, at its own place, and what follows belongs to the heading before', () => {
	const html =
		'<h2 id="nose">The nose</h2><p>Cold.</p><section class="errata" aria-labelledby="errata"><h2 id="errata">Corrections</h2>' +
		'<dl id="claim-c2"><dt>The article says (<a href="/z">P2</a>)</dt><dd>So.</dd></dl><dl><dt>The article says</dt><dd>Not so.</dd></dl>' +
		'</section><p>After.</p>';
	expect(passagesOf(prose(html))).toEqual([
		{ anchor: 'nose', heading: 'The nose', text: 'Cold.' },
		{ anchor: 'claim-c2', heading: 'Corrections', text: 'The article says (P2): So.' },
		{ anchor: 'errata', heading: 'Corrections', text: 'The article says: Not so.' },
		{ anchor: 'nose', heading: 'The nose', text: 'After.' },
	]);
});

test('a section without a heading of its own, such as a table, does not cut', () => {
	const html =
		'<h2 id="a">A</h2><p>One.</p><section class="table" tabindex="0"><table><tr><th scope="col">x</th><td>y</td></tr></table></section><p>Two.</p>';
	expect(passagesOf(prose(html))).toEqual([{ anchor: 'a', heading: 'A', text: 'One. x · y · Two.' }]);
});

test('escaped characters are themselves again, and text cannot look like a tag', () => {
	expect(passagesOf(prose('<p>A &lt;div class=&quot;para&quot;&gt; &amp; it&#x27;s &amp;lt;</p>'))).toEqual([
		{ anchor: null, heading: null, text: 'A <div class="para"> & it\'s &lt;' },
	]);
});
