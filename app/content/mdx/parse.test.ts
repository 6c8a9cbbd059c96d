import type { Root, Table } from 'mdast';
import { expect, test } from 'vitest';
import { inspectBody } from './inspect';
import { headingAnchors, isReservedAnchor, parseBody, plainText, restrict, slugify } from './parse';

function parsed(text: string): Root {
	const { tree, refusals } = parseBody(text);
	expect(refusals).toEqual([]);
	if (tree === null) throw new Error('The text was not parsed.');
	return tree;
}

function cells(text: string): Array<Array<string>> {
	const table = parsed(text).children.find((node): node is Table => node.type === 'table');
	return table?.children.map((row) => row.children.map((cell) => plainText(cell))) ?? [];
}

test('tables: outer pipes, blanks, components, escaped pipes and empty cells', () => {
	const text = '| a | b |\n|:--|:-:|\n| **1** <Term id="x">t</Term> | x \\| y |\n|  | last |\n| `c` | *d* e';
	expect(cells(text)).toEqual([
		['a', 'b'],
		['1 t', 'x | y'],
		['', 'last'],
		['c', 'd e'],
	]);
	const table = parsed(text).children[0];
	expect(table?.type === 'table' ? table.align : null).toEqual(['left', 'center']);
});

test('a paragraph with pipes but no delimiter row is no table', () => {
	expect(parsed('| a | b |\n| c | d |').children[0]?.type).toBe('paragraph');
	expect(parsed('a | b\n|---|---|').children[0]?.type).toBe('paragraph');
});

test('a ragged row is reported at its line', () => {
	const { refusals } = parseBody('Text.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |');
	expect(refusals).toMatchObject([{ rule: 'table', line: 6 }]);
});

test('a block on one line is a block, and its words are a paragraph', () => {
	const tree = parsed('<Quote ref="a">Words.</Quote>\n\n<Check id="x" />');
	expect(tree.children).toMatchObject([
		{ type: 'mdxJsxFlowElement', name: 'Quote', children: [{ type: 'paragraph' }] },
		{ type: 'mdxJsxFlowElement', name: 'Check', children: [] },
	]);
});

test('a sentence that is one term stays a paragraph', () => {
	expect(parsed('<Term id="x">Flavour</Term>').children).toMatchObject([{ type: 'paragraph' }]);
});

test('markup outside the list is refused even when it is put into the tree', () => {
	const tree: Root = { type: 'root', children: [{ type: 'html', value: '<script>' }] };
	expect(restrict(tree, '')).toMatchObject([{ rule: 'no-markup' }]);
});

test('headings give way to paragraphs, to each other and to the page', () => {
	const tree = parsed(
		'## The Rule\n\n<Para id="the-rule">\n\nText.\n\n</Para>\n\n## The rule!\n\n## Sources\n\n### Cite 1\n\n## …',
	);
	expect(headingAnchors(tree).map(({ id }) => id)).toEqual([
		'the-rule-2',
		'the-rule-3',
		'part-sources',
		'part-cite-1',
		'part',
	]);
});

test('slugs are ASCII', () => {
	expect(slugify('Xocalı, “Kəlbəcər” & the author’s Krstić!')).toBe('xocali-kelbecer-the-authors-krstic');
	expect(isReservedAnchor('segment-3')).toBe(true);
	expect(isReservedAnchor('segments')).toBe(false);
});

test('a lesson is inspected: words, quotations apart, lines, titles of works', () => {
	const text = [
		'## Head *it*',
		'',
		'One two',
		'three *Axis Rule in Europe* four `five`.',
		'',
		'<Quote ref="a">Six seven.</Quote>',
		'',
		'> eight',
		'',
		'| nine | ten |',
		'|---|---|',
		'| eleven | twelve |',
	].join('\n');
	const body = inspectBody(parsed(text), (line) => ({ file: 'f', line }));
	// 2 in the heading, 9 in the paragraph, 2 quoted, 1 quoted, 4 in the table
	expect(body.words).toBe(18);
	expect(body.passages.map(({ kind, text: words }) => [kind, words])).toEqual([
		['heading', 'Head it'],
		['paragraph', 'One two\nthree Axis Rule in Europe four five.'],
		['cell', 'nine'],
		['cell', 'ten'],
		['cell', 'eleven'],
		['cell', 'twelve'],
	]);
	const paragraph = body.passages[1];
	const foreign = paragraph?.foreign.map(([start, end]) => paragraph.text.slice(start, end));
	expect(foreign).toEqual(['Axis Rule in Europe', 'five']);
	expect(paragraph?.placeAt(paragraph.text.indexOf('two'))).toEqual({ file: 'f', line: 3 });
	expect(paragraph?.placeAt(paragraph.text.indexOf('three'))).toEqual({ file: 'f', line: 4 });
	expect(paragraph?.placeAt(paragraph.text.indexOf('four'))).toEqual({ file: 'f', line: 4 });
	expect(body.passages[5]?.placeAt(0)).toEqual({ file: 'f', line: 12 });
	expect(body.uses).toMatchObject([{ name: 'Quote', ref: 'a', text: 'Six seven.', place: { line: 6 } }]);
});

test('links by reference are found', () => {
	const body = inspectBody(parsed('See [here][a] and ![wall][b].\n\n[a]: #x\n[b]: /w.svg'), (line) => ({
		file: 'f',
		line,
	}));
	expect(body.links.map(({ url }) => url)).toEqual(['#x']);
	expect(body.images.map(({ url, alt }) => [url, alt])).toEqual([['/w.svg', 'wall']]);
});
