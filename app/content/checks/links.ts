/** What lessons and guides point to must exist: ledger entries, sources, paragraphs, pages, pictures. */
import { COURSE_PAGES, SITE_PAGES } from '../addresses';
import type { CourseSource, Ledger, LessonSource } from '../course-source';
import { byId, lessonsOf } from '../course-source';
import { attributeIds, type LessonBody } from '../mdx/inspect';
import { didYouMean, type Place, type Problem, problem, type Rule } from '../problems';
import type { Claim } from '../schemas';
import type { SourceRef } from '../types';

/** A problem when `id` is in no entry of the ledger; entries that could not be read count as known. */
function unknownIn<Value extends { id: string }>(
	ledger: Ledger<Value>,
	rule: Rule,
	what: string,
	id: string,
	place: Place,
): Array<Problem> {
	if (ledger.brokenIds.has(id) || ledger.entries.some(({ value }) => value.id === id)) return [];
	const known = ledger.entries.map(({ value }) => value.id);
	const message = `There is no ${what} “${id}”: add it to ${ledger.file}, or name another.${didYouMean(id, known)}`;
	return [problem(rule, place, message)];
}

/** Ids of a lesson's `<Para>`s and headings. */
export function anchorsOf(lesson: LessonSource): Set<string> {
	const paras = lesson.body === null ? [] : attributeIds(lesson.body, 'Para');
	return new Set([...paras, ...(lesson.body?.anchors ?? []).map((each) => each.id)]);
}

export function checkLinks(course: CourseSource, publicFiles: ReadonlySet<string> | null): Array<Problem> {
	return [
		...checkLedgers(course),
		...lessonsOf(course).flatMap((lesson) => [
			...checkUses(course, lesson),
			...checkErrata(course, lesson),
			...checkAddresses(course, lesson.body, anchorsOf(lesson)),
			...checkImages(lesson.body, publicFiles),
		]),
		...course.guides.flatMap(({ body }) => [
			...checkAddresses(course, body, new Set(body.anchors.map(({ id }) => id))),
			...checkImages(body, publicFiles),
		]),
	];
}

function sourcesKnown(
	course: CourseSource,
	sources: ReadonlyArray<SourceRef>,
	place: (index: number) => Place,
): Array<Problem> {
	return sources.flatMap(({ ref }, index) =>
		unknownIn(course.references, 'unknown-reference', 'reference', ref, place(index)),
	);
}

/** Paragraphs can only be compared when the course has a source map. */
function paragraphKnown(course: CourseSource, id: string, place: Place): Array<Problem> {
	return course.sourceMap.exists
		? unknownIn(course.sourceMap, 'unknown-paragraph', 'paragraph of the article', id, place)
		: [];
}

function checkLedgers(course: CourseSource): Array<Problem> {
	const problems: Array<Problem> = [];
	const { article } = course.course.value;
	if (article !== null) {
		const place = course.course.place(['article', 'ref']);
		problems.push(...unknownIn(course.references, 'unknown-reference', 'reference', article.ref, place));
	}
	for (const { value, place } of course.claims.entries) {
		problems.push(...sourcesKnown(course, value.sources, (index) => place(['sources', index, 'ref'])));
		for (const [index, id] of value.paragraphs.entries()) {
			problems.push(...paragraphKnown(course, id, place(['paragraphs', index])));
		}
	}
	for (const { value, place } of course.terms.entries) {
		problems.push(...sourcesKnown(course, value.sources, (index) => place(['sources', index, 'ref'])));
	}
	for (const { value, place } of course.tables.entries) {
		for (const [row, { sources }] of value.rows.entries()) {
			problems.push(
				...sourcesKnown(course, sources, (index) => place(['rows', row, 'sources', index, 'ref'])),
			);
		}
	}
	for (const { value, place } of course.timeline.entries) {
		problems.push(...sourcesKnown(course, value.sources, (index) => place(['sources', index, 'ref'])));
	}
	for (const { value, place } of course.legal.entries) {
		problems.push(
			...unknownIn(course.references, 'unknown-reference', 'reference', value.ref, place(['ref'])),
		);
	}
	return problems;
}

function checkUses(course: CourseSource, lesson: LessonSource): Array<Problem> {
	return (lesson.body?.uses ?? []).flatMap((use): Array<Problem> => {
		switch (use.name) {
			case 'Claim':
				return unknownIn(course.claims, 'unknown-claim', 'claim', use.id ?? '', use.place);
			case 'Term':
				return unknownIn(course.terms, 'unknown-term', 'term', use.id ?? '', use.place);
			case 'LegalText':
				return unknownIn(course.legal, 'unknown-legal-text', 'legal text', use.id ?? '', use.place);
			case 'Cite':
			case 'Quote':
				return unknownIn(course.references, 'unknown-reference', 'reference', use.ref ?? '', use.place);
			default:
				return [];
		}
	});
}

function checkErrata(course: CourseSource, { front, body }: LessonSource): Array<Problem> {
	const claims: Map<string, Claim> = byId(course.claims);
	const { errata, paragraphs } = front.value;
	const problems = paragraphs.flatMap((id, index) =>
		paragraphKnown(course, id, front.place(['paragraphs', index])),
	);
	for (const [index, erratum] of errata.entries()) {
		const at = (field: string) => front.place(['errata', index, field]);
		problems.push(
			...unknownIn(course.claims, 'unknown-claim', 'claim', erratum.claim, at('claim')),
			...paragraphKnown(course, erratum.paragraph, at('paragraph')),
			...sourcesKnown(course, erratum.sources, (source) =>
				front.place(['errata', index, 'sources', source, 'ref']),
			),
		);
		const claim = claims.get(erratum.claim);
		if (claim !== undefined && !claim.paragraphs.includes(erratum.paragraph)) {
			const message = `The claim “${erratum.claim}” is not in ${erratum.paragraph} but in ${claim.paragraphs.join(', ')}: mend the paragraph, or the claim in ${course.claims.file}.`;
			problems.push(problem('erratum-paragraph', at('paragraph'), message));
		}
	}
	const boxes = body?.uses.filter(({ name }) => name === 'Errata') ?? [];
	const [box, second] = boxes;
	if (box !== undefined && errata.length === 0) {
		const message = '<Errata /> has nothing to show: list errata in the frontmatter, or remove it.';
		problems.push(problem('empty-errata', box.place, message));
	}
	if (second !== undefined) {
		problems.push(problem('empty-errata', second.place, 'A lesson has one <Errata />: remove this one.'));
	}
	return problems;
}

/** @param anchors ids on the page that the text itself is on */
function checkAddresses(
	course: CourseSource,
	body: LessonBody | null,
	anchors: ReadonlySet<string>,
): Array<Problem> {
	return (body?.links ?? []).flatMap(({ url, place }) => {
		const message = faultOfLink(course, anchors, url);
		return message === null ? [] : [problem('link', place, message)];
	});
}

/** What is wrong with a link; null when it leads somewhere. Addresses of other sites cannot be tried here. */
function faultOfLink(course: CourseSource, anchors: ReadonlySet<string>, url: string): string | null {
	if (/^https?:\/\/[^\s/]+\.[^\s/]+/.test(url) || /^mailto:[^\s@]+@[^\s@]+$/.test(url)) return null;
	if (url === '') return 'The link leads nowhere: write an address.';
	const [path = '', anchor = null] = splitOnce(url, '#');
	if (path === '') return faultOfAnchor(anchors, anchor, 'in this text');
	const sitePages: ReadonlyArray<string> = SITE_PAGES;
	if (sitePages.includes(path) && anchor === null) return null;
	const [, courses, id, page, ...rest] = path.split('/');
	const isTable = page === 'tables' && rest.length === 1;
	if (courses !== 'courses' || !path.startsWith('/courses/') || (rest.length > 0 && !isTable)) {
		return `“${url}” leads nowhere: link to /courses/${course.id}/…, to #a-paragraph of this text, or to an https:// address.`;
	}
	if (id !== course.id) return `“${url}” leads to another course: link within “${course.id}”.`;
	if (page === undefined) {
		return anchor === null
			? null
			: `“${url}” has an anchor, but the page of a course has none: remove “#${anchor}”.`;
	}
	const [table] = rest;
	return table === undefined ? faultOfPage(course, page, anchor) : faultOfTable(course, table, anchor);
}

function faultOfTable(course: CourseSource, id: string, anchor: string | null): string | null {
	if (course.tables.brokenIds.has(id)) return null;
	const table = byId(course.tables).get(id);
	if (table !== undefined) {
		return faultOfAnchor(new Set(table.rows.map((row) => row.id)), anchor, `in the table “${id}”`);
	}
	const known = course.tables.entries.map(({ value }) => value.id);
	return `There is no table “${id}”: add it to ${course.tables.file}, or mend the link.${didYouMean(id, known)}`;
}

function faultOfPage(course: CourseSource, page: string, anchor: string | null): string | null {
	const target = lessonsOf(course).find(({ front }) => front.value.slug === page);
	if (target !== undefined) return faultOfAnchor(anchorsOf(target), anchor, `in the lesson “${page}”`);
	const ledgers: Record<string, Ledger<{ id: string }>> = {
		claims: course.claims,
		article: course.sourceMap,
		glossary: course.terms,
		sources: course.references,
		timeline: course.timeline,
		map: course.places,
	};
	const ledger = Object.hasOwn(ledgers, page) ? ledgers[page] : undefined;
	if (ledger !== undefined && !ledger.exists && (page === 'timeline' || page === 'map')) {
		return `The course has no ${page}: write ${ledger.file}, or remove the link.`;
	}
	if (ledger !== undefined) {
		const ids = new Set([...ledger.entries.map(({ value }) => value.id), ...ledger.brokenIds]);
		return faultOfAnchor(ids, anchor, `in ${ledger.file}`);
	}
	const others: ReadonlyArray<string> = COURSE_PAGES;
	if (others.includes(page) && page !== 'quiz' && page !== 'tables') return null;
	if (course.modules.some(({ test }) => test?.value.slug === page)) return null;
	const slugs = lessonsOf(course).map(({ front }) => front.value.slug);
	return `No lesson has the slug “${page}”: mend the link.${didYouMean(page, slugs)}`;
}

function faultOfAnchor(anchors: ReadonlySet<string>, anchor: string | null, where: string): string | null {
	if (anchor === null || anchors.has(anchor)) return null;
	return `There is no “#${anchor}” ${where}: mend the link.${didYouMean(anchor, anchors)}`;
}

function splitOnce(text: string, separator: string): [string, string | null] {
	const index = text.indexOf(separator);
	return index === -1 ? [text, null] : [text.slice(0, index), text.slice(index + 1)];
}

function checkImages(body: LessonBody | null, publicFiles: ReadonlySet<string> | null): Array<Problem> {
	return (body?.images ?? []).flatMap(({ url, alt, place }) => {
		const problems: Array<Problem> = [];
		if (alt.trim() === '') {
			const message =
				'The picture has no alternative text: write what it shows, as in ![what it shows](/file.svg).';
			problems.push(problem('image-alt', place, message));
		}
		if (!url.startsWith('/') || url.startsWith('//')) {
			const message = `“${url}” is not a picture of this site: put the file into public/ and write its path from there, such as /maps/region.svg.`;
			problems.push(problem('image-file', place, message));
		} else if (publicFiles !== null && !publicFiles.has(url)) {
			const message = `There is no file public${url}: mend the path.${didYouMean(url, publicFiles)}`;
			problems.push(problem('image-file', place, message));
		}
		return problems;
	});
}
