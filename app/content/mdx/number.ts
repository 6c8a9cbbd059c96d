/** Gives a parsed lesson what its HTML needs: anchors, numbers of citations, marks for blocks. */
import type { Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx';
import { SKIP, visit } from 'unist-util-visit';
import { ERRATA_ID, ERRATA_TITLE, type NumberedCitation } from '../components';
import type { PictureAttributes } from '../pictures/choose';
import type { BlockName, BlockProps, BlockSegment, Erratum, SourceRef, TocEntry } from '../types';
import { componentRule } from './component-table';
import {
	attributeOf,
	type Component,
	componentNameOf,
	headingAnchors,
	pictureAttributes,
	plainText,
} from './parse';

export interface Numbered {
	toc: Array<TocEntry>;
	/** In the order of the text. */
	citations: Array<NumberedCitation>;
	/** In the order of the text; the number in a block's mark is its index. */
	blocks: Array<BlockSegment>;
	/** Claims that the text shows, outside the errata. */
	claims: Set<string>;
}

/**
 * Changes `tree` in place. Attributes become what `lessonComponents` expects: React takes `ref` for itself, so
 * citations carry their index `n` instead.
 * @param legalRef the reference of a legal text
 * @param eventsOf the events that a `<Timeline>` shows, in their order
 * @param placesOf the places that a `<Map>` shows
 */
export function numberLesson(
	tree: Root,
	{
		errata,
		legalRef,
		eventsOf,
		placesOf,
	}: {
		errata: ReadonlyArray<Erratum>;
		legalRef(id: string): string;
		eventsOf(attributes: PictureAttributes): ReadonlyArray<{ id: string; sources: ReadonlyArray<SourceRef> }>;
		placesOf(attributes: PictureAttributes): ReadonlyArray<{ id: string }>;
	},
): Numbered {
	const citations: Array<NumberedCitation> = [];
	const numbers = new Map<string, number>();
	const cite = ({ ref, at }: SourceRef): string => {
		const number = numbers.get(ref) ?? numbers.size + 1;
		numbers.set(ref, number);
		citations.push({ index: citations.length + 1, number, ref, at });
		return String(citations.length);
	};
	const blocks: Array<BlockSegment> = [];
	const toc: Array<TocEntry> = [];
	const claims = new Set<string>();
	const anchors = new Map(headingAnchors(tree).map((anchor) => [anchor.node, anchor]));
	placeErrata(tree, errata.length > 0);
	visit(tree, (node) => {
		if (node.type === 'heading') {
			const anchor = anchors.get(node);
			if (anchor === undefined) return;
			const { id, text, depth } = anchor;
			node.data = { ...node.data, hProperties: { id } };
			toc.push({ id, text, depth });
			return;
		}
		if (node.type === 'table') {
			const header =
				node.children[0]?.children.map((cell) => plainText(cell)).filter((text) => text !== '') ?? [];
			node.data = { ...node.data, hProperties: { label: `Table: ${header.join(', ')}` } };
			for (const row of node.children) {
				for (const [column, cell] of row.children.entries()) {
					const align = node.align?.[column] ?? null;
					if (align !== null) cell.data = { ...cell.data, hProperties: { className: `align-${align}` } };
				}
			}
			// Markdown's own way to align a column is an inline style.
			node.align = null;
			return;
		}
		const name = componentNameOf(node);
		if (name === null) return;
		const component = node as Component;
		const at = attributeOf(component, 'at');
		if (name === 'Cite' || name === 'Quote') {
			component.attributes = [attribute('n', cite({ ref: attributeOf(component, 'ref') ?? '', at }))];
		} else if (name === 'Claim') {
			const id = attributeOf(component, 'id') ?? '';
			if (!claims.has(id)) component.attributes.push(attribute('first', 'yes'));
			claims.add(id);
		} else if (name === 'LegalText') {
			const id = attributeOf(component, 'id') ?? '';
			component.attributes = [attribute('id', id), attribute('n', cite({ ref: legalRef(id), at: null }))];
		} else if (name === 'Timeline') {
			const asked = pictureAttributes(component);
			const events = eventsOf(asked);
			component.attributes = [
				attribute('ids', events.map(({ id }) => id).join(' ')),
				...(asked.from === null ? [] : [attribute('from', asked.from)]),
				...(asked.to === null ? [] : [attribute('to', asked.to)]),
				attribute('n', String(citations.length + 1)),
			];
			for (const { sources } of events) for (const source of sources) cite(source);
		} else if (name === 'Map') {
			const places = placesOf(pictureAttributes(component));
			component.attributes = [attribute('ids', places.map(({ id }) => id).join(' '))];
		} else if (name === 'Errata') {
			component.attributes = [attribute('n', String(citations.length + 1))];
			for (const { sources } of errata) for (const source of sources) cite(source);
			toc.push({ id: ERRATA_ID, text: ERRATA_TITLE, depth: 2 });
		}
		const segment = componentRule(name)?.segment ?? null;
		if (segment !== null) {
			blocks.push(toBlock(segment, component));
			component.attributes = [attribute('n', String(blocks.length - 1))];
			return SKIP;
		}
	});
	return { toc, citations, blocks, claims };
}

/** Where the author put no `<Errata />`, it stands at the end. */
function placeErrata(tree: Root, needed: boolean): void {
	let placed = false;
	visit(tree, (node) => {
		if (componentNameOf(node) === 'Errata') placed = true;
	});
	if (!needed || placed) return;
	tree.children.push({ type: 'mdxJsxFlowElement', name: 'Errata', attributes: [], children: [] });
}

function attribute(name: string, value: string): MdxJsxAttribute {
	return { type: 'mdxJsxAttribute', name, value };
}

/** Props of each block from its attributes. */
const BLOCK_PROPS: { [Name in BlockName]: (component: Component) => BlockProps[Name] } = {
	Check: (component) => ({ id: attributeOf(component, 'id') ?? '' }),
};

function toBlock(name: BlockName, component: Component): BlockSegment {
	return { type: 'block', name, props: BLOCK_PROPS[name](component) };
}
