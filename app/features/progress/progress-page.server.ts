import { getCatalog, getCourse } from '~/content/index.server';
import type { CourseManifest, LessonEntry } from '~/content/types';
import { type Counts, countingAttempt } from '~/core/grading';
import type { DbOrTx } from '~/db/index.server';
import { paths } from '~/platform/paths';
import { countLevels, getMastery } from './mastery.server';
import { continueAt, courseProgress, moduleProgress } from './outline';
import { donePartsByCourse, getPlace } from './progress.server';
import type { CourseProgressView, ProgressPage } from './views';

/** Everything a learner has done, by course. @param userId null for someone without a session */
export async function getProgressPage(db: DbOrTx, userId: string | null): Promise<ProgressPage> {
	const courses = getCatalog().flatMap(({ id }) => getCourse(id) ?? []);
	const first = courses.find((course) => !course.private);
	const begin = first === undefined ? null : { href: paths.course(first.id), title: first.title };
	if (userId === null) return { courses: [], begin };
	const done = await donePartsByCourse(db, userId);
	const begun = await db.place.findMany({ where: { userId }, select: { courseId: true } });
	const attempted = await db.attempt.findMany({
		where: { userId },
		select: { courseId: true },
		distinct: ['courseId'],
	});
	const touched = new Set([...done.keys(), ...[...begun, ...attempted].map(({ courseId }) => courseId)]);
	const views = courses
		.filter(({ id }) => touched.has(id))
		.map((course) => courseView(db, userId, course, done.get(course.id) ?? new Set()));
	return { courses: await Promise.all(views), begin };
}

async function courseView(
	db: DbOrTx,
	userId: string,
	course: CourseManifest,
	done: ReadonlySet<string>,
): Promise<CourseProgressView> {
	const [levels, place, attempts] = await Promise.all([
		getMastery(db, userId, course.id),
		getPlace(db, userId, course.id),
		db.attempt.findMany({
			where: { userId, courseId: course.id, state: 'submitted' },
			select: { quizId: true, number: true, score: true },
		}),
	]);
	const scoreOf = (quizId: string, counts: Counts) =>
		countingAttempt(
			attempts.filter((attempt) => attempt.quizId === quizId),
			counts,
		)?.score ?? null;
	const { fraction, done: doneCount, total, minutesLeft } = courseProgress(course, done);
	return {
		id: course.id,
		title: course.title,
		fraction,
		done: doneCount,
		total,
		minutesLeft,
		continueLink: continueAt(course, done, place),
		levels: countLevels(course, levels),
		modules: course.moduleEntries.map((module) => {
			const lessons = course.lessonEntries.filter((lesson) => lesson.moduleId === module.id);
			const progress = moduleProgress(course, module, done);
			return {
				id: module.id,
				title: module.title,
				done: progress.done,
				total: progress.total,
				lessons: lessons.map((lesson: LessonEntry) => ({
					slug: lesson.slug,
					title: lesson.title,
					read: done.has(`read:${lesson.id}`),
					quiz: lesson.quiz === null ? null : done.has(`quiz:${lesson.id}`),
					score: lesson.quiz === null ? null : scoreOf(lesson.quiz.id, lesson.quiz.counts),
				})),
				test:
					module.test === null
						? null
						: {
								slug: module.test.slug,
								title: module.test.title,
								done: done.has(`test:${module.id}`),
								score: scoreOf(module.test.id, module.test.counts),
							},
				objectives: lessons.flatMap((lesson) =>
					lesson.objectives.map(({ id, text }) => ({
						id,
						text,
						level: levels.get(id) ?? ('not-started' as const),
						lesson: { slug: lesson.slug, title: lesson.title },
					})),
				),
			};
		}),
	};
}
