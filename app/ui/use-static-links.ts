import { useNavigate } from '@remix-run/react';
import type { MouseEvent } from 'react';

/** The link of this site that a plain click went to; null for everything the browser must do by itself. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
	if (event.defaultPrevented || event.button !== 0) return null;
	if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
	const link = event.target instanceof Element ? event.target.closest('a') : null;
	if (link === null || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download'))
		return null;
	// A jump within the page is the browser's own.
	return link.pathname === location.pathname && link.hash !== '' ? null : link;
}

/** Static text has plain links; a click on one of this site's is a client navigation all the same. */
export function useStaticLinks(): (event: MouseEvent) => void {
	const navigate = useNavigate();
	return (event) => {
		const link = linkOf(event);
		if (link === null) return;
		event.preventDefault();
		navigate(`${link.pathname}${link.search}${link.hash}`);
	};
}
