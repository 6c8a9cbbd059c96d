/** What benchmarks found, for people and for programs. */

export interface Figure {
	label: string;
	/** Null where this system cannot tell. */
	value: number | null;
	unit: string;
	/** What it has to be, null for figures that only explain. */
	threshold: { is: 'at least' | 'at most'; value: number } | null;
}

export interface Result {
	name: string;
	figures: Array<Figure>;
	/** How it was measured, one sentence each. */
	notes: Array<string>;
}

export const plain = (label: string, value: number | null, unit: string): Figure => ({
	label,
	value,
	unit,
	threshold: null,
});
export const atLeast = (label: string, value: number | null, unit: string, least: number): Figure => ({
	label,
	value,
	unit,
	threshold: { is: 'at least', value: least },
});
export const atMost = (label: string, value: number | null, unit: string, most: number): Figure => ({
	label,
	value,
	unit,
	threshold: { is: 'at most', value: most },
});

/** Null without a threshold, or where this system cannot tell. */
export function isReached({ value, threshold }: Figure): boolean | null {
	if (threshold === null || value === null) return null;
	return threshold.is === 'at least' ? value >= threshold.value : value <= threshold.value;
}

function shown(value: number | null): string {
	if (value === null) return 'not known here';
	if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
	return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 4);
}

function verdict(figure: Figure): string {
	const { threshold, unit } = figure;
	if (threshold === null) return '';
	const reached = isReached(figure);
	const word = reached === null ? 'not known' : reached ? 'ok' : 'NOT REACHED';
	return `${word} (${threshold.is} ${threshold.value}${unit === '' ? '' : ` ${unit}`})`;
}

/** A table for the terminal. */
export function formatResult({ name, figures, notes }: Result): string {
	const labels = Math.max(...figures.map(({ label }) => label.length));
	const values = Math.max(...figures.map(({ value, unit }) => `${shown(value)} ${unit}`.length));
	const lines = figures.map((figure) =>
		`  ${figure.label.padEnd(labels)}  ${`${shown(figure.value)} ${figure.unit}`.padEnd(values)}  ${verdict(figure)}`.trimEnd(),
	);
	return [name, ...lines, ...notes.map((note) => `  (${note})`)].join('\n');
}
