import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createArticleStore, type MappedCourse, matchArticle } from './article.server';
import { hashText, parseArticle } from './text';

const ARTICLE = readFileSync('tests/fixtures/course-mini/article.txt', 'utf8');
const PARTS = parseArticle(ARTICLE);
const SOURCE_MAP = PARTS.map(({ id, text }) => ({
	id,
	sha256: hashText(text),
	types: [],
	gist: 'G',
	lessons: [],
}));

function course(id: string): MappedCourse {
	return { id, hash: 'one', sourceMap: SOURCE_MAP };
}

/** A data folder with the given files below `articles/`; removed when the test ends. */
function dataFolder(files: Record<string, string | Uint8Array>): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'lectern-articles-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	mkdirSync(path.join(folder, 'articles'));
	for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'articles', name), text);
	return folder;
}

test('every part is recognised by its hash, however it is spaced', () => {
	const { parts, missing, strange } = matchArticle(`\ufeff${ARTICLE.replaceAll('\n', ' \r\n')}`, SOURCE_MAP);
	expect([...parts]).toEqual(PARTS.map(({ id, text }) => [id, text]));
	expect({ missing, strange }).toEqual({ missing: [], strange: [] });
});

test('a paragraph with one other letter is not shown; its neighbours are', () => {
	const line = PARTS.find(({ id }) => id === 'P2')?.line;
	const { parts, missing, strange } = matchArticle(ARTICLE.replace('The reason', 'The raeson'), SOURCE_MAP);
	expect(missing).toEqual(['P2']);
	expect(strange).toEqual([line]);
	expect(parts.has('P2')).toBe(false);
	expect(parts.get('P3')).toBe(PARTS.find(({ id }) => id === 'P3')?.text);
});

test('a lost paragraph does not shift the others to wrong gists', () => {
	const without = ARTICLE.split('\n')
		.filter((line) => !line.startsWith('Tea tastes better out'))
		.join('\n');
	const { parts, missing } = matchArticle(without, SOURCE_MAP);
	expect(missing).toEqual(['P1']);
	expect(parts.get('P2')).toBe(PARTS.find(({ id }) => id === 'P2')?.text);
});

test('the file of a course is read once, and again after a change only while developing', () => {
	const folder = dataFolder({ 'tea.txt': ARTICLE });
	const file = path.join(folder, 'articles/tea.txt');
	const store = createArticleStore({ reload: false });
	const developing = createArticleStore({ reload: true });
	for (const each of [store, developing])
		expect(each.getArticle(folder, course('tea'))?.parts.size).toBe(PARTS.length);
	writeFileSync(file, 'Another title\nSomebody\nAnother text.');
	expect(store.getArticle(folder, course('tea'))?.parts.size).toBe(PARTS.length);
	expect(developing.getArticle(folder, course('tea'))?.parts.size).toBe(0);
	rmSync(file);
	expect(developing.getArticle(folder, course('tea'))).toBeNull();
	expect(createArticleStore({ reload: false }).getArticle(folder, course('tea'))).toBeNull();
});

test('a file that comes after the start is not shown until the next one', () => {
	const folder = dataFolder({});
	const store = createArticleStore({ reload: false });
	store.readArticles(folder, [course('tea')]);
	writeFileSync(path.join(folder, 'articles/tea.txt'), ARTICLE);
	expect(store.getArticle(folder, course('tea'))).toBeNull();
});

test('the owner is told about every file, in words without the text', () => {
	const folder = dataFolder({
		'complete.txt': ARTICLE,
		'changed.txt': ARTICLE.replace('The reason', 'The raeson'),
		'other.txt': 'Another title\nSomebody\nAnother text.',
		'latin.txt': new Uint8Array([0x54, 0xe9]),
		'typo.txt': ARTICLE,
		'.hidden': 'x',
	});
	mkdirSync(path.join(folder, 'articles/folder.txt'));
	const courses = ['complete', 'changed', 'other', 'latin', 'folder'].map((id) => course(id));
	const notes = createArticleStore({ reload: false }).readArticles(folder, courses);
	expect(notes.map(({ complete }) => complete)).toEqual([false, true, false, false, false, false]);
	expect(notes.map(({ message }) => message)).toEqual([
		expect.stringMatching(/changed\.txt: 9 of 10 parts.*P2 could not be recognised.*line 8\b.*word for word/),
		expect.stringMatching(/complete\.txt: all 10 parts/),
		expect.stringMatching(/folder\.txt is not a file\..*gists only/),
		expect.stringMatching(/latin\.txt is not UTF-8 text.*gists only/),
		expect.stringMatching(/other\.txt is not the article of this course\. .*gists only/),
		expect.stringMatching(/typo\.txt belongs to no course: name it complete\.txt, changed\.txt/),
	]);
	expect(JSON.stringify(notes)).not.toContain('raeson');
});

test('without the folder there is nothing to tell and nothing to show', () => {
	const store = createArticleStore({ reload: false });
	expect(store.readArticles('/nowhere', [course('tea')])).toEqual([]);
	expect(store.getArticle('/nowhere', course('tea'))).toBeNull();
});
