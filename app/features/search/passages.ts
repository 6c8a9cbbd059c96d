/** The text of a compiled lesson by the places one can link to. */
import type { Segment } from '~/content/types';

export interface Passage {
	/** Id on the lesson's page; null before the first heading or paragraph with an id. */
	anchor: string | null;
	/** The heading it stands under; null before the first. */
	heading: string | null;
	/** Plain text on one line. */
	text: string;
}

/** Tags and text of the HTML that the pipeline writes: attributes in double quotes, `<` and `>` escaped elsewhere. */
const TOKEN = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/g;
const HEADING = /^h[2-6]$/;
const INLINE = /^(?:a|em|strong|span|cite|code|sup|img)$/;

/** What stands between parts that only their place on the page keeps apart. */
const AFTER: Record<string, string> = { dt: ': ', td: ' · ', th: ' · ' };

const ENTITIES: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#x27;': "'",
};

/**
 * Cuts the prose of a lesson at headings, at paragraphs with an id and at each of the errata. Numbers of citations and labels of claims are
 * no text, and blocks (the questions) are left out.
 */
export function passagesOf(segments: ReadonlyArray<Segment>): Array<Passage> {
	const passages: Array<Passage> = [];
	let heading: { anchor: string | null; text: string } | null = null;
	let inHeading = false;
	let current: Passage = { anchor: null, heading: null, text: '' };
	/** Open `div` elements since a paragraph began; 0 outside of one. */
	let depth = 0;
	/** Name of the element whose text is skipped. */
	let skipping: string | null = null;

	const begin = (anchor: string | null) => {
		const text = current.text
			.replace(/\s+/g, ' ')
			.replace(/ ([.,;:!?)])/g, '$1')
			.replace(/ · *$/, '')
			.trim();
		if (text !== '') passages.push({ ...current, text });
		current = { anchor, heading: heading?.text ?? null, text: '' };
	};

	for (const segment of segments) {
		if (segment.type !== 'prose') continue;
		for (const [token, slash, name, attributes = ''] of segment.html.matchAll(TOKEN)) {
			if (name === undefined) {
				const text = plain(token);
				if (skipping !== null) continue;
				if (inHeading && heading !== null) heading.text += text;
				else current.text += text;
			} else if (slash === '/') {
				if (name === skipping) skipping = null;
				if (HEADING.test(name) && inHeading) {
					inHeading = false;
					begin(heading?.anchor ?? null);
				}
				if (name === 'div' && depth > 0) {
					depth -= 1;
					if (depth === 0) begin(heading?.anchor ?? null);
				}
				if (name === 'dl') begin(heading?.anchor ?? null);
				current.text += AFTER[name] ?? (INLINE.test(name) ? '' : ' ');
			} else if (HEADING.test(name)) {
				heading = { anchor: attribute(attributes, 'id'), text: '' };
				inHeading = true;
			} else if (name === 'dl') {
				begin(attribute(attributes, 'id') ?? heading?.anchor ?? null);
			} else if (name === 'div') {
				const isParagraph = depth === 0 && attribute(attributes, 'class') === 'para';
				if (isParagraph) begin(attribute(attributes, 'id'));
				if (isParagraph || depth > 0) depth += 1;
			} else if (skipping === null && isNoText(name, attributes)) {
				skipping = name;
			}
		}
		current.text += ' ';
	}
	begin(null);
	return passages;
}

function isNoText(name: string, attributes: string): boolean {
	return name === 'sup' || (name === 'a' && attribute(attributes, 'class') === 'label');
}

function attribute(attributes: string, name: string): string | null {
	const found = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
	return found === undefined ? null : plain(found);
}

function plain(html: string): string {
	return html.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}
