/**
 * Turns a checked lesson into static HTML and blocks. The only module that imports mdx-bundler, and with it
 * esbuild: nothing here is part of the served product.
 *
 * The text has been parsed and restricted before mdx-bundler sees it (`mdx/parse.ts`), and it sees no frontmatter
 * at all: gray-matter, below mdx-bundler, would run frontmatter that names a programming language.
 */
import path from 'node:path';
import type { Root } from 'mdast';
import { bundleMDX } from 'mdx-bundler';
import * as React from 'react';
import { type ComponentType, createElement } from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { VFile } from 'vfile';
import { citationOf, shortCitation } from './citation';
import {
	BLOCK_MARK,
	LESSON_COMPONENTS,
	LessonContext,
	type LessonFacts,
	type NumberedCitation,
} from './components';
import type { LessonInput } from './lesson-input';
import { numberLesson } from './mdx/number';
import { parseBody } from './mdx/parse';
import { chosenEvents, chosenPlaces } from './pictures/choose';
import type { BlockSegment, CompiledLesson, LessonSource, Segment } from './types';

/** A lesson that cannot be compiled although it passed the checker: a mistake of the program. */
export class CompileError extends Error {
	override readonly name = 'CompileError';
}

function refuse(): never {
	throw new CompileError('Frontmatter must be YAML: executable frontmatter is refused.');
}

/**
 * Compiles one lesson. Not meant to run in parallel: esbuild takes much memory, and one after the other is fast
 * enough.
 * @throws CompileError when the text holds anything but text and listed components
 */
export async function compileLesson(input: LessonInput): Promise<CompiledLesson> {
	const { tree, refusals } = parseBody(input.text);
	const [refusal] = refusals;
	if (tree === null || refusal !== undefined) {
		throw new CompileError(`${input.file}:${refusal?.line ?? 1}: ${refusal?.message ?? 'Cannot be read.'}`);
	}
	const legalRef = (id: string) => known(input.legal, id).ref;
	const { toc, citations, blocks, claims } = numberLesson(tree, {
		errata: input.errata,
		legalRef,
		eventsOf: (attributes) => chosenEvents(input.timeline, attributes),
		placesOf: ({ ids }) => chosenPlaces(input.places, ids),
	});
	const code = await bundleTree(tree, path.dirname(path.resolve(input.file)), input.id);
	const html = renderLesson(code, factsOf(input, citations, claims));
	return {
		id: input.id,
		slug: input.slug,
		title: input.title,
		segments: cut(html, blocks),
		toc,
		sources: sourcesOf(input, citations),
		errata: input.errata,
	};
}

/**
 * The code of a lesson: the body of a function of `React`, `ReactDOM` and `_jsx_runtime` that returns a module.
 * mdx-bundler gets an empty text, and our tree takes the place of what it parses from it: what was not checked is
 * not compiled.
 * @param directory existing folder that messages of esbuild refer to
 * @param id of the lesson, for such messages
 */
export async function bundleTree(tree: Root, directory: string, id: string): Promise<string> {
	// Of a file that exists, mdx-bundler would read the text from disk.
	const source = new VFile({ path: path.join(directory, `checked-${id}.mdx`), value: '' });
	const { code } = await bundleMDX({
		source,
		cwd: directory,
		grayMatterOptions: () => ({ engines: { js: refuse, javascript: refuse, json: refuse, coffee: refuse } }),
		mdxOptions: (options) => ({ ...options, remarkPlugins: [() => () => tree], rehypePlugins: [] }),
	});
	return code;
}

/** Runs a lesson's code once, on the machine of the author. The code holds nothing but calls of our components. */
export function renderLesson(code: string, lesson: LessonFacts): string {
	const evaluate = new Function('React', 'ReactDOM', '_jsx_runtime', code);
	const module: { default: ComponentType<{ components: object }> } = evaluate(React, {}, jsxRuntime);
	const content = createElement(module.default, { components: LESSON_COMPONENTS });
	const html = renderToStaticMarkup(createElement(LessonContext.Provider, { value: lesson }, content));
	const forbidden = /<script|<style|\sstyle="|\son[a-z]+="/i.exec(html.replace(/>[^<]*</g, '><'));
	if (forbidden !== null)
		throw new CompileError(`The HTML of a lesson must not hold “${forbidden[0].trim()}”.`);
	return html;
}

function known<Value>(values: Readonly<Record<string, Value>>, id: string): Value {
	const value = Object.hasOwn(values, id) ? values[id] : undefined;
	if (value === undefined) throw new CompileError(`“${id}” is used but not defined; run the checker.`);
	return value;
}

function factsOf(
	input: LessonInput,
	citations: ReadonlyArray<NumberedCitation>,
	claimsInText: ReadonlySet<string>,
): LessonFacts {
	return {
		courseId: input.courseId,
		claimLabel: (id) => known(input.claimLabels, id),
		shortSource: (ref) => shortCitation(known(input.references, ref)),
		legalText: (id) => known(input.legal, id),
		citation: (index) => {
			const citation = citations[index - 1];
			if (citation === undefined) throw new CompileError(`There is no citation ${index}.`);
			return citation;
		},
		article: input.article,
		paragraphs: new Set(input.paragraphs),
		claimsInText,
		errata: input.errata,
		event: (id) => known(Object.fromEntries(input.timeline.map((event) => [event.id, event])), id),
		place: (id) => known(Object.fromEntries(input.places.map((place) => [place.id, place])), id),
	};
}

const MARK = new RegExp(`<${BLOCK_MARK} data-n="(\\d+)"></${BLOCK_MARK}>`);

/** Cuts HTML at the marks of blocks. Text cannot look like a mark: its angle brackets are escaped. */
function cut(html: string, blocks: ReadonlyArray<BlockSegment>): Array<Segment> {
	const segments: Array<Segment> = [];
	let proseCount = 0;
	// With a group in the pattern, `split` gives prose and numbers in turn.
	for (const [index, piece] of html.split(MARK).entries()) {
		if (index % 2 === 1) {
			const block = blocks[Number(piece)];
			if (block === undefined) throw new CompileError(`There is no block ${piece}.`);
			segments.push(block);
		} else if (piece.trim() !== '') {
			proseCount += 1;
			segments.push({ type: 'prose', id: `segment-${proseCount}`, html: piece.trim() });
		}
	}
	return segments;
}

function sourcesOf(input: LessonInput, citations: ReadonlyArray<NumberedCitation>): Array<LessonSource> {
	const sources = new Map<number, LessonSource>();
	for (const { index, number, ref, at } of citations) {
		const use = { id: `cite-${index}`, at };
		const source = sources.get(number);
		if (source !== undefined) {
			source.uses.push(use);
			continue;
		}
		const reference = known(input.references, ref);
		sources.set(number, {
			number,
			anchor: `source-${number}`,
			ref,
			citation: citationOf(reference),
			url: reference.URL ?? null,
			link: reference.link,
			weight: reference.weight,
			uses: [use],
		});
	}
	return [...sources.values()];
}
