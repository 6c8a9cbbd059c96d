/** Everything the HTML of one lesson depends on, and nothing else: its hash decides whether to compile again. */
import { byId, type CourseSource, type LessonSource } from './course-source';
import type { LegalText, Reference } from './schemas';
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
	const claimIds = [
		...uses.flatMap((use) => (use.name === 'Claim' && use.id !== null ? [use.id] : [])),
		...errata.map((erratum) => erratum.claim),
	];
	const refs = [
		...uses.flatMap((use) => use.ref ?? []),
		...errata.flatMap((erratum) => erratum.sources.map(({ ref }) => ref)),
		...Object.values(legal).map(({ ref }) => ref),
	];
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
