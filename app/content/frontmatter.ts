/** The YAML block at the top of a lesson. */
import { type Place, type Problem, problem } from './problems';

export interface Split {
	/** The YAML between the fences. */
	yaml: string;
	/** Everything after them, with an empty line for every line before, so that line numbers stay. */
	body: string;
}

/**
 * Splits a lesson. Only a plain `---` opens frontmatter: other words after it choose a language in the library
 * below mdx-bundler, and for `---js` it would run the text as a program.
 */
export function splitFrontmatter(
	file: string,
	text: string,
): { split: Split | null; problems: Array<Problem> } {
	const at: Place = { file, line: 1 };
	const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
	const fence = lines[0]?.trimEnd() ?? '';
	if (/^---\s*\S/.test(fence)) {
		const message = `Frontmatter must be YAML: replace the first line “${fence}” by “---”.`;
		return { split: null, problems: [problem('frontmatter', at, message)] };
	}
	const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
	if (fence !== '---' || close === -1) {
		const message = 'The lesson has no frontmatter: begin the file with “---”, the fields, and “---” again.';
		return { split: null, problems: [problem('frontmatter', at, message)] };
	}
	const yaml = lines.slice(1, close).join('\n');
	const body = [...lines.slice(0, close + 1).map(() => ''), ...lines.slice(close + 1)].join('\n');
	return { split: { yaml, body }, problems: [] };
}
