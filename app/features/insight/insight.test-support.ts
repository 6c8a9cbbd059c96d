/** For tests: what a class has done, straight into the read models, and a crowd of learners who are in no class. */
import { randomUUID } from 'node:crypto';
import { getCourse } from '~/content/index.server';
import { nextBelow, randomStream } from '~/core/random';
import { DAY_MS, HOUR_MS } from '~/core/time';
import type { DatabaseKind, Db } from '~/db/index.server';
import type { TestClass } from '~/features/classes/class.test-support';

const CHUNK = 500;
const OTHERS_AT_ONCE = 1_000;

async function inChunks<Row>(rows: ReadonlyArray<Row>, write: (rows: Array<Row>) => Promise<unknown>) {
	for (let at = 0; at < rows.length; at += CHUNK) await write(rows.slice(at, at + CHUNK));
}

/** Published assignments of the first lessons of the course, one a week, due on Fridays around `now`. @returns ids */
export async function assignLessons(
	db: Db,
	made: TestClass,
	count: number,
	now: Date,
): Promise<Array<string>> {
	const lessons = getCourse(made.courseId)?.lessonEntries.slice(0, count) ?? [];
	const rows = lessons.map(({ id, title }, position) => ({
		id: randomUUID(),
		classId: made.id,
		target: 'lesson' as const,
		targetId: id,
		title,
		publishedAt: new Date(now.getTime() - 60 * DAY_MS),
		opensAt: new Date(now.getTime() - 60 * DAY_MS),
		dueAt: new Date(now.getTime() + (position - Math.ceil(count / 2)) * 7 * DAY_MS + HOUR_MS),
		position,
		latePolicy: { percent: 10, per: 'day', floor: 50 },
		createdAt: now,
	}));
	await db.assignment.createMany({ data: rows });
	return rows.map(({ id }) => id);
}

/**
 * Standings of every student in every lesson, question and assignment, different for each and the same every time.
 * @param questions ids of questions of the course that everybody has answered
 */
export async function fillStandings(
	db: Db,
	made: TestClass,
	{
		assignmentIds,
		questions,
		codes,
		now,
	}: {
		assignmentIds: ReadonlyArray<string>;
		questions: ReadonlyArray<string>;
		codes: ReadonlyArray<string>;
		now: Date;
	},
): Promise<void> {
	const next = randomStream(7);
	const below = (bound: number) => nextBelow(next, bound);
	const { courseId } = made;
	const lessons = getCourse(courseId)?.lessonEntries ?? [];
	const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
	const people = made.students.map(({ userId }) => ({
		userId,
		reach: below(lessons.length + 1),
		last: below(12),
	}));
	await inChunks(people, (rows) =>
		db.courseStanding.createMany({
			data: rows.map(({ userId, reach, last }) => ({
				userId,
				courseId,
				revision: 1 + reach,
				doneParts: 2 * reach,
				lastAt: ago(last),
			})),
		}),
	);
	const lessonRows = people.flatMap(({ userId, reach, last }) =>
		lessons.slice(0, reach).map(({ id }) => {
			const taken = below(4) > 0;
			const score = taken ? below(101) / 100 : null;
			return {
				userId,
				courseId,
				lessonId: id,
				readAt: ago(last),
				attempts: taken ? 1 : 0,
				score,
				lastAt: ago(last),
			};
		}),
	);
	await inChunks(lessonRows, (data) => db.lessonStanding.createMany({ data }));
	const itemRows = people.flatMap(({ userId, last }) =>
		questions.map((itemId) => {
			const wrong = below(150) === 0 ? 3 : 0;
			return { userId, courseId, itemId, wrongInRow: wrong, tries: 3, right: wrong === 0, lastAt: ago(last) };
		}),
	);
	await inChunks(itemRows, (data) => db.itemStanding.createMany({ data }));
	const shown = people.flatMap(({ userId, last }) =>
		codes.flatMap((code) =>
			below(3) > 0
				? []
				: [0, 1].slice(below(2)).map((at) => ({
						userId,
						courseId,
						code,
						itemId: questions[(codes.indexOf(code) + at) % questions.length] ?? 'gone',
						times: 1 + below(2),
						firstAt: ago(last),
						lastAt: ago(last),
					})),
		),
	);
	await inChunks(shown, (data) => db.misconceptionStanding.createMany({ data }));
	const assignmentRows = people.flatMap(({ userId, reach, last }) =>
		assignmentIds.slice(0, reach).map((assignmentId) => {
			const done = below(5) > 0;
			return {
				assignmentId,
				userId,
				attempts: 1,
				startedAt: ago(last + 30),
				completedAt: done ? ago(last + below(30)) : null,
				doneParts: done ? 2 : 1,
				parts: 2,
				score: done ? below(101) / 100 : null,
				pending: below(20) === 0 ? 1 : 0,
				lastAt: ago(last),
			};
		}),
	);
	await inChunks(assignmentRows, (data) => db.assignmentStanding.createMany({ data }));
}

/** Learners of the same course who are in no class, each with standings in all lessons and in `items` questions. */
export async function createOthers(
	db: Db,
	kind: DatabaseKind,
	{
		count,
		courseId,
		items,
		now,
	}: { count: number; courseId: string; items: ReadonlyArray<string>; now: Date },
): Promise<void> {
	const at = now.toISOString();
	const texts = (values: ReadonlyArray<string>) => values.map((value) => `'${value.replaceAll("'", "''")}'`);
	const table = (values: ReadonlyArray<string>) =>
		`(${texts(values)
			.map((value) => `SELECT ${value} AS v`)
			.join(' UNION ALL ')})`;
	const instant = kind === 'sqlite' ? `'${at.replace('Z', '+00:00')}'` : `TIMESTAMP '${at.replace('Z', '')}'`;
	const half = kind === 'sqlite' ? 'abs(random() % 100) / 100.0' : 'random()';
	const right = kind === 'sqlite' ? '1' : 'true';
	const lessons = getCourse(courseId)?.lessonEntries.map(({ id }) => id) ?? [];
	const seed = (from: number, to: number) => {
		const people =
			kind === 'sqlite'
				? `(WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to}) SELECT 'other-' || i AS id FROM n) u`
				: `(SELECT 'other-' || i AS id FROM generate_series(${from}, ${to}) AS n(i)) u`;
		return [
			`INSERT INTO "User" ("id", "name", "createdAt") SELECT u.id, u.id, ${instant} FROM ${people}`,
			`INSERT INTO "CourseStanding" ("userId", "courseId", "revision", "doneParts", "lastAt")
				SELECT u.id, '${courseId}', 3, 9, ${instant} FROM ${people}`,
			`INSERT INTO "LessonStanding" ("userId", "courseId", "lessonId", "readAt", "attempts", "score", "lastAt")
				SELECT u.id, '${courseId}', l.v, ${instant}, 1, ${half}, ${instant} FROM ${people} CROSS JOIN ${table(lessons)} l`,
			`INSERT INTO "ItemStanding" ("userId", "courseId", "itemId", "wrongInRow", "tries", "right", "lastAt")
				SELECT u.id, '${courseId}', l.v, 0, 2, ${right}, ${instant} FROM ${people} CROSS JOIN ${table(items)} l`,
			`INSERT INTO "MisconceptionStanding" ("userId", "courseId", "code", "itemId", "times", "firstAt", "lastAt")
				SELECT u.id, '${courseId}', 'X1', '${items[0] ?? 'none'}', 1, ${instant}, ${instant} FROM ${people}`,
		];
	};
	// In parts, because PostgreSQL ends a statement that takes too long.
	for (let from = 1; from <= count; from += OTHERS_AT_ONCE) {
		for (const statement of seed(from, Math.min(count, from + OTHERS_AT_ONCE - 1))) {
			await db.$executeRawUnsafe(statement);
		}
	}
	if (kind === 'postgresql') await db.$executeRawUnsafe('ANALYZE');
}
