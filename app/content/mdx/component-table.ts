/** The components a lesson may use (docs/writing-a-course.md). The checker and the compiler share this table. */
import type { BlockName } from '../types';

export interface ComponentRule {
	/**
	 * `inline`: within a sentence. `block`: between paragraphs. `top`: between paragraphs and inside no other
	 * component, because the page renders it itself.
	 */
	stands: 'inline' | 'block' | 'top';
	/** Names of attributes; true when the author must give it. */
	attributes: Readonly<Record<string, boolean>>;
	/** Whether something stands between its tags. */
	content: 'required' | 'none';
	/** Set when the page renders it: it splits the prose into segments. */
	segment: BlockName | null;
	/** One correct use, for messages. */
	example: string;
}

export const COMPONENT_TABLE = {
	Para: {
		stands: 'block',
		attributes: { id: true },
		content: 'required',
		segment: null,
		example: '<Para id="aim-first">…</Para>',
	},
	Claim: {
		stands: 'inline',
		attributes: { id: true },
		content: 'required',
		segment: null,
		example: '<Claim id="c57">the words</Claim>',
	},
	Term: {
		stands: 'inline',
		attributes: { id: true },
		content: 'required',
		segment: null,
		example: '<Term id="special-intent">special intent</Term>',
	},
	Cite: {
		stands: 'inline',
		attributes: { ref: true, at: false },
		content: 'none',
		segment: null,
		example: '<Cite ref="icj-2015" at="para 148" />',
	},
	LegalText: {
		stands: 'block',
		attributes: { id: true },
		content: 'none',
		segment: null,
		example: '<LegalText id="article-ii" />',
	},
	Quote: {
		stands: 'block',
		attributes: { ref: true, at: false },
		content: 'required',
		segment: null,
		example: '<Quote ref="jabbarova-2020" at="P17">…</Quote>',
	},
	Note: {
		stands: 'block',
		attributes: { title: false },
		content: 'required',
		segment: null,
		example: '<Note title="…">…</Note>',
	},
	Check: {
		stands: 'top',
		attributes: { id: true },
		content: 'none',
		segment: 'Check',
		example: '<Check id="…" />',
	},
	Timeline: {
		stands: 'block',
		attributes: { ids: false, from: false, to: false },
		content: 'none',
		segment: null,
		example: '<Timeline from="1988" to="1994" />',
	},
	Map: {
		stands: 'block',
		attributes: { ids: false },
		content: 'none',
		segment: null,
		example: '<Map ids="khojaly aghdam" />',
	},
	Errata: {
		stands: 'block',
		attributes: {},
		content: 'none',
		segment: null,
		example: '<Errata />',
	},
} as const satisfies Record<string, ComponentRule>;

export type ComponentName = keyof typeof COMPONENT_TABLE;

export const COMPONENT_NAMES = Object.keys(COMPONENT_TABLE) as ReadonlyArray<ComponentName>;

/** The rule for a component; null for a name that authors may not use. */
export function componentRule(name: string | null): ComponentRule | null {
	return name !== null && Object.hasOwn(COMPONENT_TABLE, name)
		? COMPONENT_TABLE[name as ComponentName]
		: null;
}
