import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULE_SETS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong on the page as it is now: WCAG 2.2 up to level AA, and axe's best practices.
 * @returns one entry a rule that is broken, with the elements that break it; empty when all is well
 */
export async function accessibilityProblems(page: Page): Promise<Array<string>> {
	const { violations } = await new AxeBuilder({ page }).withTags(RULE_SETS).analyze();
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
