import { forwardRef, type HTMLAttributes } from 'react';

type ScrollRegionProps = HTMLAttributes<HTMLElement> &
	/** What it is called; a region without a name is none. */
	({ 'aria-label': string } | { 'aria-labelledby': string });

/** A part that scrolls within itself when it is wider than the page. It takes the focus, so that keys can scroll it. */
export const ScrollRegion = forwardRef<HTMLElement, ScrollRegionProps>(function ScrollRegion(
	{ className = 'scroll', children, ...rest },
	ref,
) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody could scroll it by keyboard
		<section ref={ref} className={className} tabIndex={0} {...rest}>
			{children}
		</section>
	);
});
