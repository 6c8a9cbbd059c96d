/** Counting how learners stand with assignments. A bounded number of statements for each assignment and page of people. */
import { z } from 'zod';
import {
	type AssignedAttempt,
	type AssignmentPart,
	assignmentStanding,
	type TeacherEntry,
} from '~/core/assignments';
import { type AssignmentStandingRow, putAssignmentStandings, type Tx } from '~/db/index.server';
import {
	type Corrections,
	loadCorrections,
	loadItems,
	NO_CORRECTIONS,
	parsePinned,
} from '~/features/items/index.server';
import { partsOf, pointsOfItems, pointsOfQuiz } from './course-facts.server';
import { lastTries } from './recount-lessons.server';
import { changesBetween } from './rows';

const attemptSettings = z.object({ counts: z.enum(['best', 'last', 'first']) });

/** The little of an assignment that its standings are counted by. */
const ASSIGNMENT = {
	id: true,
	target: true,
	targetId: true,
	counts: true,
	class: { select: { courseId: true } },
} as const;

interface Sources {
	attempts: ReadonlyArray<AssignedAttempt>;
	read: ReadonlyMap<string, Date>;
	entries: ReadonlyArray<TeacherEntry>;
}

function grouped<Row extends { userId: string }>(rows: ReadonlyArray<Row>): Map<string, Array<Row>> {
	const groups = new Map<string, Array<Row>>();
	for (const row of rows) {
		const group = groups.get(row.userId);
		if (group === undefined) groups.set(row.userId, [row]);
		else group.push(row);
	}
	return groups;
}

async function sourcesOf(
	tx: Tx,
	assignmentId: string,
	courseId: string,
	parts: ReadonlyArray<AssignmentPart>,
	corrections: Corrections,
	userIds: ReadonlyArray<string>,
): Promise<(userId: string) => Sources> {
	const people = { in: [...userIds] };
	const rows = await tx.attempt.findMany({
		where: { assignmentId, userId: people, state: { in: ['open', 'submitted'] } },
		select: {
			id: true,
			userId: true,
			quizId: true,
			number: true,
			startedAt: true,
			submittedAt: true,
			score: true,
			pending: true,
			settings: true,
			items: true,
		},
	});
	const tried = await lastTries(
		tx,
		rows.map(({ id }) => id),
	);
	const pinned = rows.map(({ items }) => parsePinned(items));
	const items = await loadItems(tx, pinned.flat());
	let from = 0;
	const attempts = rows.map(({ id, settings, items: _, ...row }, at) => {
		const until = from + (pinned[at]?.length ?? 0);
		const own = items.slice(from, until);
		from = until;
		return {
			...row,
			counts: attemptSettings.parse(settings).counts,
			points: pointsOfItems(own, corrections),
			triedAt: tried.get(id) ?? null,
		};
	});
	const readKeys = parts.flatMap(({ part, quizId }) => (quizId === null ? [part] : []));
	const done =
		readKeys.length === 0
			? []
			: await tx.donePart.findMany({
					where: { userId: people, courseId, part: { in: readKeys } },
					select: { userId: true, part: true, at: true },
				});
	const entries = await tx.gradeEntry.findMany({
		where: { assignmentId, userId: people },
		select: { id: true, userId: true, kind: true, score: true, at: true },
	});
	const byUser = { attempts: grouped(attempts), done: grouped(done), entries: grouped(entries) };
	return (userId) => ({
		attempts: byUser.attempts.get(userId) ?? [],
		read: new Map((byUser.done.get(userId) ?? []).map(({ part, at }) => [part, at])),
		entries: byUser.entries.get(userId) ?? [],
	});
}

/**
 * Counts how these people stand with an assignment. Hold their standings in its course first.
 * @returns rows that were different
 */
export async function recountForUsers(
	tx: Tx,
	assignmentId: string,
	userIds: ReadonlyArray<string>,
): Promise<number> {
	if (userIds.length === 0) return 0;
	const assignment = await tx.assignment.findUniqueOrThrow({
		where: { id: assignmentId },
		select: ASSIGNMENT,
	});
	const { courseId } = assignment.class;
	const parts = partsOf(courseId, assignment.target, assignment.targetId);
	const corrections = (await loadCorrections(tx, [assignmentId])).get(assignmentId) ?? NO_CORRECTIONS;
	const sources = await sourcesOf(tx, assignmentId, courseId, parts, corrections, userIds);
	const points = new Map(
		parts.flatMap(({ quizId }) =>
			quizId === null ? [] : [[quizId, pointsOfQuiz(courseId, quizId, corrections)] as const],
		),
	);
	const rows = userIds.flatMap((userId): Array<AssignmentStandingRow> => {
		const count = assignmentStanding({
			parts,
			counts: assignment.counts,
			pointsOf: (quizId) => points.get(quizId) ?? 0,
			...sources(userId),
		});
		return count === null ? [] : [{ assignmentId, userId, ...count }];
	});
	const stored = await tx.assignmentStanding.findMany({
		where: { assignmentId, userId: { in: [...userIds] } },
	});
	const { put, remove } = changesBetween(rows, stored, ({ userId }) => userId);
	await putAssignmentStandings(tx, put);
	if (remove.length > 0) {
		const gone = remove.map(({ userId }) => userId);
		await tx.assignmentStanding.deleteMany({ where: { assignmentId, userId: { in: gone } } });
	}
	return put.length + remove.length;
}

/** Everybody who can have a standing with an assignment: students of the class, whoever has begun, was graded, or has a row. */
export async function peopleOf(tx: Tx, assignmentId: string): Promise<Array<string>> {
	const assignment = await tx.assignment.findUniqueOrThrow({
		where: { id: assignmentId },
		select: { class: { select: { memberships: { where: { role: 'student' }, select: { userId: true } } } } },
	});
	const where = { assignmentId };
	const select = { userId: true } as const;
	const others = [
		...(await tx.attempt.findMany({ where, select, distinct: ['userId'] })),
		...(await tx.gradeEntry.findMany({ where, select, distinct: ['userId'] })),
		...(await tx.assignmentStanding.findMany({ where, select })),
	];
	const people = [...assignment.class.memberships, ...others].map(({ userId }) => userId);
	return [...new Set(people)].sort();
}
