/** Where quizzes come from: the course's files. Keyed, server only. */
import { getCourse, getQuiz, getTest } from '~/content/index.server';
import type { CourseManifest } from '~/content/types';
import { drawTest } from '~/core/draw';
import type { Item } from '~/core/kinds';
import { checksQuizId } from '~/features/standings/index.server';
import type { AttemptSettings, BehaviourName } from './attempt-store.server';

/** A quiz of a course that can be taken: a lesson's quiz, a lesson's in-text checks, or a module test. */
export interface QuizSource {
	courseId: string;
	courseTitle: string;
	quizId: string;
	behaviour: BehaviourName;
	summary: string | null;
	settings: AttemptSettings;
	/** How many items an attempt has. */
	itemCount: number;
	lesson: { slug: string; title: string } | null;
	module: { slug: string; title: string };
	/**
	 * The items of one attempt.
	 * @param seen items of the learner's earlier attempts, oldest first, which a test avoids where it can
	 * @param dropped items that are not asked any more
	 */
	itemsFor(seed: number, seen: Array<string>, dropped?: ReadonlySet<string>): Array<Item>;
}

function moduleOf(course: CourseManifest, moduleId: string): { slug: string; title: string } {
	const module = course.moduleEntries.find(({ id }) => id === moduleId);
	if (module === undefined)
		throw new Error(`Module ${moduleId} is missing from the manifest of ${course.id}.`);
	return { slug: module.slug, title: module.title };
}

/** The in-text checks of a lesson; null when there are none. */
export function findChecks(courseId: string, lessonId: string): QuizSource | null {
	const course = getCourse(courseId);
	const lesson = course?.lessonEntries.find(({ id }) => id === lessonId);
	const questions = lesson?.quiz ? getQuiz(courseId, lesson.quiz.id) : null;
	if (!course || !lesson || !questions) return null;
	return {
		courseId,
		courseTitle: course.title,
		quizId: checksQuizId(lessonId),
		behaviour: 'check',
		summary: null,
		settings: {
			slug: lesson.slug,
			title: lesson.title,
			tries: null,
			penalty: 0,
			timeLimitMinutes: null,
			certainty: false,
			counts: 'last',
			lessonId,
			moduleId: lesson.moduleId,
		},
		itemCount: questions.checks.length,
		lesson: { slug: lesson.slug, title: lesson.title },
		module: moduleOf(course, lesson.moduleId),
		itemsFor: () => questions.checks,
	};
}

/** The quiz at an address: `slug` is a lesson's slug or a module test's. Null when there is none. */
export function findQuiz(courseId: string, slug: string): QuizSource | null {
	const course = getCourse(courseId);
	if (!course) return null;
	const lesson = course.lessonEntries.find((entry) => entry.slug === slug);
	if (lesson?.quiz) {
		const questions = getQuiz(courseId, lesson.quiz.id);
		if (!questions) return null;
		const { quiz, items } = questions;
		return {
			courseId,
			courseTitle: course.title,
			quizId: quiz.id,
			behaviour: quiz.behaviour,
			summary: null,
			settings: {
				slug,
				title: quiz.title,
				tries: quiz.behaviour === 'practice' ? quiz.tries : null,
				penalty: quiz.behaviour === 'practice' ? quiz.penalty : 0,
				timeLimitMinutes: null,
				certainty: false,
				counts: quiz.counts,
				lessonId: lesson.id,
				moduleId: lesson.moduleId,
			},
			itemCount: items.length,
			lesson: { slug, title: lesson.title },
			module: moduleOf(course, lesson.moduleId),
			itemsFor: (_seed, _seen, dropped) => items.filter(({ id }) => dropped?.has(id) !== true),
		};
	}
	const module = course.moduleEntries.find((entry) => entry.test?.slug === slug);
	const test = module?.test ? getTest(courseId, module.test.id) : null;
	if (!module || !test) return null;
	const { settings, pool } = test;
	const items = new Map(pool.flatMap((entry) => entry.items.map((item) => [item.id, item])));
	const draw = (seed: number, seen: Array<string>, dropped?: ReadonlySet<string>) =>
		drawTest({
			objectives: pool.map(({ objective }) => objective),
			items: [...items.values()].filter(({ id }) => dropped?.has(id) !== true),
			perObjective: settings.drawPerObjective,
			exclude: settings.exclude,
			seen,
			seed,
		}).itemIds.flatMap((id) => items.get(id) ?? []);
	return {
		courseId,
		courseTitle: course.title,
		quizId: settings.id,
		behaviour: 'test',
		summary: settings.summary,
		settings: {
			slug,
			title: settings.title,
			tries: null,
			penalty: 0,
			timeLimitMinutes: settings.timeLimitMinutes,
			certainty: settings.certainty,
			counts: settings.counts,
			lessonId: null,
			moduleId: module.id,
		},
		itemCount: draw(0, []).length,
		lesson: null,
		module: { slug: module.slug, title: module.title },
		itemsFor: draw,
	};
}
