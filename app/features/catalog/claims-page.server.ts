/** The claim ledger. */
import { claimAnchor } from '~/content/addresses';
import { CLAIM_LABELS, type ClaimEntry, type CourseManifest, type SourceWeight } from '~/content/types';
import { claimHtml, claimListHtml } from './claim-list.server';
import { hasAllWords, queryInWords, readClaimsQuery, textsOf } from './claims-query';
import { lessonLinks, sourceNamer, visibleCourse } from './course-parts.server';
import type { ClaimsPage, LedgerClaim, WithList } from './views';

const WEIGHTS: ReadonlyArray<SourceWeight> = ['primary', 'secondary', 'party', 'pointer'];

/** A claim with what filters and pages need of it. */
interface Prepared {
	entry: ClaimEntry;
	/** What a reader sees of it, for looking words up. */
	texts: Array<string>;
	html: string;
}

/** By course: a new build makes new objects. */
const prepared = new WeakMap<CourseManifest, Array<Prepared>>();

function prepare(course: CourseManifest): Array<Prepared> {
	const known = prepared.get(course);
	if (known !== undefined) return known;
	const toClaim = toLedgerClaim(course);
	const claims = course.claims.map((entry) => {
		const claim = toClaim(entry);
		return { entry, texts: textsOf(claim), html: claimHtml(course.id, claim) };
	});
	prepared.set(course, claims);
	return claims;
}

/**
 * The ledger, narrowed as the address says; null when there is no such course.
 * @param given the query of the address
 */
export function getClaimsPage(courseId: string, given: URLSearchParams): WithList<ClaimsPage> | null {
	const course = visibleCourse(courseId);
	return course === null ? null : ledgerOf(course, given);
}

/** The ledger of a course, narrowed as the address says. */
export function ledgerOf(course: CourseManifest, given: URLSearchParams): WithList<ClaimsPage> {
	const choices = choicesOf(course);
	const { query, ignored } = readClaimsQuery(given, choices);
	const module = course.moduleEntries.find(({ slug }) => slug === query.module);
	const claims = prepare(course).filter(
		({ entry, texts }) =>
			(query.label === null || entry.label === query.label) &&
			(query.paragraph === null || entry.paragraphs.includes(query.paragraph)) &&
			(module === undefined || entry.lessons.some((id) => module.lessons.includes(id))) &&
			hasAllWords(query.text, texts),
	);
	return {
		page: {
			courseId: course.id,
			courseTitle: course.title,
			query,
			narrowed: queryInWords(query, choices),
			ignored,
			choices,
			total: course.claims.length,
			shown: claims.length,
			list: null,
		},
		list: claimListHtml(claims.map(({ html }) => html)),
	};
}

function choicesOf({ claims, moduleEntries, sourceMap }: CourseManifest): ClaimsPage['choices'] {
	const count = (test: (claim: ClaimEntry) => boolean) => claims.filter(test).length;
	const mapped = sourceMap.map(({ id }) => id);
	const named = [...new Set(claims.flatMap(({ paragraphs }) => paragraphs))];
	const paragraphs = [
		...mapped.filter((id) => named.includes(id)),
		...named.filter((id) => !mapped.includes(id)),
	];
	const chosen = <Choice extends { count: number }>(all: Array<Choice>) =>
		all.filter((choice) => choice.count > 0);
	return {
		labels: chosen(CLAIM_LABELS.map((value) => ({ value, count: count(({ label }) => label === value) }))),
		modules: chosen(
			moduleEntries.map(({ slug, title, lessons: own }) => ({
				value: slug,
				title,
				count: count(({ lessons }) => lessons.some((id) => own.includes(id))),
			})),
		),
		paragraphs: paragraphs.map((value) => ({
			value,
			count: count((claim) => claim.paragraphs.includes(value)),
		})),
	};
}

function toLedgerClaim(course: CourseManifest): (claim: ClaimEntry) => LedgerClaim {
	const named = sourceNamer(course);
	const weights = new Map(course.references.map(({ id, weight }) => [id, weight]));
	const mapped = new Set(course.sourceMap.map(({ id }) => id));
	return ({ id, label, says, record, say, paragraphs, sources, lessons }) => ({
		...{ id, label, says, record, say },
		paragraphs: paragraphs.map((paragraph) => ({ id: paragraph, onMap: mapped.has(paragraph) })),
		sources: WEIGHTS.map((weight) => ({
			weight,
			sources: sources.filter(({ ref }) => weights.get(ref) === weight).map(named),
		})).filter((group) => group.sources.length > 0),
		lessons: lessonLinks(course, lessons).map((lesson) => ({ ...lesson, anchor: claimAnchor(id) })),
	});
}
