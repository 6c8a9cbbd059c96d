/** Applies the editorial rules to every text of a course that speaks in its own voice, to learners or instructors. */
import type { Item } from '~/core/kinds';
import type { CourseSource } from '../course-source';
import { lessonsOf } from '../course-source';
import { lintText } from '../editorial';
import type { LessonBody } from '../mdx/inspect';
import { type Entry, type Path, type Problem, problem } from '../problems';
import type { TableFile } from '../schemas';

export function checkWording(course: CourseSource): Array<Problem> {
	const problems: Array<Problem> = [
		...texts(course.course, ['title', 'summary', 'position', 'modules.title', 'modules.summary']),
		...course.claims.entries.flatMap((each) => texts(each, ['says', 'record', 'say', 'check'])),
		...course.terms.entries.flatMap((each) => texts(each, ['definition'])),
		...course.references.entries.flatMap((each) => texts(each, ['note'])),
		...course.sourceMap.entries.flatMap((each) => texts(each, ['gist'])),
		...course.misconceptions.entries.flatMap((each) => texts(each, ['feedback'])),
		...course.tables.entries.flatMap(checkTable),
		...course.timeline.entries.flatMap((each) => texts(each, ['title', 'text', 'note'])),
		...course.places.entries.flatMap((each) => texts(each, ['note'])),
		...course.guides.flatMap(({ body }) => checkPassages(body)),
	];
	for (const { test } of course.modules)
		if (test !== null) problems.push(...texts(test, ['title', 'summary']));
	for (const { front, body, quiz } of lessonsOf(course)) {
		const fields = ['title', 'summary', 'levelNote', 'objectives.text', 'errata.says', 'errata.record'];
		problems.push(...texts(front, fields));
		if (body !== null) problems.push(...checkPassages(body));
		if (quiz?.settings) problems.push(...texts(quiz.settings, ['title']));
		for (const item of quiz === null ? [] : [...quiz.checks, ...quiz.items])
			problems.push(...checkItem(item));
	}
	return problems;
}

function checkPassages({ passages }: LessonBody): Array<Problem> {
	return passages.flatMap(({ text, foreign, placeAt }) =>
		lintText(text, { isPrompt: false, foreign }).map(({ rule, offset, message }) =>
			problem(rule, placeAt(offset), message),
		),
	);
}

/** Findings in the named fields; `a.b` is field b of every member of list a. */
function texts(entry: Entry<unknown>, fields: ReadonlyArray<string>): Array<Problem> {
	return fields.flatMap((field) =>
		stringsAt(entry.value, field.split('.'), []).flatMap(({ text, path }) => lint(entry, text, path, false)),
	);
}

function checkTable(table: Entry<TableFile>): Array<Problem> {
	const cells = table.value.rows.flatMap((row, index) =>
		Object.keys(row.cells).map((column) => ({ index, column, text: row.cells[column] ?? '' })),
	);
	return [
		...texts(table, ['title', 'intro', 'note', 'corner', 'columns.title', 'rows.title']),
		...cells.flatMap(({ index, column, text }) => lint(table, text, ['rows', index, 'cells', column], false)),
	];
}

function stringsAt(
	value: unknown,
	steps: ReadonlyArray<string>,
	path: Path,
): Array<{ text: string; path: Path }> {
	if (Array.isArray(value)) return value.flatMap((each, index) => stringsAt(each, steps, [...path, index]));
	const [step, ...rest] = steps;
	if (step === undefined) return typeof value === 'string' ? [{ text: value, path }] : [];
	if (typeof value !== 'object' || value === null) return [];
	return stringsAt((value as Record<string, unknown>)[step], rest, [...path, step]);
}

function lint(entry: Entry<unknown>, text: string, path: Path, isPrompt: boolean): Array<Problem> {
	return lintText(text, { isPrompt }).map(({ rule, message }) => problem(rule, entry.place(path), message));
}

/** Fields of an item that speak in the course's voice, wherever they stand in it. */
const VOICE = new Set(['prompt', 'explanation', 'feedback', 'low', 'high', 'hint', 'criterion', 'sample']);

/**
 * Wrong options, statements to classify and texts to mark are the learner's material: they may say what the
 * course would not.
 */
function checkItem(item: Entry<Item>): Array<Problem> {
	const problems: Array<Problem> = [];
	const walk = (value: unknown, path: Path, spoken: boolean): void => {
		if (typeof value === 'string') {
			if (spoken) problems.push(...lint(item, value, path, path.length === 1 && path[0] === 'prompt'));
			return;
		}
		if (typeof value !== 'object' || value === null) return;
		const isRightOption = 'correct' in value && value.correct === true;
		for (const [key, inner] of Object.entries(value)) {
			const below = [...path, Array.isArray(value) ? Number(key) : key];
			walk(inner, below, spoken || VOICE.has(key) || key === 'misread' || (isRightOption && key === 'text'));
		}
	};
	walk(item.value, [], false);
	return problems;
}
