/** Looking at a page at every width, light and dark. */
import type { Page } from 'playwright-core';
import { accessibilityProblems, horizontalOverflow } from './axe';

const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'] as const;

/** How a page is looked at. */
export interface Look {
	width: number;
	scheme: 'light' | 'dark';
}
export const EVERY_LOOK: Array<Look> = WIDTHS.flatMap((width) =>
	SCHEMES.map((scheme) => ({ width, scheme })),
);
/** The two looks that differ most: here every rule is examined. */
export const WHOLE: Array<Look> = [
	{ width: 320, scheme: 'light' },
	{ width: 1280, scheme: 'dark' },
];
/** What can change with the look alone. */
const LOOK_RULES = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * What a designer or a screen reader's user would complain about: sideways scrolling in each of the looks, and what
 * axe finds in those of `examined`.
 */
export async function complaints(page: Page, name: string, examined: Array<Look>): Promise<Array<string>> {
	const has = (looks: Array<Look>, { width, scheme }: Look) =>
		looks.some((look) => look.width === width && look.scheme === scheme);
	const found: Array<string> = [];
	for (const look of EVERY_LOOK) {
		await page.setViewportSize({ width: look.width, height: 900 });
		await page.emulateMedia({ colorScheme: look.scheme });
		const overflow = await horizontalOverflow(page);
		const wide = overflow === 0 ? [] : [`${overflow} px too wide`];
		const rules = has(WHOLE, look) ? undefined : LOOK_RULES;
		const problems = has(examined, look) ? await accessibilityProblems(page, rules) : [];
		found.push(
			...[...wide, ...problems].map((problem) => `${name}, ${look.width} px, ${look.scheme}: ${problem}`),
		);
	}
	return found;
}
