/**
 * What the dashboard of a class reads, for all its active students at once. Raw SQL, because 500 students × 28 lessons
 * are 14,000 rows, which Prisma's mapping takes many times longer for than the database: what belongs to one student
 * comes as one text. Each function is one statement, whatever the number of students, and goes from the memberships of
 * the class to the keys of the standings, so that other learners cost nothing.
 */
import { z } from 'zod';
import type { DatabaseKind, DbOrTx } from './client.server';
import { Prisma } from './generated/sqlite/client';

const instant = z.union([z.date(), z.string().transform((text) => new Date(text))]);
/** PostgreSQL's sums and counts come as bigint. */
const count = z.coerce.number();

/** A class and its course. */
export interface ClassKey {
	classId: string;
	courseId: string;
}

const ACTIVE = Prisma.sql`m."role" = 'student' AND m."leftAt" IS NULL`;

const students = z.array(
	z.object({
		id: z.string(),
		userId: z.string(),
		name: z.string(),
		wantsMail: z.coerce.boolean(),
		hasMail: z.coerce.boolean(),
		groupId: z.string().nullable(),
		joinedAt: instant,
		limitMultiplier: z.number().nullable(),
		extraDays: count,
		extraAttempts: count,
		revision: count.nullable(),
		doneParts: count.nullable(),
		lastAt: instant.nullable(),
	}),
);

/**
 * An active student: `id` is of the membership; the last three are of `CourseStanding`, null without one. `lastAt` is
 * null, too, for who has done nothing: the standing that joining makes has the instant of the account.
 */
export type InsightStudent = z.infer<typeof students>[number];

/** The active students of a class, in no order. */
export async function insightStudents(
	db: DbOrTx,
	{ classId, courseId }: ClassKey,
): Promise<Array<InsightStudent>> {
	const rows = await db.$queryRaw`
		SELECT m."id", m."userId", u."name", u."wantsMail", u."email" IS NOT NULL AS "hasMail", m."groupId", m."joinedAt",
			m."limitMultiplier", m."extraDays", m."extraAttempts", s."revision", s."doneParts",
			CASE WHEN s."lastAt" > u."createdAt" THEN s."lastAt" END AS "lastAt"
		FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
		LEFT JOIN "CourseStanding" s ON s."userId" = m."userId" AND s."courseId" = ${courseId}
		WHERE m."classId" = ${classId} AND ${ACTIVE}`;
	return students.parse(rows);
}

const texts = z.array(z.object({ userId: z.string(), text: z.string() }));

function joined(kind: DatabaseKind, part: Prisma.Sql): Prisma.Sql {
	return kind === 'sqlite' ? Prisma.sql`group_concat(${part}, ' ')` : Prisma.sql`string_agg(${part}, ' ')`;
}

/** Ids and codes hold no blanks, so blanks part them. */
/** The words of a text in groups of `size`. */
function wordGroups(text: string, size: number): Array<Array<string>> {
	const words = text.split(' ');
	return Array.from({ length: words.length / size }, (_, at) => words.slice(size * at, size * (at + 1)));
}

/**
 * What each student has done of each lesson, as the tokens of `core/insight/cells`; lessons and students without any
 * are left out.
 */
export async function lessonCells(
	db: DbOrTx,
	kind: DatabaseKind,
	{ classId, courseId }: ClassKey,
): Promise<Map<string, Map<string, string>>> {
	const score = Prisma.sql`CAST(CAST(FLOOR(s."score" * 100 + 0.5) AS INTEGER) AS TEXT)`;
	const token = Prisma.sql`CASE WHEN s."score" IS NOT NULL THEN ${score}
		WHEN s."attempts" > 0 THEN 'a' WHEN s."readAt" IS NOT NULL THEN 'r' ELSE '-' END`;
	const rows = await db.$queryRaw`
		SELECT m."userId", ${joined(kind, Prisma.sql`s."lessonId" || ' ' || ${token}`)} AS "text"
		FROM "Membership" m
		JOIN "LessonStanding" s ON s."userId" = m."userId" AND s."courseId" = ${courseId}
		WHERE m."classId" = ${classId} AND ${ACTIVE} GROUP BY m."userId"`;
	return new Map(
		texts.parse(rows).map(({ userId, text }) => {
			const cells = new Map<string, string>();
			const words = text.split(' ');
			for (let at = 0; at + 1 < words.length; at += 2) cells.set(words[at] ?? '', words[at + 1] ?? '');
			return [userId, cells];
		}),
	);
}

const wrongItems = z.array(
	z.object({ userId: z.string(), itemId: z.string(), wrongInRow: count, lastAt: instant }),
);

/** Questions that a student has got wrong `least` times or more since they last had them right. */
export async function wrongInRow(
	db: DbOrTx,
	{ classId, courseId }: ClassKey,
	least: number,
): Promise<z.infer<typeof wrongItems>> {
	const rows = await db.$queryRaw`
		SELECT s."userId", s."itemId", s."wrongInRow", s."lastAt"
		FROM "Membership" m
		JOIN "ItemStanding" s ON s."userId" = m."userId" AND s."courseId" = ${courseId} AND s."wrongInRow" >= ${least}
		WHERE m."classId" = ${classId} AND ${ACTIVE} AND NOT s."right"`;
	return wrongItems.parse(rows);
}

const shownTexts = z.array(z.object({ userId: z.string(), text: z.string(), lastAt: instant }));

/** A misconception that a student's answers to a question showed; `lastAt` is that of the student's newest. */
export interface ShownMisconception {
	userId: string;
	code: string;
	itemId: string;
	times: number;
	/** Whether the student's last marked answer to the question is still not right. */
	held: boolean;
	lastAt: Date;
}

/** Every misconception that showed in the class, by student and question. */
export async function misconceptionsShown(
	db: DbOrTx,
	kind: DatabaseKind,
	{ classId, courseId }: ClassKey,
): Promise<Array<ShownMisconception>> {
	const held = Prisma.sql`CASE WHEN i."right" THEN 0 ELSE 1 END`;
	const part = Prisma.sql`s."code" || ' ' || s."itemId" || ' ' || s."times" || ' ' || ${held}`;
	const rows = await db.$queryRaw`
		SELECT m."userId", ${joined(kind, part)} AS "text", MAX(s."lastAt") AS "lastAt"
		FROM "Membership" m
		JOIN "MisconceptionStanding" s ON s."userId" = m."userId" AND s."courseId" = ${courseId}
		LEFT JOIN "ItemStanding" i ON i."userId" = s."userId" AND i."courseId" = s."courseId" AND i."itemId" = s."itemId"
		WHERE m."classId" = ${classId} AND ${ACTIVE} GROUP BY m."userId"`;
	return shownTexts.parse(rows).flatMap(({ userId, text, lastAt }) =>
		wordGroups(text, 4).map(([code = '', itemId = '', times, stillHeld]) => ({
			userId,
			code,
			itemId,
			times: Number(times),
			held: stillHeld === '1',
			lastAt,
		})),
	);
}

/**
 * The questions that students have had marked, by student; one without any is left out.
 * @param userIds of active students of the class; null for all of them
 */
export async function answeredItems(
	db: DbOrTx,
	kind: DatabaseKind,
	{ classId, courseId }: ClassKey,
	userIds: ReadonlyArray<string> | null,
): Promise<Map<string, Array<string>>> {
	if (userIds?.length === 0) return new Map();
	const only = userIds === null ? Prisma.empty : Prisma.sql`AND m."userId" IN (${Prisma.join([...userIds])})`;
	const rows = await db.$queryRaw`
		SELECT m."userId", ${joined(kind, Prisma.sql`s."itemId"`)} AS "text"
		FROM "Membership" m JOIN "ItemStanding" s ON s."userId" = m."userId" AND s."courseId" = ${courseId}
		WHERE m."classId" = ${classId} AND ${ACTIVE} ${only} GROUP BY m."userId"`;
	return new Map(texts.parse(rows).map(({ userId, text }) => [userId, text.split(' ')]));
}

const packed = z.array(z.object({ assignmentId: z.string(), text: z.string() }));

/** How a student stands in an assignment, before policies; see `AssignmentStanding`. */
export interface InsightStanding {
	assignmentId: string;
	userId: string;
	/** Whether anything of it was done or begun. */
	started: boolean;
	completedAt: Date | null;
	/** Of the last thing done; only where answers wait for a person, else null. */
	lastAt: Date | null;
	/** 0..1. */
	score: number | null;
	pending: number;
	excused: boolean;
	/** 0..1. */
	override: number | null;
}

/** A row as JSON: instants are text or epoch milliseconds, truth is 0 or 1. */
type PackedStanding = [
	userId: string,
	started: 0 | 1,
	completedAt: string | number | null,
	lastAt: string | number | null,
	score: number | null,
	pending: number,
	excused: 0 | 1,
	override: number | null,
];

const dateOf = (value: string | number | null) => (value === null ? null : new Date(value));

/** The standings in the published assignments of a class, in no order; who has done nothing may have none. */
export async function insightStandings(
	db: DbOrTx,
	kind: DatabaseKind,
	classId: string,
): Promise<Array<InsightStanding>> {
	const started = Prisma.sql`CASE WHEN s."attempts" + s."openAttempts" + s."doneParts" > 0 THEN 1 ELSE 0 END`;
	const excused = Prisma.sql`CASE WHEN s."excused" THEN 1 ELSE 0 END`;
	const lastAt = Prisma.sql`CASE WHEN s."pending" > 0 THEN s."lastAt" END`;
	const rest = Prisma.sql`s."score", s."pending", ${excused}, s."override"`;
	const rows =
		kind === 'sqlite'
			? Prisma.sql`json_group_array(json_array(s."userId", ${started}, s."completedAt", ${lastAt}, ${rest}))`
			: Prisma.sql`json_agg(json_build_array(s."userId", ${started},
				(EXTRACT(EPOCH FROM s."completedAt") * 1000)::bigint, (EXTRACT(EPOCH FROM ${lastAt}) * 1000)::bigint,
				${rest}))::text`;
	const found = await db.$queryRaw`
		SELECT a."id" AS "assignmentId", ${rows} AS "text"
		FROM "Assignment" a JOIN "AssignmentStanding" s ON s."assignmentId" = a."id"
		WHERE a."classId" = ${classId} AND a."publishedAt" IS NOT NULL GROUP BY a."id"`;
	return packed.parse(found).flatMap(({ assignmentId, text }) =>
		// Made by the statement above, from columns whose types the schema holds.
		(JSON.parse(text) as Array<PackedStanding>).map(
			([userId, begun, completedAt, lastAt, score, pending, isExcused, override]) => ({
				assignmentId,
				userId,
				started: begun === 1,
				completedAt: dateOf(completedAt),
				lastAt: dateOf(lastAt),
				score,
				pending,
				excused: isExcused === 1,
				override,
			}),
		),
	);
}

const versions = z.array(
	z.object({
		students: count,
		joined: instant.nullable(),
		left: instant.nullable(),
		rules: z.number().nullable(),
		revisions: count.nullable(),
		assignments: count,
		changes: count.nullable(),
	}),
);

/**
 * A text that changes with everything that a dashboard of the class shows, but for the time: who is in it, what they
 * have done, and the assignments. Cheap, because live pages ask for it every few seconds.
 */
export async function classVersion(db: DbOrTx, { classId, courseId }: ClassKey): Promise<string> {
	const rows = await db.$queryRaw`
		SELECT COUNT(*) AS "students", MAX(m."joinedAt") AS "joined", MAX(m."leftAt") AS "left",
			CAST(SUM(COALESCE(m."limitMultiplier", 0.5) + 100.0 * m."extraDays" + 7.0 * m."extraAttempts"
				+ CASE WHEN m."groupId" IS NULL THEN 0.25 ELSE 0 END
				+ CASE WHEN m."leftAt" IS NULL AND m."role" = 'student' THEN 0 ELSE 0.125 END) AS DOUBLE PRECISION) AS "rules",
			SUM(s."revision") AS "revisions",
			(SELECT COUNT(*) FROM "Assignment" a WHERE a."classId" = ${classId}) AS "assignments",
			(SELECT SUM(a."revision" + CASE WHEN a."publishedAt" IS NULL THEN 0 ELSE 1 END) FROM "Assignment" a
				WHERE a."classId" = ${classId}) AS "changes"
		FROM "Membership" m
		LEFT JOIN "CourseStanding" s ON s."userId" = m."userId" AND s."courseId" = ${courseId}
		WHERE m."classId" = ${classId}`;
	const { joined: lastJoined, left, ...sums } = versions.parse(rows)[0] ?? {};
	return [lastJoined?.getTime() ?? 0, left?.getTime() ?? 0, ...Object.values(sums)].join('.');
}

const sent = z.array(
	z.object({
		fromId: z.string().nullable(),
		fromName: z.string().nullable(),
		subject: z.string(),
		body: z.string(),
		createdAt: instant,
		receivers: count,
	}),
);

/** A message to one or more students of a class. `fromName` is null when the sender's account is gone. */
export type SentMessage = z.infer<typeof sent>[number];

/**
 * What was written to the present students of a class, newest first, each sending once.
 * @param userId to this student only; null for all
 */
export async function sentMessages(
	db: DbOrTx,
	classId: string,
	userId: string | null,
	most: number,
): Promise<Array<SentMessage>> {
	const only = userId === null ? Prisma.empty : Prisma.sql`AND m."userId" = ${userId}`;
	const rows = await db.$queryRaw`
		SELECT x."fromId", u."name" AS "fromName", x."subject", x."body", x."createdAt", COUNT(*) AS "receivers"
		FROM "Membership" m JOIN "Message" x ON x."toId" = m."userId" AND x."classId" = ${classId}
		LEFT JOIN "User" u ON u."id" = x."fromId"
		WHERE m."classId" = ${classId} AND ${ACTIVE} ${only}
		GROUP BY x."fromId", u."name", x."subject", x."body", x."createdAt"
		ORDER BY x."createdAt" DESC LIMIT ${most}`;
	return sent.parse(rows);
}
