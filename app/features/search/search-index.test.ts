import { expect, test } from 'vitest';
import type { Entry } from './entries';
import { createSearchIndex } from './search-index';

function entry(over: Partial<Entry> & Pick<Entry, 'title' | 'text'>): Entry {
	const href = `/${over.title}${over.section ? `#${over.section}` : ''}`;
	return { type: 'Lesson', section: null, keys: '', label: null, href, ...over };
}

const ENTRIES = [
	entry({ title: 'Special intent', text: 'What the law asks for.' }),
	entry({ title: 'Special intent', section: 'Motive', text: 'A motive is why. Motives vary.' }),
	entry({
		title: 'Numbers',
		section: 'Totals',
		text: 'The official figure is 613. Others gave 1,000 in 1992.',
	}),
	entry({ title: 'Numbers', section: 'Courts', text: 'In Krstić the judges looked at Srebrenica.' }),
	entry({ type: 'Claim', title: 'Claim c57', text: 'Intent is needed.', keys: 'c57 error P6' }),
	entry({ type: 'Claim', title: 'Claim c5', text: 'Something else.', keys: 'c5 opinion P61' }),
	entry({ type: 'Term', title: 'intent', text: 'Wanting the act.', keys: 'dolus' }),
];
const index = createSearchIndex(ENTRIES);

/** Addresses of what is found, best first. */
function found(query: string): { match: string; hrefs: Array<string> } {
	const result = index.search(query);
	if (result === null) throw new Error('There was nothing to look for.');
	return { match: result.match, hrefs: result.hits.map((hit) => hit.entry.href) };
}

test('a title counts more than a mention', () => {
	expect(found('intent').hrefs.slice(0, 2)).toEqual(['/intent', '/Special intent']);
	expect(found('intent').hrefs).toContain('/Claim c57');
});

test('the beginning of a word finds it, with or without accents and the plural', () => {
	for (const query of ['krst', 'KRSTIĆ', 'krstic']) expect(found(query).hrefs).toEqual(['/Numbers#Courts']);
	expect(found('motive')).toEqual({ match: 'all', hrefs: ['/Special intent#Motive'] });
	expect(found('dolus').hrefs).toEqual(['/intent']);
});

test('words of the lesson’s title and of a passage together find the passage', () => {
	expect(found('special motive')).toEqual({ match: 'all', hrefs: ['/Special intent#Motive'] });
});

test('a figure is found as it is, and never by one that is near it', () => {
	expect(found('613').hrefs).toEqual(['/Numbers#Totals']);
	expect(found('1,000').hrefs).toEqual(['/Numbers#Totals']);
	expect(found('1000').hrefs).toEqual(['/Numbers#Totals']);
	for (const near of ['614', '61', '1993']) expect(found(near).hrefs).toEqual([]);
	expect(found('c5').hrefs).toEqual(['/Claim c5']);
	expect(found('P6').hrefs).toEqual(['/Claim c57']);
});

test('a slip of the pen is forgiven when nothing has the exact word', () => {
	expect(found('srebrenika')).toEqual({ match: 'similar', hrefs: ['/Numbers#Courts'] });
});

test('when no place has all words, those with some are shown, and it is said', () => {
	const { match, hrefs } = found('motive srebrenica');
	expect(match).toBe('some');
	expect(hrefs.sort()).toEqual(['/Numbers#Courts', '/Special intent#Motive']);
});

test('common words are left out, and alone they are nothing to look for', () => {
	expect(found('the motive of it').hrefs).toEqual(['/Special intent#Motive']);
	for (const query of ['the of', '…', '']) expect(index.search(query)).toBeNull();
	expect(found('xyzzy')).toEqual({ match: 'some', hrefs: [] });
});

test('nothing that programs know by name is found by it', () => {
	for (const query of ['__proto__', 'constructor', 'toString']) expect(found(query).hrefs).toEqual([]);
});

test('hits name the terms that were found', () => {
	const [hit] = index.search('mot')?.hits ?? [];
	expect([...(hit?.terms ?? [])]).toEqual(['motive']);
});

test('a very long query is cut, not refused', () => {
	expect(index.search(`motive ${'word '.repeat(500)}`)?.match).toBe('some');
});
