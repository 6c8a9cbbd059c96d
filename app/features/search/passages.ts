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
const TOKEN = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s=>/"]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/g;
const HEADING = /^h[2-6]$/;

interface Heading {
	anchor: string | null;
	text: string;
}

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
 * Cuts the prose of a lesson at headings, at paragraphs with an id and at each of the errata. Numbers of citations
 * and labels of claims are no text, nor are pictures, which have their words in a list beside them; blocks (the
 * questions) are left out.
 */
export function passagesOf(segments: ReadonlyArray<Segment>): Array<Passage> {
	const cutter = new Cutter();
	for (const segment of segments) {
		if (segment.type !== 'prose') continue;
		for (const [token, slash, name, attributes = ''] of segment.html.matchAll(TOKEN)) {
			if (name === undefined) cutter.addText(plain(token));
			else if (slash === '/') cutter.close(name);
			else cutter.open(name, attributes);
		}
		cutter.addText(' ');
	}
	return cutter.end();
}

/** Walks through the elements of a lesson and collects the text between the cuts. */
class Cutter {
	readonly #passages: Array<Passage> = [];
	#heading: Heading | null = null;
	#inHeading = false;
	/** What the text stands under again when a section ends, for each open section. */
	readonly #outside: Array<Heading | null> = [];
	#anchor: string | null = null;
	#text = '';
	/** Open `div` elements since a paragraph began; 0 outside of one. */
	#depth = 0;
	/** Name of the element whose text is skipped. */
	#skipping: string | null = null;

	addText(text: string): void {
		if (this.#skipping !== null) return;
		if (this.#inHeading && this.#heading !== null) this.#heading.text += text;
		else this.#text += text;
	}

	open(name: string, attributes: string): void {
		if (this.#skipping !== null) return;
		if (isNoText(name, attributes)) this.#skipping = name;
		else if (HEADING.test(name)) {
			this.#cut(null);
			this.#heading = { anchor: attribute(attributes, 'id'), text: '' };
			this.#inHeading = true;
		} else if (name === 'section') this.#outside.push(this.#heading);
		else if (name === 'dl') this.#cut(attribute(attributes, 'id') ?? this.#headingAnchor());
		else if (name === 'div') {
			const begins = this.#depth === 0 && attribute(attributes, 'class') === 'para';
			if (begins) this.#cut(attribute(attributes, 'id'));
			if (begins || this.#depth > 0) this.#depth += 1;
		}
	}

	close(name: string): void {
		if (this.#skipping !== null) {
			if (name === this.#skipping) this.#skipping = null;
			return;
		}
		if (HEADING.test(name)) {
			this.#inHeading = false;
			this.#anchor = this.#headingAnchor();
		} else if (name === 'section') {
			const before = this.#outside.pop() ?? null;
			if (before !== this.#heading) {
				this.#cut(before?.anchor ?? null);
				this.#heading = before;
			}
		} else if (name === 'dl') this.#cut(this.#headingAnchor());
		else if (name === 'div' && this.#depth > 0) {
			this.#depth -= 1;
			if (this.#depth === 0) this.#cut(this.#headingAnchor());
		}
		this.#text += AFTER[name] ?? (INLINE.test(name) ? '' : ' ');
	}

	end(): Array<Passage> {
		this.#cut(null);
		return this.#passages;
	}

	/** Ends the passage; the next one has this anchor. */
	#cut(anchor: string | null): void {
		const text = this.#text
			.replace(/\s+/g, ' ')
			.replace(/ ([.,;:!?)])/g, '$1')
			.replace(/^[ ·]+|[ ·]+$/g, '');
		if (text !== '') {
			this.#passages.push({ anchor: this.#anchor, heading: this.#heading?.text ?? null, text });
		}
		this.#anchor = anchor;
		this.#text = '';
	}

	#headingAnchor(): string | null {
		return this.#heading?.anchor ?? null;
	}
}

function isNoText(name: string, attributes: string): boolean {
	return name === 'sup' || name === 'svg' || (name === 'a' && attribute(attributes, 'class') === 'label');
}

function attribute(attributes: string, name: string): string | null {
	const found = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
	return found === undefined ? null : plain(found);
}

function plain(html: string): string {
	return html.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}
