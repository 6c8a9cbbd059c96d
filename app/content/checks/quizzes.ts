/** Questions: what they hang on, whether they can be guessed, and whether they measure every objective. */
import type { Item } from '~/core/kinds';
import type { CourseSource, LessonSource, ModuleSource, QuizSource } from '../course-source';
import { byId, lessonsOf } from '../course-source';
import { drawable } from '../draw';
import { attributeIds } from '../mdx/inspect';
import { didYouMean, type Entry, listed, type Path, type Problem, problem } from '../problems';
import { normaliseText } from '../text';
import type { ClaimLabel } from '../types';

/** A key that rests on such a claim states somebody's view. */
const NEEDS_OWNER: ReadonlySet<ClaimLabel> = new Set(['contested', 'attributed', 'opinion']);

/** The right option may be this much longer than every wrong one before its length tells. */
const TELLING_RATIO = 1.5;
/** Below this difference, in characters, length tells nothing: “yes” and “no”, years, names. */
const TELLING_DIFFERENCE = 12;

export function checkQuizzes(course: CourseSource): Array<Problem> {
	return [
		...lessonsOf(course).flatMap((lesson) => checkQuiz(course, lesson)),
		...course.modules.flatMap(checkTest),
		...checkPrompts(course),
	];
}

function checkQuiz(course: CourseSource, lesson: LessonSource): Array<Problem> {
	const { quiz, front } = lesson;
	if (quiz === null) {
		const file = lesson.file.replace(/\.mdx$/, '.quiz.yaml');
		return [problem('missing-file', front.place(), `The lesson has no quiz: write ${file}.`)];
	}
	return [
		...checkCounts(course, quiz),
		...checkBlocks(lesson, quiz),
		...[...quiz.checks, ...quiz.items].flatMap((item) => checkItem(course, lesson, item)),
		...checkMeasured(lesson, quiz),
	];
}

function checkCounts(course: CourseSource, quiz: QuizSource): Array<Problem> {
	const { limits } = course.course.value;
	const problems: Array<Problem> = [];
	for (const [list, what] of [
		['checks', 'questions in the text'],
		['items', 'questions in the quiz'],
	] as const) {
		const [least, most] = limits[list];
		const broken = quiz.brokenIds.size;
		const count = quiz[list].length;
		if (count + broken >= least && count <= most) continue;
		const place = quiz[list][0]?.place() ?? { file: quiz.file, line: 1 };
		const message = `There are ${count} ${what} under “${list}”, but ${least} to ${most} are allowed: ${count < least ? 'add' : 'remove'} some.`;
		problems.push(problem('item-count', place, message));
	}
	return problems;
}

/** Every `<Check>` has its item, and every item under `checks` its `<Check>`. */
function checkBlocks({ body, file }: LessonSource, quiz: QuizSource): Array<Problem> {
	if (body === null) return [];
	const blocks = body.uses.filter(({ name }) => name === 'Check');
	const items = new Set(quiz.checks.map(({ value }) => value.id));
	const shown = new Set(attributeIds(body, 'Check'));
	const withoutItem = blocks
		.filter(({ id }) => id !== null && !items.has(id) && !quiz.brokenIds.has(id))
		.map(({ id, place }) => {
			const message = `No item “${id}” stands under “checks” in ${quiz.file}: add it, or mend the id.${didYouMean(id ?? '', items)}`;
			return problem('check-without-item', place, message);
		});
	const withoutBlock = quiz.checks
		.filter(({ value }) => !shown.has(value.id))
		.map(({ value, place }) => {
			const message = `No <Check id="${value.id}" /> stands in ${file}: add it, or move the item to “items”.`;
			return problem('item-without-check', place(['id']), message);
		});
	return [...withoutItem, ...withoutBlock];
}

function checkItem(course: CourseSource, lesson: LessonSource, item: Entry<Item>): Array<Problem> {
	const { value, place } = item;
	const problems: Array<Problem> = [];
	const objectives = lesson.front.value.objectives.map(({ id }) => id);
	if (!objectives.includes(value.objective)) {
		const message = `“${value.objective}” is not an objective of this lesson: name one of ${listed(objectives)}.${didYouMean(value.objective, objectives)}`;
		problems.push(problem('unknown-objective', place(['objective']), message));
	}
	const paras = lesson.body === null ? null : attributeIds(lesson.body, 'Para');
	if (paras !== null && !paras.includes(value.reread)) {
		const message = `No <Para id="${value.reread}"> stands in ${lesson.file}: name a paragraph of this lesson.${didYouMean(value.reread, paras)}`;
		problems.push(problem('unknown-reread', place(['reread']), message));
	}
	problems.push(...checkClaims(course, item), ...checkMisconceptions(course, item), ...checkGuessable(item));
	return problems;
}

function checkClaims(course: CourseSource, { value, place }: Entry<Item>): Array<Problem> {
	const claims = byId(course.claims);
	const problems: Array<Problem> = [];
	const owned: Array<string> = [];
	for (const [index, id] of value.claims.entries()) {
		const claim = claims.get(id);
		if (claim !== undefined && NEEDS_OWNER.has(claim.label)) owned.push(`${id} (${claim.label})`);
		if (claim === undefined && !course.claims.brokenIds.has(id)) {
			const message = `There is no claim “${id}”: add it to ${course.claims.file}, or name another.${didYouMean(id, claims.keys())}`;
			problems.push(problem('unknown-claim', place(['claims', index]), message));
		}
	}
	// Here the key says how sure a statement is, not that it is true; each statement names its own source.
	const keyIsLabel = value.kind === 'claim-classification';
	if (owned.length > 0 && value.attribution === null && !keyIsLabel) {
		const message = `The key rests on ${owned.join(', ')}: add “attribution” with the name of the person or body whose view it states, and name them in the prompt.`;
		problems.push(problem('attribution', place(['claims']), message));
	}
	return problems;
}

function checkMisconceptions(course: CourseSource, { value, place }: Entry<Item>): Array<Problem> {
	const { misconceptions } = course;
	if (!misconceptions.exists) return [];
	const known = new Set(misconceptions.entries.map((each) => each.value.id));
	return fieldsNamed(value, 'misconception')
		.filter(({ text }) => !known.has(text) && !misconceptions.brokenIds.has(text))
		.map(({ text, path }) => {
			const message = `There is no misconception “${text}”: add it to ${misconceptions.file}, or name another.${didYouMean(text, known)}`;
			return problem('unknown-misconception', place(path), message);
		});
}

/** Every text field called `name`, however deep. */
function fieldsNamed(value: unknown, name: string, path: Path = []): Array<{ text: string; path: Path }> {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const below = [...path, Array.isArray(value) ? Number(key) : key];
		if (key === name && typeof inner === 'string') return [{ text: inner, path: below }];
		return fieldsNamed(inner, name, below);
	});
}

function checkGuessable({ value, place }: Entry<Item>): Array<Problem> {
	if (value.kind !== 'single-choice' && value.kind !== 'multiple-response') return [];
	const lengths = (correct: boolean) =>
		value.options.filter((option) => option.correct === correct).map((option) => [...option.text].length);
	const shortestRight = Math.min(...lengths(true));
	const longestWrong = Math.max(...lengths(false));
	if (shortestRight <= TELLING_RATIO * longestWrong || shortestRight - longestWrong < TELLING_DIFFERENCE)
		return [];
	const message = `The right answer can be guessed: with ${shortestRight} characters it is much longer than every wrong one (at most ${longestWrong}). Make them alike.`;
	return [problem('guessable', place(['options']), message)];
}

/** Items of the quiz, not questions in the text, measure an objective: tests draw from them. */
function checkMeasured({ front }: LessonSource, quiz: QuizSource): Array<Problem> {
	if (quiz.brokenIds.size > 0) return [];
	const measured = new Set(quiz.items.map(({ value }) => value.objective));
	return front.value.objectives.flatMap(({ id }, index) =>
		measured.has(id)
			? []
			: [
					problem(
						'unmeasured-objective',
						front.place(['objectives', index, 'id']),
						`No item under “items” measures the objective “${id}”: add one to ${quiz.file}, or remove the objective.`,
					),
				],
	);
}

function checkTest({ lessons, test }: ModuleSource): Array<Problem> {
	if (test === null || lessons.some(({ quiz }) => quiz === null || quiz.brokenIds.size > 0)) return [];
	const { drawPerObjective, exclude } = test.value;
	const pool = drawable(
		lessons.map(({ front, quiz }) => ({
			objectives: front.value.objectives,
			items: quiz?.items.map(({ value }) => value) ?? [],
		})),
		exclude,
	);
	if (pool.length === 0) {
		return [
			problem('empty-test', test.place(), 'The test has nothing to draw: add items, or exclude fewer kinds.'),
		];
	}
	return pool
		.filter(({ items }) => items.length < drawPerObjective)
		.map(({ objective, items }) =>
			problem(
				'too-few-to-draw',
				test.place(['drawPerObjective']),
				`The test draws ${drawPerObjective} items per objective, but “${objective}” has ${items.length}: add items, or draw fewer.`,
			),
		);
}

/** Prompts that are an instruction for what follows; two items may share it when what follows differs. */
const INSTRUCTED: ReadonlySet<Item['kind']> = new Set([
	'ordering',
	'matching',
	'cloze',
	'claim-classification',
	'timeline',
	'mark-words',
	'reflection',
]);

function checkPrompts(course: CourseSource): Array<Problem> {
	const seen = new Map<string, string>();
	const problems: Array<Problem> = [];
	for (const { quiz } of lessonsOf(course)) {
		for (const { value, place } of quiz === null ? [] : [...quiz.checks, ...quiz.items]) {
			const key = promptKey(value);
			const before = seen.get(key);
			if (before === undefined) {
				seen.set(key, value.id);
				continue;
			}
			const message = `“${before}” asks the same: change the prompt, or remove one of the two.`;
			problems.push(problem('duplicate-prompt', place(['prompt']), message));
		}
	}
	return problems;
}

function promptKey(item: Item): string {
	const prompt = normaliseText(item.prompt).toLowerCase();
	if (!INSTRUCTED.has(item.kind)) return prompt;
	const texts = fieldsNamed(item, 'text').map(({ text }) => normaliseText(text).toLowerCase());
	return [item.kind, prompt, ...texts.sort()].join('\n');
}
