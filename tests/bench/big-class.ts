/** A class of 500 students with 28 assignments, alone in its database or among 100,000 other learners. */
import Database from 'better-sqlite3';
import { openDatabase } from '~/db/index.server';
import { store } from '../support/answers';
import { COURSE } from '../support/walk';
import type { DataFolder } from './servers';

export const STUDENTS = 500;
export const ASSIGNMENTS = 28;
export const OTHERS = 100_000;
const CLASS_ID = 'bench-class';
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Lessons each of the others has touched. */
const LESSONS_OF_OTHERS = 5;

/** Numbers 1..count as a table `n(i)`. */
const numbers = (count: number) =>
	`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;

/** Fills the read models of everybody whose id begins with `prefix`, about as learners leave them. */
function fillStandings(
	database: Database.Database,
	{ prefix, people, lessons, at }: { prefix: string; people: number; lessons: Array<string>; at: string },
): void {
	database
		.prepare(
			`${numbers(people)} INSERT INTO "CourseStanding" ("userId", "courseId", "revision", "doneParts", "lastAt")
			 SELECT ? || i, ?, i % 40, i % 56, ? FROM n`,
		)
		.run(prefix, COURSE, at);
	for (const [which, lessonId] of lessons.entries()) {
		database
			.prepare(
				`${numbers(people)} INSERT INTO "LessonStanding"
				 ("userId", "courseId", "lessonId", "readAt", "attempts", "score", "lastAt")
				 SELECT ? || i, ?, ?, ?, i % 3, CASE i % 3 WHEN 0 THEN NULL ELSE ((i * 7 + ${which}) % 11) / 10.0 END, ?
				 FROM n`,
			)
			.run(prefix, COURSE, lessonId, at, at);
		for (const item of ['a', 'b', 'c']) {
			database
				.prepare(
					`${numbers(people)} INSERT INTO "ItemStanding"
					 ("userId", "courseId", "itemId", "wrongInRow", "tries", "right", "lastAt")
					 SELECT ? || i, ?, ?, (i + ${which}) % 5, 1 + i % 4, (i + ${which}) % 5 = 0, ? FROM n`,
				)
				.run(prefix, COURSE, `${lessonId}-${item}`, at);
		}
		database
			.prepare(
				`${numbers(people)} INSERT INTO "MisconceptionStanding"
				 ("userId", "courseId", "code", "itemId", "times", "firstAt", "lastAt")
				 SELECT ? || i, ?, 'X' || (1 + (i + ${which}) % 23), ?, 1 + i % 3, ?, ? FROM n WHERE i % 3 = 0`,
			)
			.run(prefix, COURSE, `${lessonId}-a`, at, at);
	}
}

/**
 * Writes the class, straight into the tables.
 * @param others how many learners outside the class
 */
export async function fillBigClass(data: DataFolder, others: number): Promise<void> {
	const url = data.env.DATABASE_URL ?? '';
	const course = store.getCourse(COURSE);
	if (course === null) throw new Error(`The course ${COURSE} is not built.`);
	const lessons = course.lessonEntries.slice(0, ASSIGNMENTS).map(({ id }) => id);
	const now = Date.now();
	const db = await openDatabase(url);
	await db.class.create({
		data: {
			id: CLASS_ID,
			courseId: COURSE,
			name: 'Bench class',
			zone: 'Asia/Baku',
			createdAt: new Date(now - 60 * DAY_MS),
		},
	});
	await db.assignment.createMany({
		data: lessons.map((targetId, at) => ({
			id: `bench-assignment-${at}`,
			classId: CLASS_ID,
			target: 'lesson' as const,
			targetId,
			title: `Assignment ${at + 1}`,
			publishedAt: new Date(now - 60 * DAY_MS),
			dueAt: new Date(now + (at - 14) * 2 * DAY_MS),
			latePolicy: { percent: 10, per: 'day', floor: 50 },
			position: at,
			createdAt: new Date(now - 60 * DAY_MS),
		})),
	});
	await db.$disconnect();

	const database = new Database(url.slice('file:'.length));
	// The form in which this database keeps instants.
	const at = database.prepare('SELECT "createdAt" FROM "Class"').pluck().get() as string;
	database.transaction(() => {
		for (const [prefix, people] of [
			['student-', STUDENTS],
			['other-', others],
		] as const) {
			if (people === 0) continue;
			database
				.prepare(
					`${numbers(people)} INSERT INTO "User" ("id", "role", "name", "username", "createdAt")
					 SELECT ? || i, 'learner', 'Learner ' || i, ? || i, ? FROM n`,
				)
				.run(prefix, prefix, at);
			const touched = prefix === 'student-' ? lessons : lessons.slice(0, LESSONS_OF_OTHERS);
			fillStandings(database, { prefix, people, lessons: touched, at });
		}
		database
			.prepare(
				`${numbers(STUDENTS)} INSERT INTO "Membership" ("id", "classId", "userId", "role", "joinedAt", "extraDays")
				 SELECT 'membership-' || i, ?, 'student-' || i, 'student', ?, CASE i % 50 WHEN 0 THEN 2 ELSE 0 END FROM n`,
			)
			.run(CLASS_ID, at);
		for (const which of lessons.keys()) {
			database
				.prepare(
					`${numbers(STUDENTS)} INSERT INTO "AssignmentStanding"
					 ("assignmentId", "userId", "attempts", "openAttempts", "startedAt", "completedAt", "doneParts", "parts",
					  "score", "pending", "lastAt")
					 SELECT ?, 'student-' || i, 1, 0, ?, CASE (i + ${which}) % 4 WHEN 0 THEN NULL ELSE ? END, 1 + i % 2, 2,
					  ((i * 3 + ${which}) % 11) / 10.0, i % 40 = 0, ? FROM n WHERE (i + ${which}) % 7 > 0`,
				)
				.run(`bench-assignment-${which}`, at, at, at);
		}
	})();
	database.exec('ANALYZE');
	database.close();
}

/** Makes the person with this name an instructor of the class. */
export function makeInstructor(data: DataFolder, name: string): void {
	const database = new Database((data.env.DATABASE_URL ?? '').slice('file:'.length));
	const at = database.prepare('SELECT "createdAt" FROM "Class"').pluck().get() as string;
	const { changes } = database
		.prepare(
			`INSERT INTO "Membership" ("id", "classId", "userId", "role", "joinedAt")
			 SELECT 'membership-' || "id", ?, "id", 'instructor', ? FROM "User" WHERE "name" = ?`,
		)
		.run(CLASS_ID, at, name);
	database.prepare(`UPDATE "User" SET "role" = 'instructor' WHERE "name" = ?`).run(name);
	database.close();
	if (changes !== 1) throw new Error(`There is no ${name}.`);
}

export { CLASS_ID };
