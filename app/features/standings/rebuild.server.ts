/** Making all standings again from attempts, tries, done parts and entries. */
import { type Db, holdStandings, type Tx, transact } from '~/db/index.server';
import { type Learner, only, type People } from './people';
import { peopleOf, recountForUsers } from './recount-assignments.server';
import { recountItems } from './recount-items.server';
import { recountCourse, recountLessons } from './recount-lessons.server';

/** People counted by one transaction with all they have done; and with one assignment. */
const LEARNERS = 25;
const PAGE = 200;

/**
 * Counts everything of a learner in a course again: questions, misconceptions, lessons, the course, and the assignments
 * of the learner's classes.
 * @returns rows that were different
 */
export async function recountLearner(tx: Tx, learner: Learner): Promise<number> {
	const { userId, courseId } = learner;
	const own = await recountCounts(tx, only(learner));
	const assignments = await tx.assignment.findMany({
		where: {
			class: { courseId },
			OR: [
				{ class: { memberships: { some: { userId, role: 'student' } } } },
				{ attemptRows: { some: { userId } } },
				{ gradeEntries: { some: { userId } } },
				{ standings: { some: { userId } } },
			],
		},
		orderBy: { id: 'asc' },
		select: { id: true },
	});
	let changed = own;
	for (const { id } of assignments) changed += await recountForUsers(tx, id, [userId]);
	return changed;
}

async function recountCounts(tx: Tx, people: People): Promise<number> {
	await holdStandings(tx, people.courseId, people.userIds);
	const items = await recountItems(tx, people, 'all');
	const lessons = await recountLessons(tx, people, 'all');
	return items + lessons + (await recountCourse(tx, people));
}

/** A page of people by the courses that each has a history or a standing in. */
async function coursesOf(db: Db, userIds: ReadonlyArray<string>): Promise<Array<People>> {
	const where = { userId: { in: [...userIds] } };
	const select = { userId: true, courseId: true } as const;
	const distinct: Array<'userId' | 'courseId'> = ['userId', 'courseId'];
	const rows = [
		...(await db.attempt.findMany({ where, select, distinct })),
		...(await db.donePart.findMany({ where, select, distinct })),
		...(await db.courseStanding.findMany({ where, select })),
		...(await db.lessonStanding.findMany({ where, select, distinct })),
		...(await db.itemStanding.findMany({ where, select, distinct })),
		...(await db.misconceptionStanding.findMany({ where, select, distinct })),
	];
	const courses = new Map<string, Set<string>>();
	for (const { userId, courseId } of rows) {
		courses.set(courseId, (courses.get(courseId) ?? new Set()).add(userId));
	}
	return [...courses].map(([courseId, ids]) => ({ courseId, userIds: [...ids].sort() }));
}

/** What a rebuild has found. */
export interface RebuiltStandings {
	/** People in courses, counted again. */
	learners: number;
	/** Rows that were different from what they had to be. */
	changed: number;
}

async function rebuildLearners(db: Db): Promise<RebuiltStandings> {
	const rebuilt: RebuiltStandings = { learners: 0, changed: 0 };
	let last = '';
	for (;;) {
		const users = await db.user.findMany({
			where: { id: { gt: last } },
			orderBy: { id: 'asc' },
			take: LEARNERS,
			select: { id: true },
		});
		const ids = users.map(({ id }) => id);
		for (const people of await coursesOf(db, ids)) {
			rebuilt.changed += await transact(db, (tx) => recountCounts(tx, people));
			rebuilt.learners += people.userIds.length;
		}
		last = users.at(-1)?.id ?? '';
		if (users.length < LEARNERS) return rebuilt;
	}
}

/** @returns rows that were different */
async function rebuildAssignments(db: Db): Promise<number> {
	let changed = 0;
	let last = '';
	for (;;) {
		const assignments = await db.assignment.findMany({
			where: { id: { gt: last } },
			orderBy: { id: 'asc' },
			take: PAGE,
			select: { id: true, class: { select: { courseId: true } } },
		});
		for (const { id, class: of } of assignments) {
			const people = await transact(db, (tx) => peopleOf(tx, id));
			for (let at = 0; at < people.length; at += PAGE) {
				const page = people.slice(at, at + PAGE);
				changed += await transact(db, async (tx) => {
					await holdStandings(tx, of.courseId, page);
					return recountForUsers(tx, id, page);
				});
			}
		}
		last = assignments.at(-1)?.id ?? '';
		if (assignments.length < PAGE) return changed;
	}
}

/**
 * Makes every standing again, a page of people at a time. The product may go on meanwhile. Doing it again changes
 * nothing.
 */
export async function rebuildStandings(db: Db): Promise<RebuiltStandings> {
	const { learners, changed } = await rebuildLearners(db);
	return { learners, changed: changed + (await rebuildAssignments(db)) };
}
