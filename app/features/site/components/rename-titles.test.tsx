import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { renameTitles } from './rename-titles';

const rendered = (title: string) =>
	renderToStaticMarkup(
		renameTitles(
			[<meta key="m" name="description" content="About Lectern" />, <title key="t">{title}</title>, null],
			'Məktəb $1',
		),
	);

test.each([
	['Sign in · Lectern', 'Sign in · Məktəb $1'],
	['Lectern', 'Məktəb $1'],
	['What a Lectern is · Lectern', 'What a Lectern is · Məktəb $1'],
	['Reading at a lectern', 'Reading at a lectern'],
	['Of Lectern', 'Of Lectern'],
])('the title “%s” becomes “%s”, and nothing else changes', (before, after) => {
	expect(rendered(before)).toBe(`<meta name="description" content="About Lectern"/><title>${after}</title>`);
});
