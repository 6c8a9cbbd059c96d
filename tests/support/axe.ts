import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULE_SETS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong on the page as it is now: WCAG 2.2 up to level AA, and axe's best practices.
 * @param only names of the rules to look at; all of them when left out
 * @returns one entry a rule that is broken, with the elements that break it; empty when all is well
 */
export async function accessibilityProblems(page: Page, only?: Array<string>): Promise<Array<string>> {
	const builder = new AxeBuilder({ page });
	const { violations } = await (only === undefined
		? builder.withTags(RULE_SETS)
		: builder.withRules(only)
	).analyze();
	return violations.map(({ id, help, nodes }) => {
		const elements = nodes.map(({ target, failureSummary = '' }) => {
			const why = failureSummary.split('\n').slice(1).join(' ').replace(/\s+/g, ' ').trim();
			return `  ${target.join(' ')}: ${why}`;
		});
		return `${id}: ${help}\n${elements.join('\n')}`;
	});
}

/** How many CSS pixels the page is wider than the window; 0 when nothing has to be scrolled sideways. */
export function horizontalOverflow(page: Page): Promise<number> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
}
