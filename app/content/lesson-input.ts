/** Everything the HTML of one lesson depends on, and nothing else: its hash decides whether to compile again. */
import { byId, type CourseSource, type LessonSource } from './course-source';
import { eventsIn, type NumberedPlace, placesIn } from './pictures/entries';
import type { LegalText, Reference, TimelineEvent } from './schemas';
import type { ClaimLabel, Erratum } from './types';

export interface LessonInput {
	courseId: string;
	/** Path of the lesson, for messages. */
	file: string;
	id: string;
	slug: string;
	title: string;
	/** The Markdown. */
	text: string;
	errata: Array<Erratum>;
	claimLabels: Record<string, ClaimLabel>;
	references: Record<string, Reference>;
	legal: Record<string, LegalText>;
	/** Id of the reference that is the course's article; null when it has none. */
	article: string | null;
	/** The paragraphs of the article map that this lesson can link to, sorted. */
	paragraphs: Array<string>;
	/** What the `<Timeline>`s of the lesson show, in order of time. */
	timeline: Array<TimelineEvent>;
	/** What the `<Map>`s of the lesson show, with their numbers on the map of the course. */
	places: Array<NumberedPlace>;
}

/** Gathers the input of one lesson of a course without problems. */
export function lessonInput(course: CourseSource, { file, text, front, body }: LessonSource): LessonInput {
	const { id, slug, title, errata } = front.value;
	const uses = body?.uses ?? [];
	const claims = byId(course.claims);
	const references = byId(course.references);
	const legal = pick(
		byId(course.legal),
		uses.flatMap((use) => (use.name === 'LegalText' && use.id !== null ? [use.id] : [])),
	);
	const timeline = eventsIn(course, uses);
	const claimIds = [
		...uses.flatMap((use) => (use.name === 'Claim' && use.id !== null ? [use.id] : [])),
		...errata.map((erratum) => erratum.claim),
	];
	const refs = [
		...uses.flatMap((use) => use.ref ?? []),
		...errata.flatMap((erratum) => erratum.sources.map(({ ref }) => ref)),
		...Object.values(legal).map(({ ref }) => ref),
		...timeline.flatMap((event) => event.sources.map(({ ref }) => ref)),
	];
	const places = [
		...errata.map((erratum) => erratum.paragraph),
		...uses.flatMap(({ name, at }) => (name === 'Quote' && at !== null ? [at] : [])),
	];
	const mapped = byId(course.sourceMap);
	const labels = Object.entries(pick(claims, claimIds)).map(([claim, { label }]) => [claim, label] as const);
	return {
		courseId: course.id,
		file,
		id,
		slug,
		title,
		text,
		errata,
		claimLabels: Object.fromEntries(labels),
		references: pick(references, refs),
		legal,
		article: course.course.value.article?.ref ?? null,
		paragraphs: [...new Set(places)].filter((id) => mapped.has(id)).sort(),
		timeline,
		places: placesIn(course, uses),
	};
}

/** Sorted by id, so that equal inputs have equal JSON. */
function pick<Value>(values: ReadonlyMap<string, Value>, ids: ReadonlyArray<string>): Record<string, Value> {
	const found: Record<string, Value> = {};
	for (const id of [...new Set(ids)].sort()) {
		const value = values.get(id);
		if (value !== undefined) found[id] = value;
	}
	return found;
}
