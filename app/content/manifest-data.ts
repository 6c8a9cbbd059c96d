/** Puts together what is written to disk: the public manifest, and the keyed book of questions. */
import { createHash } from 'node:crypto';
import { citationOf, shortCitation, yearOf } from './citation';
import { type CourseSource, type LessonSource, lessonsOf } from './course-source';
import { placeEntries, timelineEntries } from './pictures/entries';
import type { TableFile } from './schemas';
import type {
	ClaimEntry,
	CompiledLesson,
	CourseManifest,
	LessonEntry,
	ModuleEntry,
	QuizBook,
	ReferenceEntry,
	TableEntry,
	TermEntry,
} from './types';

/** @param compiled the lessons of the course by id */
export function toManifest(
	course: CourseSource,
	compiled: ReadonlyMap<string, CompiledLesson>,
	book: QuizBook,
): CourseManifest {
	const { value } = course.course;
	const lessons = lessonsOf(course);
	const lessonEntries: Array<LessonEntry> = [];
	const moduleEntries: Array<ModuleEntry> = [];
	for (const { entry, lessons: members, test } of course.modules) {
		const { id, slug, title, summary } = entry.value;
		for (const lesson of members) {
			lessonEntries.push(toLessonEntry(lesson, id, lessonEntries.length + 1, compiled));
		}
		moduleEntries.push({
			id,
			slug,
			title,
			summary,
			order: moduleEntries.length + 1,
			lessons: members.map(({ front }) => front.value.id),
			test: test?.value ?? null,
		});
	}
	const manifest: Omit<CourseManifest, 'hash'> = {
		id: course.id,
		title: value.title,
		summary: value.summary,
		version: value.version,
		languages: value.languages,
		licence: value.licence,
		authors: value.authors,
		private: value.private,
		modules: moduleEntries.length,
		lessons: lessonEntries.length,
		minutes: lessonEntries.reduce((sum, { minutes }) => sum + minutes, 0),
		coverage: value.coverage,
		article: value.article?.ref ?? null,
		position: value.position,
		checkedOn:
			lessonEntries
				.map(({ checkedOn }) => checkedOn)
				.sort()
				.at(-1) ?? null,
		moduleEntries,
		lessonEntries,
		claims: claimEntries(course, lessons),
		glossary: termEntries(course, lessons),
		references: referenceEntries(course, lessons, compiled),
		legal: course.legal.entries.map((each) => each.value),
		sourceMap: course.sourceMap.entries.map((each) => each.value),
		misconceptions: course.misconceptions.entries.map((each) => each.value),
		timeline: timelineEntries(course),
		places: placeEntries(course),
		tables: course.tables.entries.map((each) => tableEntry(each.value)),
	};
	const hash = createHash('sha256');
	for (const part of [manifest, [...compiled.values()], book]) hash.update(JSON.stringify(part)).update('\n');
	return { ...manifest, hash: hash.digest('hex') };
}

export function toQuizBook(course: CourseSource): QuizBook {
	const lessons = lessonsOf(course).flatMap(({ front, quiz }) =>
		quiz?.settings
			? [
					{
						lessonId: front.value.id,
						quiz: quiz.settings.value,
						checks: quiz.checks.map((each) => each.value),
						items: quiz.items.map((each) => each.value),
					},
				]
			: [],
	);
	return { courseId: course.id, lessons };
}

function toLessonEntry(
	{ front, body, quiz }: LessonSource,
	moduleId: string,
	order: number,
	compiled: ReadonlyMap<string, CompiledLesson>,
): LessonEntry {
	const { errata: _, ...fields } = front.value;
	return {
		...fields,
		moduleId,
		order,
		words: body?.words ?? 0,
		checks: quiz?.checks.length ?? 0,
		items: quiz?.items.length ?? 0,
		quiz: quiz?.settings?.value ?? null,
		toc: compiled.get(fields.id)?.toc ?? [],
	};
}

/** Ids of the lessons for which `test` holds. */
function lessonsWith(
	lessons: ReadonlyArray<LessonSource>,
	test: (lesson: LessonSource) => boolean,
): Array<string> {
	return lessons.filter(test).map(({ front }) => front.value.id);
}

function claimEntries(course: CourseSource, lessons: ReadonlyArray<LessonSource>): Array<ClaimEntry> {
	return course.claims.entries.map(({ value }) => ({
		...value,
		lessons: lessonsWith(
			lessons,
			({ front, body }) =>
				front.value.errata.some(({ claim }) => claim === value.id) ||
				(body?.uses ?? []).some(({ name, id }) => name === 'Claim' && id === value.id),
		),
	}));
}

function termEntries(course: CourseSource, lessons: ReadonlyArray<LessonSource>): Array<TermEntry> {
	return course.terms.entries.map(({ value }) => ({
		...value,
		lessons: lessonsWith(lessons, ({ body }) =>
			(body?.uses ?? []).some(({ name, id }) => name === 'Term' && id === value.id),
		),
	}));
}

/** Of a checked table, which has a cell for every column. */
function tableEntry({ rows, ...table }: TableFile): TableEntry {
	return {
		...table,
		rows: rows.map(({ cells, ...row }) => ({
			...row,
			cells: table.columns.map(({ id }) => cells[id] ?? ''),
		})),
	};
}

function referenceEntries(
	course: CourseSource,
	lessons: ReadonlyArray<LessonSource>,
	compiled: ReadonlyMap<string, CompiledLesson>,
): Array<ReferenceEntry> {
	return course.references.entries.map(({ value }) => ({
		id: value.id,
		type: value.type,
		citation: citationOf(value),
		short: shortCitation(value),
		year: yearOf(value),
		url: value.URL ?? null,
		link: value.link,
		weight: value.weight,
		note: value.note,
		lessons: lessonsWith(lessons, ({ front }) =>
			(compiled.get(front.value.id)?.sources ?? []).some(({ ref }) => ref === value.id),
		),
	}));
}
