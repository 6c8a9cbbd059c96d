/**
 * A lesson's Markdown as a tree that holds nothing but text and listed components. The checker reads the tree;
 * the compiler runs `restrict` inside mdx-bundler, so what was not checked is not compiled.
 */
import type { Heading, Nodes, Paragraph, Parents, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { PictureAttributes } from '../pictures/choose';
import { didYouMean, type Rule } from '../problems';
import { COMPONENT_NAMES, type ComponentName, type ComponentRule, componentRule } from './component-table';
import { convertTables, TableError } from './tables';

export type Component = MdxJsxFlowElement | MdxJsxTextElement;

/** Something in a lesson's text that is refused. `line` is that of the parsed text, from 1. */
export interface Refusal {
	rule: Rule;
	line: number;
	message: string;
}

const processor = unified().use(remarkParse).use(remarkMdx).freeze();
const plainProcessor = unified().use(remarkParse).freeze();

/**
 * A text without components, such as a guide for instructors: Markdown with tables, where braces and less-than signs
 * are characters like others.
 * @throws TableError
 */
export function parsePlain(text: string): Root {
	const tree = plainProcessor.parse(text);
	convertTables(tree, text);
	return tree;
}

/**
 * @returns null as tree when the text cannot be parsed at all
 */
export function parseBody(text: string): { tree: Root | null; refusals: Array<Refusal> } {
	let tree: Root;
	try {
		tree = processor.parse(text);
	} catch (error) {
		return { tree: null, refusals: [syntaxRefusal(error)] };
	}
	const refusals = restrict(tree, text);
	return { tree, refusals };
}

function syntaxRefusal(error: unknown): Refusal {
	const at = error as {
		line?: unknown;
		place?: { line?: unknown; start?: { line?: unknown } };
		reason?: unknown;
	};
	const reason =
		typeof at.reason === 'string' ? at.reason : error instanceof Error ? error.message : String(error);
	// A tag that is never closed has its place in the words only.
	const told = Number(/\((\d+):\d+/.exec(reason)?.[1]);
	const line = [at.line, at.place?.line, at.place?.start?.line, told].find(Number.isInteger);
	return {
		rule: 'mdx-syntax',
		line: typeof line === 'number' ? line : 1,
		message: `Cannot be read: ${reason.replace(/\.$/, '')}. Close every tag, and write \\{ and \\< for a brace and a less-than sign.`,
	};
}

/**
 * Brings a parsed lesson into the form the contract knows (tables, blocks on their own) and lists what it refuses.
 * Changes `tree` in place.
 */
export function restrict(tree: Root, source: string): Array<Refusal> {
	try {
		convertTables(tree, source);
	} catch (error) {
		if (!(error instanceof TableError)) throw error;
		return [{ rule: 'table', line: error.line, message: error.message }];
	}
	liftBlocks(tree);
	const refusals: Array<Refusal> = [];
	visit(tree, (node, _, parent) => {
		const message = refuse(node, parent);
		if (message !== null) refusals.push({ ...message, line: node.position?.start.line ?? 1 });
	});
	return refusals;
}

/**
 * A paragraph that holds one block component and nothing else is that block: `<Quote>…</Quote>` may stand on one
 * line. What it holds becomes a paragraph within it.
 */
function liftBlocks(tree: Root): void {
	visit(tree, 'paragraph', (paragraph, index, parent) => {
		if (index === undefined || parent === undefined) return;
		const only = onlyChild(paragraph);
		if (only === null) return;
		const rule = componentRule(only.name);
		if (rule === null || rule.stands === 'inline') return;
		const inner: Paragraph = { type: 'paragraph', children: only.children, position: only.position };
		const block: MdxJsxFlowElement = {
			type: 'mdxJsxFlowElement',
			name: only.name,
			attributes: only.attributes,
			children: only.children.length === 0 ? [] : [inner],
			position: only.position,
		};
		parent.children.splice(index, 1, block);
		return index;
	});
}

function onlyChild(paragraph: Paragraph): MdxJsxTextElement | null {
	const solid = paragraph.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
	const [only] = solid;
	return solid.length === 1 && only?.type === 'mdxJsxTextElement' ? only : null;
}

/** Markdown that lessons may use, beside components. */
const ALLOWED = new Set<Nodes['type']>([
	'root',
	'text',
	'paragraph',
	'heading',
	'emphasis',
	'strong',
	'inlineCode',
	'code',
	'link',
	'linkReference',
	'definition',
	'image',
	'imageReference',
	'list',
	'listItem',
	'blockquote',
	'thematicBreak',
	'break',
	'table',
	'tableRow',
	'tableCell',
]);

function refuse(node: Nodes, parent: Parents | undefined): { rule: Rule; message: string } | null {
	switch (node.type) {
		case 'mdxjsEsm':
			return { rule: 'no-code', message: 'A lesson is text, not a program: remove “import” and “export”.' };
		case 'mdxFlowExpression':
		case 'mdxTextExpression':
			return {
				rule: 'no-code',
				message:
					'A lesson is text, not a program: remove the braces and what is in them (comments too), or write \\{ for a brace.',
			};
		case 'mdxJsxFlowElement':
		case 'mdxJsxTextElement':
			return refuseComponent(node, parent);
		case 'heading':
			return node.depth === 1
				? { rule: 'heading', message: 'The title comes from the frontmatter: begin headings with ##.' }
				: null;
		default:
			return ALLOWED.has(node.type)
				? null
				: {
						rule: 'no-markup',
						message: `“${node.type}” is not part of a lesson: write it as plain Markdown.`,
					};
	}
}

function refuseComponent(
	node: Component,
	parent: Parents | undefined,
): { rule: Rule; message: string } | null {
	const { name } = node;
	const rule = componentRule(name);
	if (rule === null) {
		return name !== null && /^[a-z]/.test(name)
			? { rule: 'no-html', message: `HTML is not allowed: write <${name}> as Markdown, or use a component.` }
			: {
					rule: 'unknown-component',
					message: `There is no component <${name ?? ''}>: use one of ${COMPONENT_NAMES.join(', ')}.${didYouMean(name ?? '', COMPONENT_NAMES)}`,
				};
	}
	const misplaced = misplacement(node, rule, parent);
	if (misplaced !== null) return { rule: 'component-place', message: misplaced };
	const attribute = attributeFault(node, rule);
	if (attribute !== null) return attribute;
	const empty = node.children.length === 0;
	if (rule.content === 'required' && empty) {
		return { rule: 'component-content', message: `<${name}> is empty: write ${rule.example}.` };
	}
	if (rule.content === 'none' && !empty) {
		return { rule: 'component-content', message: `<${name}> holds nothing: write ${rule.example}.` };
	}
	return null;
}

function misplacement(node: Component, rule: ComponentRule, parent: Parents | undefined): string | null {
	const inline = node.type === 'mdxJsxTextElement';
	if (rule.stands === 'inline') {
		return inline
			? null
			: `<${node.name}> belongs within a sentence: put it into the paragraph, without blank lines.`;
	}
	if (inline) return `<${node.name}> stands between paragraphs: put a blank line before and after it.`;
	if (rule.stands === 'top' && parent?.type !== 'root') {
		return `<${node.name}> stands inside no other component: move it behind the closing tag.`;
	}
	return null;
}

function attributeFault(node: Component, rule: ComponentRule): { rule: Rule; message: string } | null {
	const seen = new Set<string>();
	for (const attribute of node.attributes) {
		if (attribute.type === 'mdxJsxExpressionAttribute' || typeof attribute.value === 'object') {
			if (attribute.type === 'mdxJsxAttribute' && attribute.value === null) {
				return { rule: 'attribute', message: `“${attribute.name}” has no value: write ${rule.example}.` };
			}
			return {
				rule: 'no-code',
				message: `A lesson is text, not a program: write the attributes of <${node.name}> in quotes, as in ${rule.example}.`,
			};
		}
		if (rule.attributes[attribute.name] === undefined) {
			return {
				rule: 'attribute',
				message: `<${node.name}> has no attribute “${attribute.name}”: write ${rule.example}.`,
			};
		}
		if (seen.has(attribute.name)) {
			return { rule: 'attribute', message: `<${node.name}> has “${attribute.name}” twice: remove one.` };
		}
		seen.add(attribute.name);
		if (!attribute.value?.trim()) {
			return {
				rule: 'attribute',
				message: `“${attribute.name}” of <${node.name}> is empty: write ${rule.example}.`,
			};
		}
	}
	const missing = Object.keys(rule.attributes).find(
		(name) => rule.attributes[name] === true && !seen.has(name),
	);
	return missing === undefined
		? null
		: { rule: 'attribute', message: `<${node.name}> needs “${missing}”: write ${rule.example}.` };
}

/** Value of an attribute; null when it is not given. */
export function attributeOf(node: Component, name: string): string | null {
	for (const attribute of node.attributes) {
		if (
			attribute.type === 'mdxJsxAttribute' &&
			attribute.name === name &&
			typeof attribute.value === 'string'
		) {
			return attribute.value;
		}
	}
	return null;
}

/** What a `<Timeline>` or `<Map>` shall show. */
export function pictureAttributes(node: Component): PictureAttributes {
	return { ids: attributeOf(node, 'ids'), from: attributeOf(node, 'from'), to: attributeOf(node, 'to') };
}

/** Name of a listed component; null for anything else. */
export function componentNameOf(node: Nodes): ComponentName | null {
	return isComponent(node) && componentRule(node.name) !== null ? (node.name as ComponentName) : null;
}

export function isComponent(node: Nodes | RootContent): node is Component {
	return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The words a reader sees of a node, without its markup. */
export function plainText(node: Nodes): string {
	if ('value' in node) return node.type === 'text' || node.type === 'inlineCode' ? node.value : '';
	if (node.type === 'break') return ' ';
	return 'children' in node ? node.children.map((child) => plainText(child)).join('') : '';
}

/** Ids that pages use for themselves. */
const RESERVED_IDS = new Set([
	'main',
	'content',
	'contents',
	'sources',
	'quiz',
	'errata',
	'events',
	'places',
	'top',
	'menu',
	'nav',
]);
const RESERVED_PREFIX = /^(?:segment|cite|source|item|check|claim)-/;

/** Whether an anchor would collide with one that pages make. */
export function isReservedAnchor(id: string): boolean {
	return RESERVED_IDS.has(id) || RESERVED_PREFIX.test(id);
}

/** Lower-case ASCII words joined by hyphens; '' when the text has no letter or digit. */
export function slugify(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/ə/g, 'e')
		.replace(/ı/g, 'i')
		.replace(/[\u0300-\u036f'’‘]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

export interface Anchor {
	id: string;
	text: string;
	depth: number;
	node: Heading;
}

/**
 * Anchors of the headings, in order. A heading gives way to paragraphs: its id gets a number when a `<Para>`, an
 * earlier heading or the page has it already, because quizzes hang on the ids of paragraphs.
 */
export function headingAnchors(tree: Root): Array<Anchor> {
	const taken = new Set<string>();
	visit(tree, (node) => {
		if (!isComponent(node) || node.name !== 'Para') return;
		const id = attributeOf(node, 'id');
		if (id !== null) taken.add(id);
	});
	const anchors: Array<Anchor> = [];
	visit(tree, 'heading', (node) => {
		const text = plainText(node).trim();
		const slug = slugify(text) || 'part';
		const base = isReservedAnchor(slug) ? `part-${slug}` : slug;
		let id = base;
		for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
		taken.add(id);
		anchors.push({ id, text, depth: node.depth, node });
	});
	return anchors;
}
