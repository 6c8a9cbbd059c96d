/** Mastery of a course's objectives, replayed from the marks of submitted attempts. */
import type { CourseManifest } from '~/content/types';
import { eventsOf, type MasteryLevel, masteryLevels } from '~/core/mastery';
import type { DbOrTx } from '~/db/index.server';

/** The level of every objective that was ever assessed, by objective id. */
export async function getMastery(
	db: DbOrTx,
	userId: string,
	courseId: string,
): Promise<Map<string, MasteryLevel>> {
	const attempts = await db.attempt.findMany({
		where: { userId, courseId, state: 'submitted' },
		orderBy: { submittedAt: 'asc' },
		select: {
			behaviour: true,
			submittedAt: true,
			startedAt: true,
			marks: { select: { objectiveId: true, fraction: true } },
		},
	});
	return masteryLevels(
		attempts.flatMap(({ behaviour, submittedAt, startedAt, marks }) =>
			eventsOf({
				items: marks.map(({ objectiveId, fraction }) => ({ objective: objectiveId, fraction })),
				mixed: behaviour === 'test',
				at: submittedAt ?? startedAt,
			}),
		),
	);
}

/** How many objectives of a course stand at each level. */
export function countLevels(
	course: CourseManifest,
	levels: ReadonlyMap<string, MasteryLevel>,
): Array<{ level: MasteryLevel; count: number }> {
	const objectives = course.lessonEntries.flatMap((lesson) => lesson.objectives);
	const order: Array<MasteryLevel> = ['mastered', 'proficient', 'familiar', 'attempted', 'not-started'];
	return order.map((level) => ({
		level,
		count: objectives.filter(({ id }) => (levels.get(id) ?? 'not-started') === level).length,
	}));
}
