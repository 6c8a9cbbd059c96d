import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleTree, CompileError, compileLesson } from './compile.server';
import type { LessonInput } from './lesson-input';
import { parseBody } from './mdx/parse';
import { reference } from './schemas';
import type { CompiledLesson } from './types';

function input(text: string, more: Partial<LessonInput> = {}): LessonInput {
	const references = Object.fromEntries(
		['essay', 'notes'].map((id) => [
			id,
			reference.parse({ id, type: 'book', title: `The ${id}`, author: [{ family: id }], weight: 'primary' }),
		]),
	);
	return {
		courseId: 'tea',
		file: path.resolve('tests/fixtures/course-mini/lesson.mdx'),
		id: 'lesson',
		slug: 'lesson',
		title: 'Lesson',
		text,
		errata: [],
		claimLabels: { c1: 'contested', c2: 'error' },
		references,
		legal: {
			'rule-one': {
				id: 'rule-one',
				title: 'Rule 1',
				ref: 'notes',
				lead: 'Tea first:',
				points: [{ id: 'a', text: 'warm;' }],
			},
		},
		article: 'essay',
		paragraphs: ['P1'],
		timeline: [],
		places: [],
		...more,
	};
}

function htmlOf({ segments }: CompiledLesson): string {
	return segments
		.map((segment) => (segment.type === 'prose' ? segment.html : `[${segment.props.id}]`))
		.join('');
}

async function html(text: string, more: Partial<LessonInput> = {}): Promise<string> {
	return htmlOf(await compileLesson(input(text, more)));
}

test('components become static HTML', async () => {
	expect(await html('It is <Claim id="c1">so</Claim>.')).toBe(
		'<p>It is <span class="claim" id="claim-c1">so <a class="label" data-label="contested" href="/courses/tea/claims#c1" aria-label="contested: see this claim in the ledger">contested</a></span>.</p>',
	);
	expect(await html('The <Term id="flavour">taste</Term>.')).toBe(
		'<p>The <a class="term" href="/courses/tea/glossary#flavour">taste</a>.</p>',
	);
	expect(await html('<Para id="wall">\n\nA wall.\n\n</Para>')).toBe(
		'<div class="para" id="wall"><p>A wall.</p></div>',
	);
	expect(await html('<Note title="Care">\n\nHot.\n\n</Note>')).toBe(
		'<aside class="note" aria-label="Care"><p class="note-title">Care</p><p>Hot.</p></aside>',
	);
	expect(await html('<LegalText id="rule-one" />')).toBe(
		'<blockquote class="legal"><p>Tea first:</p><ol><li>(a) warm;</li></ol><footer><cite>Rule 1</cite>, notes<sup><a class="cite" id="cite-1" href="#source-1" aria-label="Source 1">1</a></sup></footer></blockquote>',
	);
	expect(await html('<Quote ref="essay" at="P1">Warm.</Quote>')).toBe(
		'<blockquote class="quote"><p>Warm.</p><footer>essay, <a href="/courses/tea/article#P1">P1</a><sup><a class="cite" id="cite-1" href="#source-1" aria-label="Source 1, P1">1</a></sup></footer></blockquote>',
	);
});

test('a place in the article leads to the article map, other places and paragraphs it lacks do not', async () => {
	const footer = async (attributes: string) =>
		/<footer>(.*?)<sup>/.exec(await html(`<Quote ${attributes}>Warm.</Quote>`))?.[1];
	expect(await footer('ref="essay" at="P1"')).toBe('essay, <a href="/courses/tea/article#P1">P1</a>');
	expect(await footer('ref="essay" at="P2"')).toBe('essay, P2');
	expect(await footer('ref="notes" at="P1"')).toBe('notes, P1');
});

test('a claim is an anchor where the lesson shows it first', async () => {
	const anchors = async (text: string) => (await html(text, { errata: ERRATA })).match(/id="claim-c\d"/g);
	expect(await anchors('<Claim id="c1">A</Claim> <Claim id="c1">B</Claim>.')).toEqual([
		'id="claim-c1"',
		'id="claim-c2"',
	]);
	expect(await html('None.', { errata: ERRATA })).toContain('<dl id="claim-c2">');
	expect(await html('<Claim id="c2">A</Claim>.', { errata: ERRATA })).toMatch(
		/^<p><span class="claim" id="claim-c2">.*<dl><dt>/s,
	);
});

test('Markdown becomes static HTML: scrolling tables, columns without inline style, links, pictures', async () => {
	expect(await html('| a | b |\n|---|--:|\n| 1 | 2 |')).toBe(
		'<section class="table" aria-label="Table: a, b" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col" class="align-right">b</th></tr></thead><tbody><tr><td>1</td><td class="align-right">2</td></tr></tbody></table></section>',
	);
	expect(await html('[a](#b) [c](https://example.org/) ![d](/d.svg)')).toBe(
		'<p><a href="#b">a</a> <a href="https://example.org/" rel="external noopener noreferrer">c</a> <img src="/d.svg" alt="d" loading="lazy" decoding="async"/></p>',
	);
});

test('text is escaped, and cannot look like a block', async () => {
	const text = 'A \\<lectern-block data-n="0">\\</lectern-block> & `<script>` style="x"';
	const { segments } = await compileLesson(input(text));
	expect(segments).toEqual([
		{
			type: 'prose',
			id: 'segment-1',
			html: '<p>A &lt;lectern-block data-n=&quot;0&quot;&gt;&lt;/lectern-block&gt; &amp; <code>&lt;script&gt;</code> style=&quot;x&quot;</p>',
		},
	]);
});

test('checks split the prose into segments, in order and without repetition', async () => {
	const { segments } = await compileLesson(
		input('Alpha.\n\n<Check id="one" />\n\n<Check id="two" />\n\n## Beta\n\nGamma.\n\n<Check id="three" />'),
	);
	expect(segments).toEqual([
		{ type: 'prose', id: 'segment-1', html: '<p>Alpha.</p>' },
		{ type: 'block', name: 'Check', props: { id: 'one' } },
		{ type: 'block', name: 'Check', props: { id: 'two' } },
		{ type: 'prose', id: 'segment-2', html: '<h2 id="beta">Beta</h2>\n<p>Gamma.</p>' },
		{ type: 'block', name: 'Check', props: { id: 'three' } },
	]);
});

test('sources are numbered by first use and know where they are used', async () => {
	const lesson = await compileLesson(
		input('A.<Cite ref="notes" at="p. 1" /> B.<Cite ref="essay" /> C.<Cite ref="notes" at="p. 2" />'),
	);
	expect(
		[...htmlOf(lesson).matchAll(/id="(cite-\d)" href="#(source-\d)"[^>]*>(\d)</g)].map((m) => m.slice(1)),
	).toEqual([
		['cite-1', 'source-1', '1'],
		['cite-2', 'source-2', '2'],
		['cite-3', 'source-1', '1'],
	]);
	expect(lesson.sources).toMatchObject([
		{
			number: 1,
			anchor: 'source-1',
			ref: 'notes',
			uses: [
				{ id: 'cite-1', at: 'p. 1' },
				{ id: 'cite-3', at: 'p. 2' },
			],
		},
		{ number: 2, anchor: 'source-2', ref: 'essay', uses: [{ id: 'cite-2', at: null }] },
	]);
	expect(lesson.sources[0]?.citation).toEqual({ before: 'notes. ', title: 'The notes', after: '.' });
});

const TIMELINE: LessonInput['timeline'] = ['1991-03', '1992', '2020-02-25'].map((date, index) => ({
	id: `event-${index + 1}`,
	date,
	end: index === 1 ? '1994-05' : null,
	title: `Event ${index + 1}`,
	text: 'It happens.',
	note: null,
	sources:
		index === 0
			? [
					{ ref: 'notes', at: 'p. 1' },
					{ ref: 'essay', at: null },
				]
			: [{ ref: 'essay', at: 'P1' }],
	lessons: [],
}));

test('a timeline block is a picture and a list with dates in words, links and numbered sources', async () => {
	const lesson = await compileLesson(
		input(
			'A.<Cite ref="essay" />\n\n<Timeline from="1991" to="1999" />\n\nB.<Cite ref="notes" at="p. 2" />',
			{
				timeline: TIMELINE,
			},
		),
	);
	const text = htmlOf(lesson);
	expect(text).toContain('<figure class="timeline-block" aria-label="Timeline, 1991 to 1999">');
	expect(text).toContain(
		'aria-label="Time axis of 1991 to 1999 with 2 events. The list below has the same in words."',
	);
	expect(text).toContain(
		'<ol class="timeline-brief"><li value="1"><time dateTime="1991-03">March 1991</time>: <a href="/courses/tea/timeline#event-1">Event 1</a>',
	);
	expect(text).toContain(
		'<time dateTime="1992">1992 – May 1994</time>: <a href="/courses/tea/timeline#event-2">',
	);
	expect(text).not.toContain('event-3');
	expect(lesson.sources.map(({ ref, uses }) => [ref, uses.map(({ id, at }) => `${id} ${at}`)])).toEqual([
		['essay', ['cite-1 null', 'cite-3 null', 'cite-4 P1']],
		['notes', ['cite-2 p. 1', 'cite-5 p. 2']],
	]);
	for (const { uses } of lesson.sources)
		for (const { id } of uses) expect(text.split(`id="${id}"`)).toHaveLength(2);
});

test('the axis of a timeline block runs from the first to the last of its events, if it says no years', async () => {
	const text = await html('<Timeline ids="event-3 event-2" />', { timeline: TIMELINE });
	expect(text).toContain('<figure class="timeline-block" aria-label="Timeline, 1992 to 2020">');
	expect(text).toMatch(/<li value="1">.*Event 2<\/a>.*<li value="2">.*Event 3<\/a>/);
});

test('a map block is a picture and a list with all names, under the numbers of the course', async () => {
	const names = ['Garden', 'Bağ', 'Aygi'].map((name) => ({
		name,
		language: 'az',
		languageName: 'Azerbaijani',
	}));
	const place = { names, kind: 'town' as const, lon: 0.1, lat: 51.5, bordersArmenia: null, note: null };
	const places: LessonInput['places'] = [
		{ ...place, id: 'garden', number: 3 },
		{ ...place, id: 'lawn', number: 7, kind: 'district', lon: 0.2, bordersArmenia: true },
		{ ...place, id: 'shed', number: 8, lon: 0.3 },
	];
	const text = await html('<Map ids="lawn garden" />', { places });
	expect(text).toContain('<div class="map-block"><figure class="map-figure">');
	expect(text).toContain('aria-label="Map of 2 places. The list below has the same in words."');
	expect(text).toContain(
		'<ol class="map-brief"><li value="3"><a href="/courses/tea/map#garden">Garden</a> (Bağ, Aygi)</li><li value="7"><a href="/courses/tea/map#lawn">Garden district</a> (Bağ, Aygi), borders Armenia</li></ol>',
	);
	expect(await html('<Map />', { places })).toContain('Map of 3 places.');
});

const ERRATA: LessonInput['errata'] = [
	{ claim: 'c2', paragraph: 'P1', says: 'So.', record: 'Not so.', sources: [{ ref: 'notes', at: 'p. 9' }] },
];

test('errata stand at the end, or where their component stands, and cite', async () => {
	const atEnd = await compileLesson(input('One.<Cite ref="essay" />\n\nTwo.', { errata: ERRATA }));
	expect(htmlOf(atEnd)).toMatch(/<p>Two\.<\/p>\n<section class="errata" aria-labelledby="errata">/);
	expect(htmlOf(atEnd)).toContain(
		'<dt>The article says (<a href="/courses/tea/article#P1">P1</a>)</dt><dd>So. <a class="label" data-label="error" href="/courses/tea/claims#c2" aria-label="error: see this claim in the ledger">error</a></dd><dt>The record shows</dt><dd>Not so.</dd><dt>Source</dt><dd><span>notes, p. 9<sup><a class="cite" id="cite-2" href="#source-2" aria-label="Source 2, p. 9">2</a></sup></span></dd>',
	);
	expect(atEnd.toc).toEqual([{ id: 'errata', text: 'Corrections to the article', depth: 2 }]);
	const placed = await html('One.\n\n<Errata />\n\n## Two', { errata: ERRATA });
	expect(placed).toMatch(/<\/section>\n<h2 id="two">/);
	expect(placed.match(/class="errata"/g)).toHaveLength(1);
});

test('the table of contents has the ids of the headings', async () => {
	const lesson = await compileLesson(
		input('## The *rule*\n\n### Its end\n\n<Para id="the-rule">\n\nText.\n\n</Para>'),
	);
	expect(lesson.toc).toEqual([
		{ id: 'the-rule-2', text: 'The rule', depth: 2 },
		{ id: 'its-end', text: 'Its end', depth: 3 },
	]);
	for (const { id } of lesson.toc) expect(htmlOf(lesson)).toContain(`id="${id}"`);
});

test.each([
	"import 'node:fs'\n\nText.",
	'{process.exit(1)}',
	'<script>alert(1)</script>',
	'<Term id={1}>x</Term>',
])('%s is not compiled', async (text) => {
	await expect(compileLesson(input(text))).rejects.toThrow(CompileError);
});

test('an id that nobody defined is a mistake of the program', async () => {
	await expect(compileLesson(input('<Claim id="c9">x</Claim> y'))).rejects.toThrow(
		'“c9” is used but not defined',
	);
});

test('mdx-bundler’s code needs three names, reads two, and returns a module', async () => {
	const { tree } = parseBody('Text with a <Term id="x">term</Term>.');
	if (tree === null) throw new Error('The text was not parsed.');
	const directory = mkdtempSync(path.join(tmpdir(), 'lectern-mdx-'));
	onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
	const code = await bundleTree(tree, directory, 'pinned');
	expect(code).toMatch(/return Component;$/);
	const calls: Array<unknown> = [];
	const jsx = (type: unknown) => calls.push(type);
	const run = new Function('React', 'ReactDOM', '_jsx_runtime', code);
	const module = run({}, {}, { jsx, jsxs: jsx, Fragment: 'fragment' });
	module.default({ components: { Term: 'our term' } });
	expect(calls).toEqual(['our term', 'p']);
	// Without the runtime under its name the code cannot run.
	expect(() => new Function('React', 'ReactDOM', code)({}, {}).default({ components: {} })).toThrow(
		'_jsx_runtime',
	);
});
