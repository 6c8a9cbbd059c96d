/** References in words: author, date, title, where it appeared. */
import type { Name, Reference } from './schemas';
import type { Citation } from './types';

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** `before`, the title, `after`: as in “Goltz, Thomas (1998). *Azerbaijan Diary*. Armonk: M. E. Sharpe.” */
export function citationOf(reference: Reference): Citation {
	const authors = reference.author?.map(fullName) ?? [];
	const editors = reference.editor?.map(fullName) ?? [];
	const date = dateOf(reference);
	const when = date === null ? '' : ` (${date})`;
	let before = '';
	if (authors.length > 0) before = `${joined(authors)}${when}. `;
	else if (editors.length > 0)
		before = `${joined(editors)} (${editors.length > 1 ? 'eds.' : 'ed.'})${when}. `;
	const after = [
		before === '' && when !== '' ? when.trim() : null,
		authors.length > 0 && editors.length > 0 ? `Ed. ${joined(editors)}` : null,
		appearedIn(reference),
		reference.edition === undefined ? null : editionOf(reference.edition),
		published(reference),
	].filter((part) => part !== null);
	return { before, title: reference.title, after: after.length === 0 ? '.' : `. ${after.join('. ')}.` };
}

/** Such as “Jabbarova (2020)”; the title when nobody is named as author or editor. */
export function shortCitation(reference: Reference): string {
	const names = (reference.author ?? reference.editor ?? []).map(shortName);
	const who = names.length === 0 ? (reference['title-short'] ?? reference.title) : shortNames(names);
	const year = yearOf(reference);
	return year === null ? who : `${who} (${year})`;
}

/** Year of publication; null when it is not known. */
export function yearOf(reference: Reference): number | null {
	return reference.issued?.['date-parts']?.[0]?.[0] ?? null;
}

function shortNames(names: ReadonlyArray<string>): string {
	return names.length > 2 ? `${names[0]} and others` : names.join(' and ');
}

function fullName(name: Name): string {
	if ('literal' in name) return name.literal;
	const given = [name.given, name['dropping-particle']].filter((part) => part !== null).join(' ');
	const family = shortName(name);
	return [family, given, name.suffix].filter((part) => part !== null && part !== '').join(', ');
}

function shortName(name: Name): string {
	if ('literal' in name) return name.literal;
	return [name['non-dropping-particle'], name.family].filter((part) => part !== null).join(' ');
}

function joined(names: ReadonlyArray<string>): string {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join('; ')} and ${names.at(-1)}`;
}

function dateOf({ issued }: Reference): string | null {
	if (issued === undefined) return null;
	const parts = issued['date-parts'];
	if (parts === undefined) return issued.literal ?? null;
	return parts
		.map(([year, month, day]) => [day, month === undefined ? undefined : MONTHS[month - 1], year])
		.map((words) => words.filter((word) => word !== undefined).join(' '))
		.join(' – ');
}

function editionOf(edition: string): string {
	if (!/^\d+$/.test(edition)) return edition;
	const ending = /(?<!1)[123]$/.exec(edition)?.[0];
	return `${edition}${ending === undefined ? 'th' : ['st', 'nd', 'rd'][Number(ending) - 1]} edition`;
}

/** Container, volume, issue, pages. */
function appearedIn(reference: Reference): string | null {
	const container = reference['container-title'] ?? reference['collection-title'];
	const { volume, issue, page, number } = reference;
	const parts = [
		container === undefined ? null : `In ${container}`,
		volume === undefined ? null : `vol. ${volume}`,
		issue === undefined ? null : `no. ${issue}`,
		number === undefined ? null : number,
		page === undefined ? null : `${/[-–,]/.test(page) ? 'pp.' : 'p.'} ${page}`,
	].filter((part) => part !== null);
	return parts.length === 0 ? null : parts.join(', ');
}

function published(reference: Reference): string | null {
	const place = reference['publisher-place'];
	const publisher = reference.publisher ?? reference.authority;
	if (publisher === undefined) return place ?? null;
	return place === undefined ? publisher : `${place}: ${publisher}`;
}
