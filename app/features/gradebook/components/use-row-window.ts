import { type RefObject, useEffect, useState } from 'react';

/** Rows above and below the visible ones that are there too, for a scroll or a press of Tab. */
const SPARE = 6;

/** Indexes of rows, `last` excluded. */
export interface RowWindow {
	first: number;
	last: number;
	/** Of one row, in CSS pixels. */
	height: number;
}

/**
 * Which rows of a long table to draw. All rows have the same height, measured from the first that is there, so that
 * zoom and the reader's font size are respected.
 * @param box scrolls; holds a table whose body rows have `data-row`
 * @param count all rows
 * @returns null until the page runs scripts
 */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number): RowWindow | null {
	const [shown, setShown] = useState<RowWindow | null>(null);
	useEffect(() => {
		const element = box.current;
		if (element === null) return;
		const look = () => {
			const height = element.querySelector('tr[data-row]')?.getBoundingClientRect().height ?? 0;
			if (height === 0) return;
			const first = Math.max(0, Math.floor(element.scrollTop / height) - SPARE);
			const last = Math.min(count, Math.ceil((element.scrollTop + element.clientHeight) / height) + SPARE);
			setShown((before) =>
				before?.first === first && before.last === last && before.height === height
					? before
					: { first, last, height },
			);
		};
		look();
		element.addEventListener('scroll', look, { passive: true });
		const observer = new ResizeObserver(look);
		observer.observe(element);
		return () => {
			element.removeEventListener('scroll', look);
			observer.disconnect();
		};
	}, [box, count]);
	return shown;
}
