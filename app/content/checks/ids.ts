/** Ids are permanent and unique within the course for their type; slugs make addresses. */
import { COURSE_PAGES } from '../addresses';
import type { CourseSource, LessonSource } from '../course-source';
import { lessonsOf } from '../course-source';
import { isReservedAnchor } from '../mdx/parse';
import { type Entry, type Place, type Problem, problem } from '../problems';
import type { TableFile } from '../schemas';

interface Named {
	id: string;
	place: Place;
}

export function checkIds(course: CourseSource): Array<Problem> {
	const { value, place } = course.course;
	const lessons = lessonsOf(course);
	const problems: Array<Problem> = [];
	if (value.id !== course.id) {
		const message = `The id “${value.id}” is not the name of the folder, “${course.id}”: make them equal.`;
		problems.push(problem('course-id', place(['id']), message));
	}
	const quizzes = lessons.flatMap(({ quiz }) => named(quiz?.settings ? [quiz.settings] : []));
	const tests = course.modules.flatMap(({ test }) => (test === null ? [] : [test]));
	const items = lessons.flatMap(({ quiz }) => (quiz === null ? [] : [...quiz.checks, ...quiz.items]));
	problems.push(
		...repeated('module', named(course.modules.map((each) => each.entry))),
		...repeated('lesson', named(lessons.map((each) => each.front))),
		...repeated('objective', objectives(lessons)),
		...repeated('quiz', [...quizzes, ...named(tests)]),
		...repeated('item', named(items)),
		...repeated('claim', named(course.claims.entries)),
		...repeated('term', named(course.terms.entries)),
		...repeated('reference', named(course.references.entries)),
		...repeated('legal text', named(course.legal.entries)),
		...repeated('paragraph of the source map', named(course.sourceMap.entries)),
		...repeated('misconception', named(course.misconceptions.entries)),
		...repeated('table', named(course.tables.entries)),
		...repeated('event', named(course.timeline.entries)),
		...repeated('place', named(course.places.entries)),
		...anchorsOfPages(course),
		...course.tables.entries.flatMap(checkTable),
		...lessons.flatMap(checkAnchors),
		...checkSlugs(course),
	);
	return problems;
}

function named(
	entries: ReadonlyArray<{ value: { id: string }; place(path: Array<string>): Place }>,
): Array<Named> {
	return entries.map((each) => ({ id: each.value.id, place: each.place(['id']) }));
}

function objectives(lessons: ReadonlyArray<LessonSource>): Array<Named> {
	return lessons.flatMap(({ front }) =>
		front.value.objectives.map(({ id }, index) => ({ id, place: front.place(['objectives', index, 'id']) })),
	);
}

function repeated(type: string, all: ReadonlyArray<Named>): Array<Problem> {
	const first = new Map<string, Place>();
	const problems: Array<Problem> = [];
	for (const { id, place } of all) {
		const before = first.get(id);
		if (before === undefined) {
			first.set(id, place);
			continue;
		}
		const message = `The id “${id}” of this ${type} is taken (${before.file}:${before.line}): give it another, and keep the older one.`;
		problems.push(problem('duplicate-id', place, message));
	}
	return problems;
}

/** Anchors of one lesson: ids of `<Para>`, and of the questions in the text. */
function checkAnchors({ body }: LessonSource): Array<Problem> {
	const paras = (body?.uses ?? []).flatMap(({ name, id, place }) =>
		name === 'Para' && id !== null ? [{ id, place }] : [],
	);
	const checks = (body?.uses ?? []).flatMap(({ name, id, place }) =>
		name === 'Check' && id !== null ? [{ id, place }] : [],
	);
	const wrong = paras.filter(({ id }) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id));
	const reserved = paras.filter(({ id }) => isReservedAnchor(id));
	return [
		...repeated('<Para>', paras),
		...repeated('<Check>', checks),
		...wrong.map(({ id, place }) =>
			problem(
				'para-id',
				place,
				`“${id}” cannot be the id of a <Para>: use lower-case words joined by hyphens.`,
			),
		),
		...reserved.map(({ id, place }) =>
			problem('para-id', place, `The page uses the id “${id}” itself: choose another for this <Para>.`),
		),
	];
}

/** Columns and rows of one table. Rows are anchors of its page. */
function checkTable({ value, place }: Entry<TableFile>): Array<Problem> {
	const rows = value.rows.map(({ id }, index) => ({ id, place: place(['rows', index, 'id']) }));
	const columns = value.columns.map(({ id }, index) => ({ id, place: place(['columns', index, 'id']) }));
	return [
		...repeated('column', columns),
		...repeated('row', rows),
		...rows
			.filter(({ id }) => isReservedAnchor(id))
			.map((row) =>
				problem(
					'para-id',
					row.place,
					`The page uses the id “${row.id}” itself: choose another for this row.`,
				),
			),
	];
}

/** Events and places are anchors of their pages. */
function anchorsOfPages(course: CourseSource): Array<Problem> {
	const anchors = [
		...named(course.timeline.entries).map((event) => ({ ...event, what: 'event' })),
		...named(course.places.entries).map((place) => ({ ...place, what: 'place' })),
	];
	return anchors
		.filter(({ id }) => isReservedAnchor(id))
		.map(({ id, what, place }) =>
			problem('para-id', place, `The page uses the id “${id}” itself: choose another for this ${what}.`),
		);
}

function checkSlugs(course: CourseSource): Array<Problem> {
	const pages = course.modules.flatMap(({ lessons, test }) => [
		...lessons.map(({ front }) => ({ id: front.value.slug, place: front.place(['slug']) })),
		...(test === null ? [] : [{ id: test.value.slug, place: test.place(['slug']) }]),
	]);
	const modules = course.modules.map(({ entry }) => ({ id: entry.value.slug, place: entry.place(['slug']) }));
	const reserved: ReadonlyArray<string> = COURSE_PAGES;
	const problems = pages
		.filter(({ id }) => reserved.includes(id))
		.map(({ id, place }) =>
			problem('reserved-slug', place, `“${id}” is a page of every course: choose another slug.`),
		);
	for (const [type, all] of [
		['lesson or test', pages],
		['module', modules],
	] as const) {
		const seen = new Set<string>();
		for (const { id, place } of all) {
			if (seen.has(id)) {
				const message = `Another ${type} has the slug “${id}”: addresses must differ, so change one.`;
				problems.push(problem('duplicate-slug', place, message));
			}
			seen.add(id);
		}
	}
	return problems;
}
