import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

/** The next link in a direction, over cells without one; null at the edge. */
function nextLink(
	table: HTMLTableElement | null,
	row: number,
	cell: number,
	[rows, cells]: readonly [rows: number, cells: number],
): HTMLAnchorElement | null {
	for (let step = 1; ; step += 1) {
		const at = table?.rows[row + step * rows]?.cells[cell + step * cells];
		if (at === undefined) return null;
		const link = at.querySelector('a');
		if (link !== null) return link;
	}
}

/** Arrow keys go from the link in one cell of a table to that in the next; Tab still visits all of them in order. */
export function moveInTable(event: KeyboardEvent<HTMLElement>): void {
	const step = STEPS[event.key];
	if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const cell = (event.target as Element).closest<HTMLTableCellElement>('td, th');
	const row = cell?.closest('tr');
	if (cell === null || row === null || row === undefined) return;
	const target = nextLink(row.closest('table'), row.rowIndex, cell.cellIndex, step);
	if (target === null) return;
	event.preventDefault();
	target.focus();
}
