/** What the checker needs to know about a lesson's text: components, links, pictures, and running text with lines. */
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { countWords } from '~/core/kinds/text';
import type { PictureAttributes } from '../pictures/choose';
import type { Place } from '../problems';
import type { ComponentName } from './component-table';
import {
	type Anchor,
	attributeOf,
	type Component,
	componentNameOf,
	headingAnchors,
	pictureAttributes,
	plainText,
} from './parse';

/** One use of a component. */
export interface Use {
	name: ComponentName;
	id: string | null;
	ref: string | null;
	at: string | null;
	/** Those of `<Timeline>` and `<Map>`. */
	attributes: PictureAttributes;
	/** The words between its tags. */
	text: string;
	place: Place;
}

/**
 * A run of text that is read in one go: a paragraph, a heading, a table cell. `text` is without markup.
 */
export interface Passage {
	kind: 'paragraph' | 'heading' | 'cell';
	text: string;
	/** Ranges of `text` that are not the course's own words: titles of works, words as words. */
	foreign: Array<readonly [start: number, end: number]>;
	/** Place of the character at `offset` of `text`. */
	placeAt(offset: number): Place;
}

export interface LessonBody {
	uses: Array<Use>;
	anchors: Array<Anchor>;
	links: Array<{ url: string; place: Place }>;
	images: Array<{ url: string; alt: string; place: Place }>;
	/** The course's own text, in reading order; without quotations and legal texts. */
	passages: Array<Passage>;
	/** Words a learner reads, quotations included. */
	words: number;
}

export const EMPTY_BODY: LessonBody = {
	uses: [],
	anchors: [],
	links: [],
	images: [],
	passages: [],
	words: 0,
};

/**
 * @param tree as `parseBody` gives it
 * @param at place of a line of the parsed text, from 1
 */
export function inspectBody(tree: Root, at: (line: number) => Place): LessonBody {
	const body: LessonBody = {
		uses: [],
		anchors: headingAnchors(tree),
		links: [],
		images: [],
		passages: [],
		words: 0,
	};
	const placeOf = (node: Nodes) => at(node.position?.start.line ?? 1);
	const definitions = new Map<string, string>();
	visit(tree, 'definition', (node) => {
		definitions.set(node.identifier, node.url);
	});
	visit(tree, (node) => {
		const name = componentNameOf(node);
		if (name !== null) body.uses.push(describeUse(node as Component, name, placeOf(node)));
		if (node.type === 'link') body.links.push({ url: node.url, place: placeOf(node) });
		if (node.type === 'image') body.images.push({ url: node.url, alt: node.alt ?? '', place: placeOf(node) });
		if (node.type === 'linkReference' || node.type === 'imageReference') {
			const url = definitions.get(node.identifier) ?? '';
			if (node.type === 'linkReference') body.links.push({ url, place: placeOf(node) });
			else body.images.push({ url, alt: node.alt ?? '', place: placeOf(node) });
		}
	});
	collectPassages(tree, at, body, false);
	return body;
}

function describeUse(node: Component, name: ComponentName, place: Place): Use {
	return {
		name,
		id: attributeOf(node, 'id'),
		ref: attributeOf(node, 'ref'),
		at: attributeOf(node, 'at'),
		attributes: pictureAttributes(node),
		text: node.children
			.map((child) => plainText(child))
			.join(' ')
			.trim(),
		place,
	};
}

function collectPassages(node: Nodes, at: (line: number) => Place, body: LessonBody, quoted: boolean): void {
	if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
		const passage = toPassage(node, at);
		body.words += countWords(passage.text);
		if (!quoted) body.passages.push(passage);
		return;
	}
	const inside = quoted || node.type === 'blockquote' || componentNameOf(node) === 'Quote';
	if ('children' in node) for (const child of node.children) collectPassages(child, at, body, inside);
}

const PASSAGE_KINDS = { paragraph: 'paragraph', heading: 'heading', tableCell: 'cell' } as const;

function toPassage(node: Nodes & { type: keyof typeof PASSAGE_KINDS }, at: (line: number) => Place): Passage {
	const marks: Array<{ offset: number; line: number }> = [];
	const foreign: Array<[number, number]> = [];
	let text = '';
	const walk = (inner: Nodes) => {
		const start = text.length;
		if (inner.type === 'text' || inner.type === 'inlineCode') {
			marks.push({ offset: start, line: inner.position?.start.line ?? 1 });
			text += inner.value;
		} else if (inner.type === 'break') {
			text += '\n';
		} else if ('children' in inner) {
			for (const child of inner.children) walk(child);
		}
		if (inner.type === 'inlineCode' || (inner.type === 'emphasis' && isTitle(text.slice(start)))) {
			foreign.push([start, text.length]);
		}
	};
	for (const child of node.children) walk(child);
	const placeAt = (offset: number): Place => {
		const mark = marks.findLast((each) => each.offset <= offset) ?? {
			offset: 0,
			line: node.position?.start.line ?? 1,
		};
		const linesBetween = text.slice(mark.offset, offset).split('\n').length - 1;
		return at(mark.line + linesBetween);
	};
	return { kind: PASSAGE_KINDS[node.type], text, foreign, placeAt };
}

/** Emphasis of three or more words that begins with a capital is the title of a work, not stress. */
function isTitle(text: string): boolean {
	return /^\p{Lu}/u.test(text) && countWords(text) >= 3;
}

/** Ids of all uses of one component, in order. */
export function attributeIds(body: LessonBody, name: ComponentName): Array<string> {
	return body.uses.flatMap((use) => (use.name === name && use.id !== null ? [use.id] : []));
}
